"""The formats of an export: one table for the command line, HTTP and the description of the dataset."""

from dataclasses import dataclass
from enum import StrEnum


class ExportFormat(StrEnum):
    """What `export` can write; the value is the name on the command line."""

    JSON = "json"
    TURTLE = "ttl"
    TRIG = "trig"
    NQUADS = "nq"
    JSON_LD = "jsonld"
    CSV = "csv"
    XLSX = "xlsx"
    GRAPHML = "graphml"
    CUBE = "cube"


@dataclass(frozen=True, slots=True)
class Form:
    """How a format travels: its media type, the suffix of its file, and what it holds, in Japanese and English."""

    media: str
    suffix: str
    ja: str
    en: str


FORMS: dict[ExportFormat, Form] = {
    ExportFormat.JSON: Form(
        "application/json", "json", "文書・もの・つながり（JSON）", "documents, nodes and edges as JSON"
    ),
    ExportFormat.TURTLE: Form(
        "text/turtle", "ttl", "全てのグラフを一つに合わせたもの（Turtle）", "all graphs merged into one, in Turtle"
    ),
    ExportFormat.TRIG: Form(
        "application/trig", "trig", "版ごとの名前付きグラフ（TriG）", "one named graph per revision, in TriG"
    ),
    ExportFormat.NQUADS: Form(
        "application/n-quads", "nq", "版ごとの名前付きグラフ（N-Quads）", "one named graph per revision, in N-Quads"
    ),
    ExportFormat.JSON_LD: Form(
        "application/ld+json", "jsonld", "版ごとの名前付きグラフ（JSON-LD）", "one named graph per revision, in JSON-LD"
    ),
    ExportFormat.CSV: Form(
        "application/zip", "zip", "項目の説明が付いた表の束（CSV）", "CSV tables with a data dictionary, zipped"
    ),
    ExportFormat.XLSX: Form(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        "人が読む表（Excel）",
        "an Excel workbook for people to read",
    ),
    ExportFormat.GRAPHML: Form(
        "application/graphml+xml", "graphml", "Gephi や yEd で開くグラフ（GraphML）", "a graph for Gephi and yEd"
    ),
    ExportFormat.CUBE: Form(
        "text/turtle", "ttl", "KPI の実績（RDF Data Cube）", "the actual values of KPIs as an RDF Data Cube"
    ),
}
