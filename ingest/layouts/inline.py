"""KPIs that carry the label on their own line.

【KPI】育児休業の取得率：85％（令和11年度）
指標１：相談先を答えられた生徒の割合（現状：33％、目標：100％）
"""

import re
from functools import cache

from ingest.blocks import Block, BlockKind
from ingest.kpi_items import read_item
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.values import is_value

_BULLET = r"[ 　]*(?:[-*][ 　]+)?[・･○●◇◆■□▪＊]?[ 　]*"
_NUMBER = r"[ 　]*(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])?"
_LONGEST = 140


def read_inline(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every line that begins with a label and is one KPI."""
    for line in lines:
        kpi = _kpi(line, cues) if line.index not in findings.used and len(line.text) <= _LONGEST else None
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.add(line.index)


def _kpi(line: Line, cues: LayoutCues) -> FoundKpi | None:
    label = _label(tuple(cues.columns[Role.INDICATOR])).match(line.text)
    if label is None or "。" in line.text:
        return None
    rest = line.text[label.end() :].rstrip()
    origins = line.origins[label.end() : label.end() + len(rest)]
    if not rest:
        return None
    item = read_item(Block(BlockKind.BULLET, rest, origins))
    name = indicator_name(item.indicator)
    if item.target is None or not is_value(item.target, cues) or plain_of(name) in cues.columns[Role.INDICATOR]:
        return None
    base = item.baseline or "\n".join(item.notes) or None
    return FoundKpi(name, item.target, item.deadline, base, None, (line.span,))


@cache
def _label(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted((*words, "ＫＰＩ"), key=len, reverse=True))
    aside = r"(?:[(（](?:KPI|ＫＰＩ|重要業績評価指標)[)）])?"
    bracketed = rf"[【\[［〔＜<](?:{known}){aside}{_NUMBER}[】\]］〕＞>][ 　]*[:：]?"
    return re.compile(rf"{_BULLET}(?:{bracketed}|(?:{known}){aside}{_NUMBER}[ 　]*[:：])[ 　]*")
