"""Items that name an indicator, its target with a year, and the figure of today in brackets of its own.

・ 舟の無線の普及率：99％（2030 年度末）［2024 年度末：81％］
・ 舟の予約の割合：全国 90％、各県 80％（2030 年度末） / ［2024 年度末：全国 41％、各県 12％以上］
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.lines.today import TODAY, figure_in, is_target, matched, today_in
from ingest.layouts.rows import Line

_ITEM = re.compile(
    rf"(?P<name>[^：:。]{{3,80}}?)[ 　]*[：:][ 　]*(?P<value>[^：:。（）()［］\[\]]{{1,40}}?)[ 　]*"
    rf"[（(](?P<time>{TIME.pattern})(?:まで)?[)）][ 　]*(?:{TODAY})?"
)
_OF_PLACE = re.compile(r"(?P<place>[^ 　0-9０-９]{1,8}?)[ 　]?(?P<value>[約△]?[0-9０-９].*)")


def read_targets_with_today(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such item; its lines are marked as used."""
    at = 0
    while at < len(lines):
        free = lines[at].index not in findings.used and mark_of(lines[at].text) is not None
        said = matched(_ITEM, lines, at) if free else None
        kpi = _kpi(said[0], (lines[at].span[0], lines[said[1] - 1].span[1]), cues) if said else None
        if said is None or kpi is None:
            at += 1
            continue
        findings.kpis.append(kpi)
        findings.used.update(line.index for line in lines[at : said[1]])
        at = said[1]


def _kpi(item: re.Match[str], span: tuple[int, int], cues: LayoutCues) -> FoundKpi | None:
    name, value, base = indicator_name(without_mark(item["name"])), item["value"], figure_in(item)
    if base is None or not cues.ends_as_indicator(name) or not _are_alike(value, base, cues):
        return None
    return FoundKpi(name, value, item["time"].strip(), today_in(item), None, (span,))


def _are_alike(value: str, base: str, cues: LayoutCues) -> bool:
    """Tell a target and a figure of today, or one of each of the same places: 全国 90％、各県 80％."""
    if is_target(value, cues) and is_value(base, cues):
        return not is_dash(base)
    places, others = _places(value, cues), _places(base, cues)
    return len(places) > 1 and places == others


def _places(text: str, cues: LayoutCues) -> list[str]:
    parts = [_OF_PLACE.fullmatch(part.strip()) for part in text.split("、")]
    sound = all(part is not None and is_value(part["value"], cues) for part in parts)
    return [part["place"] for part in parts if part] if sound else []
