"""Items of a measure that are measures themselves, since each says what it does, with KPIs of its own or not.

施策１　林業の成長産業化
① 林業機械の導入
森林組合が機械を買うのを助ける。
KPI：素材生産量　52万㎥（R3）→65万㎥（R8）
② 担い手の育成
…
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.cues import Cues, Label
from ingest.logic.measure_parts import sayings_of
from ingest.logic.sides import announces
from ingest.logic.titled_items import is_title
from ingest.structure.lists import lists_in
from ingest.structure.notation import Style
from ingest.structure.outline import Part

_ITEMS = (Style.CIRCLED, Style.KANA, Style.PAREN_KANA, Style.PAREN_NUMBER)
_FEWEST = 2  # in one measure; a lone one that nothing announces may show a side of it
_JOINT = re.compile(r"[-－−‐‑–―ー][（(]")
_ANNOUNCED = re.compile(r"[＜<〈《【〔［■◆●○◇□▼][ 　]*(?P<title>[^＜＞<>。]{2,20}?)[ 　]*[＞>〉》】〕］]?")


def measured_items(measure: Part, rows: Sequence[int], cues: Cues) -> Iterator[Part]:
    """Go through the items numbered under a measure, where all say what is done or most have KPIs.

    `rows` are offsets of KPIs, in order.
    """
    items = [part for part in measure.numbered_children if part.reading and part.reading.style in _ITEMS]
    few = len(items) < _FEWEST and not (lists_measures(measure, cues) or all(map(_has_number_of_goal, items)))
    if few or len(items) < len(measure.children) or any(announces(item, cues) for item in items):
        return
    measured = [item for item in items if _is_measured(item, rows, cues)]
    saying = [item for item in items if item in measured or any(True for _ in sayings_of(item))]
    named = len(saying) == len(items) and all(is_title(item.title) for item in items)
    if named or (len(measured) * 2 >= len(items) and len(measured) >= _FEWEST):
        yield from saying


def _has_number_of_goal(item: Part) -> bool:
    """Tell an item whose number holds that of what it stands under, （２）－（ア）, so that it is no side of it."""
    return item.reading is not None and _JOINT.search(item.reading.label) is not None


def lists_measures(part: Part, cues: Cues) -> bool:
    """Tell a part whose items are announced as measures, ＜具体的な取組＞, by the last line above them."""
    announcement = _ANNOUNCED.fullmatch(part.body[-1].text.strip()) if part.body else None
    return announcement is not None and cues.holds_measures(announcement["title"])


def _is_measured(item: Part, rows: Sequence[int], cues: Cues) -> bool:
    """Tell an item below which KPIs stand, in rows or in a list."""
    start, end = item.title_span[1], _end(item)
    first = bisect_left(rows, start)
    in_rows = first < len(rows) and rows[first] < end
    listed = any(entry.announced.label is Label.KPI for entry in lists_in(item, cues))
    return in_rows or listed


def _end(item: Part) -> int:
    return max((block.span()[1] for block in item.body if block.origins), default=item.title_span[1])
