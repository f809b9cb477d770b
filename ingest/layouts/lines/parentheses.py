"""KPIs in parentheses after what they measure.

廃校を働く場に改める（KPI：利用企業数 ８社（R5）→30社（R11））。
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.statements import read_statement
from ingest.layouts.found import Findings, FoundKpi, Span
from ingest.layouts.lines.inline import read_labelled
from ingest.layouts.rows import Line

_CLOSES = dict(zip("（(【〔［[〈＜<《", "）)】〕］]〉＞>》", strict=True))
_MOST_LINES = 3  # that one parenthesis was wrapped over


def read_parentheses(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every KPI in parentheses; the lines stay free, for they say what the KPI measures."""
    unused = [line for line in lines if line.index not in findings.used]
    for at in range(len(unused)):
        findings.kpis.extend(_in_parentheses(unused[at : at + _MOST_LINES], cues))


def _in_parentheses(lines: list[Line], cues: LayoutCues) -> Iterator[FoundKpi]:
    """Read the KPIs in parentheses that open on the first of some lines: （KPI：…）, several parted by 、."""
    text = "".join(line.text for line in lines)
    origins = [origin for line in lines for origin in line.origins]
    for mark in _opening(tuple(cues.columns[Role.INDICATOR])).finditer(lines[0].text):
        end = _closing(text, mark.start())
        if end is None:
            continue
        for first, last in _parts(text, mark.end(), end, cues):
            kpi = read_labelled(text[first:last], origins[first:last], (origins[first], origins[last - 1] + 1), cues)
            if kpi is not None:
                yield kpi


def _parts(text: str, start: int, end: int, cues: LayoutCues) -> list[Span]:
    """Cut at the commas that stand in no parentheses of their own; not where only the whole of it is a KPI."""
    commas = [at for at in range(start, end) if text[at] in "、，"]
    cuts = [at for at in commas if text.count("（", start, at) == text.count("）", start, at)]
    firsts, lasts = [start, *(at + 1 for at in cuts)], [*cuts, end]
    parts = [(first, last) for first, last in zip(firsts, lasts, strict=True) if last > first]
    said = read_statement(text[start:end], cues)
    one = said is not None and "、" not in said.indicator
    return [(start, end)] if one and not all(_is_kpi(text[slice(*part)], cues) for part in parts) else parts


def _is_kpi(text: str, cues: LayoutCues) -> bool:
    said = read_statement(text, cues)
    return said is not None and cues.ends_as_indicator(said.indicator)


def _closing(text: str, start: int) -> int | None:
    """Find where a bracket closes, past brackets of its own kind inside it."""
    opening, closing = text[start], _CLOSES[text[start]]
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if depth == 0:
            return at
    return None


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted((*words, "ＫＰＩ"), key=len, reverse=True))
    return re.compile(rf"[（(【〔［\[〈＜<《](?:{known})[ 　]*[:：][ 　]*")
