"""The period that a plan is for, where it says so of itself.

本戦略の計画期間は、令和７年度から令和11年度までの５年間とする。
計画期間　2025年度～2029年度
３　期間　令和７年度から令和11年度までの５年間とする。
第３期総合戦略（令和７～11年度）
第３期総合戦略 [on the line below] 令和７年度～令和11年度
"""

import re
from collections.abc import Iterator

from ingest.quantity import years_in
from ingest.resolve import Collector
from ingest.structure.clean import CleanText
from ontology.model import PlanPeriod

_GAP = "[ 　]{0,3}"
_DIGIT = "[0-9０-９]"
_ERA = "令和|平成|[RＲHＨ]"
_WESTERN = f"(?:19|20|１９|２０){_DIGIT}{_DIGIT}"
_ASIDE = rf"(?:{_GAP}[（(][^（()）\n]{{2,12}}[）)])?"  # 令和７（2025）年度
_REST = rf"{_ASIDE}{_GAP}(?:年{_GAP}度?)?{_ASIDE}"
_FIRST = rf"(?P<first>(?:{_WESTERN}|(?P<era>{_ERA}){_GAP}(?:元|{_DIGIT}{{1,2}})){_REST})"
_LAST = rf"(?P<last>(?:{_WESTERN}|(?P<bare>(?:{_ERA})?){_GAP}(?:元|{_DIGIT}{{1,2}})){_REST})"
_RANGE = rf"{_FIRST}{_GAP}(?:から|[～〜~―ー–－-]){_GAP}{_LAST}"
_PLAN = "(?:戦略|計画|プラン|ビジョン|方針|構想|大綱)"
_STATED = re.compile(
    rf"^(?P<whose>[^。\n]{{0,24}}?)(?:{_PLAN}の?(?:計画|対象|推進|実施)?|対象|推進|実施)期間"
    rf"[^。\n0-9０-９令平RＲHＨ]{{0,16}}{_RANGE}",
    re.MULTILINE,
)
_MARKS = r"[ 　\t#＃・○●■◆□◇【〔\[（(0-9０-９.．)）第章節一二三四五六七八九十-]*"
_HEADED = re.compile(  # a heading, 計画の期間, over a line that begins with years
    rf"^{_MARKS}(?:{_PLAN}の?(?:計画|対象|推進|実施)?|対象|推進|実施)期間[】〕\]]?[ 　]*\n+"
    rf"[ 　]*{_RANGE}{_GAP}(?:まで|の[0-9０-９])",
    re.MULTILINE,
)
_NUMBERED = re.compile(  # a numbered heading with the text right behind it: ２　期間　令和７年度から令和11年度までの…
    rf"^[ 　]*(?:[0-9０-９]{{1,2}}[.．]?|[(（][0-9０-９]{{1,2}}[)）])[ 　]+(?:計画の?|戦略の)?期間[ 　:：]+{_RANGE}"
    rf"まで{_GAP}の{_GAP}[0-9０-９]",
    re.MULTILINE,
)
_NEXT = re.compile(rf"{_PLAN}[^。]{{0,80}}。[ 　]*期間は、?{_GAP}{_RANGE}")  # この計画は…です。期間は…
_OWN = re.compile(
    r"[ 　\t#＃・○●■◆□◇【〔\[（(0-9０-９.．）)第章節一二三四五六七八九十-]*"  # nothing but the mark of an item
    r"(?:(?:本|この|当)[^、。]{0,20})?"
)
_TITLED = re.compile(
    rf"^[#＃ 　]*[^。、\n（(〔]{{0,40}}{_PLAN}[^。、\n（(〔]{{0,8}}\n?[ 　]*"
    rf"[（(〔【［\[]{_GAP}{_RANGE}{_GAP}[）)〕】］\]]",
    re.MULTILINE,
)
_COVERED = re.compile(  # 総合戦略, and below, perhaps past blank lines, a line of nothing but years
    rf"^[#＃ 　]*[^。、\n]{{0,40}}{_PLAN}[ 　]*\n(?:[ 　]*\n){{0,3}}[ 　]{{0,60}}{_RANGE}{_GAP}$", re.MULTILINE
)
_TITLE_WITHIN = 400  # characters from the start of a text


def read_plan_period(cleaned: CleanText, collector: Collector) -> PlanPeriod | None:
    """Read the period that a text gives for itself; None where it gives none that ends after it starts."""
    for start, end, match in _periods(cleaned):
        span = cleaned.origins[match.start("first")], cleaned.origins[match.end("last") - 1] + 1
        printed = cleaned.text[match.start("first") : match.end("last")].strip()
        return PlanPeriod(printed, start, end, collector.quote(span))
    return None


def years_of_plan(cleaned: CleanText) -> tuple[int, int] | None:
    """Give the first year of a plan and the last one; None where the text gives no period."""
    return next(((start, end) for start, end, _ in _periods(cleaned)), None)


def _periods(cleaned: CleanText) -> Iterator[tuple[int, int, re.Match[str]]]:
    stated = (match for match in _STATED.finditer(cleaned.text) if _OWN.fullmatch(match["whose"]))
    told = (match for cue in (_HEADED, _NEXT, _NUMBERED) for match in cue.finditer(cleaned.text))
    titled = (match for cue in (_TITLED, _COVERED) for match in cue.finditer(cleaned.text, 0, _TITLE_WITHIN))
    for match in (*stated, *told, *titled):
        start, end = _year(match["first"]), _last_year(match)
        if start is not None and end is not None and start < end:
            yield start, end, match


def _year(text: str) -> int | None:
    return next(iter(years_in(text)), None)


def _last_year(match: re.Match[str]) -> int | None:
    """Read the end; a year without an era is of the era of the beginning: 令和７～11年度."""
    is_bare = match["bare"] == "" and match["era"]
    return _year(f"{match['era']}{match['last'].strip()}" if is_bare else match["last"])
