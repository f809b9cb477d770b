"""The heads of tables with a column for every year of a programme, over as many lines as narrow cells gave them.

KPI 単位 申請時 R5          KPI 指標 現状（R5） １年目（R7） ２年目（R8） ３年目（R9）
（１年目） R6
（２年目） 最終目標値（R7.3） 達成状況
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.heads.columns import Column, is_year, role_of, time_of
from ingest.layouts.rows import Cell, Line, Separator

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_LEAD = (*_NAMES, Role.UNIT, Role.GROUP, Role.NUMBER)
_BEHIND = (Role.OTHER_TEXT, Role.OWNER)
_YEARLY = (Role.TIME, Role.TARGET)
_FEWEST_YEARS, _MOST_COLUMNS, _MOST_LINES = 2, 12, 12
_NTH = re.compile(r"[(]?[0-9]{1,2}年度?目[)]?")
_OPENS = "(（"
_TODAY = re.compile(r"現[在状況]|直近")


@dataclass(frozen=True, slots=True)
class Programme:
    """The heads before the values, the columns of values, what stands behind them, the number of lines."""

    lead: tuple[Role, ...]
    columns: tuple[Column, ...]
    trailing: tuple[Role, ...]
    counted: bool  # whether years are those of a programme: １年目
    lines: int

    @property
    def last(self) -> Column:
        """Give the column of the last year."""
        return self.columns[-1]

    @property
    def is_ahead(self) -> bool:
        """Tell years that all come after the one that the table calls today's: 現状（R5） R7 R8."""
        first = self.columns[0]
        dated = first.role is Role.BASELINE and first.year is not None and _TODAY.search(first.head.text) is not None
        return dated and all((column.year or 0) > (first.year or 0) for column in self.columns[1:])


@dataclass(slots=True)
class _Reading:
    lead: list[Role] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    trailing: list[Role] = field(default_factory=list)
    nth: set[int] = field(default_factory=set)  # the columns that are years of a programme

    def take(self, words: Sequence[Cell], cues: LayoutCues) -> bool:
        """Take the words of a line; tell whether all of them are heads."""
        at = 0
        while at < len(words):
            run = _bracketed_times(words[at:])
            if run and self.columns:
                if not self._date(run):
                    return False
                at += len(run)
                continue
            if not self._take(words[at], cues):
                return False
            at += 1
        return True

    def _take(self, word: Cell, cues: LayoutCues) -> bool:
        plain, time = plain_of(word.text), time_of(word)
        if _NTH.fullmatch(plain):
            return self._count(word)
        if time is not None and _NTH.fullmatch(_without(plain, time)):
            return self._add(Column(Role.TIME, word, time), nth=True)
        if is_year(word.text):
            return self._year(word)
        return self._named(word, role_of(word, cues), time)

    def _named(self, word: Cell, role: Role | None, time: Cell | None) -> bool:
        """Take a head by its words: that of the names or beside them, of a value, or of what stands behind."""
        if role in (Role.BASELINE, Role.TARGET):
            return (role is Role.TARGET or not self.columns) and self._add(Column(role, word, time))
        if word.text[0] in _OPENS and self.columns:
            return not any(map(str.isdecimal, word.text))  # （現時点）
        if role in _LEAD and not self.columns:
            self.lead.append(role)
            return True
        behind = role in _BEHIND and bool(self.columns)
        self.trailing += [role] if behind and role is not None else []
        return behind

    def _count(self, word: Cell) -> bool:
        """Say of the first year that it is one of the programme's; where there are none, this is a head."""
        years = [at for at, column in enumerate(self.columns) if column.role is Role.TIME and at not in self.nth]
        if years:
            self.nth.add(years[0])
            return True
        return word.text[0] not in _OPENS and self._add(Column(Role.TIME, word), nth=True)

    def _year(self, word: Cell) -> bool:
        undated = [at for at in sorted(self.nth) if self.columns[at].time is None]
        if undated:
            self.columns[undated[0]] = replace(self.columns[undated[0]], time=time_of(word))
            return True
        return self._add(Column(Role.TIME, word, time_of(word)))

    def _date(self, times: Sequence[Cell]) -> bool:
        """Give years in brackets to the heads that have none: to all of them, to all but the baseline, to the last."""
        bare = [at for at, column in enumerate(self.columns) if column.time is None]
        yearly = [at for at in bare if self.columns[at].role in _YEARLY]
        own = next((some for some in (bare, yearly, bare[-1:]) if len(some) == len(times)), None)
        for at, time in zip(own or (), times, strict=False):
            self.columns[at] = replace(self.columns[at], time=time)
        return own is not None

    def _add(self, column: Column, *, nth: bool = False) -> bool:
        if nth:
            self.nth.add(len(self.columns))
        self.columns.append(column)
        return not self.trailing and len(self.columns) <= _MOST_COLUMNS


def programme_at(lines: Sequence[Line], at: int, cues: LayoutCues) -> Programme | None:
    """Read the heads that begin on a line; None where they are others, or a label stands over them."""
    if len(lines[at].words) == 1 and at + 1 < len(lines) and _begins_with_name(lines[at + 1], cues):
        return None
    reading, count = _Reading(), 0
    for line in lines[at : at + _MOST_LINES]:
        trial = _Reading([*reading.lead], [*reading.columns], [*reading.trailing], {*reading.nth})
        if line.separator is not Separator.NONE or not trial.take(line.words, cues):
            break
        reading, count = trial, count + 1
    return _programme(reading, count) if count else None


def _begins_with_name(line: Line, cues: LayoutCues) -> bool:
    return any(role_of(word, cues) in _NAMES for word in line.words)


def _programme(reading: _Reading, count: int) -> Programme | None:
    """Put the heads together; None unless names stand first, and dated years go up to the end."""
    yearly = [column for column in reading.columns if column.role in _YEARLY]
    years = [column.year for column in yearly if column.year is not None]
    up = all(one <= other for one, other in pairwise(years)) and len(years) >= len(yearly) - 1
    plain = all(column.role is not Role.TARGET for column in reading.columns[:-1])
    named = any(role in _NAMES for role in reading.lead)
    if not (named and plain and up) or len(yearly) < _FEWEST_YEARS or len({*years[:-1]}) < len(years[:-1]):
        return None
    if reading.columns[-1].time is None and reading.columns[-1].role is not Role.TARGET:
        return None
    return Programme(tuple(reading.lead), tuple(reading.columns), tuple(reading.trailing), bool(reading.nth), count)


def _bracketed_times(words: Sequence[Cell]) -> list[Cell]:
    """List the years in brackets that words begin with."""
    found: list[Cell] = []
    for word in words:
        time = time_of(word) if word.text[0] in _OPENS and is_year(word.text) else None
        if time is None:
            break
        found.append(time)
    return found


def _without(plain: str, time: Cell) -> str:
    return plain.replace(plain_of(time.text), "", 1).replace("()", "")
