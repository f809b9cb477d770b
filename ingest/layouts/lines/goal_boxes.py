"""Goals with numbers in brackets, under each the value of today and the target, the cells one behind the other.

【目標１】渡し舟の利用者数の増加　令和５年度末の利用者数　96人　令和11年度末の利用者数（推計）　目標値　120人
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_dash, is_value, part_time, time_in
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.rows import Cell, Line

_BOX = re.compile(r"[【〔［\[](?:成果|数値|重点)?目標[ 　]?(?:[0-9０-９]{1,2}|[①-⑳])[】〕］\]](?P<name>[^。]*)")
_NUMBER = re.compile(r"[(（][0-9０-９]{1,2}[)）]")
_TITLE = re.compile(r"[^ 　。0-9０-９]{3,40}")
_WORD = re.compile(r"[^ 　]+")
_MOST_CELLS = 14  # of one goal
_LONGEST_NAME = 60
_WHEN = re.compile(rf"{TIME.pattern}(?:時点|現在|まで|における)?の?")
_ASIDE = re.compile(r"[（(][^（）()]*[)）]$")


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    line: Line


def read_goal_boxes(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the goals whose cells nothing else has read."""
    if not any(_BOX.search(line.text) for line in lines):
        return
    free = [line for line in lines if line.index not in findings.used]
    cells = [_Placed(line.part(*word.span()), line) for line in free for word in _WORD.finditer(line.text)]
    boxes = [at for at, one in enumerate(cells) if _BOX.fullmatch(one.cell.text)]
    for at, end in zip(boxes, [*boxes[1:], len(cells)] if boxes else [], strict=True):
        kpi = _kpi(cells[at : min(end, at + _MOST_CELLS)], _owner(cells[: boxes[0]], cells[at].line), cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(one.line.index for one in cells[at:end])


def _kpi(cells: Sequence[_Placed], owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    match = _BOX.fullmatch(cells[0].cell.text)
    name = match["name"] or (cells[1].cell.text if len(cells) > 1 else "") if match else ""
    texts = [one.cell.text for one in cells]
    aims = [at for at in range(1, len(cells) - 1) if cues.role(texts[at]) is Role.TARGET]
    if not name or len(aims) != 1 or len(name) > _LONGEST_NAME or is_value(name, cues):
        return None
    aim = aims[0]
    value, time = part_time(texts[aim + 1])
    if not is_value(value, cues) or is_dash(value):
        return None
    of = texts[aim - 1] if aim > 1 else ""
    base = next((cell for label, cell in _values(cells[1 : aim - 1], cues) if _bare(label) == _bare(of)), None)
    span = cells[0].cell.span or cells[0].line.span
    spans = (span, cells[aim + 1].cell.span or span)
    return FoundKpi(name, value, time or time_in(of), base.text if base else None, None, spans, owner)


def _values(cells: Sequence[_Placed], cues: LayoutCues) -> Iterator[tuple[str, Cell]]:
    """Give each value with the name before it."""
    for before, one in pairwise(cells):
        if is_value(one.cell.text, cues):
            yield before.cell.text, one.cell


def _bare(name: str) -> str:
    return _WHEN.sub("", _ASIDE.sub("", name))


def _owner(before: Sequence[_Placed], line: Line) -> Cell | None:
    """Find the last title with a number before the goals, where all of it is one line, which has no headings."""
    for number, title in reversed(list(pairwise(before))):
        whole = _TITLE.fullmatch(title.cell.text) is not None and title.line is line
        if whole and _NUMBER.fullmatch(number.cell.text):
            return title.cell
    return None
