"""Targets said on a line without a verb, as texts for reading aloud have them, in figures of any writing.

令和十一年度末までに地域へ移る人の目標二百十二人
令和五年度施設の利用者数九百六十人を令和十一年度末までに八百二十五人に
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.layouts.saying.spaces import as_printed, tightened

_AIM = re.compile(
    rf"(?P<time>{TIME.pattern}末?)(?:まで)?(?:に|の|における)、?(?P<name>[^、。：:]{{3,40}}?)"
    r"の(?:数値)?目標(?:値|数|人数)?[ 　:：は]*"
    rf"(?P<value>{VALUE})[。]?"
)
_CHANGE = re.compile(
    rf"(?:{TIME.pattern}末?(?:時点|現在)?(?:の|における|、)?)?(?P<name>[^、。：:]{{3,40}}?)"
    rf"[ 　の]?(?P<base>{VALUE})を、?"
    rf"(?P<time>{TIME.pattern}末?)(?:まで)?に、?(?P<value>{VALUE})(?:に|へ|まで)[。]?"
)
_NUMBER = re.compile(r"[ 　]*[一二三四五六七八九十]{1,2}")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}(?![一二三四五六七八九十百千人部般定体層方時切括])[^0-9０-９、。：:]{3,40}"
)


def read_verbless(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such line; the line with a number in kanji that it stands under names what it measures."""
    under: Cell | None = None
    for line in lines:
        text = line.text.strip()
        kpi = _kpi(line, text, under, cues) if TIME.search(text) and line.index not in findings.used else None
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.add(line.index)
        elif _NUMBERED.fullmatch(text) and not cues.ends_as_indicator(text):
            under = _title(line)


def _title(line: Line) -> Cell:
    """Take off the number of a title where a gap parted it from the words."""
    number = _NUMBER.match(line.text)
    end = number.end() if number else 0
    apart = 0 < end < len(line.text)
    gap = apart and (line.text[end].isspace() or line.origins[end] > line.origins[end - 1] + 1)
    return line.part(end if gap else 0, len(line.text))


def _kpi(line: Line, text: str, under: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    tight = tightened(text)
    match = _AIM.fullmatch(tight) or _CHANGE.fullmatch(tight)
    if match is None:
        return None
    base = match.groupdict().get("base")
    name = indicator_name(match["name"])
    value = Mark(*match.span("value"), match["value"])
    if base is not None and not value.has_unit_of(Mark(*match.span("base"), base)):
        return None
    if not cues.ends_as_indicator(name) or not value.unit or TIME.search(name) or cues.is_money(name):
        return None
    today = as_printed(base, text) if base else None
    return FoundKpi(
        name, as_printed(value.text, text), as_printed(match["time"], text), today, None, (line.span,), owner=under
    )
