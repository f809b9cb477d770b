"""Indicators in a stream of words whose baseline and target each stand before their year, the name before them.

    1 / 直した蔵の数 / 58 / H26年度 / 150 / R4年度 / 70 / 85 / 100 / 建物の傷みを示すため。 / 71 / 83 / -

What follows are the values of single years and reasons; where the heads set them before the target, they are counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.analyses.heads import Heads
from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import FoundKpi, found_kpi, indicator_name
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, joined

_NO_NAME = 6.0
_MOST_OF_NAME, _MOST_OF_TARGET = 12, 4  # words
_LONGEST_STATE = 60
_LONGEST_COUNTED = 8
_SHORTEST_NAME, _SHORTEST_GOAL = 3, 6
_KIND = re.compile(r"(?:アウトカム|アウトプット)")  # said behind a name: （アウトカム）, ＜アウトカム指標＞
_KIND_BEHIND = re.compile(rf"[（(＜<【［\[]{_KIND.pattern}(?:指標)?[）)＞>】］\]]$")
_VALUES = (Sort.VALUE, Sort.DASH)


@dataclass(frozen=True, slots=True)
class _Dated:
    """The places of a baseline, of its year, of the target's first word and of the target's year."""

    base: int
    base_year: int
    target: int
    due: int


def read_dated(
    words: Sequence[Word], heads: Heads, cues: LayoutCues, before: Sequence[Word] = ()
) -> Iterator[tuple[FoundKpi, set[int]]]:
    """Read the indicators under some heads, each with the lines that it stands on; a name may stand `before` them."""
    end, owner = 0, None
    for dated in _dated(words, heads, cues):
        if dated.base < end:
            continue
        start, first = _name(words, end, dated.base)
        goal = _owner(words, end, first) if heads.owned and first < start else None
        owner = goal or owner
        named = words[start : dated.base]
        if not named and not dated.base and before:
            begin, number = _name(before, 0, len(before))
            named = before[begin:] if number < begin else []
        kpi = _kpi(named, words, dated, owner, cues)
        if kpi is not None:
            yield kpi, {word.line for word in (*named, *words[first : dated.due + 1])}
        end = dated.due + 1


def _dated(words: Sequence[Word], heads: Heads, cues: LayoutCues) -> Iterator[_Dated]:
    """Find each value before a year, a target before a year behind it; both of a baseline may be dashes."""
    for base, (value, year) in enumerate(pairwise(words)):
        in_words = heads.in_words and value.sort is Sort.TEXT
        dashes = value.sort is year.sort is Sort.DASH
        if not (in_words or value.sort in _VALUES) or not (year.sort is Sort.TIME or dashes):
            continue
        if heads.in_brackets and not year.cell.text.startswith(("（", "(")):
            continue
        due = next((at for at in range(base + 3, len(words)) if words[at].sort is Sort.TIME), len(words))
        target = base + 2 + heads.before_target
        if heads.before_target and due - 1 < target and words[due - 1].sort is Sort.VALUE:
            target = due - 1  # the values of some years are left empty
        between, whole = words[base + 2 : target], words[target:due]
        counted = all(word.sort in _VALUES for word in between) and 0 < len(whole) <= _MOST_OF_TARGET
        if due < len(words) and counted and _is_target(whole, heads, cues):
            yield _Dated(base, base + 1, target, due)


def _is_target(words: Sequence[Word], heads: Heads, cues: LayoutCues) -> bool:
    text = joined(word.cell for word in words).text
    figures = sum(any(map(str.isdecimal, word.cell.text)) for word in words if word.sort is Sort.VALUE)
    if any(word.sort not in (Sort.VALUE, Sort.TEXT) for word in words) or is_dash(text) or figures > 1:
        return False
    said = heads.in_words and len(text) <= _LONGEST_STATE and "。" not in text
    return is_value(text, cues) or _is_compared(text, cues) or said


def _is_compared(text: str, cues: LayoutCues) -> bool:
    """Tell a target against a value of before that says what is counted: 前年以上の認定数."""
    compared, _, counted = plain_of(text).partition("の")
    return compared in cues.value_words and len(counted) <= _LONGEST_COUNTED and cues.ends_as_indicator(counted)


def _name(words: Sequence[Word], begin: int, base: int) -> tuple[int, int]:
    """Find where the name before a baseline begins, and its number or label, if it has one."""
    start = base
    while start > begin and words[start - 1].sort in (Sort.TEXT, Sort.ASIDE) and base - start < _MOST_OF_NAME:
        if "。" in words[start - 1].cell.text:
            break
        start -= 1
    return start, start - (start > begin and _is_number(words[start - 1]))


def _is_number(word: Word) -> bool:
    return word.sort is Sort.LABEL or (word.sort is Sort.VALUE and word.cell.text.isdecimal())


def _owner(words: Sequence[Word], begin: int, end: int) -> Cell | None:
    """Take the goal that stands before the number of an indicator."""
    start, _ = _name(words, begin, end)
    goal = joined(word.cell for word in words[start:end])
    return goal if len(goal.text) >= _SHORTEST_GOAL else None


def _kpi(
    named: Sequence[Word], words: Sequence[Word], dated: _Dated, owner: Cell | None, cues: LayoutCues
) -> FoundKpi | None:
    name = joined(cell for word in named if (cell := _without_kind(word.cell)).text)
    if len(indicator_name(name.text)) < _SHORTEST_NAME or name_misfit([name], cues) >= _NO_NAME:
        return None
    target = joined(word.cell for word in words[dated.target : dated.due])
    cells = {Role.INDICATOR: name, Role.TARGET: target, Role.DEADLINE: words[dated.due].cell}
    base, year = (word.cell for word in words[dated.base : dated.base + 2])
    kpi = found_kpi(cells if is_dash(base.text) else {**cells, Role.BASELINE: base}, owner=owner)
    since = year.text.strip("（）()")
    return replace(kpi, baseline=f"{kpi.baseline}（{since}）") if kpi and kpi.baseline and not is_dash(since) else kpi


def _without_kind(cell: Cell) -> Cell:
    """Take off what kind of indicator it is; a word that says nothing else is left empty."""
    behind = _KIND_BEHIND.search(cell.text)
    if behind is None:
        return cell.part(0, 0) if _KIND.search(cell.text) else cell
    return cell.part(0, behind.start())
