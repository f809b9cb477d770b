"""Targets with their label in brackets on a line of their own, right under the name of what they measure.

桟橋の利用者の満足度 / ＜目標値：毎年度90％以上＞ / 93.1％ / 103％
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_aside, is_dash, is_number, is_time_only, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line

_TARGET = re.compile(
    r"[<＜〈《【〔［\[(（][ 　]*(?:数値)?目標(?:値|水準)?[ 　]*[:：][ 　]*(?P<value>.{1,50}?)[ 　]*[>＞〉》】〕］\])）]"
)
_PERIOD = re.compile(r"^(?:[^0-9０-９]{0,10}期間中?[にで]|[0-9０-９]{1,2}[かヶ]?年間[にで])(?=.*[0-9０-９])")
_TITLE = re.compile(
    r"[【〔［\[](?:評価|事業|施策|評定)?(?:項目|番号|事業|施策|No[.．]?)[ 　]?"
    r"[0-9０-９A-Za-z]{1,3}(?:[-－.．][0-9０-９]{1,3}){0,3}[】〕］\]]"
    r"[ 　]*(?P<title>[^。：:【】]{3,40})"
)
_SAID = re.compile(r"[。、]$|[：:]")
_LONGEST, _SHORTEST = 50, 3
_FEWEST = 2


def read_bracketed_targets(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read such targets where a text has several."""
    kpis: list[FoundKpi] = []
    used: set[int] = set()
    owner: Cell | None = None
    for at, line in enumerate(lines):
        text = line.text.strip()
        title = _TITLE.fullmatch(text)
        if title is not None:
            start = line.text.index(title["title"])
            owner = line.part(start, start + len(title["title"]))
        kpi = _kpi(lines[at - 1], line, owner, cues) if at and text[-1] in ">＞〉》】〕］])）" else None
        if kpi is not None and not used & {line.index, lines[at - 1].index} and line.index not in findings.used:
            kpis.append(kpi)
            used |= {lines[at - 1].index, line.index}
    if len(kpis) >= _FEWEST:
        findings.kpis += kpis
        findings.used |= used


def _kpi(above: Line, line: Line, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    match = _TARGET.fullmatch(line.text.strip())
    if match is None or line.follows_blank or not _is_name(above.text.strip(), cues):
        return None
    period = _PERIOD.match(match["value"])
    target, time = part_time(match["value"][period.end() if period else 0 :])
    if not is_value(target, cues) or is_dash(target):
        return None
    name = above.whole
    return FoundKpi(indicator_name(name.text), target, time, None, None, (name.span or line.span, line.span), owner)


def _is_name(text: str, cues: LayoutCues) -> bool:
    """Tell what may name an indicator: short, no sentence, no value, no label, no number alone."""
    if not _SHORTEST <= len(text) <= _LONGEST or _SAID.search(text) or (cues.role(text) and "の" not in text):
        return False
    return not (is_value(text, cues) or is_aside(text) or is_time_only(text) or is_number(text) or cues.is_money(text))
