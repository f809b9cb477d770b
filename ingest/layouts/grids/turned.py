"""Tables set in columns of print with the indicators along their top, turned into the grids that pipes would give.

                   有収率      職員１人当たり
                               研修時間
単位                 ％           時間
現状（令和５年度）  86.7          14.5
目標（令和16年度）  92.0          24
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.grids.across import label_role
from ingest.layouts.grids.reader import Grid
from ingest.layouts.heads.columns import role_of
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line, Separator, joined

_OF_VALUES = (Role.TARGET, Role.BASELINE)
_FEWEST, _MOST = 2, 9  # indicators beside each other
_FEWEST_ROWS = 2
_MOST_HEAD_LINES = 4
_LONGEST_LABEL = 20
_FARTHEST = 9.0  # columns of print, on the average, from a head to the middle of its column
_NAMED = 0.5  # share of the names that end as those of indicators do
_NEAR = 2  # columns of print that a head may reach into the labels


@dataclass(frozen=True, slots=True)
class _Side:
    """A row: its label, its values, its lines."""

    label: Cell
    values: tuple[Cell, ...]
    lines: tuple[Line, ...]


def turned_grids(lines: Sequence[Line], measure: Measure, cues: LayoutCues) -> Iterator[Grid]:
    """Find every such table."""
    at = 0
    while at < len(lines):
        sides = _sides_from(lines, at, cues) if _begins(lines[at], cues) else []
        grid = _grid(lines[:at], sides, measure, cues) if _may_be_table(sides, cues) else None
        if grid is not None:
            yield grid
        at += sum(len(side.lines) for side in sides) or 1


def _begins(line: Line, cues: LayoutCues) -> bool:
    cells = line.cells if line.separator is Separator.GAP else ()
    return len(cells) > _FEWEST and _label_role(cells[0], cues) is not None


def _label_role(cell: Cell, cues: LayoutCues) -> Role | None:
    return label_role(cell, cues) if len(cell.text) <= _LONGEST_LABEL else None


def _sides_from(lines: Sequence[Line], start: int, cues: LayoutCues) -> list[_Side]:
    """List the rows from a line on that have as many cells as the first; a time below a label is part of it."""
    found: list[_Side] = []
    for line in lines[start:]:
        cells = line.cells
        below = len(cells) == 1 and bool(found) and is_aside(cells[0].text) and is_time_only(cells[0].text)
        if below and not line.follows_blank and cells[0].left <= found[-1].label.right:
            side = found.pop()
            found.append(_Side(joined((side.label, cells[0])), side.values, (*side.lines, line)))
        elif _begins(line, cues) and len(cells) == len(found[0].values if found else cells[1:]) + 1:
            found.append(_Side(cells[0], cells[1:], (line,)))
        else:
            break
    return found


def _may_be_table(sides: Sequence[_Side], cues: LayoutCues) -> bool:
    """Tell whether rows of targets, and of the values of today, hold nothing but values."""
    roles = [_label_role(side.label, cues) for side in sides]
    cells = [cell for role, side in zip(roles, sides, strict=True) if role in _OF_VALUES for cell in side.values]
    figures = any(character.isdecimal() for cell in cells for character in cell.text)
    several = len(sides) >= _FEWEST_ROWS and _FEWEST <= len(sides[0].values) <= _MOST
    return several and Role.TARGET in roles and figures and all(is_value(cell.text, cues) for cell in cells)


def _grid(above: Sequence[Line], sides: Sequence[_Side], measure: Measure, cues: LayoutCues) -> Grid | None:
    """Set the names over the rows; None where they are no names of indicators, one for each column."""
    head = list(_head_over(above, sides, cues))
    ways = [
        way
        for other in sorted(Measure, key=lambda one: one is not measure)
        if (way := _names(head, sides, other, cues))
    ]
    off, names = min(ways, key=lambda way: way[0], default=(_FARTHEST, []))
    named = sum(cues.ends_as_indicator(name.text) for name in names)
    if off >= _FARTHEST or named < _NAMED * len(names) or any(role_of(name, cues) for name in names):
        return None
    rows = ((Cell(""), *names), *((side.label, *side.values) for side in sides))
    return Grid(rows, (tuple(head), *(side.lines for side in sides)))


def _head_over(above: Sequence[Line], sides: Sequence[_Side], cues: LayoutCues) -> list[Line]:
    """Find the lines of names over the rows, down from a blank line or from what stands over the labels."""
    edge = max(side.label.left for side in sides) + 1
    head: list[Line] = []
    for line in above[::-1]:
        cells = line.cells
        words = all(not is_value(cell.text, cues) and not is_dash(cell.text) for cell in cells)
        if cells[0].left < edge + _NEAR or not words or "。" in line.text or len(head) == _MOST_HEAD_LINES:
            break
        head.insert(0, line)
        if line.follows_blank:
            break
    return head


def _names(
    head: Sequence[Line], sides: Sequence[_Side], measure: Measure, cues: LayoutCues
) -> tuple[float, list[Cell]] | None:
    """Deal the cells of some lines out to columns; give the names, and how far off they stand; None if one has none."""
    rows = [cells_between_gaps(words_of(side.lines[0], measure))[1:] for side in sides]
    if not head or any(len(row) != len(sides[0].values) for row in rows):
        return None
    middles = [fmean((cell.left + cell.right) / 2 for cell in column) for column in zip(*rows, strict=True)]
    first = min(row[0].left for row in rows)
    parts: list[list[Cell]] = [[] for _ in middles]
    offs: list[float] = []
    for line in head:
        cells = cells_between_gaps(words_of(line, measure))
        labelled = cells[0].right <= first and role_of(cells[0], cues) is not None  # 指標, over the labels
        cells = cells[labelled:]
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
