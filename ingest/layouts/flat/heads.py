"""Heads in a row taken for columns: a year with what it is of, an initial value, a sum, remarks below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import Role
from ingest.layouts.flat.words import Word
from ingest.layouts.heads.columns import VALUES, Column, time_of
from ingest.layouts.rows import joined

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_MOST_WORDS = 30
_FEWEST, _MOST = 2, 12  # columns
_LONGEST = 10  # characters of a head that was torn
_INITIAL = re.compile(r"基準|現状|実績|現況|策定時")
_AIMED = re.compile(r"(?<!中間)目標")
_YEARLY = re.compile(r"[0-9０-９][ 　]?年目")  # below the years of a plan


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of values in their order, whether their years are those of a plan, and the place behind them."""

    columns: tuple[Column, ...]
    planned: bool
    end: int


def heads_at(words: Sequence[Word], start: int) -> Iterator[Heads]:
    """Read the heads that begin at a word, whole and without the last one, which may be the label of the first row."""
    at = start + (words[start].role in _NAMES)
    columns: list[Column] = []
    asides: list[tuple[int, Word]] = []  # each with the number of columns before it
    while at < min(start + _MOST_WORDS, len(words)) and _may_be_head(words, at):
        word = words[at]
        torn = word.role in _NAMES
        cell = joined((word.cell, words[at + 1].cell)) if torn else word.cell
        if word.is_aside and word.role not in VALUES:
            asides.append((len(columns), word))
        else:
            columns.append(Column(Role.TARGET if torn else word.role or Role.UNKNOWN, cell, time_of(word.cell)))
        at += 1 + torn
    yield from _heads(columns, asides, at)
    if columns and columns[-1].time is None and words[at - 1].cell is columns[-1].head:
        yield from _heads(columns[:-1], asides, at - 1)


def with_whole_heads(words: Sequence[Word]) -> list[Word]:
    """Put together the heads that narrow cells have torn in two lines: ベース / ライン値."""
    whole: list[Word] = []
    for word in words:
        torn = bool(whole) and whole[-1].line is not word.line and _is_rest(whole[-1], word)
        above = whole.pop() if torn else None
        whole.append(replace(above, cell=joined((above.cell, word.cell))) if above is not None else word)
    return whole


def _is_rest(above: Word, word: Word) -> bool:
    short = len(above.text) + len(word.text) <= _LONGEST and word.text.endswith("値")
    if not short or above.is_value or word.role is not None:
        return False
    return any(above.text + word.text in word.cues.columns[role] for role in (Role.BASELINE, Role.TARGET))


def _heads(columns: Sequence[Column], asides: Sequence[tuple[int, Word]], end: int) -> Iterator[Heads]:
    planned = any(_YEARLY.search(word.text) for _, word in asides)
    whole = _with_remarks(columns if planned else _paired(columns), asides)
    if _FEWEST <= len(whole) <= _MOST:
        yield Heads(tuple(whole), planned, end)


def _may_be_head(words: Sequence[Word], at: int) -> bool:
    """Tell a year, a head of values, a remark below one, or the first part of a torn head: KPI, 増加分の累計."""
    word = words[at]
    if word.role in _NAMES:
        return at + 1 < len(words) and words[at + 1].role is Role.TARGET and not words[at + 1].is_value
    return word.is_time or (word.role in VALUES and not word.is_value) or (word.is_aside and not word.is_value)


def _paired(columns: Sequence[Column]) -> list[Column]:
    """Join years with the words beside them, where each has its own: 令和元年度 実績値 令和７年度 目標値."""
    first, second = columns[::2], columns[1::2]
    times = [all(column.role is Role.TIME for column in side) for side in (first, second)]
    words = [all(column.time is None for column in side) for side in (first, second)]
    if len(first) != len(second):
        return list(columns)
    if times[0] and words[1]:
        return [replace(word, time=year.time) for year, word in zip(first, second, strict=True)]
    if words[0] and times[1]:
        return [replace(word, time=year.time) for word, year in zip(first, second, strict=True)]
    return list(columns)


def _with_remarks(columns: Sequence[Column], asides: Sequence[tuple[int, Word]]) -> list[Column]:
    """Take what a remark says of a year: （基準年度）, （最終目標）; one for each column stand below all of them."""
    below = {at: word for at, (_, word) in enumerate(asides)} if len(asides) == len(columns) else {}
    own = below or {before - 1: word for before, word in asides}
    return [_remarked(column, own[at]) if at in own else column for at, column in enumerate(columns)]


def _remarked(column: Column, word: Word) -> Column:
    remark = word.text
    if column.role is not Role.TIME:
        dated = word.is_time and column.time is None
        return replace(column, time=time_of(word.cell)) if dated else column
    if _INITIAL.search(remark):
        return replace(column, role=Role.BASELINE)
    return replace(column, role=Role.TARGET) if _AIMED.search(remark) else column
