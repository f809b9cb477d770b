"""Targets set equal in running text: 「電子申請の利用率＝70％（27年度）」「拠点を設けた市町村＝22団体（27年度）」.

At least two stand in one list; a list that does not speak of targets, or speaks of results, is none.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_value
from ingest.layouts.found import Findings, FoundKpi, Span
from ingest.layouts.rows import Line, Separator
from ingest.layouts.saying.marks import SAID_TIME, VALUE

_SIGNS = ("=", "＝")
_EQUAL = re.compile(
    r"(?:(?<=[「『、，・（(])|^)[ 　]*(?P<name>[^「」『』=＝、，。（）()]{3,40}(?:[（(][^（）()]{1,12}[）)])?)"
    r"[ 　]*[=＝][ 　]*"
    rf"(?P<value>{VALUE})(?:に?(?:増|減)(?:やす|らす)?)?[ 　]*"
    rf"[（(](?P<time>{SAID_TIME}|[0-9０-９]{{2}}年度?末?)(?:まで)?(?:に|の?目標)?[）)]"
)
_AIMS = ("目標", "目指", "めざ", "KPI", "ＫＰＩ", "数値")
_RESULTS = re.compile(r"(?:実績|結果|達成状況|現状)(?:は|を|が|：|:)")
_FEWEST = 2
_LONGEST = 1_500  # characters of a paragraph


def read_equalled(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such list; its lines stay free, for they say other things too."""
    for text, origins in paragraphs(lines, _SIGNS):
        for start, end in sentences(text):
            sentence = text[start:end]
            aims = any(sign in sentence for sign in _AIMS) and _RESULTS.search(sentence) is None
            found = list(_EQUAL.finditer(sentence)) if aims else []
            if len(found) >= _FEWEST:
                findings.kpis.extend(
                    _kpi(match, origins[start:end]) for match in found if is_value(match["value"], cues)
                )


def paragraphs(lines: Sequence[Line], signs: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Join the lines around each sign that were wrapped out of one paragraph; give their characters' places too."""
    text, origins = "", list[int]()
    for line in (*lines, None):
        begins = line is None or line.follows_blank or len(text) > _LONGEST or line.separator is not Separator.NONE
        if begins and text:
            if any(sign in text for sign in signs):
                yield text, origins
            text, origins = "", []
        if line is not None:
            cell = line.part(0, len(line.text))
            text, origins = text + cell.text, [*origins, *cell.origins]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Go through the places of the sentences of a text."""
    for match in re.finditer(r"[^。]+。?", text):
        yield match.span()


def span_of(origins: Sequence[int], start: int, end: int) -> Span:
    """Give the source span of a part of a text, whose columns may stand in another order than in the source."""
    own = origins[start:end]
    return min(own), max(own) + 1


def _kpi(match: re.Match[str], origins: Sequence[int]) -> FoundKpi:
    start, end = match.span("name")
    place, whole = span_of(origins, start, end), span_of(origins, start, match.end())
    return FoundKpi(match["name"].strip(), match["value"], match["time"].strip(), None, None, (place, whole))
