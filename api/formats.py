"""The formats of an export: one table for HTTP and the command line."""

from dataclasses import dataclass
from enum import StrEnum


class ExportFormat(StrEnum):
    """What `export` can write; the value is the name on the command line and the file's suffix."""

    JSON = "json"
    TURTLE = "ttl"
    TRIG = "trig"
    NQUADS = "nq"


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Media:
    """The media type of a format; `rdf` is what the store is asked for, None for the JSON form."""

    type: str
    rdf: str | None


MEDIA: dict[ExportFormat, Media] = {
    ExportFormat.JSON: Media("application/json", None),
    ExportFormat.TURTLE: Media("text/turtle", "text/turtle"),
    ExportFormat.TRIG: Media("application/trig", "application/trig"),
    ExportFormat.NQUADS: Media("application/n-quads", "application/n-quads"),
}
