"""The formats of exports and rows: one table for HTTP and the command line."""

from enum import StrEnum


class ExportFormat(StrEnum):
    """What `export` can write; the value is the name on the command line and the file's suffix."""

    JSON = "json"
    TURTLE = "ttl"
    TRIG = "trig"
    NQUADS = "nq"
    JSON_LD = "jsonld"


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


MEDIA_TYPES: dict[ExportFormat, str] = {
    ExportFormat.JSON: "application/json",
    ExportFormat.TURTLE: "text/turtle",
    ExportFormat.TRIG: "application/trig",
    ExportFormat.NQUADS: "application/n-quads",
    ExportFormat.JSON_LD: "application/ld+json",
}
