"""The lines of a table of groups: what stands on each under the names, under the groups and under the values."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.groups.heads import GroupHead
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line, joined

_NEAR = 4  # columns of print that a cell may begin before its head
_LEFT_OUT = 3  # columns of print that a heading stands left of the names
NOTE = re.compile(r"[※＊*【〔《＜<■◆●○◎]|[（(]?(?:注|資料|出典|備考)[0-9０-９)）:：]?")
_FEWEST = 2  # cells right of the names, of a row without a group


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table: a part of a name, a group, and the values by their column, any of which may be missing."""

    line: Line
    name: Cell | None
    group: Cell | None
    values: dict[int, Cell]
    is_row: bool


def table_lines(
    lines: Sequence[Line], head: GroupHead, measure: Measure, cues: LayoutCues, parts: Callable[[Line], bool]
) -> list[TableLine]:
    """Take the lines under a head down to where the table ends; `parts` tells what stands in no table."""
    placed: list[tuple[Line, list[Cell]]] = []
    spaced = False  # whether blank lines stand inside the table
    for line in lines:
        cells = cells_between_gaps(words_of(line, measure))
        after_blank = line.follows_blank and len(placed) > 0
        if not cells or _ends(cells, head) or parts(line) or (after_blank and len(cells) == 1 and not spaced):
            break
        spaced = spaced or after_blank
        placed.append((line, cells))
    return list(_dealt(placed, head, cues))


def _ends(cells: Sequence[Cell], head: GroupHead) -> bool:
    """Tell a line that is no part of the table: a note, a heading at its left, a sentence over its columns."""
    first = cells[0]
    if first.left >= head.group - _NEAR:
        return False
    left = first.left < head.name - _LEFT_OUT
    across = first.right > head.group + _NEAR
    return left or across or NOTE.match(first.text) is not None or first.text.endswith("。")


def _dealt(placed: Sequence[tuple[Line, list[Cell]]], head: GroupHead, cues: LayoutCues) -> Iterator[TableLine]:
    first = min((cell.left for cell in head.stacks), default=0) - _NEAR
    lefts = [cell.left for _, cells in placed for cell in cells if head.group - _NEAR <= cell.left < first]
    group = min([head.group, *lefts]) - 1
    for line, cells in placed:
        right = [cell for cell in cells if cell.left >= first]
        names = [cell for cell in cells if cell.left < min(group, first)]
        groups = [cell for cell in cells if group <= cell.left < first]
        values = _by_column(right, head)
        figures = sum(_is_figure(cell, cues) for cell in values.values())
        is_row = bool(figures) and (bool(groups) or len(right) >= _FEWEST)
        yield TableLine(line, _whole(names), _whole(groups), values, is_row)


def _whole(cells: Sequence[Cell]) -> Cell | None:
    return joined(cells) if cells else None


def _by_column(cells: Sequence[Cell], head: GroupHead) -> dict[int, Cell]:
    """Deal cells to columns, numbered behind names and groups: in their order where all are filled, else by place."""
    if len(cells) == len(head.stacks):
        return dict(enumerate(cells, start=2))
    dealt: dict[int, Cell] = {}
    for cell in cells:
        at = min(range(len(head.stacks)), key=lambda place: _off(cell, head.stacks[place])) + 2
        dealt[at] = joined((dealt[at], cell)) if at in dealt else cell
    return dealt


def _off(cell: Cell, head: Cell) -> float:
    return min(
        abs(cell.left - head.left),
        abs(cell.right - head.right),
        abs(cell.left + cell.right - head.left - head.right) / 2,
    )


def _is_figure(cell: Cell, cues: LayoutCues) -> bool:
    return is_value(cell.text, cues) and not is_dash(cell.text) and any(map(str.isdecimal, cell.text))
