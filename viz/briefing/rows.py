"""The rows behind a figure as an Excel workbook, with a sheet that says where they are from."""

import io
from collections.abc import Iterator
from operator import itemgetter

from xlsxwriter import Workbook

from graph.exports.table import Column, Datatype, Table
from graph.exports.workbook import OPTIONS, Styles, write_sheet
from graph.projection import Projection
from viz.briefing.matter import Matter
from viz.figure.sources import sources_of
from viz.views import view as views

_LONG = frozenset({"quote", "sentence"})  # would make the rows too high to read
_WIDTHS = (24, 110)  # characters


def workbook_of(matter: Matter) -> bytes:
    """Write the rows; the same view gives the same bytes, and no text is ever a formula."""
    sink = io.BytesIO()
    with Workbook(sink, OPTIONS) as book:
        book.set_properties({"title": matter.title, "created": matter.dated})
        styles = Styles(book)
        rows = list(matter.view.table.rows)
        write_sheet(book.add_worksheet("図の内容"), styles, _table(matter.view), rows)
        sheet = book.add_worksheet("出典")
        for place, wide in enumerate(_WIDTHS):
            sheet.set_column(place, place, wide)
        for at, (name, told) in enumerate(_told(matter)):
            sheet.write_string(at, 0, name, styles.strong)
            sheet.write_string(at, 1, told, styles.text)
    return sink.getvalue()


def _table(view: views.View) -> Table:
    columns = tuple(
        Column(each.name, each.ja, each.en, itemgetter(at), _datatype(view, at), wrap=each.name not in _LONG)
        for at, each in enumerate(view.table.columns)
    )
    return Table("図の内容", view.ja, view.en, _none, columns)


def _none(_projection: Projection) -> tuple[()]:
    return ()


def _datatype(view: views.View, place: int) -> Datatype:
    cells = [row[place] for row in view.table.rows if row[place] is not None]
    if cells and all(isinstance(cell, int) for cell in cells):
        return "integer"
    return "double" if cells and all(isinstance(cell, int | float) for cell in cells) else "string"


def _told(matter: Matter) -> Iterator[tuple[str, str]]:
    yield "図 Figure", f"{matter.view.ja} / {matter.view.en}"
    yield "版を固定した所在 Permalink", matter.permalink
    yield from (("出典 Source", line) for line in sources_of(matter.view))
    for document in matter.view.documents:
        yield f"文書 {document.title}", f"{document.source}・{document.iri}・本文の版 {document.revision}"
    yield "読み方 How to read", "引用の欄は原文のまま。根拠の欄が「推定」のものは計算による（文書の記述ではない）。"
