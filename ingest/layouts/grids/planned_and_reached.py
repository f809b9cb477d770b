"""Sheets whose every indicator has a row of what was planned and one of what was reached, under years; named above.

指標名  渡し船の利用者数
設定理由  …
        策定時  令和４年度  令和５年度  令和６年度  単位
計　画          100         150         200         人
実　績  90      110         148

The target is what is planned for the last year; the baseline stands under the head of the beginning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_initial, is_year, role_of
from ingest.layouts.owners.sheets import name_beside
from ingest.layouts.rows import Cell, Line, Separator
from ingest.logic.plan_headings import plan_heading
from ingest.quantity import years_in

_FEWEST_YEARS = 3
_MOST_ABOVE = 6  # lines from the name down to the years
_CELLED = (Separator.TAB, Separator.PIPE)
_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_ROWS = 2
_MOST_OF_SHEET = 80  # lines


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the years, the head of the beginning and that of the unit stand."""

    years: tuple[int, ...]
    base: int | None
    unit: int | None


def read_planned_and_reached(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> set[int]:
    """Read every such indicator; give the lines that it takes."""
    taken = set[int]()
    own = [line for line in lines if not line.is_rule]
    for at, line in enumerate(own):
        heads = _heads(line, cues) if line.separator in _CELLED and line.index not in findings.used else None
        rows = own[at + 1 : at + 1 + _ROWS]
        if heads is None or not _are_rows(rows, cues):
            continue
        named = _name(own, at, cues)
        kpi = _kpi(named[0], line.cells, heads, rows, cues) if named is not None else None
        if kpi is not None and named is not None:
            findings.kpis.append(replace(kpi, owner=_sheet(own, named[1], cues)))
            taken |= {one.index for one in own[named[1] : at + 1 + _ROWS]}
    findings.used |= taken
    return taken


def _heads(line: Line, cues: LayoutCues) -> _Heads | None:
    """Read years one after the other, with nothing else but a head of the beginning and one of units."""
    years = tuple(at for at, cell in enumerate(line.cells) if cell.text and is_year(cell.text))
    if len(years) < _FEWEST_YEARS:
        return None
    numbers = [max(years_in(line.cells[at].text), default=0) for at in years]
    others = {at: role_of(cell, cues) for at, cell in enumerate(line.cells) if at and cell.text and at not in years}
    fit = all(one < other for one, other in pairwise(numbers)) and 0 not in years
    if not fit or any(role not in (Role.BASELINE, Role.UNIT) for role in others.values()):
        return None
    base = [at for at, role in others.items() if role is Role.BASELINE and is_initial(line.cells[at].text)]
    unit = [at for at, role in others.items() if role is Role.UNIT]
    if len(base) + len(unit) != len(others) or len(base) > 1 or len(unit) > 1:
        return None
    return _Heads(years, next(iter(base), None), next(iter(unit), None))


def _are_rows(rows: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell a row of what was planned, and one of what was reached."""
    if len(rows) < _ROWS or any(row.separator not in _CELLED or not _at(row.cells, 0).text for row in rows):
        return False
    planned, reached = (plain_of(_at(row.cells, 0).text) for row in rows)
    return cues.is_plan_head(planned) and cues.role(reached) is Role.BASELINE and not is_initial(reached)


def _name(lines: Sequence[Line], end: int, cues: LayoutCues) -> tuple[Cell, int] | None:
    """Find the name beside its label above the years."""
    for at in range(end - 1, max(end - 1 - _MOST_ABOVE, -1), -1):
        line = lines[at]
        cells = [cell for cell in line.cells if cell.text] if line.separator in _CELLED else []
        if len(cells) > 1 and role_of(cells[0], cues) in _NAMES:
            return (cells[1], at) if role_of(cells[1], cues) is None or cues.ends_as_indicator(cells[1].text) else None
        if cells and any(is_year(cell.text) for cell in cells):
            return None
    return None


def _sheet(lines: Sequence[Line], end: int, cues: LayoutCues) -> Cell | None:
    """Find the name of the sheet beside its label above, under which no heading of the plan begins another part."""
    for line in reversed(lines[max(0, end - _MOST_OF_SHEET) : end]):
        name = name_beside(line, cues)
        if name is not None or plan_heading(line.text, cues) is not None:
            return name
    return None


def _kpi(name: Cell, heads: Sequence[Cell], places: _Heads, rows: Sequence[Line], cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of what is planned for the last year, where every cell under a year is a value or empty."""
    planned, reached = (row.cells for row in rows)
    values = [_at(cells, at) for cells in (planned, reached) for at in places.years]
    target = _at(planned, places.years[-1])
    if not target.text or is_dash(target.text) or not all(not one.text or is_value(one.text, cues) for one in values):
        return None
    held = {Role.INDICATOR: name, Role.TARGET: target, Role.DEADLINE: heads[places.years[-1]]}
    base = _at(reached, places.base) if places.base is not None else Cell("")
    if base.text and not is_dash(base.text) and is_value(base.text, cues):
        held[Role.BASELINE] = base
    unit = _at(planned, places.unit) if places.unit is not None else Cell("")
    return found_kpi(held | ({Role.UNIT: unit} if unit.text and is_unit(unit.text) else {}))


def _at(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else Cell("")
