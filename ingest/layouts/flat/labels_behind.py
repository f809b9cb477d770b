"""Sheets whose rows of results and targets came out before their labels, the name and its unit between the two.

    区分 29年度 30年度 元年度 / 41 45 実績値 渡し船の利用者数 人 50 60 70 目標値 / 3 実績値 …

The target is that of the last year: the rows are filled from a year on, to the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_unit
from ingest.layouts.flat.owners import measure_over
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rows import joined

_KINDS = (Role.TARGET, Role.BASELINE)
_FEWEST_YEARS, _MOST_YEARS = 3, 15
_MOST_OF_NAME = 6
_MOST_BEFORE = 80  # words between the name of a measure and the years
_FEWEST_TARGETS = 2
_BRACKETS = "（()）［］[]"


@dataclass(frozen=True, slots=True)
class _Row:
    """Values with the label behind them."""

    role: Role
    values: tuple[Word, ...]
    end: int


def read_labels_behind(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    at = last = 0
    while at < len(words):
        years = list(takewhile(lambda word: word.is_time, words[at : at + _MOST_YEARS]))
        start, at = at, at + max(len(years), 1)
        if len(years) < _FEWEST_YEARS:
            continue
        owner = measure_over(words[max(last, start - _MOST_BEFORE) : start], cues)
        while (found := _indicator(words, at, years, cues)) is not None:
            kpi, at = found
            last = at
            findings.kpis.append(replace(kpi, owner=owner))
            findings.used.update(word.line.index for word in words[start:at])


def _indicator(
    words: Sequence[Word], start: int, years: Sequence[Word], cues: LayoutCues
) -> tuple[FoundKpi, int] | None:
    """Read a row, a name with its unit, and the other row; give the KPI with the place behind."""
    first = _row(words, start, len(years))
    if first is None:
        return None
    name = list(takewhile(_is_of_name, words[first.end : first.end + _MOST_OF_NAME]))
    second = _row(words, first.end + len(name), len(years))
    if second is None or len({first.role, second.role}) < len(_KINDS) or len(name) < 1:
        return None
    results, targets = (first, second) if second.role is Role.TARGET else (second, first)
    kpi = _kpi(name, results, targets, years, cues)
    return (kpi, second.end) if kpi is not None else None


def _row(words: Sequence[Word], start: int, most: int) -> _Row | None:
    values = tuple(takewhile(lambda word: word.is_value, words[start : start + most + 1]))
    end = start + len(values)
    role = words[end].role if values and len(values) <= most and end < len(words) else None
    return _Row(role, values, end + 1) if role in _KINDS and role is not None else None


def _is_of_name(word: Word) -> bool:
    return not (word.is_value or word.is_time) and word.role not in _KINDS and "。" not in word.text


def _kpi(name: list[Word], results: _Row, targets: _Row, years: Sequence[Word], cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of rows that reach the last year; None where the targets may end before it."""
    full = len(targets.values) == len(years)
    later = _FEWEST_TARGETS <= len(targets.values) >= len(results.values)
    unit = name.pop() if len(name) > 1 and _is_unit(name[-1], cues) else None
    whole = joined(word.cell for word in name)
    if not (full or later) or is_dash(targets.values[-1].text) or not cues.ends_as_indicator(whole.text):
        return None
    held = {Role.INDICATOR: whole, Role.TARGET: targets.values[-1].cell, Role.DEADLINE: years[-1].cell}
    if unit is not None:
        held[Role.UNIT] = unit.cell
    if not is_dash(results.values[0].text):
        held[Role.BASELINE] = results.values[0].cell
    return found_kpi(held)


def _is_unit(word: Word, cues: LayoutCues) -> bool:
    bare = plain_of(word.text).strip(_BRACKETS)
    return is_unit(word.text) and (bare in cues.units or "/" in bare)
