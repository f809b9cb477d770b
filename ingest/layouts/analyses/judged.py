"""Indicators of evaluated policies (施策目標個票) of which a page kept nothing but the order of the words.

    14 渡し船の利用者数 初期値 実績値 評価 目標値 20年度 19年度 20年度 21年度 23年度 90人 85人 90人 97人 A-2 約120人
    年度ごとの目標値 - - -

There is a value for every year but that of the target, which stands behind the mark. Without that year in the heads the
target has its own, and several indicators may stand below each other, ① ②.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.analyses.rated_heads import is_reference
from ingest.layouts.analyses.words import words_of
from ingest.layouts.analyses.yearly_rows import torn_row
from ingest.layouts.boxes.entries import ENTRY
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.printed.words import Measure
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, Separator, joined

_FIRST = ("初期値", "基準値")
_HEADS = ("実績値", "評価", "目標値")
_JUDGED = ("達成", "達成状況", "達成度", "評価", "判定")
_YEARLY = "年度ごとの目標値"
_LABEL = re.compile(r"(?:業績|測定|参考|成果)?指標[0-9]{0,3}")
_NUMBER = re.compile(r"[0-9０-９]{1,3}")
_YEAR = re.compile(r"(?:令和|平成|[RHＲＨ])?[ 　]?(?:[0-9０-９]{1,2}|元)年度?")
_MARK = re.compile(r"[A-ESNＡ-ＥＳＮ](?:[-－][0-9０-９])?|[○◯△×◎]|[-－―]")
_TIME_BEHIND = re.compile(rf"[（(]{_YEAR.pattern}[)）]")  # 60% (26年度)
_FEWEST_YEARS, _MOST_YEARS = 3, 12
_MOST_ASIDES = 2  # （①町の住宅、②島の住宅） under the name
_MOST_OF_NAME = 8  # words
_MOST_OF_TARGET = 3
_LONGEST_TARGET = 24
_NO_NAME = 3.0
_Kpi = tuple[FoundKpi, int]  # with the place behind it
_Shape = tuple[int, Cell | None, bool]  # how many values, the year of the target, whether a mark stands before it


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the heads begin and where the values under their years do."""

    start: int
    years: Sequence[Cell]
    body: int
    is_marked: bool  # whether a mark stands before the target


def read_judged(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    if not any(first in line.text for line in lines for first in _FIRST):
        return
    free = [line for line in lines if line.index not in findings.used]
    sorted_words = words_of(free, measure, cues)
    words = [word.cell for word in sorted_words]
    places = [free[word.line].index for word in sorted_words]
    gaps = {at for at, word in enumerate(sorted_words) if free[word.line].separator is Separator.GAP}
    for heads in _heads(words):
        name = _name_before(words, heads.start) if heads.is_marked or heads.start not in gaps else []
        found = list(_under(words, heads, name, cues)) if name else []
        if found:
            findings.kpis += [kpi for kpi, _ in found]
            behind = found[-1][1]
            findings.used.update(places[heads.start - len(name) : behind])
            below = sorted_words[behind - 1].line + 1
            findings.used.update(line.index for line in torn_row(free, below, cues))


def _heads(words: Sequence[Cell]) -> Iterator[_Heads]:
    """Find the heads in their order, with three years behind them."""
    for start, word in enumerate(words):
        if plain_of(word.text) not in _FIRST:
            continue
        behind = tuple(plain_of(cell.text) for cell in words[start + 1 : start + 2 + len(_HEADS)])
        first = start + 1 + _count_heads(behind)
        if first == start + 1:
            continue
        first += sum(1 for _ in takewhile(lambda cell: is_aside(cell.text), words[first : first + _MOST_ASIDES]))
        years = list(takewhile(lambda cell: _YEAR.fullmatch(cell.text), words[first : first + _MOST_YEARS]))
        if len(years) >= _FEWEST_YEARS:
            yield _Heads(start, years, first + len(years), behind[: len(_HEADS)] == _HEADS)


def _count_heads(behind: Sequence[str]) -> int:
    """Count the heads behind that of the baseline, a mark before or behind the target; 0 where they are others."""
    result, *_, target = _HEADS
    if behind[: len(_HEADS)] == _HEADS:
        return len(_HEADS)
    both = (result, target)
    return len(both) + any(word in _JUDGED for word in behind[len(both) :][:1]) if behind[: len(both)] == both else 0


def _name_before(words: Sequence[Cell], end: int) -> list[Cell]:
    """Take the words from the number of an indicator, or from a label, down to its heads; nothing without either."""
    for start in range(end - 1, max(end - 1 - _MOST_OF_NAME, -1), -1):
        if _NUMBER.fullmatch(words[start].text) or _LABEL.fullmatch(plain_of(words[start].text)):
            name = words[start + 1 : end]
            return [] if any(is_reference(plain_of(cell.text)) for cell in words[start : start + 2]) else list(name)
        if is_dash(words[start].text) or "。" in words[start].text:
            return []
    return []


def _under(words: Sequence[Cell], heads: _Heads, name: Sequence[Cell], cues: LayoutCues) -> Iterator[_Kpi]:
    """Read the one indicator under some heads, or each of its entries."""
    if heads.body < len(words) and not ENTRY.match(words[heads.body].text):
        *_, due = heads.years
        kpi = _kpi(words, heads.body, name, (len(heads.years) - 1, due, heads.is_marked), cues)
        yield from [kpi] if kpi is not None else []
        return
    at = heads.body
    while at < len(words) and ENTRY.match(words[at].text):
        first, *rest = words[at : at + _MOST_OF_NAME]
        own = [first, *takewhile(lambda cell: not _is_value(cell, cues), rest)]
        *_, due = heads.years
        shapes = ((len(heads.years) - 1, due, True), (len(heads.years), None, True))
        behind = at + len(own)
        named = own if cues.ends_as_indicator(joined(own).text) else [*name, *own]
        kpi = next((kpi for shape in shapes if (kpi := _kpi(words, behind, named, shape, cues)) is not None), None)
        if kpi is None:
            return
        yield kpi
        at = kpi[1]


def _kpi(
    words: Sequence[Cell],
    at: int,
    name: Sequence[Cell],
    shape: _Shape,
    cues: LayoutCues,
) -> _Kpi | None:
    """Read as many values as there should be, the mark and the target behind them."""
    count, due, is_marked = shape
    values, behind = words[at : at + count], words[at + count : at + count + 2 + _MOST_OF_TARGET]
    mark, *rest = [*behind, Cell("")] if is_marked else [Cell("-"), *behind[:1]]
    target = _target(rest, cues) if is_marked or _is_figure(rest, cues) else []
    whole = joined(name)
    number = ENTRY.match(whole.text)
    whole = whole.part(number.end(), len(whole.text)) if number else whole
    fits = len(values) == count and all(_is_value(cell, cues) for cell in values) and _MARK.fullmatch(mark.text)
    if not fits or not target or name_misfit([whole], cues) >= _NO_NAME:
        return None
    cells = {Role.INDICATOR: whole, Role.TARGET: joined(target)}
    cells |= {} if is_dash(values[0].text) else {Role.BASELINE: values[0]}
    kpi = found_kpi(cells | ({Role.DEADLINE: due} if due is not None else {}))
    return (kpi, at + count + is_marked + len(target)) if kpi is not None else None


def _is_figure(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    return bool(cells) and _is_value(cells[0], cues) and not is_dash(cells[0].text)


def _is_value(cell: Cell, cues: LayoutCues) -> bool:
    return is_value(cell.text, cues) and not _YEAR.fullmatch(cell.text)


def _target(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Take the target: one value, or a phrase that ends before the targets of single years."""
    if words and is_value(words[0].text, cues):
        timed = [cell for cell in words[1:2] if _TIME_BEHIND.fullmatch(cell.text)]
        return [words[0], *timed]
    own = list(takewhile(lambda cell: plain_of(cell.text) != _YEARLY, words[: _MOST_OF_TARGET + 1]))
    text = "".join(cell.text for cell in own)
    figure = any(map(str.isdecimal, text)) and len(text) <= _LONGEST_TARGET and "。" not in text
    return own if figure and len(own) <= _MOST_OF_TARGET else []
