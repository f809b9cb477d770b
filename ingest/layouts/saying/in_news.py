"""Targets of a list in a sentence, as newspapers print them: in brackets behind names, or each against its result.

25年度の目標を達成したのは、渡し舟の事故件数（目標値・ゼロ）、船長の数（同・30人）など。
移住者数は目標値の1500人に対して直近値は1214人、１人当たりの所得は300万円に対して281万円だった。
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.saying.equalled import paragraphs, span_of
from ingest.layouts.saying.news_lists import listed_in, period_end, pillars_in
from ingest.layouts.saying.news_values import PRINTED, mark_of_printed

_NAME = r"(?:^|(?<=[、。]))(?P<name>[^、。（）()「」]{3,40}?)"
_IN_BRACKETS = re.compile(
    rf"{_NAME}[（(](?:(?P<label>目標値?)|同)[・:：は、][ 　]*(?P<value>{PRINTED}|ゼロ|半減|倍増)[)）]"
)
_AGAINST = re.compile(
    rf"{_NAME}(?:は|が)、?(?P<label>目標値?の?)?(?P<value>{PRINTED})に対し(?:て)?、?"
    rf"(?:直近値?|実績値?|現状値?|現在|{TIME.pattern})?(?:は|が)?(?P<got>{PRINTED})"
)
_DUE = re.compile(rf"(?P<time>{TIME.pattern}|(?<![0-9０-９.,])[0-9０-９]{{2}}年度)の?(?:数値)?目標")
_AIMS = re.compile(r"目標値?の|目標に(?:届|達|及)|目標(?:値)?を(?:下回|上回|達成)")
PLAN_BEFORE = re.compile(r"(?:前の?|現行の?|旧|これまでの)(?:期|回)?の?(?:計画|戦略|プラン|ビジョン)")
_LISTS = ("目標", "指標", "KPI", "ＫＰＩ")
_FEWEST = 2


def read_in_news(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every paragraph that has at least two of either; the lines stay free, for they say other things too."""
    free = [line for line in lines if line.index not in findings.used]
    for text, origins in paragraphs(free, ("目標",)):
        if PLAN_BEFORE.search(text):
            continue
        due = _DUE.search(text)
        time = due["time"].strip() if due else None
        found = list(_in_brackets(text, cues))
        if _AIMS.search(text):
            found += _against(text, cues)
        for match in found if len(found) >= _FEWEST else ():
            span = span_of(origins, match.start("name"), match.end())
            findings.kpis.append(FoundKpi(indicator_name(match["name"]), match["value"], time, None, None, (span,)))
    _read_lists(free, cues, findings)


def _read_lists(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the sentences that list targets with their figures of today, by when the plan of the item ends."""
    pillars = {match["number"]: line.part(*match.span("title")) for line in lines for match in pillars_in(line.text)}
    end = next((due for line in lines if (due := period_end(line.text))), None)
    for text, origins in paragraphs(lines, _LISTS):
        for one in listed_in(text, cues, end):
            span = span_of(origins, one.start, one.end)
            name, owner = indicator_name(one.name), pillars.get(one.number or "")
            findings.kpis.append(FoundKpi(name, one.target, one.time, one.base, None, (span,), owner))


def _in_brackets(text: str, cues: LayoutCues) -> Iterator[re.Match[str]]:
    """Go through the names whose brackets say that they hold a target, the first in full, others by 同."""
    labelled = False
    for match in _IN_BRACKETS.finditer(text):
        labelled = labelled or match["label"] is not None
        if labelled and cues.ends_as_indicator(match["name"]) and not cues.is_money(match["name"]):
            yield match


def _against(text: str, cues: LayoutCues) -> list[re.Match[str]]:
    """List the names with a target and a result in one unit."""
    return [
        match
        for match in _AGAINST.finditer(text)
        if cues.ends_as_indicator(match["name"])
        and not cues.is_money(match["name"])
        and mark_of_printed(match["value"]).has_unit_of(mark_of_printed(match["got"]))
    ]
