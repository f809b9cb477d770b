"""One item of a list that is announced as one of KPIs: the name and the target, with hardly a sign between them.

令和12年度までの出荷額28億円以上 / 出荷額：28億円 / 出荷額（28億円／年） / 出荷額28億円
出荷額 2025年までに28億円（2019年 21億円）
"""

import re
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import ARROW, TIME, is_value

_D = "0-9０-９"
_BY_FIRST = re.compile(rf"(?P<time>{TIME.pattern})(?:まで)(?:の|に、?)(?P<rest>.+)")
_BY = re.compile(
    rf"[ 　]*[:：]?[ 　]*(?P<time>{TIME.pattern})(?:までに?|に)(?:の?[{_D}]{{1,2}}[ 　]?[かヵカ]?年間で?)?$"
    rf"|[ 　]*[（(](?P<beside>{TIME.pattern})(?:まで)?[)）]$"  # 移住者数（2025年） 年間６万人
)
_PERIOD = re.compile(rf"(?:今後|計画期間の?)?[{_D}]{{1,2}}[ 　]?[かヵカ]?年間?で[ 　]*$|(?:平均|新た)[でに][ 　]*$")
_TODAY = re.compile(
    r"[ 　]*[（(](?:(?:現状|基準)値?[:：は]?[ 　]*|[^（）()]{2,20}[:：][ 　]*)?"
    rf"(?:(?P<time>{TIME.pattern})[ 　:：]*)?"
    rf"(?P<value>[^（）()]*[{_D}][^（）()]*?)(?:[（(](?P<year>{TIME.pattern})[)）])?[)）]$"
)
_ENDS = re.compile(
    r"(?:の?維持|を維持|に?(?:増加|増やす|減らす|引き上げる|高める|する|延ばす|延伸|伸ばす|抑える)|を(?:確保|達成|目指す)(?:する)?)$"
)
_FIGURE = re.compile(rf"(?:約|年間|延べ|概ね|おおむね)?[ 　]?[△▲]?[{_D}]")
_OF_SEX = rf"(?:男性?|女性?)[ 　]?[{_D}][^、。男女]{{0,12}}"
_EACH = re.compile(rf"{_OF_SEX}[、・/／ 　]?{_OF_SEX}")
_SUM = re.compile(r"(?<=[数額量])の?(?:累計|合計|総数)$")
_AROUND = " 　:：、"
_LONGEST, _LONGEST_NAME = 100, 60


@dataclass(frozen=True, slots=True)
class _Aim:
    name: str
    target: str


def read_told_item(text: str, cues: LayoutCues) -> Statement | None:
    """Read one item without its mark; None where it is none of the forms."""
    if len(text) > _LONGEST or "。" in text or ARROW.search(text):
        return None
    text, base = _without_today(text.strip())
    first = _BY_FIRST.fullmatch(text)
    aim = _aim(_ENDS.sub("", first["rest"] if first else text).strip(), cues)
    if aim is None:
        return None
    by = _BY.search(aim.name)
    name = aim.name[: by.start()] if by else aim.name
    bare = _PERIOD.sub("", name).rstrip(_AROUND)
    time = first["time"] if first else (by["time"] or by["beside"]) if by else None
    named = _is_named(bare, cues) and not cues.is_money(bare) and TIME.search(bare) is None
    return Statement(bare, aim.target, time.strip() if time else None, base) if named else None


def _without_today(text: str) -> tuple[str, str | None]:
    """Part an item from its value of today in parentheses at the end, which a time or a word tells."""
    today = _TODAY.search(text)
    if today is None or not today.start():
        return text, None
    time = today["time"] or today["year"]
    labelled = time is not None or today[0].strip(" 　（(").startswith(("現状", "基準"))
    if not labelled or not _FIGURE.search(text[: today.start()]):
        return text, None
    value = today["value"].strip()
    return text[: today.start()].strip(), f"{value}（{time.strip()}）" if time else value


def _aim(text: str, cues: LayoutCues) -> _Aim | None:
    """Find the first figure that is a value up to the end and that a name stands before."""
    each = _EACH.search(text)
    if each is not None and each.end() == len(text) and each.start():
        return _Aim(text[: each.start()].rstrip(_AROUND).removesuffix("を"), each[0])
    inside = re.fullmatch(r"(?P<name>.+)[（(](?P<value>[^（）()]+)[)）]", text)
    if inside is not None and _FIGURE.match(inside["value"]) and is_value(inside["value"], cues):
        return _Aim(inside["name"].strip(), inside["value"]) if not TIME.search(inside["value"]) else None
    for figure in _FIGURE.finditer(text):
        name, value = text[: figure.start()].rstrip(_AROUND), text[figure.start() :].strip()
        opened = name.count("(") + name.count("（") > name.count(")") + name.count("）")
        bare = _PERIOD.sub("", _BY.sub("", name)).rstrip(_AROUND).removesuffix("を")
        if name and not opened and _is_named(bare, cues) and is_value(value, cues) and not TIME.search(value):
            return _Aim(name.removesuffix("を"), value) if len(name) <= _LONGEST_NAME else None
    return None


def _is_named(name: str, cues: LayoutCues) -> bool:
    return cues.ends_as_indicator(_SUM.sub("", name))
