"""Heads of two rows of which several of the upper row span: what stands under a head begins with its word.

指標 / 単位 / 基準 / 直近の値 / 目標値 / 基準年度 / 基準値 / 2030年度 / 2050年度  are the columns
指標   単位   基準年度   基準値   直近の値   目標値2030年度   目標値2050年度
"""

from collections.abc import Sequence

from ingest.layouts.columns import VALUES, Column, role_of, time_of
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.rows import Cell
from ingest.layouts.values import without_time

_FEWEST_UNDER = 2
_FEWEST_UPPER = 3  # what is measured, what it was, what it shall be
_Groups = dict[int, Sequence[Cell]]  # the heads of the lower row under each head of the upper


def spread_by_names(heads: Sequence[Cell], cues: LayoutCues) -> list[Column] | None:
    """Put the heads of the lower row in the place of those that span them; None where no head repeats one above."""
    for end in range(_FEWEST_UPPER, len(heads) - _FEWEST_UNDER + 1):
        groups = _groups(heads[:end], heads[end:], cues)
        if groups and any(_repeats(heads[at], under) for at, under in groups.items()):
            return [column for at in range(end) for column in _columns(heads[at], groups.get(at, ()), cues)]
    return None


def _groups(upper: Sequence[Cell], lower: Sequence[Cell], cues: LayoutCues, at: int = 0) -> _Groups | None:
    """Deal the whole lower row out to the heads of the upper from one on, in their order."""
    if not lower:
        return {}
    if at >= len(upper):
        return None
    for count in range(len(lower), _FEWEST_UNDER - 1, -1):
        if _repeats(upper[at], lower[:count]) or _are_years(upper[at], lower[:count], cues):
            rest = _groups(upper, lower[count:], cues, at + 1)
            if rest is not None:
                return {at: lower[:count], **rest}
    return _groups(upper, lower, cues, at + 1)


def _repeats(head: Cell, under: Sequence[Cell]) -> bool:
    """Tell whether every head begins with the word of the one over them: 基準年度 and 基準値 under 基準."""
    word = plain_of(without_time(head.text))
    return len(word) > 1 and all(plain_of(cell.text).startswith(word) and plain_of(cell.text) != word for cell in under)


def _are_years(head: Cell, under: Sequence[Cell], cues: LayoutCues) -> bool:
    return (
        role_of(head, cues) in VALUES
        and time_of(head) is None
        and all(role_of(cell, cues) is Role.TIME for cell in under)
    )


def _columns(head: Cell, under: Sequence[Cell], cues: LayoutCues) -> list[Column]:
    """Give the column of a head, or those under it; a bare year is of the kind of the head over it."""
    role = role_of(head, cues) or Role.UNKNOWN
    if not under:
        return [Column(role, head, time_of(head))]
    own = [_role_under(head, cell, cues) for cell in under]
    return [
        Column(role if kind is Role.TIME else kind, cell, time_of(cell)) for kind, cell in zip(own, under, strict=True)
    ]


def _role_under(head: Cell, cell: Cell, cues: LayoutCues) -> Role:
    """Tell what a head of the lower row announces; 現状年度 under 現状 is the year of the value beside it."""
    role = role_of(cell, cues) or Role.UNKNOWN
    of_year = cues.is_year_head(plain_of(cell.text).removeprefix(plain_of(without_time(head.text))))
    return Role.OTHER_TEXT if of_year and role is not Role.DEADLINE else role
