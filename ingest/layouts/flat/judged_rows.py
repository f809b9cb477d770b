"""Rows that a mark of how far they came ends, behind the value that a plan began with, those on the way, the target.

指標 策定時値 平成25年 中間評価値 平成30年 目標値 令和5年 達成状況
(1)読む人を増やす ①本を読む市民の割合 41.2% 44.8% 50%以上 ○ ②1人の借りた冊数 5.1冊 4.7冊 6冊 △
本を読む人の割合 男性 38.0% 女性 44.1% 男性 40.2% 女性 48.9% 男性45% 女性50% ○ ○          for each group, its mark

The marks part the rows; a target may be said in words, as what stands between the last value and the mark.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.flat.dealt import Dealt, dealt
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import VALUES, Column, time_of
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Separator, joined

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_JUDGED = re.compile(r"(?:達成|進捗|改善)(?:状況|度|状況の?評価)|(?:最終|中間|総合|達成)?(?:評価|判定)(?:結果|区分)?")
_MARK = re.compile(r"[○◯〇◎●△▲▼×✕☆★]{1,2}|[A-ESＡ-ＥＳ][+＋]?|[-－―ー—]")
_DASH = re.compile(r"[-－―ー—]")
_HEADING = re.compile(r"[(（][0-9０-９]{1,2}[)）].|[0-9０-９]{1,2}[.．、][ 　]*[^0-9０-９]|[【■◆●].")
_ENTRY = re.compile(r"[①-⑳・][ 　]*")
_ENDED = re.compile(r"。$|^[※＊*]|^注[0-9０-９]?[)）:：]")
_MOST_HEADS, _MOST_WORDS = 16, 30  # words of heads, of a row
_FEWEST_VALUES, _FEWEST_ROWS = 2, 2
_LONGEST_NAME = 70  # characters
_LEAST_NAMED = 0.5  # share of the names that end as those of indicators do


@dataclass(frozen=True, slots=True)
class _Heads:
    """The columns of values in their order, and where the heads begin and end."""

    columns: tuple[Column, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A name, its values, the words of both."""

    name: Cell
    values: Dealt
    words: Sequence[Word]


def read_judged_rows(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows below every such heads; the lines of heads and rows are marked as used."""
    if not any(_JUDGED.fullmatch(word.text) for word in words):
        return
    found = list(_all_heads(words))
    ends = [*(heads.start for heads in found[1:]), len(words)]
    for heads, end in zip(found, ends, strict=False):
        rows = list(_rows(words[heads.end : end], heads, cues))
        named = sum(cues.ends_as_indicator(row.name.text) for row in rows)
        if len(rows) < _FEWEST_ROWS or named < _LEAST_NAMED * len(rows):
            continue
        findings.kpis += [kpi for row in rows if (kpi := _kpi(row, heads)) is not None]
        own = [*words[heads.start : heads.end], *(word for row in rows for word in row.words)]
        findings.used.update(word.line.index for word in own)


def _all_heads(words: Sequence[Word]) -> Iterator[_Heads]:
    at = 0
    while at < len(words):
        begins = words[at].role in _NAMES and words[at].line.separator is Separator.NONE
        heads = _heads_at(words, at) if begins else None
        if heads is not None:
            yield heads
        at = heads.end if heads is not None else at + 1


def _heads_at(words: Sequence[Word], start: int) -> _Heads | None:
    """Read the heads from that of names to that of marks; one target is among the values, none before the first."""
    columns: list[Column] = []
    for at in range(start + 1, min(start + _MOST_HEADS, len(words))):
        word = words[at]
        if columns and _JUDGED.fullmatch(word.text):
            whole = _are_fit(columns) and not _goes_on(words, at)
            return _Heads(tuple(columns), start, at + 1) if whole else None
        if word.is_time or (word.is_aside and word.role not in VALUES):
            columns[-1:] = [_dated(column, word) for column in columns[-1:]]
        elif word.role in VALUES and not word.is_value:
            columns.append(Column(word.role, word.cell, time_of(word.cell)))
        else:
            return None
    return None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Tell whether another head stands behind that of marks, 評価 担当課: no mark ends the rows below."""
    return any(word.line is words[at].line and word.role is not None for word in words[at + 1 : at + 2])


def _are_fit(columns: Sequence[Column]) -> bool:
    roles = [column.role for column in columns]
    return len(roles) >= _FEWEST_VALUES and roles.count(Role.TARGET) == 1 and roles[0] is Role.BASELINE


def _dated(column: Column, word: Word) -> Column:
    return replace(column, time=column.time or (time_of(word.cell) if word.is_time else None))


def _rows(words: Sequence[Word], heads: _Heads, cues: LayoutCues) -> Iterator[_Row]:
    """Go through what marks end, down to a text or to what has none for too long."""
    begin = 0
    for at, word in enumerate(words):
        if _ENDED.search(word.text) or at - begin > _MOST_WORDS:
            return
        if _MARK.fullmatch(word.text) is None or (at + 1 < len(words) and _is_value_here(words, at)):
            continue
        row = _row(words[begin:at], heads, cues)
        begin = at + 1
        if row is not None:
            yield row


def _is_value_here(words: Sequence[Word], at: int) -> bool:
    """Tell a dash that stands for a value from one for a mark: a value stands behind it before the next name."""
    after = words[at + 1]
    return _DASH.fullmatch(words[at].text) is not None and (after.is_value or _MARK.fullmatch(after.text) is not None)


def _row(words: Sequence[Word], heads: _Heads, cues: LayoutCues) -> _Row | None:
    aimed = [column.role for column in heads.columns].index(Role.TARGET)
    values = dealt(words, len(heads.columns), aimed)
    named = _name(words[: values.start]) if values is not None else []
    if values is None or not named:
        return None
    name = joined(word.cell for word in named)
    mark = _ENTRY.match(name.text)
    name = name.part(mark.end(), len(name.text)) if mark else name
    if len(name.text) > _LONGEST_NAME or name_misfit([name], cues) >= TOGETHER:
        return None
    return _Row(name, values, words[len(words[: values.start]) - len(named) :])


def _name(words: Sequence[Word]) -> list[Word]:
    """Take what stands behind the last heading, from the number of the entry on."""
    begin = 0
    for at, word in enumerate(words):
        if _ENTRY.match(word.text):
            begin = at
        elif _HEADING.match(word.text) or word.is_value or _MARK.fullmatch(word.text):
            begin = at + 1
    return list(words[begin:])


def _kpi(row: _Row, heads: _Heads) -> FoundKpi | None:
    cells = {Role.INDICATOR: row.name}
    for column, cell in zip(heads.columns, row.values.cells, strict=True):
        if column.role is Role.TARGET or (column.role is Role.BASELINE and Role.BASELINE not in cells):
            cells[column.role] = cell
    due = next(column.time for column in heads.columns if column.role is Role.TARGET)
    return found_kpi(cells, due)
