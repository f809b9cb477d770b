"""An Excel workbook as a person would make it: sheets with frozen heads, filters, widths; numbers are numbers."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.exports.sheet_of_kpis import KPIS
from graph.exports.sheets_links import CHAINS, FINDINGS, MINISTRIES
from graph.exports.sheets_things import BUDGETS, MEASURES, ROADMAP
from graph.exports.table import Cell, Column, Table
from graph.projection import Projection
from ontology.japan import time_in_japan
from ontology.model import Document
from ontology.print_width import columns_of

SHEETS = (KPIS, MEASURES, CHAINS, MINISTRIES, ROADMAP, BUDGETS, FINDINGS)
OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_LONGEST = 32_767  # characters that Excel takes in one cell
_CUT = "…（以下略）"
_MOST_ROWS = 1_048_575  # below the head
_WIDTHS = (6.0, 48.0)  # the narrowest and the widest column, in characters
_SAMPLE = 200  # rows that widths are taken from
_HEAD = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "bg_color": "#E8EEF6",
    "bottom": 2,
    "bottom_color": "#17365F",
}
_SMALL = {"font_size": 8, "font_color": "#566270"}
_BODY = {"text_wrap": True, "valign": "top"}
_NUMBERS = {"integer": "0", "double": "#,##0.##########"}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def workbook(projection: Projection) -> bytes:
    """Write the workbook; the same graph gives the same bytes."""
    sink = io.BytesIO()
    with Workbook(sink, OPTIONS) as book:
        book.set_properties({"title": "筋道 Sujimichi", "created": _made(projection)})
        styles = Styles(book)
        _contents(book, styles, projection)
        for table in SHEETS:
            write_sheet(book.add_worksheet(table.name), styles, table, list(table.rows(projection)))
    return sink.getvalue()


class Styles:
    """The formats of cells."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format(_HEAD)
        self.strong: Format = book.add_format({"bold": True})
        self.small: Format = book.add_format(_SMALL)
        self.text: Format = book.add_format(_BODY)
        self.line: Format = book.add_format({**_BODY, "text_wrap": False})
        self.numbers: dict[str, Format] = {
            datatype: book.add_format({**_BODY, "num_format": shape}) for datatype, shape in _NUMBERS.items()
        }

    def of(self, column: Column) -> Format:
        """Give the format of the cells of a column."""
        return self.numbers.get(column.datatype) or (self.text if column.wrap else self.line)


def _made(projection: Projection) -> datetime:
    """Give the time of the last ingestion, without a zone, as Excel wants it."""
    times = [document.ingested_at for document in projection.documents]
    made = datetime.fromisoformat(max(times)) if times else _EPOCH
    return made.astimezone(UTC).replace(tzinfo=None)


def _read(document: Document) -> str:
    return f"{document.source}・版 {document.revision}・{time_in_japan(document.ingested_at)}"


def _contents(book: Workbook, styles: Styles, projection: Projection) -> None:
    """Write the first sheet: which documents, which sheets, and how to read them."""
    sheet = book.add_worksheet("はじめに")
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 70)
    rows: list[tuple[str, str]] = [
        (
            "筋道 Sujimichi",
            "政策文書から読み取ったもの。原文の欄は文書のまま。 / Read out of policy documents, quoted to the letter.",
        ),
        (
            "根拠 basis",
            "本文の記述 stated・文書の構成 structural・人の判断 decided・典拠ファイル curated・"
            "推定 inferred（文書の記述ではない）",
        ),
        *((f"シート {table.name}", f"{table.ja} / {table.en}") for table in SHEETS),
        *((f"文書 {document.title}", _read(document)) for document in projection.documents),
    ]
    for row, (name, text) in enumerate(rows):
        sheet.write_string(row, 0, name, styles.strong)
        sheet.write_string(row, 1, text, styles.text)


def write_sheet(sheet: Worksheet, styles: Styles, table: Table, rows: Sequence[Sequence[Cell]]) -> None:
    """Write rows below the heads of their columns, ready to be filtered and printed."""
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column, [row[place] for row in rows[:_SAMPLE]]))
        sheet.write_rich_string(0, place, column.ja, styles.small, f"\n{column.en}", styles.head)
    for at, row in enumerate(rows[:_MOST_ROWS], start=1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (at, place), cell, styles.of(column))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, style: Format) -> None:
    if isinstance(cell, (int, float)):
        sheet.write_number(*at, cell, style)
    elif cell:
        sheet.write_string(*at, _fitting(cell), style)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _width(column: Column, cells: Sequence[Cell]) -> float:
    """Give a width that shows most cells on a line or two."""
    least, most = _WIDTHS
    lines = (line for cell in (column.ja, column.en, *cells) for line in str(cell or "").split("\n"))
    longest = max(columns_of(line) for line in lines)
    return min(max(longest + 3.0, least), most)
