"""Years of targets merged over several rows: printed once, at the top or in the middle of the rows that they are for.

桟橋の数          ３か所     ５か所
渡し舟の利用者数  118人      160人       令和10年度
舟宿の満足度      71.4％     80.0％
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.layouts.cues import Role
from ingest.layouts.figures.values import is_time_only, time_in
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.wrapped import WrappedRow
from ingest.layouts.rows import Cell


def with_merged_years(columns: Sequence[Column], rows: Sequence[WrappedRow]) -> list[WrappedRow]:
    """Give rows that lack it the year of the nearest row above and below that has one, where these agree.

    A target that names its own year needs none; a column that holds anything but years is left as it is.
    """
    for at, column in enumerate(columns):
        cells = [row.cells[at] for row in rows]
        if column.role is Role.DEADLINE and all(is_time_only(cell.text) for cell in cells if cell.text):
            years = _filled(cells)
            rows = [
                row if row.cells[at].text or _has_year(row, columns) else _with(row, at, year)
                for row, year in zip(rows, years, strict=True)
            ]
    return list(rows)


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    above, below = _carried(cells), _carried(cells[::-1])[::-1]
    return [
        (a if a.text else b) if a.text == b.text or not (a.text and b.text) else Cell("")
        for a, b in zip(above, below, strict=True)
    ]


def _carried(cells: Iterable[Cell]) -> list[Cell]:
    """Carry the last cell that holds something on over those that hold nothing."""
    last, found = Cell(""), list[Cell]()
    for cell in cells:
        last = cell if cell.text else last
        found.append(last)
    return found


def _has_year(row: WrappedRow, columns: Sequence[Column]) -> bool:
    targets = (cell for cell, column in zip(row.cells, columns, strict=True) if column.role is Role.TARGET)
    return any(time_in(cell.text) is not None for cell in targets)


def _with(row: WrappedRow, at: int, cell: Cell) -> WrappedRow:
    return replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))
