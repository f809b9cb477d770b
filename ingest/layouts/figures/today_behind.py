"""The value of today in brackets behind a target, with its year or the word for it, in one cell.

240隻（R4：118隻）, 75％（現状：61.2％）, 12校（令和５年度実績 ７校）
"""

import re

from ingest.layouts.figures.values import TIME
from ingest.quantity import years_in

_WORD = r"(?:現状|現況|基準|実績)値?"
_VALUE = r"[△▲約]?[0-9０-９][0-9０-９,，.．]*[^0-9０-９（()）:：、。]{0,8}"
_TODAY = re.compile(
    rf"(?P<target>[^（()）]*[0-9０-９][^（()）]*?)[ 　]*"
    rf"[（(][ 　]*(?:(?P<time>{TIME.pattern})(?:の?(?P<of_year>{_WORD}))?|(?P<word>{_WORD}))[ 　]*[:：]?[ 　]*"
    rf"(?P<base>{_VALUE})[ 　]*[)）]"
)
_LONGEST = 60


def today_behind(text: str, due: str | None) -> re.Match[str] | None:
    """Part a target from today's value behind it, in the groups `target` and `base`; None where none is told.

    A value of a year alone is one of today where the target is of a later year; `due` is the year of the target as
    printed.
    """
    match = _TODAY.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None or match["word"] or match["of_year"]:
        return match
    then, aimed = years_in(match["time"]), years_in(due or "")
    return match if then and aimed and max(then) < max(aimed) else None
