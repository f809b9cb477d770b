"""Indicators of evaluations (実績評価書) by place: years under 基準値, 実績値 and 目標値, cells wrapped.

                               基準値      実績値                  目標値      達成
       直した蔵に泊まった
２                             ２年度      ３年度      ４年度      毎年度
       人の数
                                           1,250万
                               1,310万人               1,400万人   対前年増    ○
                                           人
       年度ごとの目標値                    -           1,350万人
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line, Separator, joined

_HEADS = ("基準値", "実績値", "目標値")
_EACH_YEAR = "年度ごとの目標"
_EVERY_YEAR = ("毎年度", "毎年", "各年度", "各年")
_MOST_LINES = 9  # from the heads to the targets of single years
_FEWEST_YEARS = 3
_OFF = 8  # columns of print, of two middles: heads stand over the middle of their columns


@dataclass(frozen=True, slots=True)
class _Columns:
    """The cells of the line of years, and what stands right of the target."""

    years: Sequence[Cell]
    rest: Sequence[Cell]

    def at(self, cell: Cell) -> Cell:
        """Find the column that a cell stands in."""
        return min((*self.years, *self.rest), key=lambda column: abs(_middle(column) - _middle(cell)))


def read_placed_years(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        if line.index in findings.used or line.separator is not Separator.GAP or not _is_head(line.cells):
            continue
        own = _until_yearly(lines[at + 1 : at + 1 + _MOST_LINES])
        if not own or any(used.index in findings.used for used in own):
            continue
        placed = [cells_between_gaps(words_of(other, measure)) for other in (line, *own)]
        kpi = _kpi(placed[0], placed[1:-1], cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in (line, *own))


def _is_head(cells: Sequence[Cell]) -> bool:
    return tuple(plain_of(cell.text) for cell in cells[: len(_HEADS)]) == _HEADS


def _until_yearly(lines: Sequence[Line]) -> Sequence[Line]:
    """Take the lines down to the targets of single years; none where other heads stand before them."""
    for at, line in enumerate(lines):
        if _is_head(line.cells):
            return ()
        if plain_of(line.text).startswith(_EACH_YEAR):
            return lines[: at + 1]
    return ()


def _kpi(head: Sequence[Cell], lines: Sequence[Sequence[Cell]], cues: LayoutCues) -> FoundKpi | None:
    dated = [at for at, cells in enumerate(lines) if sum(is_year(cell.text) for cell in cells) >= _FEWEST_YEARS]
    if len(dated) != 1:
        return None
    base, target = (_under(cell, lines[dated[0]]) for cell in (head[0], head[2]))
    if base is None or target is None or not base.left < target.left:
        return None
    years = [cell for cell in lines[dated[0]] if base.left <= cell.left <= target.left]
    if not all(is_year(cell.text) for cell in years[1:-1]):
        return None
    columns = _Columns(years, head[3:])
    left = [[cell for cell in cells if cell.left < base.left - 1 and columns.at(cell) is base] for cells in lines]
    name = joined(tuple(_without_number([cell for cells in left for cell in cells])))
    others = [cell for at, cells in enumerate(lines) if at != dated[0] for cell in cells if cell not in left[at]]
    today, aim = (joined(tuple(cell for cell in others if columns.at(cell) is column)) for column in (base, target))
    if not name.text or not all(is_value(cell.text, cues) for cell in (today, aim)):
        return None
    cells = {Role.INDICATOR: name, Role.TARGET: aim, Role.DEADLINE: target}
    return found_kpi(cells | ({} if is_dash(today.text) else {Role.BASELINE: today}), None)


def _under(head: Cell, cells: Sequence[Cell]) -> Cell | None:
    """Find the year under a head: a time, every year, or a dash where there is none."""
    near = min(cells, key=lambda cell: abs(_middle(cell) - _middle(head)))
    dated = is_year(near.text) or is_dash(near.text) or near.text in _EVERY_YEAR
    return near if dated and abs(_middle(near) - _middle(head)) <= _OFF else None


def _without_number(cells: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in cells if not is_number(cell.text)]


def _middle(cell: Cell) -> float:
    return (cell.left + cell.right) / 2
