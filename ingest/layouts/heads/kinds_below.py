"""Heads of two lines that tell the year of each column and what it is of, whichever stands above.

区分    2013年度     2021年度   2030年度       削減率            2013年度（基準年度） 2021年度（現状）
        （基準年度） （現状）   （目標年度）   （2013年度比）    2030年度（目標年度） 削減率（2013年度比）
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import VALUES, Column, Head, role_of, time_of
from ingest.layouts.heads.settled import settled, with_parts
from ingest.layouts.rows import Cell, Line, Separator, joined

_FEWEST_YEARS = 2


def kinds_below(lines: Sequence[Line], start: int, cues: LayoutCues) -> tuple[Head, int] | None:
    """Read such a head, a name before its years; give it with the line after it."""
    if len(lines) < start + 2 or any(line.separator is not Separator.NONE for line in lines[start : start + 2]):
        return None
    name, *upper = lines[start].words
    lower = lines[start + 1].words
    if len(lower) < _FEWEST_YEARS or not all(is_aside(cell.text) for cell in lower):
        return None
    whole = [*map(joined, zip(upper, lower, strict=False)), *upper[len(lower) :]]
    dated = [at for at, pair in enumerate(zip(upper, lower, strict=False)) if _is_dated(*pair, cues)]
    if len(lower) > len(upper) or dated != list(range(len(dated))) or len(dated) < _FEWEST_YEARS:
        return None
    columns = [Column(role_of(name, cues) or Role.UNKNOWN, name), *(_column(cell, cues) for cell in whole)]
    roles = [column.role for column in columns]
    if roles[0] in VALUES or not {Role.TARGET, Role.BASELINE} <= set(roles):
        return None
    found = settled(with_parts(columns))
    return (Head(found, Separator.NONE), start + 2) if found is not None else None


def _is_dated(above: Cell, below: Cell, cues: LayoutCues) -> bool:
    """Tell a year with what it is of, 2030年度 （目標年度）; 目標値 （2030年度） says it alone."""
    told = role_of(above, cues) in VALUES
    return (
        is_time_only(above.text) != is_time_only(below.text)
        and not told
        and role_of(joined((above, below)), cues) in VALUES
    )


def _column(cell: Cell, cues: LayoutCues) -> Column:
    return Column(role_of(cell, cues) or Role.OTHER_VALUE, cell, time_of(cell))
