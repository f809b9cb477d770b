"""KPIs that carry the label on their own line.

【KPI】育児休業の取得率：85％（令和11年度）
指標１：相談先を答えられた生徒の割合（現状：33％、目標：100％）
◆目標　飼養衛生管理基準の遵守率　現状（R4）92.1％ → 目標（R10）100％
〔目標〕渡し舟の年間利用者数　300人（令和12年度）
"""

import re
from dataclasses import replace
from functools import cache

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_time_only, is_value, part_time, time_in
from ingest.layouts.found import Findings, FoundKpi, Span, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.saying.reader import kpi_said_in
from ingest.logic.kpi_items import read_item
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.stages import STAGE

_BULLET = r"[ 　]*(?:[-*][ 　]+)?[・･○●◇◆■□▪＊]?[ 　]*"
_MARK = r"[ 　]*(?:[-・･○●◇◆■□▪★☆◎＊*][ 　]*)?"
_NUMBER = r"[ 　]*(?:[0-9０-９]{1,2}(?:[-－‐][0-9０-９]{1,2}){0,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])?"
_LONGEST = 140
_MARKED_TARGET = re.compile(r"[ 　]*[【〔\[［](?:数値)?目標値?[】〕\]］][ 　]*(?P<time>(?!))?")
_STAGE = re.compile(  # アウトカム：… of a logic model
    rf"{_MARK}[【［\[＜<〈]?{STAGE}(?:指標|目標)?[】］\]＞>〉]?"
    rf"{_NUMBER}[ 　]*(?P<time>(?!))?(?:[:：][ 　]*)(?=\S)"
)
_BASE_YEAR = re.compile(r"[（(][^（()）]*(?:を|は)[^（()）]{0,12}(?:基準年度?|年度?の値)[^（()）]*[）)]。?$")
_FEWEST_CELLS = 2


def read_inline(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every line that begins with a label and is one KPI."""
    for line in lines:
        kpi = _kpi(line, cues) if line.index not in findings.used and len(line.text) <= _LONGEST else None
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.add(line.index)


def _kpi(line: Line, cues: LayoutCues) -> FoundKpi | None:
    row = _marked_row(line, cues)
    if row is not None:
        return row
    indicators, targets = cues.columns[Role.INDICATOR], cues.columns[Role.TARGET]
    label = _label(indicators).match(line.text)
    announced = label is not None
    label = label or _bulleted((*indicators, *targets)).match(line.text) or _STAGE.match(line.text)
    label = label or _MARKED_TARGET.match(line.text)
    rest = _BASE_YEAR.sub("", line.text[label.end() :].rstrip()).removesuffix("。") if label else ""
    if label is None or "。" in rest:
        return None
    kpi = read_labelled(rest, line.origins[label.end() : label.end() + len(rest)], line.span, cues)
    figure = kpi is not None and any(character.isdecimal() for character in kpi.target)
    named = kpi is not None and not is_time_only(kpi.indicator)
    if kpi is None or not named or not (announced or (figure and cues.ends_as_indicator(kpi.indicator))):
        return None
    own = None if announced else label["time"]
    return replace(kpi, deadline=kpi.deadline or own)


def _marked_row(line: Line, cues: LayoutCues) -> FoundKpi | None:
    """Read a row of a table of figures that is marked as a target: 【目標値】移行者数  6人  令和８年度末まで."""
    label = _MARKED_TARGET.match(line.text)
    cells = [cell for cell in line.cells if cell.text]
    if label is None or len(cells) < _FEWEST_CELLS or not is_value(cells[1].text, cues):
        return None
    name = cells[0].text[len(label[0].strip()) :].strip()
    target, own = part_time(cells[1].text)
    times = [own] if own else [time for cell in cells[2:] if (time := time_in(cell.text))]
    return FoundKpi(name, target, times[0] if times else None, None, None, (line.span,)) if name else None


def read_labelled(text: str, origins: list[int], span: Span, cues: LayoutCues) -> FoundKpi | None:
    """Read what follows a label as one item: name, target and what goes with it."""
    if not text.strip():
        return None
    item = read_item(Block(BlockKind.BULLET, text, origins))
    name = indicator_name(item.indicator)
    if item.target is None or not is_value(item.target, cues) or plain_of(name) in cues.columns[Role.INDICATOR]:
        return kpi_said_in(text, span, cues)
    base = item.baseline or "\n".join(item.notes) or None
    return FoundKpi(name, item.target, item.deadline, base, None, (span,))


@cache
def _bulleted(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    time = rf"(?:[（(](?P<time>{TIME.pattern})[)）])?"
    return re.compile(rf"{_MARK}(?:{known}){_NUMBER}{time}(?:[ 　]*[:：][ 　]*|[ 　]+)(?=\S)")


@cache
def _label(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted((*words, "ＫＰＩ"), key=len, reverse=True))
    aside = r"(?:[(（](?:KPI|ＫＰＩ|重要業績評価指標)[)）])?"
    bracketed = rf"[【\[［〔＜<](?:{known}){aside}{_NUMBER}[】\]］〕＞>][ 　]*[:：]?"
    return re.compile(rf"{_BULLET}(?:{bracketed}|(?:{known}){aside}{_NUMBER}[ 　]*[:：])[ 　]*")
