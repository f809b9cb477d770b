"""Rows of a name and a goal that has its year, under two heads that may be set wide or say little: 項　　目　　目 標.

項　　目　　目　標
見守り拠点の設置数　　令和８年度末までに２か所
見守り員の登録者数　　令和８年度末までに延べ30人
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_dash, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, Separator, joined

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_LONGEST_HEAD = 24  # characters, spaces among them
_LONGEST = 80  # of a name
_FEWEST = 2
_OPENS = re.compile(r"[ぁ-ん、・]$")  # a line that a name goes on from
_GOES_ON = re.compile(r"[をにがはへの]|する|した|して|され")  # how no name begins


@dataclass(slots=True)
class _Row:
    name: Cell
    goal: Cell
    lines: list[Line]


def read_goals_with_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table of which two goals have their years; its lines are marked as used."""
    at = 0
    while at < len(lines):
        rows = _rows(lines, at + 1, cues, findings.used) if _is_head(lines[at], cues) else []
        if sum(_is_dated(row.goal) for row in rows) >= _FEWEST:
            findings.kpis += [_kpi(row) for row in rows if _has_figure(row.goal)]
            findings.used.update(line.index for row in rows for line in row.lines)
            at += sum(len(row.lines) for row in rows)
        at += 1


def _is_head(line: Line, cues: LayoutCues) -> bool:
    """Tell a head of a name and a goal, whatever spaces stand within the two."""
    text = line.text.strip()
    plain = plain_of(text) if line.separator is Separator.GAP and len(text) <= _LONGEST_HEAD else ""
    return any(
        cues.role(plain[:end]) in _NAMES and plain[end:] in cues.columns[Role.TARGET] for end in range(2, len(plain))
    )


def _rows(lines: Sequence[Line], start: int, cues: LayoutCues, used: set[int]) -> list[_Row]:
    """Read the rows under a head up to the first line that is none; a name may go on on a line of its own."""
    rows: list[_Row] = []
    waiting: list[Line] = []  # the first line of a name whose goal stands on the next
    for at in range(start, len(lines)):
        line, cells = lines[at], lines[at].cells
        if line.index in used or "。" in line.text or (line.follows_blank and at > start):
            break
        if len(cells) == len(("name", "goal")) and _may_be_name(cells[0].text, cues) and _may_be_goal(cells[1], cues):
            if waiting and not _runs_on(waiting[0].text.strip(), cells[0].text):
                break
            rows.append(_Row(joined((*(one.whole for one in waiting), cells[0])), cells[1], [*waiting, line]))
            waiting = []
        elif len(cells) != 1 or waiting:
            break
        elif rows and _goes_on(rows[-1].name, cells[0], cues):
            rows[-1].name = joined((rows[-1].name, cells[0]))
            rows[-1].lines.append(line)
        else:
            waiting = [line]
    return rows


def _goes_on(name: Cell, below: Cell, cues: LayoutCues) -> bool:
    return not cues.ends_as_indicator(name.text) and cues.ends_as_indicator(name.text + below.text)


def _runs_on(above: str, below: str) -> bool:
    return _OPENS.search(above) is not None or _GOES_ON.match(below) is not None


def _may_be_name(text: str, cues: LayoutCues) -> bool:
    return len(text) <= _LONGEST and TIME.match(text) is None and not is_value(text, cues)


def _may_be_goal(cell: Cell, cues: LayoutCues) -> bool:
    return not is_dash(cell.text) and is_value(part_time(cell.text)[0], cues)


def _has_figure(goal: Cell) -> bool:
    return any(sign.isdecimal() for sign in part_time(goal.text)[0])


def _is_dated(goal: Cell) -> bool:
    return part_time(goal.text)[1] is not None and _has_figure(goal)


def _kpi(row: _Row) -> FoundKpi:
    target, due = part_time(row.goal.text)
    spans = tuple(cell.span for cell in (row.name, row.goal) if cell.span is not None)
    return FoundKpi(indicator_name(row.name.text), target, due, None, None, spans)
