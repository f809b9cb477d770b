"""Boxes of one indicator each, as ministries set them in policy evaluations (政策評価書, 実績評価書).

測定指標１     基準値      実績値                              目標値      達成
橋梁の点検     平成30年度  令和２年度  令和３年度  令和４年度  令和９年度
実施率         41.2        48.0        55.3        61.9        100         ×
（％）                     50.0        60.0        70.0

The name stands beside, under or before its label; the values are dealt out by the years over them.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.boxes.box import Box
from ingest.layouts.boxes.single_cells import with_whole_cells
from ingest.layouts.boxes.words import Sort, sorted_words, words_of_box
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_number
from ingest.layouts.found import Findings
from ingest.layouts.pages import Pages
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Line, Separator

_MOST_ABOVE = 12  # lines from the label down to the heads
_OF_THE_BOX_ABOVE = {Sort.BASELINE, Sort.YEARS, Sort.TARGET, Sort.TIME, Sort.VALUE}
_MOST_LINES = 60  # of one box, one cell a line


def read_boxes(lines: list[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every box that is certain; the lines that belong to one are marked as used."""
    pages = Pages(lines)
    rows = [line for line in lines if line.separator is not Separator.PIPE and not pages.is_number(line)]
    free = [line for line in rows if line.index not in findings.used]
    sorts = [{word.sort for word in sorted_words(line, 0, measure, cues)} for line in free]
    starts = [_start(free, sorts, at) for at in range(len(free)) if Sort.BASELINE in sorts[at]]
    for start, limit in pairwise([*starts, len(free)]):
        inside = free[start : min(limit, start + _MOST_LINES)]
        box = Box(with_whole_cells(words_of_box(inside, measure, cues)), inside, cues)
        kpi = box.kpi() if box.is_whole else None
        if kpi is None and not (box.is_whole and box.is_numbered):
            continue
        places = inside[: box.end]
        findings.used.update(line.index for line in places)
        if kpi is not None:
            findings.kpis.append(kpi)
        else:
            reason = "欄の値を決められない測定指標 / an indicator whose values cannot be told apart"
            findings.unresolved.append((reason, (places[0].span[0], places[-1].span[1])))


def _start(lines: Sequence[Line], sorts: Sequence[set[Sort]], heads: int) -> int:
    """Find the line that a box begins on: that of its label where this stands above its heads."""
    for at in range(heads, max(-1, heads - _MOST_ABOVE), -1):
        if at < heads and (sorts[at] & _OF_THE_BOX_ABOVE or "。" in lines[at].text) and not is_number(lines[at].text):
            break
        if Sort.LABEL in sorts[at]:
            return at
    return heads
