"""The date that a cover bears: 令和７年11月28日 閣議決定, （令和５年12月26日改訂）, 2026年1月時点.

Only what stands on the first lines, apart from running text, dates a document; of several dates the last one does,
since a cover names the decision and every revision of it. A month alone, 令和７年３月, does where it is the only one on
a cover: under the title, above what the text begins with. A page of the web bears the day when it was last changed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.covers.front import front_of

_LINES = 40  # lines with words at the head of a text that may be its cover
_ERAS = {"令和": 2018, "平成": 1988}
_DATE = re.compile(
    r"(?:(?P<era>令和|平成)\s*(?P<count>元|\d{1,2})|(?P<year>20\d\d))\s*年"
    r"\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})?\s*(?P<dated>日))?"  # a draft leaves the day open: 12月 日
)
_AROUND = re.compile(  # what may stand beside a date on a cover: who decided, and what was done
    r"[\s()\[\]【】<>〈〉《》,、・:/|#*]|\(?[月火水木金土日]\)"
    r"|(?:[一-龠ァ-ヶー]{2,12}(?:本部|会議|大臣|省|庁|府|都|道|県|市|町|村|内閣|議会|委員会|事務局|推進室))"
    r"|閣\s*議|決\s*定|了\s*承|策\s*定|改\s*[訂定正]|変\s*更|一\s*部|公\s*表|制\s*定|修\s*正|更\s*新|時\s*点|現\s*在|作\s*成|案|版|付|最終"
)
_CHANGED = re.compile(rf"(?:更新|掲載|公開)日\s*[:：]?\s*{_DATE.pattern}")  # 更新日：2026年3月27日
_ISSUER = re.compile(r"(?<!\S)[一-龠ぁ-んァ-ヶー]{1,10}[都道府県市区町村](?!\S)")  # はやせ村, set apart from the date


def issued_on(text: str) -> str | None:
    """Give the last date on the cover of a clean text as ISO 8601 (2025-11-28, 2025-11), None where it bears none."""
    dates = [date for line in islice(_lines(text), _LINES) for date in _dates(line)]
    return max((*dates, *_months(front_of(text))), default=None)


def changed_on(text: str) -> str | None:
    """Give the day on which a page of the web says at its head that it was last changed, None where it does not."""
    found = (match for line in islice(_lines(text), _LINES) for match in _CHANGED.finditer(line))
    return max(filter(None, map(_iso, found)), default=None)


def is_dated(line: str) -> bool:
    """Tell whether a line of a cover holds a date and nothing but what stands beside one."""
    plain = unicodedata.normalize("NFKC", line)
    return any(True for _ in _dates(plain)) or any(True for _ in _months(["", plain]))


def _months(cover: Sequence[str]) -> Iterator[str]:
    """Give the month that stands alone under the title of a cover; several of them are a schedule."""
    plain = [unicodedata.normalize("NFKC", line).strip(" ()") for line in cover[1:]]
    alone = [match for line in plain if (match := _DATE.fullmatch(line)) and not match["dated"]]
    if len(alone) == 1:
        yield from filter(None, map(_iso, alone))


def _lines(text: str) -> Iterator[str]:
    return (line for line in unicodedata.normalize("NFKC", text[:20_000]).split("\n") if line.strip())


def _dates(line: str) -> Iterator[str]:
    around = _DATE.sub("", line).strip()
    if not _AROUND.sub("", _ISSUER.sub("", around)):
        found = (match for match in _DATE.finditer(line) if match["dated"] or around)  # 12月 alone may be of a schedule
        yield from filter(None, map(_iso, found))


def _iso(match: re.Match[str]) -> str | None:
    count = 1 if match["count"] == "元" else int(match["count"] or 0)
    year = int(match["year"]) if match["year"] else _ERAS[match["era"]] + count
    month, day = int(match["month"]), int(match["day"] or 1)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year}-{month:02}-{day:02}" if match["day"] else f"{year}-{month:02}"
