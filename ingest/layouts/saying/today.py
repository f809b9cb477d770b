"""The figure of today beside a target: 令和６年度の43％を, 28.1％（令和４年度）から, 現在の３社から."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.figures.values import POINT, TIME, is_time_only
from ingest.layouts.saying.marks import VALUE, Mark, belongs

_BEING = (
    "であり|である|であった|だった|だが|ですが|です|でした|で、"
    "|となって|となり|にとどま|に対し|にすぎ|に過ぎ|あるが|あり、|あったが|と(?:低|高|少な|多)"
)
_TODAY = re.compile(rf"(?:から|を、|{_BEING}|を|の[^0-9０-９、。をはが]{{1,10}}を(?={POINT.pattern}|[0-9０-９]))")
_IS = re.compile(_BEING)
_NOW = re.compile(r"(?:現在|現状|今)(?:の|は|では)?$")
_OPENED = re.compile(r"(?:現状|現在|基準)値?[（(]$")
_DATES = ("月", "日")  # １月から12月までに認知された件数
_ITS_TIME = re.compile(rf"[（(](?P<time>{TIME.pattern})(?:産|実績|現在|時点|調査)?[）)]")
_ASIDE = re.compile(
    r"[（(][ 　]?"
    rf"(?:{TIME.pattern}(?:の|[：:])?[ 　]*{VALUE}[、，・][ 　]*(?={POINT.pattern}))?"  # （R1：589人、R2：391人）
    r"(?:(?:現状|基準|現在|実績)値?[はが：:]、?)?"
    rf"(?P<time>{TIME.pattern}(?:当初)?)?(?:の?(?:累計|合計|平均))?(?:の|における|[ 　]?[：:])?"
    r"(?:(?:実績|現状|現在|基準|[^0-9０-９（()）、。：:]{0,8}(?:調査|推計|速報))(?:値|結果)?[はが：:]?)?[ 　]*"
    rf"(?P<value>{VALUE})[ 　]?[）)]"
)
_CHANGE_BESIDE = re.compile(  # 倍増（2,140校→4,280校）
    r"[（(](?P<value>約?[0-9０-９][0-9０-９,，.．]*[^ 　→⇒（）()]{0,6})(?:→|⇒|から)[ 　]?約?[0-9０-９][^（）()→⇒]*[）)]"
)
_OF_ANOTHER = re.compile(rf"を{VALUE}$")  # …を250万人とし、…を100港（2019年：67港）とする
_TOLD = re.compile(rf"[（(](?:現状|基準|現在|実績|{TIME.pattern})")


@dataclass(frozen=True, slots=True)
class Today:
    """A figure of today, and the span in which it stands with its time; 現在の２倍 gives no figure."""

    mark: Mark
    told: str | None


def today_of(sentence: str, times: Sequence[Mark], figures: Sequence[Mark], target: Mark) -> Today | None:
    """Find the last figure before a target that says what it is today."""
    for figure in reversed([figure for figure in figures if figure.end <= target.start]):
        time = next((time for time in times if belongs(sentence, time, figure)), None)
        beside = _ITS_TIME.match(sentence, figure.end)
        end = beside.end() if beside else figure.end
        opened = _OPENED.search(sentence[: time.start if time else figure.start])
        end += opened is not None and sentence.startswith(("）", ")"), end)  # 現状（2024年度14％）から
        now = _NOW.search(sentence[: figure.start])
        dated = time or now or beside
        says = (dated and (now or _TODAY.match(sentence, end))) or (
            sentence.startswith("から", end) and figure.unit not in _DATES
        )
        undated = _IS.match(sentence, end) or sentence.startswith("を", end)  # 156人を…300人に, 11件であったところ
        if not says and not (undated and figure.has_unit_of(target)):
            continue
        start = _opening(sentence, time.start) if time else now.start() if now else figure.start
        if sentence[start - 1 : start] in ("（", "(") and sentence.startswith(("）", ")"), end):
            start, end = start - 1, end + 1  # …数（現状10隻）を
        when = time.text if time else beside["time"] if beside else None
        return Today(Mark(start, end, figure.text), None if figure.text.endswith("倍") else _dated(figure.text, when))
    return None


def as_told(sentence: str, times: Sequence[Mark], figure: Mark) -> str:
    """Give a figure with its time where it has one, as tables do: 43％（令和６年度）."""
    time = next((time for time in times if belongs(sentence, time, figure)), None)
    return _dated(figure.text, time.text if time else None)


def _dated(value: str, time: str | None) -> str:
    return f"{value}（{time}）" if time else value


def aside(sentence: str, target: Mark) -> str | None:
    """Find the figure of today that is told in parentheses after the target: （基準は令和５年の1.28）."""
    change = _CHANGE_BESIDE.match(sentence, target.end) if target.is_in_words else None
    if change is not None:
        return change["value"]
    match = _ASIDE.search(sentence, target.end)
    if match is None or is_time_only(match["value"]) or _OF_ANOTHER.search(sentence, target.end, match.start()):
        return None
    label = sentence[match.start() + 1 : match.start("value")]
    labelled = label.strip(" 　") != ""  # 45人（約６％） says the same in other words
    same = Mark(*match.span("value"), match["value"]).has_unit_of(target)
    return _dated(match["value"], match["time"]) if labelled or same else None


def is_dated_beside(sentence: str, target: Mark) -> bool:
    """Tell whether parentheses after a target tell how much of the same it was in a year: （令和５年度：12拠点）."""
    match = _ASIDE.search(sentence, target.end)
    if match is None or match["time"] is None or _OF_ANOTHER.search(sentence, target.end, match.start()):
        return False
    return Mark(*match.span("value"), match["value"]).has_unit_of(target)


def without_aside(name: str) -> tuple[str, str | None]:
    """Part a name from the figure of today in parentheses after it: 就職率（令和４年度：68.9％）."""
    match = _ASIDE.search(name)
    told = match is not None and match.end() == len(name) and _TOLD.match(match[0])
    return (name[: match.start()], _dated(match["value"], match["time"])) if match and told else (name, None)


def _opening(sentence: str, at: int) -> int:
    """Take with a time what opens it: 現状（令和６年度）."""
    opened = _OPENED.search(sentence[:at])
    return opened.start() if opened else at
