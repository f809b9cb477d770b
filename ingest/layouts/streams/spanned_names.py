"""Heads of two rows of which several of the upper row span, as a stream gives them: the upper row, then the lower.

指標 / 単位 / 基準 / 直近の値 / 目標値 / 基準年度 / 基準値 / 2030年度 / 2050年度  are the columns
指標   単位   基準年度   基準値   直近の値   目標値2030年度   目標値2050年度

What stands under a head begins with its word, is a year or 値 for short, or carries the time of a value.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import without_time
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.rows import Cell

_FEWEST_UNDER = 2
_MOST_HEADS = 24
_FEWEST_UPPER = 3  # what is measured, what it was, what it shall be
_Groups = dict[int, Sequence[Cell]]  # the heads of the lower row under each head of the upper


def spread_by_names(heads: Sequence[Cell], cues: LayoutCues) -> list[Column] | None:
    """Put the heads of the lower row in the place of those that span them; None where no head repeats one above."""
    last = len(heads) - _FEWEST_UNDER if len(heads) <= _MOST_HEADS else 0
    waiting = [_awaits_time(head, cues) for head in heads] if last else []
    upper = max((at + 1 for at in range(len(waiting)) if not _may_be_under(heads, at, cues)), default=0)
    for end in range(max(_FEWEST_UPPER, upper), last + 1):
        groups = _Dealer(heads[:end], waiting[:end], cues).groups(heads[end:])
        if groups and any(role_of(cell, cues) is not Role.TIME for under in groups.values() for cell in under):
            return [column for at in range(end) for column in _columns(heads[at], groups.get(at, ()), cues)]
    return None


def _may_be_under(heads: Sequence[Cell], at: int, cues: LayoutCues) -> bool:
    cell = heads[at]
    if cues.is_lower_head(cell.text) or time_of(cell) is not None:
        return True
    return any(_rest(head, cell) is not None for head in heads[:at])


@dataclass(frozen=True, slots=True)
class _Dealer:
    """Deals the heads of a lower row out to those of the upper; `waiting` tells which of these await a time."""

    upper: Sequence[Cell]
    waiting: Sequence[bool]
    cues: LayoutCues

    def groups(self, lower: Sequence[Cell], at: int = 0) -> _Groups | None:
        """Deal the whole lower row out to the heads of the upper from one on, in their order."""
        if not lower:
            return {}
        at = next((place for place in range(at, len(self.upper)) if self.waiting[place]), len(self.upper))
        if at == len(self.upper):
            return None
        for count in range(len(lower), _FEWEST_UNDER - 1, -1):
            if self._spans(at, lower[:count]):
                rest = self.groups(lower[count:], at + 1)
                if rest is not None:
                    return {at: lower[:count], **rest}
        return self.groups(lower, at + 1)

    def _spans(self, at: int, under: Sequence[Cell]) -> bool:
        """Tell whether a head may span others, no two alike; times only where no head after it may."""
        if len({plain_of(cell.text) for cell in under}) < len(under):
            return False
        named = all(self.cues.is_lower_head(cell.text) or _rest(self.upper[at], cell) is not None for cell in under)
        return named or (not any(self.waiting[at + 1 :]) and all(time_of(cell) is not None for cell in under))


def _awaits_time(head: Cell, cues: LayoutCues) -> bool:
    return role_of(head, cues) in VALUES and time_of(head) is None


def _rest(head: Cell, cell: Cell) -> str | None:
    """Give what a head adds to the word of the one over it, 年度 of 基準年度; None where it does not begin with it."""
    word, own = plain_of(without_time(head.text)), plain_of(cell.text)
    return own.removeprefix(word) if len(word) > 1 and own.startswith(word) and own != word else None


def _columns(head: Cell, under: Sequence[Cell], cues: LayoutCues) -> list[Column]:
    """Give the column of a head, or those under it."""
    role = role_of(head, cues) or Role.UNKNOWN
    if not under:
        return [Column(role, head, time_of(head))]
    return [Column(_role_under(head, cell, cues), cell, time_of(cell)) for cell in under]


def _role_under(head: Cell, cell: Cell, cues: LayoutCues) -> Role:
    """Tell what a head of the lower row announces: the year of the value beside it, or a value of the kind above."""
    over, own = role_of(head, cues) or Role.UNKNOWN, role_of(cell, cues)
    if own is not Role.TIME and cues.is_year_head(_rest(head, cell) or cell.text):
        return Role.DEADLINE if over is Role.TARGET else Role.OTHER_TEXT
    return own if own in VALUES and time_of(cell) is None else over
