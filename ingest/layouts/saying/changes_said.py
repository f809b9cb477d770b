"""Changes between two times, in running text that says what is aimed at.

39歳以下の船員の割合を「20％（2023年）から25％（2030年）に引き上げる」, 調べる魚を192種（2024年）→200種以上（2030年）
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import ARROW, TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.saying.equalled import paragraphs, sentences, span_of
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.quantity import years_in

_ANGLES = str.maketrans("〈〉＜＞", "（）（）")
_CHANGE = re.compile(
    rf"(?P<base>{VALUE})[ 　]?[（(](?P<since>{TIME.pattern})(?:の?(?:実績|現状)値?)?[)）](?:{ARROW.pattern}|から、?)"
    rf"(?P<value>{VALUE})[ 　]?[（(](?P<time>{TIME.pattern})(?:の?目標値?)?[)）]"
)
_NAME = re.compile(r"(?P<name>[^、。（）()「」『』：:○●◎■□◆◇【】]{3,50}?)(?:を|は|が|の)?[「『]?$")
_BEFORE_BRACKET = re.compile(
    r"(?P<name>[^、。（）()「」『』：:○●◎■□◆◇【】]{3,50}?)(?P<way>の(?:低減|削減|縮減|向上|増加|拡大|改善|引き?上げ|引き?下げ))?"
    r"[（(](?:[^（）()、。：:]{1,15}[：:])?[^（）()、。：:]{0,8}?$"
)
_SAID_TO_AIM = re.compile(r"KPI|ＫＰＩ|目標|指標|目指|めざ")
_WENT = re.compile(
    r"[^、。]{0,3}?(?:増え|減っ|減り|伸び|上が|下が|な[っり]|推移|達し"
    r"|(?:増加|減少|低下|上昇|拡大|縮小|改善|悪化)し)"
)


def read_changes_said(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such change; the lines stay free, for they say other things too."""
    free = [line for line in lines if line.index not in findings.used and not _is_item(line.text)]
    for text, origins in paragraphs(free, ("→", "⇒", "から")):
        plain, aims = text.translate(_ANGLES), False
        for start, end in sentences(plain):
            aims = aims or _SAID_TO_AIM.search(plain, start, end) is not None
            if aims and plain[end - 1] == "。":
                findings.kpis.extend(_in_sentence(plain, start, end, origins, cues))


def _is_item(text: str) -> bool:
    """Tell an item that is nothing but a change from a line of a text."""
    return ARROW.search(text) is not None and not any(sign in text for sign in "、。")


def _in_sentence(text: str, start: int, end: int, origins: Sequence[int], cues: LayoutCues) -> Iterator[FoundKpi]:
    begin = start
    for match in _CHANGE.finditer(text, start, end):
        before = text[begin : match.start()]
        names = (found for form in (_NAME, _BEFORE_BRACKET) if (found := form.search(before)) is not None)
        named = next((found for found in names if _is_measured(found, match, cues)), None)
        began, due = years_in(match["since"])[-1:], years_in(match["time"])[-1:]
        went = _WENT.match(text, match.end()) is not None
        if named is not None and began < due and not went:
            first = begin + named.start("name")
            spans = (span_of(origins, first, match.end()),)
            name = indicator_name(named["name"])
            yield FoundKpi(name, match["value"], match["time"], match["base"].removeprefix("当たり"), None, spans)
        begin = match.end()


def _is_measured(named: re.Match[str], change: re.Match[str], cues: LayoutCues) -> bool:
    """Tell the name of what is measured: an indicator, what the figures count or what goes down; both in one unit."""
    name, moves = named["name"], bool(named.groupdict().get("way"))
    base, target = (Mark(*change.span(part), change[part]) for part in ("base", "value"))
    counted = moves or target.counts(name) or cues.ends_as_indicator(name)
    return base.has_unit_of(target) and bool(target.unit) and counted and not TIME.search(name)
