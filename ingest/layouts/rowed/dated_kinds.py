"""Heads of values that have their years on the line below, in tables of single spaces.

現状値 目標値 全国値                                three lines: kinds of values, the other heads, years in brackets
指 標 名 単位 担当部局
（令和３年度） （令和８年度） （令和２年度）

指標名 単位 基準値 R4年度 R5年度 目標値 達成率       two lines: the results of years stand between baseline and target
(R2年度) 実績 実績 (R8年度) (R5/R8)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell, Line, Separator

THREE_LINES, TWO_LINES = 3, 2
_MOST_KINDS = 4
_MOST_COLUMNS = 14
_OF_VALUES = (*VALUES, Role.TIME)
_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of values, counted from the first; `since` is the year of the baseline where it is told with it."""

    lines: int
    count: int
    baseline: int
    target: int
    since: str | None
    due: str
    has_unit: bool

    @property
    def has_results(self) -> bool:
        """Tell whether the results of years stand between baseline and target."""
        return self.lines == TWO_LINES


def head_at(lines: Sequence[Line], cues: LayoutCues) -> Head | None:
    """Read the head that begins with the first of some lines."""
    if len(lines) < THREE_LINES or lines[0].separator is not Separator.NONE:
        return None
    return _of_three(lines[:THREE_LINES], cues) or _of_two(lines[:TWO_LINES], cues)


def _of_three(lines: Sequence[Line], cues: LayoutCues) -> Head | None:
    kinds, years = ([word.text for word in lines[at].words] for at in (0, 2))
    if not 1 < len(kinds) <= _MOST_KINDS or len(years) != len(kinds):
        return None
    roles = [cues.role(kind) for kind in kinds]
    if roles.count(Role.TARGET) != 1 or roles.count(Role.BASELINE) != 1:
        return None
    names = plain_of("".join(lines[1].text.split()))
    named = names.startswith(tuple(cues.columns[Role.INDICATOR])) or cues.role(names) in (
        Role.INDICATOR,
        Role.TARGET,
    )  # 成果目標
    if not named or not all(is_aside(year) and is_time_only(year) for year in years):
        return None
    base, target = roles.index(Role.BASELINE), roles.index(Role.TARGET)
    return Head(THREE_LINES, len(kinds), base, target, _bare(years[base]), _bare(years[target]), "単位" in names)


def _of_two(lines: Sequence[Line], cues: LayoutCues) -> Head | None:
    upper, lower = lines[0].words, lines[1].words
    roles = [role_of(word, cues) for word in upper]
    first = next((at for at, role in enumerate(roles) if role in _OF_VALUES), 0)
    if not first or len(upper) > _MOST_COLUMNS or roles[0] not in _NAMES or roles[1:first] not in ([], [Role.UNIT]):
        return None
    kinds = list(takewhile(lambda role: role in _OF_VALUES, roles[first:]))
    others = roles[first + len(kinds) :]
    if kinds.count(Role.TARGET) != 1 or kinds.count(Role.BASELINE) != 1 or None in others:
        return None
    base, target = kinds.index(Role.BASELINE), kinds.index(Role.TARGET)
    due = _due(kinds, lower, base, target, cues)
    if due is None or Role.TIME not in kinds[base:target]:
        return None
    return Head(TWO_LINES, len(kinds), base, target, None, _bare(due.text), first > 1)


def _due(kinds: Sequence[Role | None], lower: Sequence[Cell], base: int, target: int, cues: LayoutCues) -> Cell | None:
    """Find the year of the target, where every year of results has its kind below it, or only the two have a year."""
    times = [is_time_only(word.text) and is_aside(word.text) for word in lower]
    if len(lower) == _BOTH and all(times):
        return lower[1] if base < target else lower[0]
    if not target < len(lower) <= len(kinds) or not (times[base] and times[target]):
        return None
    below = [role_of(word, cues) for kind, word in zip(kinds, lower, strict=False) if kind is Role.TIME]
    return lower[target] if all(role in (Role.BASELINE, Role.OTHER_VALUE) for role in below) else None


def _bare(year: str) -> str:
    return year.strip("（()）")
