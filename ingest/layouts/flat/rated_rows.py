"""Targets beside what was reached and the rate of the two, in a row or one below the other.

    目標値 実績 達成率 / 1-1 渡し船の便数 96便 88便 92% / 1-2 渡し船の隻数 3隻 3隻 100%
    目標値(a) 実績値(b) 達成率 評価 / 成果指標1 / 渡し船に乗った町民の / 割合【単位:%】 / 62.0 / 54.7 / 88.2% / B

The rate, which may be that of the target to what was reached, proves that the values were found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.rates import is_rate, proves
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import time_of
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Separator, joined

_RATES, _RESULTS, _TARGETS = re.compile(r"達成[率度]"), re.compile(r"実績(?:値)?"), re.compile(r"目標(?:値)?")
_ASIDE = re.compile(r"[（(].*")
_MOST_HEADS = 6  # words from the first of the three heads to the last
_WIDTH = 3  # values of a row
_MOST_OF_NAME, _LONGEST_NAME = 6, 70  # words, characters
_FEWEST_PROVED, _MOST_UNPROVED = 2, 1 / 3
_LABEL = re.compile(
    r"(?:成果|活動|サブ|主要|参考|評価|業績|測定|取組)?(?:指標|KPI|ＫＰＩ)(?:No\.?)?(?:[①-⑳]|[0-9]{1,2})[:：]?"
)
_NUMBER = re.compile(r"[0-9]{1,2}(?:[-－.．][0-9]{1,2})+|[(（][0-9]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．)]?")
_NUMBERED = re.compile(r"[0-9]{1,2}[-－][0-9]{1,2}|[①-⑳]")
_MARK = re.compile(r"[A-ESＡ-ＥＳ][+＋]?|[○◯〇◎△▲×✕☆★]")
_HEADING = re.compile(r"(?:[0-9]{1,2}[.．、]|[■◆●▼□○])[ 　]*[^0-9 　]")
_UNIT = re.compile(r"[ 　]*[【\[（(]単位[ 　]*[:：][ 　]*(?P<unit>[^】\])）]{1,10})[】\])）]$")


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the values of targets and results stand in a row, the year of the targets, where the heads are."""

    target: int
    result: int
    due: Cell | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a name, its values, whether the rate is theirs, and the place behind them."""

    name: tuple[Word, ...]
    values: Sequence[Word]
    proved: bool
    end: int


def read_rated_rows(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows below every such heads; the lines of heads and rows are marked as used."""
    if not any(_RATES.match(word.text) for word in words):
        return
    found = list(_heads(words))
    ends = [*(heads.start for heads in found[1:]), len(words)]
    tables = [(heads, list(_rows(words, heads, end, cues))) for heads, end in zip(found, ends, strict=False)]
    rows = [row for _, own in tables for row in own]
    proved = sum(row.proved for row in rows)
    if proved < _FEWEST_PROVED or len(rows) - proved > _MOST_UNPROVED * len(rows):
        return
    for heads, own in tables:
        for row in own:
            kpi = _kpi(row, heads)
            findings.kpis += [kpi] if kpi is not None else []
            findings.used.update(word.line.index for word in (*row.name, *row.values))
        findings.used.update(word.line.index for word in words[heads.start : heads.end] if own)


def _heads(words: Sequence[Word]) -> Iterator[_Heads]:
    """Find the heads of targets and results, the one of their rate behind them."""
    at = 0
    while at < len(words):
        heads = _heads_at(words, at)
        if heads is not None:
            yield heads
        at = heads.end if heads is not None else at + 1


def _heads_at(words: Sequence[Word], start: int) -> _Heads | None:
    first = _kind(words[start]) if words[start].line.separator is Separator.NONE else None
    if first is None:
        return None
    kinds, due = [first], time_of(words[start].cell) if first is Role.TARGET else None
    for at in range(start + 1, min(start + _MOST_HEADS, len(words))):
        kind = _kind(words[at])
        if kind is not None and kind not in kinds:
            kinds.append(kind)
            due = time_of(words[at].cell) if kind is Role.TARGET else due
        elif not (words[at].is_time or words[at].is_aside):
            break
        if len(kinds) == _WIDTH:
            places = kinds.index(Role.TARGET), kinds.index(Role.OTHER_VALUE)
            return _Heads(*places, due, start, at + 1) if kind is Role.UNKNOWN else None
    return None


def _kind(word: Word) -> Role | None:
    """Tell the head of targets, of results or of rates, whatever stands in brackets behind it."""
    plain = plain_of(_ASIDE.sub("", word.text))
    if _RATES.match(plain):
        return Role.UNKNOWN
    if _RESULTS.fullmatch(plain) or (plain.endswith(("実績", "実績値")) and time_of(word.cell)):
        return Role.OTHER_VALUE
    return (
        Role.TARGET
        if _TARGETS.fullmatch(plain) or (plain.endswith(("目標", "目標値")) and time_of(word.cell))
        else None
    )


def _rows(words: Sequence[Word], heads: _Heads, end: int, cues: LayoutCues) -> Iterator[_Row]:
    """Go through the values of which the last is a rate, each with the name before it."""
    at = behind = heads.end
    while at + _WIDTH <= end:
        values = words[at : at + _WIDTH]
        name = tuple(_name(words, behind, at)) if _are_values(values) else ()
        if not name or name_misfit([_parted(name)[0]], cues) >= TOGETHER:
            at += 1
            continue
        told, target, result = values[-1].text, values[heads.target].text, values[heads.result].text
        yield _Row(name, values, proves(told, target, result) or proves(told, result, target), at + _WIDTH)
        at = behind = at + _WIDTH


def _are_values(values: Sequence[Word]) -> bool:
    figures = all(word.is_value and not is_dash(word.text) for word in values)
    return figures and is_rate(values[-1].text) and not any(_NUMBERED.fullmatch(word.text) for word in values[:2])


def _name(words: Sequence[Word], begin: int, end: int) -> list[Word]:
    """Go back from values to what ends before their name: a number, a label, a mark, a value, the row before."""
    found: list[Word] = []
    for at in range(end - 1, max(begin, end - _MOST_OF_NAME - 1) - 1, -1):
        word = words[at]
        if _bounds(word) or (found and _HEADING.match(word.text) and word.line is not found[0].line):
            return _short(found)
        found.insert(0, word)
    on_row = begin and words[begin - 1].line is words[begin].line and words[begin].line is not words[end - 1].line
    return [] if on_row or end - begin > _MOST_OF_NAME else _short(found)


def _bounds(word: Word) -> bool:
    text = word.text
    ended = _LABEL.fullmatch(text) or _NUMBER.fullmatch(text) or _MARK.fullmatch(text) or text.endswith("。")
    return bool(ended) or word.is_value or word.is_time or _kind(word) is not None


def _short(name: list[Word]) -> list[Word]:
    return name if sum(len(word.text) for word in name) <= _LONGEST_NAME else []


def _parted(name: Sequence[Word]) -> tuple[Cell, Cell | None]:
    """Part a name from its unit: 割合【単位:%】."""
    whole = joined(word.cell for word in name)
    unit = _UNIT.search(whole.text)
    if unit is None:
        return whole, None
    return whole.part(0, unit.start()), whole.part(*unit.span("unit"))


def _kpi(row: _Row, heads: _Heads) -> FoundKpi | None:
    name, unit = _parted(row.name)
    cells = {Role.INDICATOR: name, Role.TARGET: row.values[heads.target].cell}
    return found_kpi(cells | ({Role.UNIT: unit} if unit is not None else {}), heads.due)
