"""The heads over rows of targets and results: 指標名 単位 策定時 (R6) 区分 R7 R8 R9 最終目標 (R10) 担当課."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import is_bare_year, role_of, time_of
from ingest.layouts.paired.words import Word, is_nth_year, is_time, kind_at
from ingest.layouts.rows import Cell
from ingest.quantity import years_in

_FEWEST_YEARS = 2
_MOST_HEADS = 40
_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_FIRST = (*_NAMES, Role.UNIT, Role.BASELINE, Role.GROUP, Role.TARGET)
_BEHIND = (Role.UNIT, Role.OTHER_TEXT)
_OF_OTHERS = (Role.OTHER_VALUE, Role.BASELINE, Role.INDICATOR)


@dataclass(frozen=True, slots=True)
class Column:
    """A head with its year, which may stand on another line."""

    role: Role
    time: Cell | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands beside the rows (`sides`), in them before the years (`inner`), and behind them; how many years."""

    sides: tuple[Role, ...]
    inner: tuple[Role, ...]
    trailing: tuple[Role, ...]
    is_grouped: bool
    count: int
    due: Cell | None
    end: int


@dataclass(slots=True)
class _Reading:
    """The heads read so far; `begun` where years, or the last target, have begun."""

    columns: list[Column] = field(default_factory=list)
    begun: bool = False

    def date(self, times: Sequence[Cell]) -> bool:
        """Give the years that stand in brackets under heads to those that have none."""
        valued = [at for at, one in enumerate(self.columns) if one.role in (Role.BASELINE, Role.TARGET, Role.TIME)]
        bare = [at for at in valued if self.columns[at].time is None]
        if len(times) == len(valued) and bare:
            pairs = [(at, time) for at, time in zip(valued, times, strict=True) if at in bare]
        elif len(times) == len(bare):
            pairs = list(zip(bare, times, strict=True))
        else:
            return len(bare) + len(times) == len(valued) or (not bare and bool(valued))  # the same years by another era
        for at, time in pairs:
            self.columns[at] = replace(self.columns[at], time=time)
        return True


def heads_at(words: Sequence[Word], start: int, cues: LayoutCues) -> Heads | None:
    """Read the heads that begin with that of the names; None where they are others."""
    if not is_name_head(words[start], cues) or (start and _is_owner(words[start - 1], cues)):
        return None
    reading, at, last = _Reading(), start + 1, min(len(words), start + _MOST_HEADS)
    while at < last and kind_at(words, at, cues) is None:
        if reading.begun and is_nth_year(words[at]):
            at += 1
            continue
        times = list(_bracketed(words, at))
        if times:
            if not reading.date(times):
                return None
            at += len(times)
            continue
        column = _column(words, at, reading, cues)
        if column is None:
            break
        if column.role in _OF_OTHERS and (column.role is not Role.BASELINE or reading.begun):
            return None
        reading.begun = reading.begun or column.role in (Role.TIME, Role.TARGET)
        reading.columns.append(column)
        at += 1
    return _heads(reading.columns, at)


def is_name_head(word: Word, cues: LayoutCues) -> bool:
    """Tell the head of the names."""
    return any(word.plain in cues.columns[role] for role in _NAMES)


def _is_owner(word: Word, cues: LayoutCues) -> bool:
    return not word.is_bracketed and word.plain in cues.columns[Role.OWNER]


def _bracketed(words: Sequence[Word], at: int) -> Iterator[Cell]:
    """List the years in brackets one after the other."""
    while at < len(words) and words[at].is_bracketed and is_time(words[at]):
        time = time_of(words[at].cell)
        yield time or words[at].cell
        at += 1


def _column(words: Sequence[Word], at: int, reading: _Reading, cues: LayoutCues) -> Column | None:
    """Read one head; None where the heads are over."""
    word = words[at]
    if is_time(word):
        return Column(Role.TIME, time_of(word.cell) or word.cell)
    over_years = role_of(word.cell, cues) is Role.TARGET and _is_bare_time(words[at + 1 : at + 2])
    if over_years or (not reading.begun and cues.is_year_head(word.text)):
        return Column(Role.UNKNOWN)
    role = _behind(word, cues) if reading.begun else _before(word, cues)
    return Column(role, time_of(word.cell)) if role is not None else None


def _is_bare_time(words: Sequence[Word]) -> bool:
    return any(is_time(word) and not word.is_bracketed for word in words)


def _before(word: Word, cues: LayoutCues) -> Role | None:
    """Tell what a head before the years announces."""
    role = role_of(word.cell, cues)
    return role if role in (*_FIRST, *_OF_OTHERS) else None


def _behind(word: Word, cues: LayoutCues) -> Role | None:
    """Tell what a head behind the years announces; the first name, or 成果指標 before it, is none."""
    role = role_of(word.cell, cues)
    if role is Role.TARGET:
        return role
    if role in _BEHIND:
        return None if cues.ends_as_indicator(word.text) else role
    exact = role in (Role.OTHER_VALUE, Role.BASELINE) and word.plain in cues.columns[role]
    return role if exact or (role is Role.BASELINE and time_of(word.cell) is not None) else None


def _heads(columns: Sequence[Column], end: int) -> Heads | None:
    """Put the columns together; None unless years go up, and the last target, if any, stands behind them."""
    columns = [column for column in columns if column.role is not Role.UNKNOWN]
    roles = [column.role for column in columns]
    years = [at for at, role in enumerate(roles) if role in (Role.TIME, Role.TARGET)]
    if len(years) < _FEWEST_YEARS or years != list(range(years[0], years[-1] + 1)) or roles[years[0]] is Role.TARGET:
        return None
    numbers = [_number(time) for at in years if (time := columns[at].time) is not None]
    if any(one >= other for one, other in pairwise(numbers)) or len(numbers) < len(years) - 1:
        return None
    before = roles[: years[0]]
    at = before.index(Role.GROUP) if Role.GROUP in before else len(before)
    sides, inner = tuple(before[:at]), tuple(before[at + 1 :])
    if any(role not in (Role.UNIT, Role.BASELINE) for role in (*sides, *inner)) or len({*before}) < len(before):
        return None
    trailing = tuple(roles[years[-1] + 1 :])
    return Heads(sides, inner, trailing, at < len(before), len(years), columns[years[-1]].time, end)


def _number(time: Cell) -> int:
    """Give the year, without its era where none is printed: ７年度."""
    digits = "".join(filter(str.isdecimal, time.text)) if is_bare_year(time.text) else ""
    return max(years_in(time.text), default=int(digits or 0))
