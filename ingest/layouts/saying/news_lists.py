"""Targets that a news item lists in one sentence, each with its figure of today.

(1)舟の利用者を330人(現状値301人)(2)転出超過数を年間120人(同265人)…などと設定。
観光客の宿泊数は23年の61万人から29年には70万人、移住者数は18人から40人、…への増加を目標とした。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.news_values import PRINTED

_D = r"[0-9０-９]"
_WHEN = rf"(?:{TIME.pattern}|{_D}{{2}}年度?末?)"
_SIGN = r"(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳])"
_PILLAR = re.compile(
    rf"(?P<number>{_SIGN})(?P<title>[^、。（）()①-⑳]{{2,30}}?)(?={_SIGN}|[-－―]|の(?:[0-9０-９一二三四五六七八九]{{1,2}}つの)?柱)"
)
_OF_PILLARS = re.compile(r"柱|分野|基本目標|重点")
_BESIDE = re.compile(
    rf"(?:^|(?<=[、。)）にはで]))[^、。（）()]{{0,12}}?(?P<number>{_SIGN})?(?P<name>[^、。（）()①-⑳]{{3,40}}?)を(?P<target>{PRINTED})"
    rf"[（(](?P<label>現状値?は?|基準値?は?|現在は?|同)、?(?P<base>{PRINTED})[)）]"
)
_SET = re.compile(r"(?:などと|など|と|に)(?:設定|定め|する|した|し、|掲げ)|を目指す|を目標")
_FROM_TO = re.compile(
    rf"(?:^|(?<=[、。]))(?:(?:このうち|うち)、?)?(?P<name>[^、。（）()]{{3,40}}?)(?:は|を)(?:{_WHEN}の)?"
    rf"(?P<base>{PRINTED})から(?:(?P<due>{_WHEN})(?:まで)?(?:には?|の))?(?P<target>{PRINTED})"
    r"(?=、|へ|に|への|まで)"
)
_AIMED = re.compile(
    r"(?:への(?:増加|減少|引き上げ|引き下げ|向上|拡大)|(?:に|へ|まで)(?:増や|減ら|伸ば|引き上げ|引き下げ|高め)[^、。]{0,4}の?)を?(?:目標|KPI|目指)"
)
_PERIOD = re.compile(rf"計画期間は?[^。]{{0,8}}?{_D}{{2,4}}(?:年度?)?[~～〜\-－](?P<due>{_D}{{2,4}}年度?)")
_AS = re.compile(  # デジタルの活用では、地域課題の解決事例として20件を目指す
    rf"(?:^|(?<=[、。]))(?P<name>[^、。（）()]{{3,30}}?)として(?P<target>{PRINTED})を(?:目指す|目標)"
)
_ITEM_OF = re.compile(r"^(?:各|この|その)[^、。]{1,12}(?:指標|目標値?)(?:は|として|に)(?:それぞれ|、)?")
_SENTENCE = re.compile(r"[^。]+。?")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the targets of a list, each part as printed, with its place in the text."""

    name: str
    target: str
    time: str | None
    base: str | None
    start: int
    end: int
    number: str | None = None  # of the goal that it belongs to


def period_end(text: str) -> str | None:
    """Find by when a plan ends that a news item tells the years of: 計画期間は2025～29年度 → 29年度."""
    match = _PERIOD.search(text)
    return match["due"] if match else None


def pillars_in(text: str) -> Iterator[re.Match[str]]:
    """Go through the numbered goals that a news item names: (1)林業(2)観光-の二つの柱."""
    found = list(_PILLAR.finditer(text)) if _OF_PILLARS.search(text) else []
    yield from found if len(found) >= _FEWEST else ()


def listed_in(text: str, cues: LayoutCues, due: str | None) -> Iterator[Listed]:
    """Go through the sentences of a paragraph that list several targets with their figures of today."""
    is_list = False
    for sentence in _SENTENCE.finditer(text):
        beside = list(_beside(sentence, cues, due))
        turned = list(_from_to(sentence, cues))
        for found in (beside, turned):
            if len(found) >= _FEWEST:
                yield from found
                is_list = True
        for match in _AS.finditer(sentence[0]) if is_list else ():
            yield _listed(match, sentence.start(), due)


def _beside(sentence: re.Match[str], cues: LayoutCues, due: str | None) -> Iterator[Listed]:
    labelled, last = False, 0
    found: list[re.Match[str]] = []
    for match in _BESIDE.finditer(sentence[0]):
        labelled = labelled or match["label"] != "同"
        if labelled and cues.ends_as_indicator(match["name"]) and not cues.is_money(match["name"]):
            found.append(match)
            last = match.end()
    if found and _SET.search(sentence[0], last):
        for match in found:
            yield _listed(match, sentence.start(), due)


def _from_to(sentence: re.Match[str], cues: LayoutCues) -> Iterator[Listed]:
    """Go through what is to change; the time of the first is that of all."""
    found = list(_FROM_TO.finditer(sentence[0]))
    if not found or not _AIMED.match(sentence[0], found[-1].end()):
        return
    due = next((match["due"] for match in found if match["due"]), None)
    for match in found:
        if cues.ends_as_indicator(match["name"]) and not cues.is_money(match["name"]):
            yield _listed(match, sentence.start(), match["due"] or due)


def _listed(match: re.Match[str], at: int, due: str | None) -> Listed:
    name = _ITEM_OF.sub("", match["name"])
    number = match.groupdict().get("number")
    return Listed(
        name, match["target"], due, match.groupdict().get("base"), at + match.start("name"), at + match.end(), number
    )
