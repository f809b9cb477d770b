"""Rows of analysis sheets whose baseline and target stand over their years, the values of single years beside them.

    １ 耐震化した岸壁の割 74％ 85％ － － 85％        41隻 60隻
    合 令和２年度 令和７年度 76％ 78％ －            １ 直した渡し船の数 43隻 46隻 52隻
                                                      （R3年度） （R9年度）

The name stands before any of these lines, or between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.layouts.analyses.words import is_time
from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, joined

MOST_BELOW = 80  # lines from the heads down to the last row
_LENGTHS = (2, 3)  # lines of a row
_BOTH = 2
_UNCERTAIN = 4.0
_Ended = tuple[tuple[Cell, ...], tuple[Cell, ...]]  # what stands before the values and years at the end of a line


def read_years_below(lines: Sequence[Line], start: int, years: int, cues: LayoutCues, findings: Findings) -> None:
    """Read the rows below heads of so many years; their lines, and those of the heads, are marked as used."""
    at = start
    while at < len(lines) and "基準値" not in lines[at].text:
        free = list(takewhile(lambda line: line.index not in findings.used, lines[at : at + max(_LENGTHS)]))
        kpi, length = next(_rows_at(free, years, cues), (None, 1))
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in (*lines[:start], *lines[at : at + length]))
        at += length


def _rows_at(lines: Sequence[Line], years: int, cues: LayoutCues) -> Iterator[tuple[FoundKpi, int]]:
    for length in _LENGTHS:
        ended = [
            with_end(line, lambda word: is_value(word.text, cues) or is_time(word.text)) for line in lines[:length]
        ]
        kpi = _kpi(ended, years, cues) if len(ended) == length else None
        if kpi is not None:
            yield kpi, length


def _kpi(ended: Sequence[_Ended], years: int, cues: LayoutCues) -> FoundKpi | None:
    """Pair the years of the last line with the first values of the first; all years have a value beside them."""
    (_, over), *between, (_, under) = ended
    dates = [word for word in under[:_BOTH] if is_time(word.text)]
    dated = _BOTH if len(dates) == _BOTH or (dates and is_dash(under[0].text)) else len(dates)
    values, yearly = over[:dated], [*over[dated:], *(word for _, run in between for word in run)]
    held = [*values, *yearly, *under[dated:]]
    counts = (years,) if dated == _BOTH else (years, years + 1)  # the baseline, a dash, may stand beside them
    if not dates or not values or len(yearly) not in counts or len(under) > dated + years:
        return None
    if any(is_time(word.text) for word in held):
        return None
    *base, target = values
    if len(values) < dated or not any(map(str.isdecimal, target.text)) or (not base and not is_dash(yearly[0].text)):
        return None
    words = [word for before, _ in ended for word in before]
    words = words[1:] if words and is_number(words[0].text) else words
    if not words or name_misfit(words, cues) >= _UNCERTAIN:
        return None
    cells = {Role.INDICATOR: joined(words), Role.TARGET: target, Role.DEADLINE: dates[-1]}
    kpi = found_kpi(cells if not base or is_dash(base[0].text) else {**cells, Role.BASELINE: base[0]})
    since = under[0].text
    is_told = kpi is not None and kpi.baseline is not None and not is_aside(since)
    return replace(kpi, baseline=f"{kpi.baseline}（{since}）") if kpi and is_told else kpi
