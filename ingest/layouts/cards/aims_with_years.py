"""Cards of an evaluation that tell what is aimed at in a sentence, and the years of both values on a line of its own.

業績指標① 渡し舟の利用者数
達成目標 令和８年度までに30万人以上とする。        or in words: 前年の平均値よりも増加させる。
基準年・達成年 基準年：令和４年度（24万人） 達成年：令和８年度
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, joined

_NAME = re.compile(
    r"[ 　]*(?:業績|測定|評価|成果)指標[ 　]?(?:[①-⑳]|[0-9０-９]{1,2})[ 　:：]+(?P<name>[^ 　].*?)[ 　]*"
)
_AIM = re.compile(r"[ 　]*(?:達成)?目標値?[ 　:：]+(?P<aim>[^ 　].*?)[ 　]*")
_YEARS = re.compile(r"[ 　]*(?:基準年度?|達成年度?)[ 　・:：]")
_DUE = re.compile(rf"達成年(?:度|次)?[ 　]*[:：][ 　]*(?P<time>{TIME.pattern}末?)")
_BASE = re.compile(rf"基準年(?:度|次)?[ 　]*[:：][ 　]*(?:{TIME.pattern})末?[（(](?P<value>[^（()）]+)[)）]")
_BY = re.compile(rf"(?:{TIME.pattern})末?(?:まで)?に[、，]?")
_IN_BRACKETS = re.compile(r".*[（(](?P<value>[^（()）]+?)とする[)）](?:[。、]|$)")
_DONE = re.compile(  # 30万人以上とする, 約1,300件を抑止する
    r"(?:(?:原則として|おおむね|概ね)[、，]?)?(?P<value>.+?)"
    r"(?:[とに](?:する|します|引き[上下]げる|増加させる|減少させる|増やす|減らす)|を[^、。]{2,8}する|まで[^、。]{2,8}する)?。?"
)
_MOST_LINES = 4  # of a name, of what is aimed at
_LONGEST = 60


def read_aims_with_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such card; its lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    for at, line in enumerate(free):
        if _NAME.fullmatch(line.text):
            read = _card(free[at : at + 2 * _MOST_LINES + 1], cues)
            if read is not None:
                findings.kpis.append(read[0])
                findings.used.update(one.index for one in free[at : at + read[1]])


def _card(lines: Sequence[Line], cues: LayoutCues) -> tuple[FoundKpi, int] | None:
    """Read a card from its name on; give it with the number of its lines."""
    aims = next((at for at, line in enumerate(lines[: _MOST_LINES + 1]) if _AIM.fullmatch(line.text)), 0)
    years = next((at for at in range(aims + 1, len(lines)) if _YEARS.match(lines[at].text)), 0) if aims else 0
    if not years or years - aims > _MOST_LINES or any(_NAME.fullmatch(line.text) for line in lines[1:years]):
        return None
    name, aim, told = _behind(_NAME, "name", lines[:aims]), _behind(_AIM, "aim", lines[aims:years]), lines[years].whole
    due, base = _DUE.search(told.text), _BASE.search(told.text)
    target = _target(aim, cues)
    if due is None or target is None or len(name.text) > _LONGEST:
        return None
    today = told.part(*base.span("value")) if base is not None and is_value(base["value"], cues) else None
    cells = (name, target, told.part(*due.span("time")), *([today] if today else []))
    spans = tuple(cell.span for cell in cells if cell.span is not None)
    kpi = FoundKpi(indicator_name(name.text), target.text, due["time"], today.text if today else None, None, spans)
    return kpi, years + 1


def _behind(label: re.Pattern[str], group: str, lines: Sequence[Line]) -> Cell:
    """Join what stands behind a label, with the lines that it runs on to."""
    match = label.fullmatch(lines[0].text)
    first = lines[0].part(*match.span(group)) if match else lines[0].whole
    return joined((first, *(line.whole for line in lines[1:])))


def _target(aim: Cell, cues: LayoutCues) -> Cell | None:
    """Find the figure that is aimed at: in brackets, else before the verb; else all that is said is the target."""
    inside = _IN_BRACKETS.match(aim.text)
    if inside is not None and is_value(inside["value"], cues):
        return aim.part(*inside.span("value"))
    by = _BY.match(aim.text)
    done = _DONE.fullmatch(aim.text, by.end() if by else 0)
    if done is not None and is_value(done["value"], cues):
        return aim.part(*done.span("value"))
    whole = aim.part(by.end() if by else 0, len(aim.text.rstrip("。")))
    return whole if 0 < len(whole.text) <= _LONGEST and "。" not in whole.text else None
