"""Lists that a sentence or a title announces as KPIs, the items naming target after name with hardly a sign between.

３つの目標と主なKPIは次のとおりです。 / ・苗木の出荷額：28億円 / ・木の駅の利用者数（60人／年） / ・林道の整備率30％
基本目標（成果指標、2025年） / ◆苗木の生産額 2025年までに94億円 / （2019年 76億円）
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import TIME, is_aside, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.lines.told_item import read_told_item
from ingest.layouts.rows import Cell, Line, Separator

_WORD = r"(?:数値目標|成果指標|評価指標|目標指標|成果目標|重要業績評価指標|KPI|ＫＰＩ)"
_ANNOUNCED = re.compile(rf"{_WORD}[^。]{{0,16}}(?:次|以下|下記)の?(?:とお|通)り")
_TITLED = re.compile(rf"[^。、（(]{{2,12}}[（(]{_WORD}[、,][ 　]*(?P<time>{TIME.pattern})[)）]")
_ENDING = re.compile(
    r"[。]$|^(?:問合せ|問い合わせ|お問|【電話|電話)|^(?:主な|おもな)?(?:施策|取組|取り組み|事業|課題)(?:の例|例)?$"
)
_TITLE = re.compile(  # of the goal that the items below belong to: 森と人をつなぐ
    r"[^。：:=＝0-9０-９\s・◆●○■◎◇□①-⑳Ⅰ-Ⅻ（(][^。：:=＝0-9０-９\s]{5,38}(?:[るくすうつぶむぐ]|推進|充実|づくり|創出|強化|形成|実現|振興|向上|確保)"
)
_BARE = re.compile(r"[約△▲]?[0-9０-９][0-9０-９,，.．]*")
_COUNTED = re.compile(r"年間|月間|毎年|累計で?|延べ|のべ|平均で?|約")
_CLOSED = (("（", "）"), ("(", ")"))
_MOST_LINES = 6  # of an item
_FARTHEST = 40  # lines without an item
_FEWEST = 3
_RULED = (Separator.PIPE, Separator.TAB)


@dataclass(slots=True)
class _List:
    """The items of one list, and how many of its items with figures were read."""

    due: str | None
    found: list[tuple[list[Line], Statement, Cell | None]] = field(default_factory=list)
    others: int = 0

    @property
    def is_sure(self) -> bool:
        return len(self.found) >= _FEWEST and len(self.found) > self.others


def read_told_items(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such list of which most items with figures are understood."""
    for at, line in enumerate(lines):
        text = line.text.strip()
        titled = _TITLED.fullmatch(text)
        if titled is None and _ANNOUNCED.search(text) is None:
            continue
        listed = _List(titled["time"] if titled else None)
        _read(lines, at + 1, listed, cues, findings)
        for own, said, owner in listed.found if listed.is_sure else ():
            span = (own[0].span[0], own[-1].span[1])
            due = said.deadline or listed.due
            name = indicator_name(said.indicator)
            findings.kpis.append(FoundKpi(name, said.target or "", due, said.baseline, None, (span,), owner))
            findings.used.update(one.index for one in own)


def _read(lines: Sequence[Line], at: int, listed: _List, cues: LayoutCues, findings: Findings) -> None:
    since, owner = 0, None
    while at < len(lines) and since < _FARTHEST:
        line = lines[at]
        text = line.text.strip()
        if _ENDING.search(text) or line.separator in _RULED or line.index in findings.used:
            return
        item = _item(lines, at, cues) if mark_of(line.text) and without_mark(text) else None
        if item is not None:
            listed.found.append((*item, owner))
            since = 0
            at += len(item[0])
            continue
        listed.others += mark_of(line.text) is not None and any(character.isdecimal() for character in text)
        owner = line.whole if _TITLE.fullmatch(text) else owner
        since += 1
        at += 1


def _item(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[list[Line], Statement] | None:
    """Read the item that begins on a line: the fewest lines that say a target, and the remark in parentheses below."""
    text = ""
    for end in range(at, min(at + _MOST_LINES, len(lines))):
        below = lines[end].text.strip()
        own = without_mark(below)  # ・年間６万人 under the name is its target
        marked = mark_of(below) is not None and not (is_value(own, cues) or _COUNTED.fullmatch(own))
        if end > at and (marked or lines[end].follows_blank):
            return None
        text += (" " if end > at else "") + own
        closed = all(text.count(one) == text.count(other) for one, other in _CLOSED)
        said = read_told_item(text, cues) if closed else None
        if said is not None and not (_BARE.fullmatch(said.target or "") and _is_unit(lines[end + 1 : end + 2])):
            aside = lines[end + 1] if end + 1 < len(lines) and _is_remark(lines[end + 1]) else None
            more = read_told_item(f"{text} {aside.text.strip()}", cues) if aside and said.baseline is None else None
            return (list(lines[at : end + 2]), more) if more else (list(lines[at : end + 1]), said)
    return None


def _is_unit(below: Sequence[Line]) -> bool:
    """Tell a line that is the unit of the figure over it: 600 / 市町村."""
    return bool(below) and is_unit(below[0].text) and mark_of(below[0].text) is None and not is_aside(below[0].text)


def _is_remark(line: Line) -> bool:
    """Tell a line that is nothing but a remark in parentheses, which may hold others."""
    text = line.text.strip()
    return is_aside(text) or (text.startswith(("（", "(")) and text.endswith(("）", ")")))
