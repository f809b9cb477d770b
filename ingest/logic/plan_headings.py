"""Headings of plans that have no logic model: 施策１－１ 木工の担い手の育成, 重点戦略2 …, 【政策３】…, 事業名　….

The word and its number make the heading; a plan's 基本目標 and the like are goals, its 施策 and the like are measures.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from ingest.layouts.cues import LayoutCues
from ingest.structure.labels import without_office
from ingest.structure.notation import Enumerated, Reading, Style

_D = "0-9０-９"
_JOIN = r"[-－‐−―ー.．・]"
_SIGN = rf"(?:[{_D}]{{1,2}}|[Ⅰ-Ⅻ①-⑳一二三四五六七八九]|[A-ZＡ-Ｚ])"
_NUMBER = rf"[(（]?{_SIGN}(?:{_JOIN}(?:[{_D}]{{1,2}}|[A-ZＡ-Ｚ①-⑳]|[(（][{_D}]{{1,2}}[)）]))*[)）]?"
_OPEN = r"[【＜<〈《\[（(■◆●○□◇▼┃]?[ 　]*"
_GAP = r"[ 　]*[】＞>〉》\]：:．.、┃]?[ 　]*"
_LONGEST = 60
_FIGURE_AT_END = re.compile(rf"[{_D}][^ 　]{{0,4}}$")
_OTHER_LABEL = (  # of the next cell, where this one is empty
    "(?!担当|所管|主管|作成責任|(?:活動|成果)(?:実績|目標|指標)"
    "|(?:事業|実施)主体|(?:事業|取組|施策)?の?(?:内容|概要|期間|区分)|事業費|概算|備考)"
)
_MARKS_OF_GOALS = re.compile(  # behind a title: ［SDGs ７・13］
    r"[ 　]*[（(［\[【〔](?:SDGs|ＳＤＧｓ)[^）)］\]】〕]*[）)］\]】〕]$"
)
_SENTENCE = re.compile(r"[。→]|(?:した|ます|である|こと)$")


@dataclass(frozen=True, slots=True)
class PlanHeading:
    """A heading of a plan: the word that it carries, the parts that an outline needs."""

    word: str
    enumerated: Enumerated


def plan_heading(line: str, cues: LayoutCues) -> PlanHeading | None:
    """Read a line as a heading of a plan; None for any other line."""
    text = without_office(line.strip())
    text = _MARKS_OF_GOALS.sub("", text) if len(text) <= 2 * _LONGEST else text
    if len(text) > _LONGEST or _SENTENCE.search(text) or "\t" in text:
        return None
    words = (*cues.goals, *cues.packages, *cues.over, *cues.measures)
    match = _pattern((*words, *cues.projects)).fullmatch(text) or _ordinal(words).fullmatch(text)
    within = _pattern(words).fullmatch(text, match.start("title")) if match is not None else None
    match = within if within is not None and _parts(within) else match  # 基本目標２ 業績目標１ 磯の安全
    if match is not None and _parts(match):
        style = Style.PROJECT if match["word"] in cues.projects else Style.LEVEL
        return _heading(_reading(style, match["word"], match["number"]), text, match.start("title"))
    named = _named_pattern(cues.named, words).match(text)
    if named is not None:
        return _heading(_reading(Style.LEVEL, named["word"], "1"), text, named.start("title"), named["title"])
    return None


def _parts(match: re.Match[str]) -> bool:
    """Tell a heading from a count (施策３件) and from a row of figures: its number and its title stand apart."""
    apart = bool(match["gap"].strip(" 　")) or match["gap"] != "" or match["number"][-1] in ")）"
    title = match["title"]
    row = "┃" in title  # of a table drawn with bars
    return apart and len(title) > 1 and not (row or title[0].isdecimal() or _FIGURE_AT_END.search(title))


def _heading(reading: Reading, text: str, title_at: int, title: str | None = None) -> PlanHeading:
    shown = (text[title_at:] if title is None else title).strip(" 　】＞>〉》]")
    return PlanHeading(reading.family, Enumerated(text[:title_at].strip(), (reading,), shown, title_at))


def _reading(style: Style, word: str, number: str) -> Reading:
    label = re.sub(r"[()]", "", unicodedata.normalize("NFKC", number))
    value = int(digits[-1]) if (digits := re.findall(r"\d{1,2}", label)) else ord(label[-1])
    return Reading(style, value, re.sub(_JOIN, "-", label), family=word)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"{_OPEN}(?P<word>{known})[ 　]*(?P<number>{_NUMBER})(?P<gap>{_GAP})(?P<title>\S.*)")


@cache
def _ordinal(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match a heading whose number stands before its word: 第１の柱　…."""
    known = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"{_OPEN}第(?P<number>{_NUMBER})の?(?P<word>{known})(?P<gap>{_GAP})(?P<title>\S.*)")


@cache
def _named_pattern(labels: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    """Match a label with a title behind it, which may have a word and a number of its own: 施策名　施策目標３　…."""
    known, numbered = ("|".join(map(re.escape, sorted(of, key=len, reverse=True))) for of in (labels, words))
    title = rf"{_OTHER_LABEL}(?P<title>[^\s0-9０-９]\S{{2,30}})(?=[ 　]|$)"
    own = rf"(?:(?:{numbered})[ 　]*{_NUMBER}[ 　]+)?"
    return re.compile(rf"(?P<word>{known})[①-⑳0-9０-９]?(?:[ 　]*[：:][ 　]*|[ 　]+){own}{title}")
