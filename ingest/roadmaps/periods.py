"""When an activity happens: the period that it begins with, or that a column of a table stands for.

2026年4月～ …    2025年度～2027年度 …    令和8年度 …    ～2027年度 …    … （対象期間：2026年4月～2031年3月）
"""

import re
import unicodedata
from dataclasses import dataclass

from ingest.quantity import years_in

_DIGIT = "[0-9０-９]"
_GAP = "[ 　]{0,3}"  # bounded, so that no run of spaces is gone through more than once
_YEAR = rf"(?:(?:19|20|１９|２０){_DIGIT}{{2}}|(?:令和|平成){_GAP}(?:元|{_DIGIT}{{1,2}})|[RHＲＨ]{_DIGIT}{{1,2}})"
_MONTH = rf"(?:1[0-2]|０?[１-９]|0?[1-9]|１[０-２])(?!{_DIGIT})"
_POINT = (
    rf"{_YEAR}{_GAP}年{_GAP}(?:度{_GAP}末?|(?:{_MONTH}{_GAP}月{_GAP}(?:末|上旬|中旬|下旬|頃)?)?(?:{_DIGIT}{{1,2}}日)?)"
)
_TO = "[～〜~－―ー–-]"
_SINCE = rf"(?:以降|から)?{_GAP}(?:から|{_TO})"
_AFTER = r"(?=[ 　\t\n]|まで|$)"
_ENDS_TIGHT = rf"{_SINCE}(?:{_POINT}|{_MONTH}{_GAP}月)(?![内中])(?:まで)?"  # 2025年4月～2028年3月…, 2025年4月～6月…
_ENDS_LOOSE = rf"{_SINCE}[ 　]{_GAP}{_POINT}{_AFTER}(?:まで)?"  # 2025年度～ 2027年度 …; not …～ 2027年内を目途に
_RANGE = (
    rf"(?:{_YEAR}{_GAP}{_TO}{_GAP}{_POINT}"  # 2025～2027年度
    rf"|{_POINT}(?:{_ENDS_TIGHT}|{_ENDS_LOOSE}|{_SINCE}|以降)"
    rf"|[～〜~]{_GAP}{_POINT}"
    rf"|{_POINT}(?:まで|(?=[ 　\t\n：:、,，に）)】]|$)))"
)
_LEADING = re.compile(
    rf"[・○● 　]*(?:[（(【\[](?P<within>{_RANGE}){_GAP}[）)】\]]|(?P<plain>{_RANGE}))(?:には?)?[ 　:：、,，]*"
)
_NAMED = re.compile(rf"期間{_GAP}[:：]{_GAP}(?P<plain>{_RANGE})")
_COLUMN = re.compile(
    rf"(?:{_YEAR}{_GAP}(?:[（(][^（）()]{{1,8}}[）)])?{_GAP}年?度?{_GAP}"
    rf"(?:{_TO}{_GAP}(?:{_YEAR}{_GAP}年?度?)?|以降|[（(][^（）()]{{1,12}}[）)])?)"
)
_MONTH_OF = re.compile(r"(?:年|^)\s*(\d{1,2})\s*月")
_OPEN = re.compile(r"(?:以降|から|[~\-―ー–])\s*$")
_UNTIL = re.compile(r"^[~\-―ー–]|まで\s*$")


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed, its two ends (`2026-04`, `2026`, None where open), and where the text goes on after it."""

    printed: str
    start: str | None
    end: str | None
    resumes: int = 0


def leading_period(text: str) -> Period | None:
    """Read the period that a text begins with; None where it begins with none."""
    match = _LEADING.match(text)
    if match is None:
        return None
    return _period(match["within"] or match["plain"], match.end())


def named_period(text: str) -> Period | None:
    """Read a period that the text names as one, wherever it stands: （対象期間：2026年4月～2031年3月）."""
    match = _NAMED.search(text)
    return _period(match["plain"], 0) if match else None


def column_period(head: str) -> Period | None:
    """Read the head of a column that stands for a year or years (2026年度, 2029年度以降, 令和8年度)."""
    plain = head.strip()
    return _period(plain, 0) if _COLUMN.fullmatch(plain) else None


def _period(printed: str, resumes: int) -> Period:
    printed = printed.strip(" 　")
    plain = unicodedata.normalize("NFKC", printed).replace("〜", "~").replace("～", "~")
    halves = [half for half in re.split(r"[~―ー–-]|から", plain) if half.strip()]
    points = [_point(half) for half in halves]
    if len(points) > 1:
        return Period(printed, points[0], points[-1] or _later_month(points[0], halves[-1]), resumes)
    if _OPEN.search(plain):
        return Period(printed, points[0], None, resumes)
    if _UNTIL.search(plain):
        return Period(printed, None, points[0], resumes)
    return Period(printed, points[0], points[0], resumes)


def _point(half: str) -> str | None:
    years = years_in(half)
    if not years:
        return None
    month = _MONTH_OF.search(half)
    return f"{years[0]}-{int(month[1]):02d}" if month else str(years[0])


def _later_month(start: str | None, half: str) -> str | None:
    """Read an end that prints its month alone (2026年4月～9月): it is in the year of the start."""
    month = _MONTH_OF.search(half)
    return f"{start[:4]}-{int(month[1]):02d}" if start and month else None
