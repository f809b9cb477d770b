"""The name of a sheet, on the line of its label or under it: what the KPIs below measure, down to the next heading.

施策名                          政策名      離島の暮らしを支える航路の維持      担当部局名      海事局
離島の暮らしを支える航路の維持

Where every word stands on a line of its own, 施策, its number and its name are three lines.
"""

import re
from bisect import bisect
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.labelled import bare
from ingest.layouts.figures.values import is_value, time_in
from ingest.layouts.found import FoundKpi, indicator_name
from ingest.layouts.owners.sheet_names import (
    before_offices,
    behind_number,
    evaluates,
    goal_of_sheet,
    has_office,
    is_programme,
)
from ingest.layouts.rows import Cell, Line, Separator

_SHORTEST, _LONGEST = 4, 40
_NUMBER = re.compile(r"[①-⑳0-9０-９]$")
_ALONE = re.compile(r"[0-9０-９]{1,2}(?:[-－][0-9０-９]{1,2})*|[Ⅰ-Ⅻ]")
_MOST_FIELDS = 2  # lines below the name of a sheet
_HEADS = 3  # cells: 事業名 概要 担当課 are no pairs of a label and what it says


def with_sheets(
    kpis: Iterable[FoundKpi], lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool]
) -> list[FoundKpi]:
    """Give KPIs without an owner the name of the sheet that they stand in."""
    kpis = list(kpis)
    indicators = {kpi.spans[0][0] for kpi in kpis}  # 目標２ 宿泊者数 names an indicator, no sheet
    names = [(start, name) for start, name in _names(lines, cues, is_heading) if not _begins(name, indicators)]
    places = [start for start, _ in names]
    return [_of_sheet(kpi, names[bisect(places, kpi.spans[0][0]) - 1][1] if names else None, places) for kpi in kpis]


def _begins(name: Cell | None, places: Container[int]) -> bool:
    return name is not None and name.span is not None and name.span[0] in places


def _of_sheet(kpi: FoundKpi, name: Cell | None, places: Sequence[int]) -> FoundKpi:
    inside = name is not None and kpi.spans[0][0] >= places[0]
    return replace(kpi, owner=name) if inside and kpi.owner is None else kpi


def _names(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool]
) -> Iterable[tuple[int, Cell | None]]:
    """List the places at which a sheet, or a part with a heading of its own, begins."""
    befores, evaluated, named = [None, *lines], evaluates(lines), -_MOST_FIELDS
    for before, line, below, after in zip(befores, lines, lines[1:], [*lines[2:], None], strict=False):
        name = name_beside(line, cues) or _under(line, below, cues) or _numbered(line, below, after, cues)
        name = name or before_offices(line, before, below, cues)
        name = name or (goal_of_sheet(line, below, cues) if evaluated else None)
        if name is not None:
            named = line.index
            yield line.span[0], name
        elif line.index - named <= _MOST_FIELDS and has_office(line):
            continue
        elif not evaluated and is_heading(line) and cues.role(_label(line.whole)) is None:
            yield line.span[0], None


def _under(line: Line, below: Line, cues: LayoutCues) -> Cell | None:
    named = _label(line.whole) in cues.named and len(below.text.strip()) <= _LONGEST and "。" not in below.text
    return below.whole if named else None


def _numbered(line: Line, below: Line, after: Line | None, cues: LayoutCues) -> Cell | None:
    """Read 施策, its number and its name on lines of their own, as a page run together leaves them."""
    numbered = line.text.strip() in (*cues.goals, *cues.measures) and _ALONE.fullmatch(below.text.strip()) is not None
    return _name(after.whole, cues) if numbered and after is not None else None


def _name(cell: Cell, cues: LayoutCues) -> Cell | None:
    fits = _SHORTEST <= len(cell.text) <= _LONGEST and "。" not in cell.text and time_in(cell.text) is None
    names = cues.role(cell.text) is None or is_programme(cell.text, cues)
    return cell if fits and names and not is_value(cell.text, cues) else None


def name_beside(line: Line, cues: LayoutCues) -> Cell | None:
    """Read a label and the name in the next cell, perhaps before other labels with what they say; heads are none."""
    label, name, *rest = [*behind_number([cell for cell in line.cells if cell.text]), Cell(""), Cell("")]
    is_head = sum(bool(cell.text) for cell in (label, name, *rest)) == _HEADS
    labels = (*cues.named, *cues.measures) if has_office(line) else cues.named
    if line.separator is Separator.NONE or _label(label) not in labels or is_head:
        return None
    return _name(name, cues)


def _label(cell: Cell) -> str:
    """Give the words of a label without its bullet, brackets and numbers: ② 事業の名称, アクティビティ①."""
    return _NUMBER.sub("", indicator_name(bare(cell).text))
