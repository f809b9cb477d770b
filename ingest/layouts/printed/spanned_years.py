"""Rows of a table of single years in which one cell spans the years, and says in words what is aimed at.

指標名                単位   基準値   R8     R9     R10    R11    担当課
                                                          （目標）
舟の事故の件数         件       42    毎年減らし、R11に30件以下とする  河川課
                               （R6）
舟の待ち時間           分       18    前年より短縮      （毎年）       河川課
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_unit, is_value, may_be_deadline
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import role_of, time_of
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.saying.aimed import aimed_at
from ingest.quantity import years_in

_FEWEST_YEARS = 3
_FEWEST_SPANNED = 2  # years
_FEWEST_CELLS = 3  # of a row: its name, its value of today, what is aimed at
_MOST_LINES = 60
_ROOM = 4  # columns of print that a name may stand off its head


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads of the names, of the values of today, and of the years in their order."""

    name: Cell
    base: Cell
    years: tuple[Cell, ...]


def read_spanned_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every table all of whose rows are such; its lines are marked as used."""
    for at, line in enumerate(lines):
        heads = _heads(line, cues) if line.index not in findings.used else None
        if heads is None:
            continue
        table = list(takewhile(lambda below: below.index not in findings.used, lines[at + 1 : at + 1 + _MOST_LINES]))
        rows = list(_rows(table))
        kpis = [kpi for row in rows if (kpi := _kpi(row, heads, cues)) is not None]
        if kpis and len(kpis) == len(rows):
            findings.kpis += kpis
            findings.used.update(own.index for own in (line, *(own for row in rows for own in row)))


def _heads(line: Line, cues: LayoutCues) -> _Heads | None:
    """Read the heads of a table of single years, the last of which is that of the target."""
    if line.separator is not Separator.GAP:
        return None
    roles = [role_of(cell, cues) for cell in line.cells]
    if Role.INDICATOR not in roles or Role.BASELINE not in roles:
        return None
    base = roles.index(Role.BASELINE)
    years = tuple(takewhile(lambda cell: time_of(cell) is not None, line.cells[base + 1 :]))
    told = [max(years_in(time.text), default=0) for cell in years if (time := time_of(cell)) is not None]
    one_by_one = len(years) >= _FEWEST_YEARS and all(after == before + 1 for before, after in pairwise(told))
    return _Heads(line.cells[roles.index(Role.INDICATOR)], line.cells[base], years) if one_by_one else None


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give each line of several cells with those right below it, down to a line apart that has few."""
    row: list[Line] = []
    for line in lines:
        begins = len(line.cells) >= _FEWEST_CELLS
        if line.follows_blank and not begins:
            break
        if begins:
            yield from [row] if row else []
            row = [line]
        elif row and line.cells:
            row.append(line)
    yield from [row] if row else []


def _kpi(row: Sequence[Line], heads: _Heads, cues: LayoutCues) -> FoundKpi | None:
    names = [line.cells[0] for line in row if abs(line.cells[0].left - heads.name.left) <= _ROOM]
    at = next((at for at, cell in enumerate(row[0].cells) if _is_base(cell, heads, cues)), 0)
    spanning = [cell for cell in row[0].cells[at + 1 :] if cell.left < heads.years[-1].right]
    if not names or not at or not spanning or not _spans(spanning[0], heads):
        return None
    aim = _aim(spanning, heads, cues)
    if aim is None or name_misfit(names, cues) >= TOGETHER:
        return None
    asides = (cell for line in row[1:] for cell in line.cells if is_aside(cell.text) and cell not in names)
    base = joined((row[0].cells[at], *(cell for cell in asides if cell.left < heads.years[0].left)))
    cells = {Role.INDICATOR: joined(names), Role.BASELINE: base}
    units = [cell for cell in row[0].cells[1:at] if is_unit(cell.text)]
    cells |= {Role.UNIT: units[0]} if len(units) == 1 else {}
    return found_kpi({**cells, Role.TARGET: aim[0], Role.DEADLINE: aim[1]})


def _aim(cells: Sequence[Cell], heads: _Heads, cues: LayoutCues) -> tuple[Cell, Cell] | None:
    """Read what is aimed at, and by when: that which the words name, else the last year."""
    first, *rest = cells
    last = time_of(heads.years[-1]) or heads.years[-1]
    dated = [cell for cell in rest if is_aside(cell.text) and may_be_deadline(cell.text)]
    if len(dated) != len(rest):
        return None
    if is_value(first.text, cues):
        unset = is_dash(first.text) or cues.is_unset(first.text)
        return None if unset else (first, dated[0] if dated else last)
    aimed = aimed_at(first.text, cues)
    if aimed is None or aimed.target not in first.text:
        return None
    start = first.text.index(aimed.target)
    due = first.text.find(aimed.time) if aimed.time else -1
    time = first.part(due, due + len(aimed.time)) if aimed.time and due >= 0 else last
    return first.part(start, start + len(aimed.target)), time


def _is_base(cell: Cell, heads: _Heads, cues: LayoutCues) -> bool:
    """Tell the value of today, which may stand somewhat off its head."""
    is_there = heads.base.left - _ROOM <= cell.left < heads.years[0].left
    return is_there and is_value(cell.text, cues)


def _spans(cell: Cell, heads: _Heads) -> bool:
    """Tell a cell that stands under several years, or words where others have figures."""
    under = sum(min(cell.right, year.right) > max(cell.left, year.left) for year in heads.years)
    return under >= _FEWEST_SPANNED or not any(map(str.isdecimal, cell.text))
