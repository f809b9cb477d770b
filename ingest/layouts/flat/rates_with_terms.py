"""Rates printed with the two figures that they are reckoned from, for the year of today and that of the target.

桟橋の改修率（％） 改修した桟橋（か所） 桟橋（か所） 25.0 3 12 H29（2017年） 【実績】 75.0 9 12 H40（2028年） 【目標】

The figures prove the rate; they are no indicators of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.flat.owners import measure_over
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit

_TERMS = 3  # the rate and the figures that it is reckoned from
_MOST_ABOVE = 150  # words from a measure down to its last rate
_MOST_BETWEEN = 6  # words from the values of today to those of the target: the number of the indicator
_TODAY = re.compile(r"[【（(\[](?:実績|現状|現況)値?[】）)\]]")
_AIMED = re.compile(r"[【（(\[]目標値?[】）)\]]")
_NAMED = re.compile(r"(?P<name>.+)[（(](?P<unit>[^（）()]{1,12})[)）]")
_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.(?P<places>[0-9]+))?")
_PERCENT = re.compile(r"[%％]")
_NEAR = 1.01  # of the last place, by rounding


def read_rates_with_terms(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such rate; the lines of its names and values are marked as used."""
    for at, word in enumerate(words):
        start = at - 2 * _TERMS - 1
        if start < 0 or not _TODAY.fullmatch(word.text) or not _is_proved(words[start + _TERMS : at]):
            continue
        ends = range(at + _TERMS + 2, min(at + _TERMS + 2 + _MOST_BETWEEN, len(words)))
        end = next((n for n in ends if _AIMED.fullmatch(words[n].text)), None)
        aimed = words[end - _TERMS - 1 : end] if end is not None else ()
        kpi = _kpi(words[start : start + _TERMS], words[start + _TERMS], aimed, cues) if _is_proved(aimed) else None
        if kpi is not None and end is not None:
            owner = measure_over(words[max(0, start - _MOST_ABOVE) : start], cues)
            findings.kpis.append(replace(kpi, owner=owner))
            findings.used.update(one.line.index for one in words[start : end + 1])


def _is_proved(words: Sequence[Word]) -> bool:
    """Tell a rate, its two terms and a year, the rate being that of the terms."""
    if len(words) != _TERMS + 1 or not words[-1].is_time:
        return False
    rate, some, whole = (_FIGURE.fullmatch(word.text) for word in words[:_TERMS])
    if rate is None or some is None or whole is None or not _number(whole):
        return False
    step = 10.0 ** -len(rate["places"] or "")
    return abs(100 * _number(some) / _number(whole) - _number(rate)) <= _NEAR * step


def _number(match: re.Match[str]) -> float:
    return float(match[0].replace(",", ""))


def _kpi(names: Sequence[Word], base: Word, aimed: Sequence[Word], cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of the first of the names, each of which has its unit behind it."""
    named = [_NAMED.fullmatch(word.text) for word in names]
    first = named[0]
    if first is None or not all(named) or not _PERCENT.search(first["unit"]):
        return None
    name, unit = (names[0].cell.part(*first.span(group)) for group in ("name", "unit"))
    if name_misfit([name], cues) >= TOGETHER:
        return None
    held = {Role.INDICATOR: name, Role.UNIT: unit, Role.BASELINE: base.cell}
    return found_kpi(held | {Role.TARGET: aimed[0].cell, Role.DEADLINE: aimed[-1].cell})
