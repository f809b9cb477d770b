"""The figure of today in brackets behind a target: （現状（2024年度末）：12隻）, ［令和６年度：12隻］."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_dash, is_value
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.rows import Line

_TIME = TIME.pattern
_LABEL = r"(?:現状|現況|基準|実績|直近)"
TODAY = (
    rf"(?:[（(［\[](?:{_LABEL}値?[ 　]*)?(?:[（(](?P<since>{_TIME})[)）]|(?P<then>{_TIME}))?"
    r"[ 　]*[：:][ 　]*(?P<base>(?:[^（）()［］\[\]：:。]|[（(][^（）()。]{1,12}[)）]){1,40})[)）］\]]"
    rf"|[（(［\[]{_LABEL}値?[ 　：:]*(?P<figure>[0-9０-９△約][^（）()［］\[\]：:。]{{0,20}})"
    rf"[（(](?P<year>{_TIME})[)）][)）］\]])"
)
_OPENING, _CLOSING = "（(［[", "）)］]"
_ALL = re.compile(r"(?:おおむね|概ね|ほぼ)?[ 　]?(?:全て|すべて|全部|全数|皆無)")
_MOST_LINES = 3


def today_in(match: re.Match[str]) -> str | None:
    """Give the figure of today with its year behind it, from a match of a form that holds TODAY."""
    since, base = match["since"] or match["then"] or match["year"], figure_in(match)
    return f"{base}（{since.strip()}）" if base and since else base


def figure_in(match: re.Match[str]) -> str | None:
    """Give the bare figure of today."""
    base = match["base"] or match["figure"]
    return base.strip() if base else None


def matched(form: re.Pattern[str], lines: Sequence[Line], at: int) -> tuple[re.Match[str], int] | None:
    """Match the lines from one on to a form that holds TODAY; give the line after them too.

    They are the fewest whose brackets are all closed; a bracket that opens the line below belongs to them.
    """
    text, found = "", None
    for end in range(at, min(at + _MOST_LINES, len(lines))):
        below = lines[end].text.strip()
        other = lines[end].follows_blank or mark_of(below) is not None or (found and below[0] not in _OPENING)
        if end > at and other:
            break
        text += below
        match = form.fullmatch(text) if _is_closed(text) else None
        found = (match, end + 1) if match else found
        if found and figure_in(found[0]):
            break
    return found


def _is_closed(text: str) -> bool:
    return sum(map(text.count, _OPENING)) == sum(map(text.count, _CLOSING))


def is_target(value: str, cues: LayoutCues) -> bool:
    """Tell a target in figures, or one that is that nothing be left out: おおむね全て."""
    return _ALL.fullmatch(value) is not None or (is_value(value, cues) and not is_dash(value))
