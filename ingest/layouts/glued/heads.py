"""Heads of tables glued to one run of words: 分野指標説明策定時の値(2018年度)目標値(2026年度)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.rows import Cell, Line, Separator

_OF_HEADS = tuple(role for role in Role if role not in (Role.TIME, Role.UNKNOWN, Role.GROUP))
_DATED = (Role.TARGET, Role.BASELINE)  # with their year before them; that before a rate is a head of its own
_MORE = ("分野", "実績値", "実績")
_SHORT = 3  # characters of a word that may be set wide: 指　標
_MOST_COLUMNS = 16
_MOST_BEFORE = 12  # characters of the heads before that of the indicators
_FEWEST = 3
_MOST_PARTED = 0.5  # share of the joints; heads set apart are those of a printed table
_ASIDE = r"(?:[（(][^（()）]{1,16}[)）])?"
_SIGN = re.compile("指[ 　]{0,2}標|KPI|ＫＰＩ")


@dataclass(frozen=True, slots=True)
class GluedHead:
    """The columns of a head with the place in its line that it ends at."""

    columns: tuple[Column, ...]
    end: int

    @property
    def name(self) -> int:
        """Count the columns before that of the indicators."""
        return next(at for at, column in enumerate(self.columns) if column.role is Role.INDICATOR)

    @property
    def values(self) -> list[Column]:
        """List the columns of values behind the names; a year without a word holds what was reached in it."""
        return [column for column in self.columns[self.name :] if column.role in (*VALUES, Role.TIME)]

    def has(self, role: Role) -> bool:
        """Tell whether there is a column of a role."""
        return any(column.role is role for column in self.columns)


def head_in(line: Line, cues: LayoutCues) -> GluedHead | None:
    """Find the first glued head of indicators with values and targets in a line."""
    if line.separator in (Separator.PIPE, Separator.TAB):
        return None
    for sign in _SIGN.finditer(line.text):
        head = _head_from(line, sign.start(), cues)
        if head is not None:
            return head
    return None


def _head_from(line: Line, place: int, cues: LayoutCues) -> GluedHead | None:
    cells = list(_cells(line, place, cues))
    columns = _with_years(tuple(_column(cell, cues) for cell in cells))
    if not columns or columns[0].role is not Role.INDICATOR or len(columns) < _FEWEST:
        return None
    parted = sum(line.text[cell.left : cell.left + 1] in " 　" for cell in cells)
    head = GluedHead((*_before(line, place, cues), *columns), cells[-1].right)
    whole = head.has(Role.TARGET) and len(head.values) > 1 and parted <= _MOST_PARTED * len(cells)
    return head if whole else None


def _cells(line: Line, place: int, cues: LayoutCues) -> Iterator[Cell]:
    """Go through the words of heads that stand one behind the other; left and right are places in the line."""
    for _ in range(_MOST_COLUMNS):
        match = _word(cues).match(line.text, place)
        if match is None:
            return
        yield replace(line.part(*match.span()), left=match.start(), right=match.end())
        place = match.end()


def _before(line: Line, place: int, cues: LayoutCues) -> list[Column]:
    """List the heads that end where that of the indicators begins, such as 施策."""
    found: list[Column] = []
    start = place
    while place - start < _MOST_BEFORE:
        words = (at for at in range(max(0, start - _MOST_BEFORE), start - 1))
        begin = next((at for at in words if _word(cues).fullmatch(line.text, at, start)), None)
        if begin is None:
            break
        column = _column(line.part(begin, start), cues)
        if column.role in (*VALUES, Role.TIME, Role.INDICATOR):
            break
        found.insert(0, column)
        start = begin
    return found


def _column(cell: Cell, cues: LayoutCues) -> Column:
    return Column(role_of(cell, cues) or Role.OTHER_TEXT, cell, time_of(cell))


def _with_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give a target without a year the one behind it, as spanning heads are extracted: 目標 令和4年."""
    found: list[Column] = []
    for column in columns:
        last = found[-1] if found else None
        if column.role is Role.TIME and last is not None and last.role is Role.TARGET and last.time is None:
            found[-1] = replace(last, time=column.time)
        else:
            found.append(column)
    return tuple(found)


@cache
def _word(cues: LayoutCues) -> re.Pattern[str]:
    dated = _any_of([*(word for role in _DATED for word in cues.columns[role]), *cues.interim])
    words = _any_of(
        [*(word for role in _OF_HEADS for word in cues.columns[role]), *cues.interim, *cues.year_heads, *_MORE]
    )
    time = TIME.pattern
    word = rf"(?:{words})(?:の(?:{words}))?"  # 指標の説明
    return re.compile(rf"[ 　]?(?:{time}の?(?:{dated}){_ASIDE}|{word}{_ASIDE}|{time}|[0-9０-９]{{1,2}}年度)")


def _any_of(words: Sequence[str]) -> str:
    longest_first = sorted({word for word in words if len(word) > 1}, key=len, reverse=True)
    return "|".join(map(_set_wide, longest_first))


def _set_wide(word: str) -> str:
    return "[ 　]{0,2}".join(map(re.escape, word)) if len(word) <= _SHORT else re.escape(word)
