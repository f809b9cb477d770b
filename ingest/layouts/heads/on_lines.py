"""Heads of tables as they are printed: on one line, wrapped over some, or with the years on a line of their own.

指標            基準値          目標値                            実績値          目標値
              （令和５年度）  （令和11年度）        指標        R3      R5      R9      R12
"""

from collections.abc import Sequence
from functools import partial

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.heads.columns import VALUES, Column, Head, role_of, time_of
from ingest.layouts.heads.in_order import head_in_order
from ingest.layouts.heads.kinds_below import kinds_below
from ingest.layouts.heads.settled import columns_of, head_of, settled
from ingest.layouts.heads.years import off_centre, whole_times
from ingest.layouts.rows import Cell, Line, Separator, joined

_MOST_LINES = 10
_MOST_HEIGHTS = 4
_PRINTED = (Separator.NONE, Separator.GAP)


def head_at(lines: list[Line], start: int, cues: LayoutCues) -> tuple[Head | None, int]:
    """Read a head that stands on one line, or was set over some; give it with the line after it."""
    below = kinds_below(lines, start, cues)
    if below is not None:
        return below
    if not any(role_of(cell, cues) for cell in (*lines[start].cells, *lines[start].words)):
        return None, start
    head = head_of(lines[start], cues)
    if head is not None and head.columns[0].head.text:
        spanned = head_in_order(lines, start, cues) if _spans_more_years(head, lines, start) else None
        return spanned or (head, start + 1)
    apart = _spanned(lines, start, cues) or _set_apart(lines, start, cues)
    apart = apart or head_in_order(lines, start, cues)
    return apart or ((head, start + 1) if head else _wrapped(lines, start, cues))


def _spans_more_years(head: Head, lines: Sequence[Line], start: int) -> bool:
    """Tell heads parted by single spaces over more years than they have values: 基準値 実績値 目標値 / R2 R4 R5 R8."""
    below = lines[start + 1 : start + 2]
    plain = head.separator is Separator.NONE and all(line.separator is Separator.NONE for line in below)
    years = sum(is_time_only(word.text) for line in below for word in line.words)
    return plain and years > sum(column.role in VALUES for column in head.columns) - 1 > 0


def _spanned(lines: list[Line], start: int, cues: LayoutCues) -> tuple[Head, int] | None:
    """Read two lines of heads, the upper of which spans columns of the lower."""
    if start + 1 >= len(lines) or {line.separator for line in lines[start : start + 2]} != {Separator.GAP}:
        return None
    upper, lower = (whole_times(line) for line in lines[start : start + 2])
    known = all(role_of(cell, cues) is not None for cell in (*upper, *lower))
    if not known or len(lower) <= len(upper):
        return None
    columns = []
    for cell in lower:
        role = role_of(cell, cues) or Role.UNKNOWN
        over = min(upper, key=partial(off_centre, cell))
        role = (role_of(over, cues) or role) if role is Role.TIME else role
        columns.append(Column(role, cell, time_of(cell)))
    own = settled([*(Column(role_of(c, cues) or Role.UNKNOWN, c) for c in _beside(upper, lower)), *columns])
    return (Head(own, Separator.GAP), start + 2) if own else None


def _beside(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """List the heads of the upper line that stand at the left of all of the lower: they have nothing below them."""
    return [cell for cell in upper if cell.right <= lower[0].left]


def _set_apart(lines: list[Line], start: int, cues: LayoutCues) -> tuple[Head, int] | None:
    """Read heads that are set at different heights: 現状 目標 / 指標 / （2022年度） （2030年度）."""
    heads: list[Cell] = []
    best: tuple[Head, int] | None = None
    for end in range(start, min(start + _MOST_HEIGHTS, len(lines))):
        cells = whole_times(lines[end]) if lines[end].separator in _PRINTED else ()
        if not cells or any(role_of(cell, cues) is None for cell in cells):
            break
        more = [cell for cell in cells if not is_time_only(cell.text)]
        over = [head for head in heads if any(_overlap(cell, head) for cell in more)]
        if not all(_spans_years(head, more, cues) for head in over):
            break
        heads = sorted([*(head for head in heads if head not in over), *more], key=lambda cell: cell.left)
        columns = columns_of(heads, cues) if end > start and len(heads) > 1 else None
        head = Head(columns, Separator.GAP) if columns and len(columns) == len(heads) else None
        best = (head, end + 1) if head and more else best
    return best


def _overlap(one: Cell, other: Cell) -> bool:
    return one.left < other.right and other.left < one.right


def _spans_years(head: Cell, below: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a head that is none of the target stands over years: 年度ごとの目標値 over ５年度 ６年度."""
    under = [role_of(cell, cues) for cell in below if _overlap(cell, head)]
    return role_of(head, cues) is Role.OTHER_VALUE and set(under) == {Role.TIME}


def _wrapped(lines: list[Line], start: int, cues: LayoutCues) -> tuple[Head | None, int]:
    cells: list[Cell] = []
    end = start
    for line in lines[start : start + _MOST_LINES]:
        more = line.words if line.separator in _PRINTED and not head_of(line, cues) else ()
        if not more or any(role_of(cell, cues) is None for cell in more):
            break
        for cell in more:
            on = bool(cells) and is_time_only(cell.text) and role_of(cells[-1], cues) is not Role.TIME
            cells = [*cells[:-1], joined((cells[-1], cell))] if on else [*cells, cell]
        end += 1
    columns = columns_of(cells, cues) if end > start + 1 else None
    return (Head(columns, Separator.NONE) if columns else None), end
