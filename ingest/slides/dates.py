"""Dates as schedules print them: 令和２年４月10日（金）, ５月下旬～６月, 年央, 2020年度内. On the half-width form."""

import re

_YEAR = (
    r"(?:(?:(?:令和|平成|昭和|[RHS]\.?)[ ]?(?:元|\d{1,2})|20\d\d|19\d\d|同|翌|本|来|今)[ ]?年度?内?|[RH]\d{1,2}[./])"
)
_PART = r"(?:[ ]?(?:上旬|中旬|下旬|初旬|初め|末|頃|ごろ|前半|後半|半ば|中(?![間旬央期])|以降|目途|目処|をめど|めど))*"
_WEEKDAY = r"(?:[ ]?[(][月火水木金土日祝・]{1,3}[)])?"
_DAY = rf"\d{{1,2}}[ ]?日{_WEEKDAY}"
_MONTH = rf"\d{{1,2}}[ ]?月(?:[ ]?{_DAY})?{_PART}"
_SLASHED = rf"\d{{1,2}}/\d{{1,2}}(?!\d){_WEEKDAY}"
_SEASON = (
    r"(?:年央|年内|年末|年明け|年度内|年度末|年度当初|年初"
    r"|[春夏秋冬](?:頃|以降)?(?=[ :]|$)|第[1-4一二三四]四半期|[上下]半?期)"
)
_POINT = rf"(?:{_YEAR}?[ ]?(?:{_MONTH}|{_SEASON}{_PART})|{_YEAR}[ ]?{_SLASHED}|{_SLASHED}|{_YEAR}{_PART})"
_TO = r"[ ]?[~～〜―\-－ー][ ]?"
DATE = re.compile(rf"(?:{_POINT})(?:{_TO}(?:{_POINT}|{_DAY})?)?(?:から|まで|より)?")
WEAK = re.compile(rf"(?:{_YEAR}|{_SLASHED})")  # a date only where nothing but space stands behind it
_ONE_POINT = re.compile(_POINT)


def is_date(plain: str) -> bool:
    """Tell whether a line is nothing but a date."""
    text = plain.strip()
    if text[:1] in ("(", "[", "【", "<"):
        text = text[1:-1]
    return DATE.fullmatch(text.strip()) is not None


def is_scale(plain: str) -> bool:
    """Tell whether a line is nothing but dates, two or more: the scale of a chart (４月 ５月 ６月)."""
    rest, dates = _ONE_POINT.subn("", plain)
    return dates > 1 and not rest.strip()
