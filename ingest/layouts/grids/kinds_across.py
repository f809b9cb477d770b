"""Sheets with the kinds of values along the top of a table, the values on one row, their years on another.

指標名 | 分類 |
直した橋の数 | 成果指標 |                  the name in a table of its own, or beside
| 基準値 | 今年度の目標値 | 実績値 |
数値 | 12橋 | 30橋 | 28橋 |
時点 | H29 | R2 | R2 |
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value, time_in
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell

_MOST_ABOVE = 4  # rows from the head of the name down to that of the values
_FEWEST_VALUES = 2
_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_ROWS = 3


def read_kinds_across(grid: Grid, cues: LayoutCues, findings: Findings) -> Grid:
    """Read every such table; give the rows that belong to none."""
    taken: set[int] = set()
    for at in range(len(grid.rows) - _ROWS + 1):
        parts = _parts(grid.rows[at : at + _ROWS], cues)
        name = _name(grid.rows, at, cues) if parts is not None else None
        if parts is None or name is None:
            continue
        over, cell = name
        taken |= {*range(over, at + _ROWS)}
        kpi = found_kpi({Role.INDICATOR: cell, **parts})
        findings.kpis += [kpi] if kpi is not None else []
        findings.used.update(line.index for places in grid.places[over : at + _ROWS] for line in places)
    if not taken:
        return grid
    rest = [at for at in range(len(grid.rows)) if at not in taken]
    return Grid(tuple(grid.rows[at] for at in rest), tuple(grid.places[at] for at in rest))


def _parts(rows: Sequence[Row], cues: LayoutCues) -> dict[Role, Cell] | None:
    """Read the heads, the values and the years; the first target is that of the sheet, later ones are further off."""
    heads, values, years = rows
    if not heads:
        return None  # a run of lines that hold nothing but bars
    if role_of(heads[0], cues) in VALUES:
        heads = (Cell(""), *heads[:-1])  # a bar that begins a line is taken for its edge
    if not values[0].text or heads[0].text in cues.value_heads or len(heads) < _FEWEST_VALUES + 1:
        return None
    if values[0].text not in cues.value_heads or years[0].text not in cues.year_heads:
        return None
    roles = [role_of(cell, cues) if cell.text else None for cell in heads]
    fit = all(not cell.text or is_value(cell.text, cues) for cell in values[1:])
    dated = all(not cell.text or is_dash(cell.text) or time_in(cell.text) for cell in years[1:])
    if Role.TARGET not in roles or sum(role in VALUES for role in roles) < _FEWEST_VALUES or not (fit and dated):
        return None
    set_at = [at for at in range(1, len(heads)) if values[at].text and not is_dash(values[at].text)]
    target = next((at for at in set_at if roles[at] is Role.TARGET), None)
    base = next((at for at in set_at if roles[at] is Role.BASELINE), None)
    if target is None:
        return {}
    parts = {Role.TARGET: values[target], Role.DEADLINE: years[target]}
    return parts | ({Role.BASELINE: values[base]} if base is not None and base < target else {})


def _name(rows: Sequence[Row], at: int, cues: LayoutCues) -> tuple[int, Cell] | None:
    """Find the name under its head, or beside it, above the values; give the row that it begins on."""
    for over in range(at - 1, max(at - 1 - _MOST_ABOVE, -1), -1):
        for place, cell in enumerate(rows[over]):
            if cell.text and role_of(cell, cues) in _NAMES and not is_value(cell.text, cues):
                below = rows[over + 1][place] if over + 1 < at else Cell("")
                beside = rows[over][place + 1] if not below.text and place + 1 < len(rows[over]) else below
                named = beside.text and role_of(beside, cues) is None and not is_value(beside.text, cues)
                if named:
                    return over, beside
    return None
