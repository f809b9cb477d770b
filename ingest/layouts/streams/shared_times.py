"""A row of times under heads of values, of which one head spans several: its own are bare, the others in brackets.

指標 / 基準値 / 実績値 / 目標値 / 評価 / （R4） / R5 / R6 / R7 / （R9）  are the columns
指標   基準値（R4）   実績値R5   実績値R6   実績値R7   目標値（R9）   評価
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.rows import Cell

_FEWEST_TIMES = 4  # those of two values, and two under the head that spans
_FEWEST_UNDER = 2
_ENDS = (Role.BASELINE, Role.TARGET)
_Times = list[Cell]  # under one head


def spread_by_brackets(cells: Sequence[Cell], cues: LayoutCues) -> list[Column] | None:
    """Put bare times in the place of the one head that spans them; None where the times fit the heads not surely."""
    end = len(cells)
    while end and is_time_only(cells[end - 1].text):
        end -= 1
    if len(cells) - end < _FEWEST_TIMES:
        return None
    heads, groups = cells[:end], _groups(cells[end:])
    waiting = [at for at, head in enumerate(heads) if role_of(head, cues) in _ENDS and time_of(head) is None]
    if len(waiting) != len(groups) or not _is_sure(groups):
        return None
    under = dict(zip(waiting, groups, strict=True))
    begun = any(len(times) == 1 and role_of(heads[at], cues) is Role.BASELINE for at, times in under.items())
    columns = [
        column for at, head in enumerate(heads) for column in _columns(head, under.get(at, []), cues, begun=begun)
    ]
    return columns if _goes_on(columns) else None


def _groups(times: Sequence[Cell]) -> list[_Times]:
    """Part the times: one in brackets stands alone, bare ones stand under one head."""
    groups: list[_Times] = []
    for before, time in zip((None, *times), times, strict=False):
        if before is None or is_aside(before.text) or is_aside(time.text):
            groups.append([time])
        else:
            groups[-1].append(time)
    return groups


def _is_sure(groups: Sequence[_Times]) -> bool:
    """Tell one group of bare times beside times in brackets."""
    spanned = [group for group in groups if not is_aside(group[0].text)]
    return len(groups) > 1 and len(spanned) == 1 and len(spanned[0]) >= _FEWEST_UNDER


def _columns(head: Cell, times: _Times, cues: LayoutCues, *, begun: bool) -> list[Column]:
    """Give the columns under a head; what was reached since a plan has `begun` is no baseline."""
    role = role_of(head, cues) or Role.UNKNOWN
    if len(times) < _FEWEST_UNDER:
        return [Column(role, head, time_of(times[0]) if times else time_of(head))]
    role = Role.OTHER_VALUE if begun and role is Role.BASELINE else role
    return [Column(role, Cell(head.text + time.text, (*head.origins, *time.origins)), time_of(time)) for time in times]


def _goes_on(columns: Sequence[Column]) -> bool:
    """Tell whether the years go on from column to column."""
    years = [column.year for column in columns if column.role in VALUES and column.year]
    return all(one <= other for one, other in pairwise(years))
