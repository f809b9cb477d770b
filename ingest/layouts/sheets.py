"""The name of a sheet whose label stands alone: what the KPIs below it measure, down to the next heading.

施策名
離島の暮らしを支える航路の維持
"""

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import FoundKpi
from ingest.layouts.labelled import bare, whole
from ingest.layouts.rows import Cell, Line

_LONGEST = 40


def with_sheets(
    kpis: Iterable[FoundKpi], lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool]
) -> list[FoundKpi]:
    """Give KPIs without an owner the name of the sheet that they stand in."""
    names = list(_names(lines, cues, is_heading))
    places = [start for start, _ in names]
    return [_of_sheet(kpi, names[bisect(places, kpi.spans[0][0]) - 1][1] if names else None, places) for kpi in kpis]


def _of_sheet(kpi: FoundKpi, name: Cell | None, places: Sequence[int]) -> FoundKpi:
    inside = name is not None and kpi.spans[0][0] >= places[0]
    return replace(kpi, owner=name) if inside and kpi.owner is None else kpi


def _names(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool]
) -> Iterable[tuple[int, Cell | None]]:
    """List the places at which a sheet, or a part with a heading of its own, begins."""
    for line, below in pairwise(lines):
        named = bare(whole(line)).text in cues.named and len(below.text.strip()) <= _LONGEST and "。" not in below.text
        if named:
            yield line.span[0], whole(below)
        elif is_heading(line) and cues.role(line.text) is None:
            yield line.span[0], None
