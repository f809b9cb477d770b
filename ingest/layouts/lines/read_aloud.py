"""Tables put into words to be read aloud: labels and values that nothing but commas part.

まちの指標、舟着場の利用者数
現況値の時点、令和５年度、現況値、310人、目標値、500人
出典等、市の調べ
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.values import is_dash, part_time
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, Line
from ingest.logic.plan_headings import plan_heading

_PARTS = "、，"
_OF_RECORD = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.UNIT)
_LONGEST_NAME = 60
_TITLE = re.compile(
    r"[ 　]*(?P<word>[^0-9０-９、，。]{0,8})[0-9０-９]{1,2}[、，][ 　]*(?P<title>[^、，。]{3,40})[ 　]*"
)


@dataclass(slots=True)
class _Record:
    owner: Cell | None = None
    cells: dict[Role, Cell] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def read_aloud(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every indicator whose labels and values are told so."""
    record, owner = _Record(), None
    for line in lines:
        title = _TITLE.fullmatch(line.text)
        if title is not None:  # the outline finds what a word of plans heads, 重点戦略２、…
            owner = None if plan_heading(line.text, cues) else line.part(*title.span("title"))
        pairs = list(_pairs(line, cues)) if line.index not in findings.used else []
        if not pairs:
            _settle(record, cues, findings)
            record = _Record(owner)
        for role, value in pairs:
            if role is Role.INDICATOR or role in record.cells:
                _settle(record, cues, findings)
                record = _Record(owner)
            if role in _OF_RECORD:
                record.cells[role] = value
        record.lines += [line] * bool(pairs)
    _settle(record, cues, findings)


def _pairs(line: Line, cues: LayoutCues) -> Iterator[tuple[Role, Cell]]:
    """Part a line that begins with a label into labels and what follows each."""
    parts = list(_parts(line)) if any(comma in line.text for comma in _PARTS) else []
    roles = [cues.role(part.text) for part in parts]
    if len(parts) < 2 or roles[0] is None:
        return
    labels = [at for at, role in enumerate(roles) if role is not None]
    for at, end in zip(labels, [*labels[1:], len(parts)], strict=True):
        if end > at + 1:
            first, last = parts[at + 1], parts[end - 1]
            yield roles[at] or Role.UNKNOWN, line.part(first.left, last.right)


def _parts(line: Line) -> Iterator[Cell]:
    """Cut a line at its commas; `left` and `right` are places in its text."""
    start = 0
    for at, character in enumerate(line.text + _PARTS[0]):
        if character in _PARTS:
            yield Cell(line.text[start:at].strip(), (), start, at)
            start = at + 1


def _settle(record: _Record, cues: LayoutCues, findings: Findings) -> None:
    """Close a record: a KPI where it has an indicator, and a target that is a value."""
    cells = record.cells
    name, target = cells.get(Role.INDICATOR), cells.get(Role.TARGET)
    if name is None or target is None or len(name.text) > _LONGEST_NAME or "。" in name.text:
        return
    value, _ = part_time(target.text)
    kpi = found_kpi(cells, owner=record.owner) if is_value_or_kanji(value, cues) and not is_dash(value) else None
    if kpi is not None:
        findings.kpis.append(kpi)
        findings.used.update(line.index for line in record.lines)
