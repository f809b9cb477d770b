"""The formats of rows, for the command line; those of exports are in `graph.exports.forms`."""

from enum import StrEnum


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class DiffFormat(StrEnum):
    """How changes are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    XLSX = "xlsx"
