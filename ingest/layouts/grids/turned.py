"""Tables set in columns of print with the indicators along their top, turned into the grids that pipes would give.

                   有収率      職員１人当たり
                               研修時間
単位                 ％           時間
令和５年度（現状）  86.7          14.5
令和６年度（実績）  87.1          16                rows of other years or places; a page may end between two rows
令和16年度（目標）  92.0          24

Over the labels may stand what they are: 年度, 区分. A name may be wider than its column.
"""

from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.grids.across import label_role
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.turned_heads import FARTHEST, Side, head_over, names_over
from ingest.layouts.heads.columns import role_of
from ingest.layouts.pages import Pages
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, Line, Separator, joined

_OF_VALUES = (Role.TARGET, Role.BASELINE)
_BESIDE = (Role.OTHER_VALUE, Role.OTHER_TEXT, Role.TIME)  # rows that may lack some values
_FEWEST, _MOST = 2, 9  # indicators beside each other
_FEWEST_ROWS = 2
_LONGEST_LABEL = 20
_MOST_ABOVE = 10  # lines that the names are looked for on
_NAMED = 0.5  # share of the names that end as those of indicators do


def turned_grids(lines: Sequence[Line], measure: Measure, cues: LayoutCues) -> Iterator[Grid]:
    """Find every such table."""
    at, pages = 0, Pages(lines)
    while at < len(lines):
        sides, end = _sides_from(lines, at, pages, cues) if _begins(lines[at], cues) else ([], at + 1)
        grid = _grid(lines[max(0, at - _MOST_ABOVE) : at], sides, measure, cues) if _may_be_table(sides, cues) else None
        if grid is not None:
            yield grid
        at = end


def _begins(line: Line, cues: LayoutCues) -> bool:
    cells = line.cells if line.separator is Separator.GAP else ()
    return len(cells) > _FEWEST and _label_role(cells[0], cues) is not None


def _label_role(cell: Cell, cues: LayoutCues) -> Role | None:
    return label_role(cell, cues) if len(cell.text) <= _LONGEST_LABEL else None


def _sides_from(lines: Sequence[Line], start: int, pages: Pages, cues: LayoutCues) -> tuple[list[Side], int]:
    """List the rows from a line on that have as many cells as the first; give the line after them.

    A time below a label is part of it. Other years or places may lack values: such rows are left out.
    """
    found: list[Side] = []
    end = at = start
    while at < len(lines):
        line, many = lines[at], len(found[0].values) if found else len(lines[at].cells) - 1
        if _is_below(line, found):
            side = found.pop()
            found.append(Side(joined((side.label, line.cells[0])), side.values, (*side.lines, line)))
        elif _begins(line, cues) and len(line.cells) == many + 1:
            found.append(Side(line.cells[0], line.cells[1:], (line,)))
        elif not (line.is_rule or (len(line.cells) <= many and _is_beside(line, cues))):
            after = pages.after_break(lines, at)
            if after == at or after == len(lines) or not _begins(lines[after], cues):
                break
            at = after
            continue
        at += 1
        end = at
    return found, end


def _is_below(line: Line, found: Sequence[Side]) -> bool:
    """Tell a time in brackets below the label of the last row."""
    alone = len(line.cells) == 1 and bool(found) and not line.follows_blank
    below = alone and line.cells[0].left <= found[-1].label.right
    return below and is_aside(line.cells[0].text) and is_time_only(line.cells[0].text)


def _is_beside(line: Line, cues: LayoutCues) -> bool:
    """Tell a row of another year or place from any other line: a known label, then nothing but values."""
    label, *values = line.cells if line.separator is Separator.GAP else (Cell(""),)
    known = bool(values) and _label_role(label, cues) in _BESIDE
    return known and all(is_value(cell.text, cues) or is_dash(cell.text) for cell in values)


def _may_be_table(sides: Sequence[Side], cues: LayoutCues) -> bool:
    """Tell whether rows of targets, and of the values of today, hold nothing but values."""
    roles = [_label_role(side.label, cues) for side in sides]
    cells = [cell for role, side in zip(roles, sides, strict=True) if role in _OF_VALUES for cell in side.values]
    figures = any(character.isdecimal() for cell in cells for character in cell.text)
    several = len(sides) >= _FEWEST_ROWS and _FEWEST <= len(sides[0].values) <= _MOST
    return several and Role.TARGET in roles and figures and all(is_value(cell.text, cues) for cell in cells)


def _grid(above: Sequence[Line], sides: Sequence[Side], measure: Measure, cues: LayoutCues) -> Grid | None:
    """Set the names over the rows; None where they are no names of indicators, one for each column."""
    head = head_over(above, sides, cues)
    ways = [
        way
        for other in sorted(Measure, key=lambda one: one is not measure)
        if (way := names_over(head, sides, other, cues))
    ]
    off, names = min(ways, key=lambda way: way[0], default=(FARTHEST, []))
    named = sum(cues.ends_as_indicator(name.text) for name in names)
    if off >= FARTHEST or named < _NAMED * len(names) or any(role_of(name, cues) for name in names):
        return None
    rows = ((Cell(""), *names), *((side.label, *side.values) for side in sides))
    return Grid(rows, (tuple(head), *(side.lines for side in sides)))
