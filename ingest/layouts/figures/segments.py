"""Values that words label in a line: 現状値（R5）：12便, R9目標 月10時間以下, 令和５年度の実績 48人."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import STEPS, TIME

AROUND = f" 　、，,;；:：/／{STEPS}"  # what parts values from names and from each other
_LABELLED = (Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.INDICATOR)
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "［": "］"}
_EDGES = AROUND + "".join(_BRACKETS)
_WHEN = r"(?:[0-9０-９一二三四五十]{1,2}[ 　]?年後|(?:計画|戦略)?の?(?:最終年度?|終了時))の"  # ４年後の目標


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled value in a line: 目標値（R11）：20人."""

    role: Role
    time: str | None
    value: str


def segments_of(text: str, cues: LayoutCues) -> tuple[str, list[Segment]]:
    """Cut a line at the words that label values; give what stands before the first of them, and the values."""
    marks = [mark for mark in _marks(cues).finditer(text) if cues.role(mark["word"]) is not None]
    ends = [mark.start() for mark in marks[1:]] + [len(text)] * bool(marks)
    segments = []
    for mark, end in zip(marks, ends, strict=True):
        role = Role.OTHER_VALUE if mark["word"] in cues.interim else cues.role(mark["word"]) or Role.UNKNOWN
        segments.append(Segment(role, mark["time"] or mark["before"], _value(text[mark.end() : end])))
    return (text[: marks[0].start()] if marks else text).rstrip(_EDGES), segments


def _value(text: str) -> str:
    """Take a value out of what stands up to the next label, without a bracket opened before or closed after it."""
    value = text.rstrip(_EDGES).strip(AROUND)
    for opening, closing in _BRACKETS.items():
        if value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1].rstrip(AROUND)
        if value.startswith(opening) and value.count(opening) > value.count(closing):
            value = value[1:].lstrip(AROUND)
    return value


@cache
def _marks_of(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[ 　、，,;；：:（(【〔［\[/／※→⇒➡⇨]))(?:(?P<before>{TIME.pattern})の?|{_WHEN})?"
        rf"(?P<word>{known})(?:[（(](?P<time>{TIME.pattern})[)）])?"
        r"(?:[ 　]*[】］\]〕]?[ 　]*[:：=＝][ 　]*|[】］\]〕][ 　]*|[ 　]+"
        r"|(?=(?:延べ|のべ|約|年間|累計)?[△▲0-9０-９])|(?=(?:[-－―—–]|なし)(?:[ 　、，（(]|$))"  # 現状値―（新規）
        r"|(?<=値)(?=(?:増加|減少|向上|低下|改善|上昇|拡大|縮小|維持)[ 　]*(?:[（(]|$)))"  # 目標値増加
    )


def _marks(cues: LayoutCues) -> re.Pattern[str]:
    return _marks_of((*(word for role in _LABELLED for word in cues.columns[role]), *cues.interim))


def colon_in(text: str) -> int | None:
    """Find the last colon outside parentheses with something on both sides."""
    depth, found = 0, None
    for index, character in enumerate(text):
        if character in "（(「『【":
            depth += 1
        elif character in "）)」』】":
            depth = max(0, depth - 1)
        elif character in "：:" and depth == 0 and text[:index].strip() and text[index + 1 :].strip():
            found = index
    return found
