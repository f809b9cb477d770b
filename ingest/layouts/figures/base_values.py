"""The value of today as a change tells it between its name and its arrow."""

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.values import TIME, part_time

_SPACES = (" ", "　")  # 2024年度：３隻 reads as it is printed


def year_behind(base: str, cues: LayoutCues) -> str:
    """Set the year before a value behind it: 令和６年度 48頭 → 48頭（令和６年度）; give others as they are."""
    lead = TIME.match(base)
    if lead is None or not base.startswith(_SPACES, lead.end()):
        return base
    value, time = part_time(base)
    figure = any(map(str.isdecimal, value)) and is_value_or_kanji(value, cues)
    return f"{value}（{time}）" if time == lead[0] and figure else base
