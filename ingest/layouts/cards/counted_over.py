"""A target that is counted over the years of the plan, told alone under its indicator, with no value of today.

○移住した世帯の数
令和７年度からの５年間で累計30世帯

○開業した店の数

令和11年度までの５年間で12店
"""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import POINT, is_dash, is_value
from ingest.quantity import years_in

_OVER_YEARS = re.compile(
    rf"(?P<time>{POINT.pattern})[ 　]?(?P<side>まで|から)の[ 　]?"
    r"(?P<count>[0-9０-９]{1,2})[ 　]?(?:年間|[かヵヶカ]年)"
    r"(?:の(?:累計|合計|延べ)?)?で、?[ 　]*(?P<value>[^、。→⇒]{1,24})"
)


def read_counted_over(text: str, cues: LayoutCues, begins: int | None) -> Statement | None:
    """Read such a line; none of years that were over before the plan began, nor where that is not known."""
    told = _told(text, cues)
    if told is None or begins is None:
        return None
    until = told["side"] == "まで"
    year = next(iter(years_in(told["time"])), 0)
    last = year if until else year + int(told["count"]) - 1
    if last <= begins:
        return None
    return Statement("", told["value"], told["time"] if until else None, None, labelled=True)


def is_counted_over(text: str, cues: LayoutCues) -> bool:
    """Tell such a line, of whichever years."""
    return _told(text, cues) is not None


def _told(text: str, cues: LayoutCues) -> re.Match[str] | None:
    told = _OVER_YEARS.fullmatch(text)
    value = told["value"] if told is not None else ""
    return told if not is_dash(value) and any(map(str.isdecimal, value)) and is_value(value, cues) else None
