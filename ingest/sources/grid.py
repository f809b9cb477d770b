"""A table of cells becomes lines with tabs, the form that the readers of tables know.

    指標 | 目標値          指標	目標値		a head over two columns, and the cell to its right empty
         | R8  | R11          	R8	R11
    朝市の来場者数 | 100人 | 120人
    基本目標１ 港を育てる   (over all columns)  a row whose other cells are empty

A cell that is merged over several rows is said once in the head, where it names its column, and again in each row of
the body, where it is the value of each of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

_PROSE = 400  # characters; a cell with more is a passage of text, and its row no row of a table
_FEWEST_ALONE = 3  # cells of a row without others: the head or the rest of a table that goes on over a page


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the row and column of its upper left corner, from 0, and how many of them it covers.

    `passage` is its text line by line, for a cell that turns out to hold no value, but a passage of text.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    passage: tuple[str, ...] = ()


def table_lines(cells: Iterable[Cell]) -> list[str]:
    """Write a table, one line a row; what stands over or under it in the width of the whole is no row of it."""
    filled = sorted((cell for cell in cells if cell.text), key=lambda cell: (cell.row, cell.column))
    columns = sorted({cell.column for cell in filled})
    rows = {row: list(own) for row, own in groupby(filled, key=lambda cell: cell.row)}
    inner = [row for row, own in rows.items() if not _is_wide(own, columns)]
    body = max(cell.row + cell.rows for cell in rows[inner[0]])
    lines: list[str] = []
    above: list[Cell] = []  # merged cells that reach down to this row
    for row, own in rows.items():
        above = [cell for cell in above if row < cell.row + cell.rows]
        if not inner[0] <= row <= inner[-1]:
            lines += [cell.text for cell in own]
        elif any(len(cell.text) > _PROSE for cell in own):
            lines += [line for cell in own for line in (*(cell.passage or (cell.text,)), "")]
        else:
            texts = {cell.column: cell.text for cell in (*(above if row >= body else ()), *own)}
            lines.append("\t".join(texts.get(column, "") for column in columns))
        above += [cell for cell in own if cell.rows > 1]
    return lines


def is_table(cells: Iterable[Cell]) -> bool:
    """Tell a table from boxes around text: two rows and two columns, or a single row of three cells and more."""
    places = [(cell.row, cell.column) for cell in cells if cell.text]
    rows, columns = len({row for row, _ in places}), len({column for _, column in places})
    return columns >= _FEWEST_ALONE or (columns > 1 and rows > 1)


def _is_wide(row: list[Cell], columns: list[int]) -> bool:
    """Tell whether one cell fills the whole width of a row."""
    first = row[0]
    return len(row) == 1 and first.column <= columns[0] and first.column + first.columns > columns[-1]
