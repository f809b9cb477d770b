"""One KPI over the years: 目標値, 成果実績 and 達成度 down the side, years along the top, as review sheets set it.

成果指標　苗木の生産量
年度            2022年度  2023年度  2025年度（目標年度）
目標値（万本）    120       150       220
成果実績（万本）  116       157       -
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.boxes.sides import name_before, side_row
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.statements import read_statement
from ingest.layouts.figures.values import TIME, is_dash, is_value, part_time
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.heads.named_values import FEWEST_YEARS, PRINTED, cells_of, name_above, read_named_values, year_in
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell, Line, Separator, joined

_MOST_HEADS = 8  # lines from the years down to the targets
_YEAR = re.compile(rf"{TIME.pattern}|(?<![0-9０-９])[0-9０-９]{{1,2}}[ 　]?年度")
_FEWEST_BARE = 3  # years without an era
_FARTHEST = 10  # columns of print between a value and its year
_HEADS = (Role.INDICATOR, Role.TARGET, Role.BASELINE, Role.UNIT, Role.TIME)
_MOST_SIDES = 3  # lines below the targets


@dataclass(frozen=True, slots=True)
class _TargetRow:
    at: int  # among the lines
    label: Cell
    values: tuple[Cell, ...]
    unit: Cell | None
    placed: bool  # whether the values stand in columns of print


def read_series(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every block of years; the lines that belong to one are marked as used."""
    before = 0  # a name is looked for no farther up than the block before
    for at in range(len(lines)):
        target = _target_row(lines[at], at, cues) if lines[at].index not in findings.used else None
        years = _years_above(lines, at, before) if target else None
        if target is None or years is None:
            before = read_named_values(lines, at, before, cues, findings)
            continue
        top, times = years
        end = at + 1
        end = _block_end(lines, end, cues)
        inside = lines[top:end]
        name = name_before(inside[1:], cues) or _name_inside(inside, cues) or name_above(lines, top, before, cues)
        if name is not None and not _states_target(lines[before:top], cues):
            _settle(target, times, name, findings)
        findings.used.update(line.index for line in lines[top:end])
        before = end


def _target_row(line: Line, at: int, cues: LayoutCues) -> _TargetRow | None:
    """Read 「目標値　万本　120　150　220」: a label, perhaps a unit, and nothing but values; any texts before it."""
    row = side_row(line, cues)
    if row is None or row.role is not Role.TARGET or not any(c.isdecimal() for cell in row.values for c in cell.text):
        return None
    stated = read_statement(line.text.strip(), cues)
    if stated is not None and stated.labelled and stated.baseline:  # 登録件数　目標値 700件（R7）／基準値 421件（R1）
        return None
    return _TargetRow(at, row.label, row.values, row.unit, line.separator is Separator.GAP)


def _years_above(lines: list[Line], at: int, before: int) -> tuple[int, list[Cell]] | None:
    """Find the line of years over a row of targets; give it with all the times down to the row."""
    for top in range(at - 1, max(before, at - _MOST_HEADS) - 1, -1):
        years = _years_in(lines[top]) if "。" not in lines[top].text else []
        if sum(TIME.search(cell.text) is not None for cell in years) >= FEWEST_YEARS or len(years) >= _FEWEST_BARE:
            more = [cell for line in lines[top + 1 : at] for cell in cells_of(line) if is_year(cell.text)]
            return top, [*years, *more]
    return None


def _years_in(line: Line) -> list[Cell]:
    """List the years that stand on a line, with or without an era: 令和5年度 … 8 年度."""
    if line.separator not in PRINTED:
        return []
    return [line.part(*match.span()) for match in _YEAR.finditer(line.text)]


def _settle(row: _TargetRow, times: Sequence[Cell], name: Cell, findings: Findings) -> None:
    filled = [at for at, cell in enumerate(row.values) if not is_dash(cell.text)]
    at = filled[-1]
    target = row.values[at]
    near = [time for time in times if distance(time, target) <= _FARTHEST]
    same = len(times) == len(row.values)
    time = times[at] if same else min(reversed(near), key=lambda time: distance(time, target), default=None)
    if not (same or row.placed):
        time = None  # nothing tells which year it is
    cells = {Role.INDICATOR: name, Role.TARGET: target}
    kpi = found_kpi({**cells, Role.UNIT: row.unit} if row.unit else cells, year_in(time) if time else None)
    if kpi is not None:
        findings.kpis.append(kpi)


def _block_end(lines: Sequence[Line], start: int, cues: LayoutCues) -> int:
    """Find the line after the other rows of a block, 成果実績 and 達成度, past the rest of a name between them."""
    end = start
    for at in range(start, min(start + _MOST_SIDES, len(lines))):
        row = side_row(lines[at], cues)
        if row is not None and row.role is Role.TARGET:
            break
        end = at + 1 if row is not None else end
    return end


def _name_inside(lines: Sequence[Line], cues: LayoutCues) -> Cell | None:
    """Find the name of the indicator in the block: under its head 成果指標, or ending as such names do."""
    head = next((cell for cell in cells_of(lines[0]) if role_of(cell, cues) is Role.INDICATOR), None)
    cells = [cell for line in lines[1:] for cell in cells_of(line) if not is_value(cell.text, cues)]
    if head is not None:
        under = [c for c in cells if head.left - 1 <= c.left < head.right and role_of(c, cues) not in _HEADS]
        if under:
            return joined(under)  # wrapped, beside the wrapped texts of other columns
    words = [cell for cell in cells if role_of(cell, cues) is None and not is_year(cell.text)]
    if head is not None:
        return min(words, key=lambda cell: distance(head, cell), default=None)
    named = [cell for cell in words if cues.ends_as_indicator(cell.text)]
    return named[0] if len(named) == 1 else None


def _states_target(lines: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell whether the target is said above in words, 定量的な成果目標　令和９年度までに30万人: read with its label."""
    return any(
        len(cells) == 2 and role_of(cells[0], cues) is Role.TARGET and is_value(part_time(cells[1].text)[0], cues)
        for cells in map(cells_of, lines)
    )
