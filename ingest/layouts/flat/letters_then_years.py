"""Names that letters list, then the units with the results of every year, then the year of targets over results.

成果指標 / A / 渡し船に乗った市民の割合 / B / 桟橋の数 / 単位 24年度(実績) 25年度(実績) / % / 41.2 / 42.8 / か所 / 3 / 3
26年度 / (上段:目標) / (下段:実績) / 45.0 / 44.1 / 4 / 3

There are as many letters as units and as pairs of the last year; else nothing is read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_unit
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.columns import time_of
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_YEAR = r"(?:[HRＨＲ]|平成|令和)?[0-9０-９元]{1,2}年度"
_OF_RESULTS = re.compile(rf"{_YEAR}(?:[（(]?実績値?[)）]?)?")
_HALVES = re.compile(
    rf"{_YEAR}[（(]?上段[:：]?(?P<upper>目標|実績)値?[)）／/・、]*[（(]?下段[:：]?(?P<lower>目標|実績)値?[)）]?"
)
_UNIT = "単位"
_LETTERS = "ABCDEFGHIJ"
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨＩＪ", _LETTERS)
_MOST_PARTS, _FEWEST_YEARS = 4, 2  # words of the last head; years before it
_MOST_OF_NAMES = 60  # words


@dataclass(frozen=True, slots=True)
class _Series:
    """The units of the rows, and the place behind their values."""

    units: list[Cell]
    end: int


def read_letters_then_years(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; its lines are marked as used."""
    if not any("上段" in word.text for word in words):
        return
    for at, word in enumerate(words):
        years = _years(words, at + 1) if word.text == _UNIT else 0
        series = _series(words, at + 1 + years, years) if years >= _FEWEST_YEARS else None
        if series is not None and series.units:
            _read(words, at, series, cues, findings)


def _read(words: Sequence[Word], head: int, series: _Series, cues: LayoutCues, findings: Findings) -> None:
    parts, halves = _halves(words, series.end)
    count, begin = len(series.units), series.end + parts
    values = words[begin : begin + 2 * count]
    first, names = _names(words, head, count)
    if halves is None or len(values) < 2 * count or not all(map(_is_value, values)) or not names:
        return
    if any(name_misfit([name], cues) >= TOGETHER for name in names):
        return
    lower = halves["lower"] == "目標"
    due, sheet = time_of(words[series.end].cell), _sheet(words[:head], cues)
    for name, unit, target in zip(names, series.units, values[lower::2], strict=True):
        kpi = found_kpi({Role.INDICATOR: name, Role.TARGET: target.cell, Role.UNIT: unit}, due, sheet)
        findings.kpis += [kpi] if kpi is not None else []
    findings.used.update(word.line.index for word in words[first : begin + 2 * count])


def _sheet(words: Sequence[Word], cues: LayoutCues) -> Cell | None:
    """Take what stands behind the last label of a sheet on its line: 施 策 名 渡し場の再生."""
    both = [(label, name) for label, name in pairwise(words) if label.line is name.line and label.text in cues.named]
    names = [name.cell for _, name in both if name.role is None and not name.is_value]
    return names[-1] if names else None


def _years(words: Sequence[Word], start: int) -> int:
    return sum(1 for _ in takewhile(lambda word: _OF_RESULTS.fullmatch(word.text), words[start:]))


def _series(words: Sequence[Word], start: int, years: int) -> _Series:
    """Go through units, each with a value for every year."""
    units: list[Cell] = []
    at = start
    while at + years < len(words) and _is_unit(words[at]) and all(map(_is_value, words[at + 1 : at + 1 + years])):
        units.append(words[at].cell)
        at += 1 + years
    return _Series(units, at)


def _halves(words: Sequence[Word], start: int) -> tuple[int, re.Match[str] | None]:
    """Read the head of the last year, which says what stands in the upper and in the lower half of each cell."""
    for count in range(1, _MOST_PARTS + 1):
        match = _HALVES.fullmatch("".join(word.text for word in words[start : start + count]))
        if match is not None and match["upper"] != match["lower"]:
            return count, match
    return 0, None


def _names(words: Sequence[Word], head: int, count: int) -> tuple[int, list[Cell]]:
    """Find the names that as many letters list in their order right before a head, and the first of their words."""
    places: list[int] = []
    for at in range(head - 1, max(0, head - _MOST_OF_NAMES) - 1, -1):
        if words[at].text.translate(_WIDE) == _LETTERS[count - 1 - len(places) : count - len(places)]:
            places.insert(0, at)
        if len(places) == count:
            break
    if len(places) < count or count > len(_LETTERS):
        return head, []
    parts = [words[a + 1 : b] for a, b in zip(places, [*places[1:], head], strict=True)]
    return places[0], [joined(word.cell for word in own) for own in parts] if all(parts) else []


def _is_unit(word: Word) -> bool:
    return is_unit(word.text) and not (word.is_time or is_dash(word.text))


def _is_value(word: Word) -> bool:
    return word.is_value and not word.is_aside and (is_dash(word.text) or not is_unit(word.text))
