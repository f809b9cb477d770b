"""The names over the rows of a table set on its side in columns of print, each wrapped and centred over its column.

                             担い手への        農家に泊まる
年　度     農業法人数        農地集積率        旅行者の数        what the labels are may stand over them
                             （累計）
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line, joined

FARTHEST = 9.0  # columns of print, on the average, from a head to the middle of its column
_MOST_LINES = 6
_NEAR = 2  # columns of print that a head may reach into the labels
_Off = tuple[float, list[Cell]]


@dataclass(frozen=True, slots=True)
class Side:
    """A row: its label, its values, its lines."""

    label: Cell
    values: tuple[Cell, ...]
    lines: tuple[Line, ...]


def head_over(above: Sequence[Line], sides: Sequence[Side], cues: LayoutCues) -> list[Line]:
    """Find the lines of names over the rows, down from a blank line or from what stands over the labels."""
    edge = max(side.label.left for side in sides) + 1 + _NEAR
    first = min(side.values[0].left for side in sides)
    head: list[Line] = []
    for line in above[::-1]:
        if line.is_rule and not head:
            continue
        cells = line.cells[_count_corner(line.cells, first, cues) :]
        words = all(not is_value(cell.text, cues) and not is_dash(cell.text) for cell in cells)
        left = bool(cells) and cells[0].left < edge
        if line.is_rule or left or not words or "。" in line.text or len(head) == _MOST_LINES:
            break
        head.insert(0, line)
        if line.follows_blank:
            break
    return head


def _count_corner(cells: Sequence[Cell], first: float, cues: LayoutCues) -> int:
    """Count the cells of what stands over the labels, 指標 or 年　度, left of the first column of values."""
    for count in range(sum(cell.right <= first for cell in cells), 0, -1):
        corner = joined(cells[:count])
        if role_of(corner, cues) is not None or cues.is_year_head(corner.text):
            return count
    return 0


def names_over(head: Sequence[Line], sides: Sequence[Side], measure: Measure, cues: LayoutCues) -> _Off | None:
    """Deal the cells of some lines out to columns; give the names, and how far off they stand; None if one has none."""
    rows = [cells_between_gaps(words_of(side.lines[0], measure))[1:] for side in sides]
    if not head or any(len(row) != len(sides[0].values) for row in rows):
        return None
    columns = [list(column) for column in zip(*rows, strict=True)]
    first = min(row[0].left for row in rows)
    lines = [cells_between_gaps(words_of(line, measure)) for line in head]
    lines = [cells[_count_corner(cells, first, cues) :] for cells in lines]
    return _stacked(lines, columns) or _dealt(lines, columns)


def _stacked(lines: Sequence[Sequence[Cell]], columns: Sequence[Sequence[Cell]]) -> _Off | None:
    """Take what stands over each other for one name, in the order of the columns; None where there are not as many."""
    stacks = list(_stacks(sorted((cell for cells in lines for cell in cells), key=lambda cell: cell.left)))
    if len(stacks) != len(columns):
        return None
    offs = [_apart(stack, column) for stack, column in zip(stacks, columns, strict=True)]
    order = {cell: at for at, cells in enumerate(lines) for cell in cells}
    return fmean(offs), [joined(sorted(stack, key=lambda cell: order[cell])) for stack in stacks]


def _stacks(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Part cells, from left to right, where none reaches over the left edge of the next."""
    stack: list[Cell] = []
    for cell in cells:
        if stack and cell.left >= max(other.right for other in stack):
            yield stack
            stack = []
        stack.append(cell)
    if stack:
        yield stack


def _apart(stack: Sequence[Cell], column: Sequence[Cell]) -> float:
    """Tell how far a name and its values are from being level at the left, in the middle or at the right."""
    lefts = min(cell.left for cell in stack), min(cell.left for cell in column)
    rights = max(cell.right for cell in stack), max(cell.right for cell in column)
    left, right = lefts[0] - lefts[1], rights[0] - rights[1]
    return min(abs(left), abs(right), abs(left + right) / 2)


def _dealt(lines: Sequence[Sequence[Cell]], columns: Sequence[Sequence[Cell]]) -> _Off | None:
    """Give every cell of a line the column whose middle is nearest, in the order of print."""
    middles = [fmean((cell.left + cell.right) / 2 for cell in column) for column in columns]
    parts: list[list[Cell]] = [[] for _ in middles]
    offs: list[float] = []
    for cells in lines:
        if len(cells) > len(middles):
            return None
        ways = combinations(range(len(middles)), len(cells))
        chosen = min(ways, key=lambda way: sum(map(abs, _off(cells, way, middles))))
        offs += map(abs, _off(cells, chosen, middles))
        for column, cell in zip(chosen, cells, strict=True):
            parts[column].append(cell)
    return (fmean(offs or [0.0]), [joined(cells) for cells in parts]) if all(parts) else None


def _off(cells: Sequence[Cell], columns: Sequence[int], middles: Sequence[float]) -> list[float]:
    return [(cell.left + cell.right) / 2 - middles[at] for cell, at in zip(cells, columns, strict=True)]
