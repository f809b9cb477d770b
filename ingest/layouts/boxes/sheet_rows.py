"""Indicators of review sheets whose cells the text keeps apart by tabs or pipes: the name over the years.

成果指標 | 渡し船を残した島の割合
         | 単位 | 2022年度 | 2023年度 | 目標年度（2027年度）
成果実績 | ％   | 41       | 44       | -
目標値   | ％   | 40       | 45       | 60
"""

from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.boxes.sides import SIDE_ROLES
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import role_of
from ingest.layouts.heads.named_values import year_in
from ingest.layouts.rows import Cell, Line, Separator

_UNIT = "単位"
_NAMES = ("活動指標", "成果指標", "測定指標", "定量的な成果指標", "定量的な活動指標")
_APART = (Separator.TAB, Separator.PIPE)
_MOST_ABOVE = 3  # lines from the years up to the name
_MOST_ROWS = 4
_FEWEST_YEARS = 2


def read_sheet_rows(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        years = _years(line)
        if len(years) < _FEWEST_YEARS or line.index in findings.used:
            continue
        above = next((up for up in lines[max(0, at - _MOST_ABOVE) : at][::-1] if _name(up) is not None), None)
        rows = list(takewhile(lambda row: _role(row, cues) is not None, lines[at + 1 : at + 1 + _MOST_ROWS]))
        targets = [row for row in rows if _role(row, cues) is Role.TARGET]
        kpi = _kpi(_name(above), years, targets[0], cues) if above and len(targets) == 1 else None
        if above is not None and kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in (above, line, *rows))


def _name(line: Line) -> Cell | None:
    label, *rest = [cell for cell in line.cells if cell.text] or [Cell("")]
    is_name = line.separator in _APART and plain_of(label.text) in _NAMES and len(rest) == 1
    return rest[0] if is_name else None


def _years(line: Line) -> dict[int, Cell]:
    """Find the columns with a year in a line that heads a column of units too; nothing in another line."""
    if line.separator not in _APART or _UNIT not in [plain_of(cell.text) for cell in line.cells]:
        return {}
    found = ((at, year_in(cell)) for at, cell in enumerate(line.cells))
    return {at: year for at, year in found if year is not None}


def _role(row: Line, cues: LayoutCues) -> Role | None:
    """Tell what a row says by the label at its side."""
    label = row.cells[0] if row.separator in _APART and row.cells else Cell("")
    role = role_of(label, cues)
    return role if role in SIDE_ROLES else None


def _kpi(name: Cell | None, years: dict[int, Cell], row: Line, cues: LayoutCues) -> FoundKpi | None:
    """Take the last value of a row that stands under a year, with that year."""
    filled = [at for at, cell in enumerate(row.cells) if at in years and cell.text and not is_dash(cell.text)]
    if name is None or not filled or not is_value(row.cells[filled[-1]].text, cues):
        return None
    unit = row.cells[1] if 1 not in years else Cell("")
    cells = {Role.INDICATOR: name, Role.TARGET: row.cells[filled[-1]], Role.DEADLINE: years[filled[-1]]}
    return found_kpi(cells | ({Role.UNIT: unit} if unit.text else {}))
