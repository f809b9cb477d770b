"""The parts of what a list item says: its target apart from the deadline, and from the value of today beside it."""

import re

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.values import ARROW, TIME, is_value, part_time
from ingest.layouts.saying.marks import end_of
from ingest.quantity import is_time, years_in

_LAST_PARENTHESES = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[)）])*)[)）]\s*$")
_LAST_BRACKETS = re.compile(r"[【〔［\[]([^【】〔〕［］\[\]]*)[】〕］\]]\s*$")
_OPENING = "【〔［["
_BEHIND_STOP = re.compile(r"(?<=。)[ 　]*[（(]([^（）()]*)[)）]\s*$")
_OF_A_YEAR = re.compile(
    rf"{TIME.pattern}(?:末|実績|時点|現在|まで|の?累計|の?平均)*"
    r"(?:[：: 　]+.*[0-9０-９]|[△▲約]?[0-9０-９][0-9０-９,，.．]*[^0-9０-９年月日]{1,6}$)"
)
_NEXT_YEAR = re.compile(rf"(?<=[^0-9０-９])[、，][ 　]*(?={TIME.pattern}[：: 　]*[0-9０-９△約])")  # R1：71人、R2：38人
_BY = re.compile(  # 2029年度までに50%, 2030年度卒業者で50%, 2026～2030年度の累計で2万者, 2029年度において50%
    rf"^(?:.*[0-9０-９][^0-9０-９]{{0,4}}[、，])?(?P<time>{TIME.pattern})(?P<of>末|当初|[^0-9０-９、。：:]{{0,6}})(?P<by>において|まで|までに|には?|で)"
    r"[、,]?\s*(?P<target>.+)$"
)
_DATED_VALUE = re.compile(  # 2028年度　8,000人
    rf"(?P<time>{TIME.pattern})(?P<of>末?)[ 　]+(?P<target>[△▲約]?[0-9０-９][^ 　。（）()→⇒]{{0,15}})"
)
_LABELLED_TODAY = re.compile(r"(?:基準|現状|現況|策定時)[^：:0-9０-９]{0,6}[：:][ 　]*(?P<value>[^：:]+)$")
_BASELINE = re.compile(
    r"(?:基準|現状|現況|策定時)|[^：:]*年(?:[^：:]{0,8}|[^：:]{0,20}(?:実績|現在|時点|現状)値?)[：:]"
    r"|[^：:]*年[^：:]{0,8}[ 　]+[\d０-９△▲約]"
)
_OF_SHORT_YEAR = re.compile(rf"{TIME.pattern}末?[：: 　]+[△▲約]?[0-9０-９][^、：:]*$")  # R5：9件, behind a target
_REACHED = re.compile(
    r"(?:^|[、，])[^、，：:]{0,16}実績値?[：: 　]*(?P<told>[^、，：:0-9０-９]{0,6}[0-9０-９][^、：:]*)$"
)
_ENDS_IN_VALUE = re.compile(
    r"[：: 　](?:[^：: 　]{0,6}期間[中内]?[にで])?[^：: 　]{0,6}[ 　]?[0-9０-９][^：:。]{0,12}$"
)


def without_aside(text: str) -> tuple[str, str | None]:
    """Take off a value of today in brackets of their own at the end: 「40％以上（2030年度）【2022年度：22％】」.

    Its year may stand behind it, ［22％（2022年度）］, where the target has its own. Both may stand in parentheses
    behind the full stop: 「25万トンとする。（2022年度：11.8万トン）」. A label needs no year: ［現状値：22％］.
    """
    last = _LAST_BRACKETS.search(text) or _BEHIND_STOP.search(text)
    if last is None or last.start() == 0:
        return text, None
    labelled = _LABELLED_TODAY.match(last[1]) if text[last.start()] in _OPENING else None
    if labelled is not None:
        return text[: last.start()].strip(), labelled["value"].strip()
    if _OF_A_YEAR.match(last[1]) is None and not _is_today(last[1], text[: last.start()]):
        return text, None
    return text[: last.start()].strip().removesuffix("。"), _NEXT_YEAR.split(last[1])[-1].strip()


def without_results(text: str) -> tuple[str, str | None]:
    """Take off what was reached, in parentheses behind a target: 「45人以上（R7計画値：42人、R6実績：39人）」."""
    last = _LAST_PARENTHESES.search(text)
    reached = _REACHED.search(last[1]) if last is not None and not ARROW.search(last[1]) else None
    before = text[: last.start()].strip() if last is not None else ""
    if reached is None or _ENDS_IN_VALUE.search(before) is None:
        return text, None
    return before, reached["told"].strip()


def _is_today(inside: str, before: str) -> bool:
    """Tell a value of today with its year behind it, from the years of what stands before: 22％（2022年度）."""
    value, time = part_time(inside)
    first, last = years_in(time or ""), years_in(target_and_deadline(before)[1] or "")
    return bool(first and last) and max(first) < max(last) and is_value(value, load_layout_cues())


def without_baseline(text: str) -> tuple[str, str | None]:
    """Take off a value of today in parentheses at the end: 「年間15件（令和5年度：9件）」."""
    last = _LAST_PARENTHESES.search(text)
    if last is None:
        return text, None
    stated = _OF_SHORT_YEAR.match(last[1]) is not None and re.search("[：:]", text[: last.start()]) is not None
    if not stated and _BASELINE.match(last[1]) is None:
        return text, None
    return text[: last.start()].strip(), last[1].strip()


def target_and_deadline(text: str) -> tuple[str, str | None]:
    """Part a target from its deadline: 「50%（2030年度）」, 「2029年度までに50%」."""
    text = text.strip()
    last = _LAST_PARENTHESES.search(text)
    dated = last is not None and not years_in(last[1]) and _BY.match(text) is not None  # 2027年度に１万人（年間）
    if last is not None and is_time(last[1]) and last.start() > 0 and not dated:
        return text[: last.start()].strip(), last[1].strip()
    by = _BY.match(text) or _DATED_VALUE.fullmatch(text)
    if by is not None:
        end = by["of"] if by["of"] in ("末", "当初") else ""
        return by["target"].strip(), end_of(by["time"]) + end
    return text, None
