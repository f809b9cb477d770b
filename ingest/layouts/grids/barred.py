"""Tables of a page that was turned to text cell by cell: each cell on a line of its own that ends in a bar.

    指標 |
    現状値 |                 a head, its cells counted up to the first name or value
    目標値 |
    開業した店の数 |
    7件
    (22年度) |               a break within a cell
    12件 |
    |                        perhaps the end of a row, with a bar for each cell that the row lacks

Where no line ends the rows, each has as many cells as the head.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_number, is_value
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, joined

_BARS = "|｜"
_AGO = re.compile(r"年[前後]$")  # 概ね５年前 heads values and is none
_FEWEST_CELLS = 6
_FEWEST_HEADS = 3
_FEWEST_VALUES = 2  # of a record
_MOST_HEADS = 16
_MOST_LINES = 4  # of a cell
_LONGEST_CELL = 120


@dataclass(frozen=True, slots=True)
class _Barred:
    """A cell with its lines; `ends` where its line is nothing but bars, which end a row."""

    cell: Cell
    lines: tuple[Line, ...]
    ends: bool = False


def barred_grids(lines: Sequence[Line], cues: LayoutCues) -> tuple[list[Grid], set[int]]:
    """Find such tables of KPIs; give them and the numbers of their lines."""
    grids: list[Grid] = []
    taken: set[int] = set()
    for cells in _runs(lines, cues):
        for table in (table for table in _tables(cells, cues) if not _has_merged(table, cues)):
            grids.append(Grid(*_rows(table, cues)))
            taken |= {line.index for one in table for line in one.lines}
    return grids, taken


def _has_merged(table: Sequence[_Barred], cues: LayoutCues) -> bool:
    """Tell whether a record lacks its first cell, merged over it; layouts.celled reads those by the order of cells."""
    width, rows = len(_head(table, cues)), _parted(table, cues)
    records = [row for row in rows if sum(is_value(each.cell.text, cues) for each in row) >= _FEWEST_VALUES]
    return any(len(row) == width - 1 and not is_value(row[0].cell.text, cues) for row in records)


def _runs(lines: Sequence[Line], cues: LayoutCues) -> Iterator[list[_Barred]]:
    """Go through the runs of cells, each closed by a bar; anything else ends a run."""
    run: list[_Barred] = []
    waiting: list[Line] = []
    for line in lines:
        text = line.text.strip()
        bars = len(text) - len(text.rstrip(_BARS + " "))
        if any(bar in text[: len(text) - bars] for bar in _BARS) or line.is_rule or len(text) > _LONGEST_CELL:
            yield from ([run] if run else [])
            run, waiting = [], []
        elif not bars:
            waiting.append(line)
            if len(waiting) == _MOST_LINES:
                yield from ([run] if run else [])
                run, waiting = [], waiting[1:]
        else:
            below = bool(waiting) and is_aside(_cell(line).text)  # 118 ha / (22年度)
            is_apart = not run or (bars < len(text) and not below and _is_head(_cell(line), cues))
            own = (line,) if is_apart else (*waiting, line)  # a title stands before the first cell, and before a head
            ends = len(text) == bars and len(own) == 1  # 目標 / | is a cell
            run.append(_Barred(joined(_cell(each) for each in own), own, ends))
            waiting = []
    if run:
        yield run


def _cell(line: Line) -> Cell:
    return line.part(0, len(line.text.rstrip(_BARS + " 　")))


def _tables(cells: Sequence[_Barred], cues: LayoutCues) -> Iterator[list[_Barred]]:
    """Cut a run before every head that announces indicators with their targets."""
    starts: list[int] = []
    at = 0
    while at < len(cells) and len(cells) >= _FEWEST_CELLS:
        width = _announces(cells, at, cues)
        if width:
            starts.append(at)
        at += width or 1
    for start, end in pairwise((*starts, len(cells))):
        yield list(cells[start:end])


def _announces(cells: Sequence[_Barred], at: int, cues: LayoutCues) -> int:
    """Count the cells of a head of indicators and targets that begins at a cell; 0 where none begins there."""
    head = _head(cells[at:], cues)
    roles = {role_of(each.cell, cues) for each in head}
    return len(head) if Role.TARGET in roles and {Role.INDICATOR, Role.MAYBE_INDICATOR} & roles else 0


def _head(cells: Sequence[_Barred], cues: LayoutCues) -> list[_Barred]:
    """List the cells of a head: those before the first end of a row, or, where none ends, before the first value."""
    heads: list[_Barred] = []
    for each in cells[:_MOST_HEADS]:
        if each.ends or _is_of_row(each.cell, cues):
            break
        heads.append(each)
    while heads and not _is_head(heads[-1].cell, cues):
        heads.pop()  # 指標 現状値 目標値, then the name of the first row
    return heads if len(heads) >= _FEWEST_HEADS else []


def _is_of_row(cell: Cell, cues: LayoutCues) -> bool:
    figure = any(character.isdecimal() for character in cell.text) and _AGO.search(cell.text) is None
    return not _is_head(cell, cues) and (is_number(cell.text) or (figure and is_value(cell.text, cues)))


def _is_head(cell: Cell, cues: LayoutCues) -> bool:
    return role_of(cell, cues) is not None


def _parted(table: Sequence[_Barred], cues: LayoutCues) -> list[list[_Barred]]:
    """Part a table into rows, where they end or by the width of the head; some are ended together."""
    width = len(_head(table, cues))
    ended = any(each.ends for each in table)
    rows = [list(row) for ends, row in groupby(table, key=lambda each: each.ends) if not ends]
    return [part for row in rows for part in ([row] if ended and len(row) % width else _cut(row, width))]


def _cut(row: list[_Barred], width: int) -> list[list[_Barred]]:
    return [row[at : at + width] for at in range(0, len(row), width)]


def _rows(table: Sequence[_Barred], cues: LayoutCues) -> tuple[tuple[Row, ...], tuple[tuple[Line, ...], ...]]:
    """Part a table into rows of one width, each with its lines."""
    width = len(_head(table, cues))
    whole = [row for row in _parted(table, cues) if len(row) <= width]
    cells = tuple((*(each.cell for each in row), *[Cell("")] * (width - len(row))) for row in whole)
    return cells, tuple(tuple(line for each in row for line in each.lines) for row in whole)
