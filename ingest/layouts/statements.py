"""One KPI out of one line: labelled values, an arrow from today's value to the target, a value at the end of the line.

乗合の便数　現状値：12便（R5）　目標値：20便（R11）
病院へ30分で行ける人の割合　65.2%（R5）→70%（R11）
登録者数　３万人（令和11年度）
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.values import ARROW, TIME, is_value, part_time

_LABELLED = (Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.INDICATOR)
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "［": "］"}
_AROUND = " 　、，,;；:：/／→⇒➡⇨➔➜▶►▷"
_TRAILING = re.compile(r"^(?P<name>.+?)(?:[ 　]+|[：:][ 　]*)(?P<value>[^ 　]+(?:[ 　][（(][^（）()]*[)）])?)$")
_GLUED = re.compile(r"^(?P<name>.*?[^\d０-９,，.．△▲年第])(?P<value>[△▲]?[\d０-９][^ 　]*)$")


_TIME_LABEL = re.compile(rf"(?:^|(?<=[ 　、，,/／→⇒]))(?P<time>{TIME.pattern})[ 　]*[:：][ 　]*")
_FEWEST_TIMES = 2
_SAID = re.compile(
    r"(?P<name>[^、。]{3,40}?)[をは](?P<value>[^、。をは]{1,30}?)(?:と|に|へ)(?:する|します|増やす|減らす|高める)"
)
_TIME_AT_END = re.compile(rf"[ 　:：]+{TIME.pattern}$")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a line says of one KPI, each part as printed."""

    indicator: str
    target: str | None
    deadline: str | None
    baseline: str | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled value in a line: 目標値（R11）：20人."""

    role: Role
    time: str | None
    value: str


def read_statement(text: str, cues: LayoutCues) -> Statement | None:
    """Read a line that holds an indicator, a target and what goes with it; None where it has no such form."""
    return _labelled(text, cues) or _arrow(text, cues) or _timed(text, cues) or _said(text, cues)


def read_trailing(text: str, cues: LayoutCues, *, announced: bool = False) -> Statement | None:
    """Read 「登録者数　３万人（令和11年度）」, a name and a value with nothing but space between.

    Where no label announces a list of indicators, the name must be one of an indicator.
    """
    match = _TRAILING.match(text.strip())
    if match is None or not (announced or cues.ends_as_indicator(match["name"])):
        return None
    target, deadline = part_time(match["value"])
    return Statement(match["name"].strip(_AROUND), target, deadline, None) if is_value(target, cues) else None


def segments_of(text: str, cues: LayoutCues) -> tuple[str, list[Segment]]:
    """Cut a line at the words that label values; give what stands before the first of them, and the values."""
    marks = list(_marks(cues).finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)] * bool(marks)
    segments = []
    for mark, end in zip(marks, ends, strict=True):
        role = cues.role(mark["word"])
        if role is not None:
            value = _unbracketed(text[mark.end() : end].rstrip(_AROUND + "".join(_BRACKETS)).strip(_AROUND))
            segments.append(Segment(role, mark["time"], value))
    return (text[: marks[0].start()] if marks else text).rstrip(_AROUND + "".join(_BRACKETS)), segments


def _labelled(text: str, cues: LayoutCues) -> Statement | None:
    before, segments = segments_of(text, cues)
    values = {segment.role: segment for segment in reversed(segments) if segment.value}
    goal = values.get(Role.TARGET)
    named = values.get(Role.INDICATOR)
    name = named.value if named else before
    base = values[Role.BASELINE].value if Role.BASELINE in values else None
    if goal is None or not name:
        return _with_baseline(before, base, cues)
    target, own = part_time(goal.value)
    if not is_value(target, cues):
        return None
    deadline = values[Role.DEADLINE].value if Role.DEADLINE in values else own or goal.time
    return Statement(name, target, deadline, base)


def _with_baseline(before: str, base: str | None, cues: LayoutCues) -> Statement | None:
    """Read 「従業者数：640人（令和11年度）〔基準値：588人〕」: only the value of today is labelled."""
    if base is None or not any(character.isdecimal() for character in base):
        return None
    match = _TRAILING.match(before)
    if match is None:
        return None
    target, deadline = part_time(match["value"])
    return Statement(match["name"].strip(_AROUND), target, deadline, base) if is_value(target, cues) else None


def _arrow(text: str, cues: LayoutCues) -> Statement | None:
    parts = ARROW.split(text.strip())
    if len(parts) < 2:
        return None
    target, deadline = part_time(parts[-1])
    before = _TRAILING.match(parts[0]) or _GLUED.match(parts[0])
    if before is None or not is_value(target, cues) or not is_value(part_time(before["value"])[0], cues):
        return None
    time = _TIME_AT_END.search(before["name"])
    name = before["name"][: time.start()] if time else before["name"]
    return Statement(name.strip(_AROUND), target, deadline, parts[0][len(name) :].strip(_AROUND))


def _timed(text: str, cues: LayoutCues) -> Statement | None:
    """Read 「養殖場の数　R5：６か所　R11：40か所」: values labelled by their years alone, the last one to come."""
    marks = list(_TIME_LABEL.finditer(text))
    if len(marks) < _FEWEST_TIMES or not marks[0].start():
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    values = [text[mark.end() : end].strip(_AROUND) for mark, end in zip(marks, ends, strict=True)]
    name = text[: marks[0].start()].strip(_AROUND)
    if not cues.ends_as_indicator(name) or not all(is_value(value, cues) for value in values):
        return None
    return Statement(name, values[-1], marks[-1]["time"], values[0])


def _said(text: str, cues: LayoutCues) -> Statement | None:
    """Read 「公開件数を1,200件（令和８年度）とする」, a target said without a full stop."""
    match = _SAID.fullmatch(text.strip())
    if match is None or not cues.ends_as_indicator(match["name"]):
        return None
    target, deadline = part_time(match["value"])
    return Statement(match["name"], target, deadline, None) if is_value(target, cues) else None


def _unbracketed(value: str) -> str:
    """Drop a bracket that was opened before the value or is closed after it."""
    for opening, closing in _BRACKETS.items():
        if value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1].rstrip(_AROUND)
        if value.startswith(opening) and value.count(opening) > value.count(closing):
            value = value[1:].lstrip(_AROUND)
    return value


@cache
def _marks_of(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[ 　、，,;；（(【〔［\[/／※]))(?P<word>{known})(?:[（(](?P<time>{TIME.pattern})[)）])?"
        r"(?:[ 　]*[】］\]〕]?[ 　]*[:：=＝][ 　]*|[】］\]〕][ 　]*|[ 　]+|(?=[△▲0-9０-９]))"
    )


def _marks(cues: LayoutCues) -> re.Pattern[str]:
    return _marks_of(tuple(word for role in _LABELLED for word in cues.columns[role]))
