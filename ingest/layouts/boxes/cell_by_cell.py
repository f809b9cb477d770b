"""Blocks of review sheets that came out one cell a line: heads, years, the name, a row of results, one of targets.

    成果指標 / 単位 / 令和５年度 / 令和６年度 / 令和９年度 / 離島の商店に / おける欠品率
    成果実績 / ％ / 7.4 / 6.9 / － / 目標値 / ％ / 7.5 / 6.8 / 3.0 / 達成度 / …

The year of the last target is that of its column.
"""

from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.boxes.sides import SIDE_ROLES
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.labelled import whole
from ingest.layouts.figures.values import is_dash, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.rows import Cell, Line, joined

_HEADS = ("活動指標", "成果指標", "定量的な成果指標", "測定指標")
_UNIT = "単位"
_MOST_OF_NAME = 4  # lines
_FEWEST_YEARS = 2
_BEFORE_VALUES = 2  # cells of a row: its label and its unit
_MOST_LINES = 60


def read_cell_by_cell(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every block whose rows are whole; the lines that belong to one are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    texts = [plain_of(line.text) for line in free]
    for at in range(len(free) - 1):
        if texts[at] in _HEADS and texts[at + 1] == _UNIT:
            found = _block([whole(line) for line in free[at + 2 : at + 2 + _MOST_LINES]], cues)
            if found is not None:
                kpi, length = found
                findings.kpis.append(kpi)
                findings.used.update(line.index for line in free[at : at + 2 + length])


def _block(cells: Sequence[Cell], cues: LayoutCues) -> tuple[FoundKpi, int] | None:
    """Read what stands below the heads of a block; give it with the number of its lines."""
    years = list(takewhile(lambda cell: is_year(cell.text), cells))
    body, width = cells[len(years) :], len(years) + _BEFORE_VALUES
    after = next((at for at in range(1, _MOST_OF_NAME + 1) if _row(body[at : at + width], cues) is not None), None)
    if len(years) < _FEWEST_YEARS or after is None:
        return None
    name = joined(tuple(body[:after]))
    targets = body[after + width : after + 2 * width]
    aimed = [at for at, cell in enumerate(targets[_BEFORE_VALUES:]) if not is_dash(cell.text)]
    if _row(targets, cues) is not Role.TARGET or not aimed or not cues.ends_as_indicator(indicator_name(name.text)):
        return None
    held = {Role.INDICATOR: name, Role.UNIT: targets[1], Role.TARGET: targets[_BEFORE_VALUES + aimed[-1]]}
    kpi = found_kpi(held, years[aimed[-1]])
    return (kpi, len(years) + after + 2 * width) if kpi is not None else None


def _row(cells: Sequence[Cell], cues: LayoutCues) -> Role | None:
    """Tell of what a row is, a label, a unit and a value for each year; None where cells are no such row."""
    if len(cells) <= _BEFORE_VALUES or not is_unit(cells[1].text):
        return None
    role = role_of(cells[0], cues)
    valued = all(is_value(cell.text, cues) for cell in cells[_BEFORE_VALUES:])
    return role if role in SIDE_ROLES and valued else None
