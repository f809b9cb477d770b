"""Rows of prior analyses (事前分析表) whose baseline and target stand over their years, each in its column.

    測定指標              基準値      目標値      区分    年度ごとの目標値／実績値
                          基準年度    目標年度            ５年度  ６年度
    １  藻場の面積        4,830ha     7,000ha     目標値  5,200   5,600
                          令和４年度  令和９年度  実績値  5,104

What stands at the right of these columns is of single years, or a reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import with_time
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line, joined

_UPPER, _LOWER = ("基準値", "目標値"), ("基準年度", "目標年度")
_NEAR = 4  # columns of print that a cell may be off its head
_HEAD = 2  # lines
_MOST_LINES = 42  # of one table


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its cells at their places in the measure of the text."""

    line: Line
    cells: Sequence[Cell]

    def left_of(self, place: int) -> list[Cell]:
        """List the cells that begin left of a column."""
        return [cell for cell in self.cells if cell.left < place - _NEAR]

    def at(self, place: int) -> Cell | None:
        """Take the cell that begins at a column."""
        return next((cell for cell in self.cells if abs(cell.left - place) <= _NEAR), None)


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the columns of baseline and target begin."""

    base: int
    target: int

    def under(self, line: _Placed) -> tuple[Cell | None, Cell | None]:
        """Take the cells of a line under the two heads."""
        return line.at(self.base), line.at(self.target)


def read_dated_rows(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read the rows under every such head; the lines that belong to one are marked as used."""
    if not any(all(word in line.text for word in _UPPER) for line in lines):
        return  # to place the words of a whole text takes time
    free = [line for line in lines if line.index not in findings.used]
    placed = [_Placed(line, cells_between_gaps(words_of(line, measure))) for line in free]
    heads = [(at, head) for at in range(len(placed) - 1) if (head := _head(placed[at], placed[at + 1])) is not None]
    for at, head in heads:
        end = next((other for other, _ in heads if other > at), len(placed))
        for kpi, own in _rows(placed[at + _HEAD : min(end, at + _MOST_LINES)], head, cues):
            findings.kpis.append(kpi)
            findings.used.update(row.line.index for row in (*placed[at : at + _HEAD], *own))


def _head(upper: _Placed, lower: _Placed) -> _Head | None:
    heads = [next((cell for cell in upper.cells if cell.text == word), None) for word in _UPPER]
    years = [next((cell for cell in lower.cells if cell.text == word), None) for word in _LOWER]
    if any(cell is None for cell in (*heads, *years)):
        return None
    base, target = (min(over.left, year.left) for over, year in zip(heads, years, strict=True) if over and year)
    level = all(abs(over.left - year.left) <= _NEAR for over, year in zip(heads, years, strict=True) if over and year)
    return _Head(base, target) if level and upper.cells[0].left < base < target else None


def _rows(lines: Sequence[_Placed], head: _Head, cues: LayoutCues) -> Iterator[tuple[FoundKpi, Sequence[_Placed]]]:
    starts = [at for at in range(len(lines) - 1) if _is_row(lines[at], lines[at + 1], head, cues)]
    for start, end in pairwise([*starts, len(lines)]):
        own = _whole(lines[start:end], head)
        kpi = _kpi(own, head)
        if kpi is not None:
            yield kpi, own


def _whole(lines: Sequence[_Placed], head: _Head) -> Sequence[_Placed]:
    """Take the lines of a row, the first of some lines among them."""
    return [lines[0], *takewhile(lambda line: _goes_on(line, lines[0], head), lines[1:])]


def _is_row(line: _Placed, below: _Placed, head: _Head, cues: LayoutCues) -> bool:
    values, dates = head.under(line), head.under(below)
    valued = all(cell is not None and is_value(cell.text, cues) and not is_time_only(cell.text) for cell in values)
    return valued and all(cell is not None and (is_time_only(cell.text) or is_dash(cell.text)) for cell in dates)


def _goes_on(line: _Placed, first: _Placed, head: _Head) -> bool:
    """Tell whether a line has a part of the row: its years or reasons, or words set in as its name is."""
    left = line.left_of(head.base)
    named = [cell for cell in first.left_of(head.base) if not is_number(cell.text)]
    set_in = bool(left and named) and abs(left[0].left - named[0].left) <= _NEAR
    return bool(line.cells) and not line.line.follows_blank and (set_in or not left)


def _kpi(rows: Sequence[_Placed], head: _Head) -> FoundKpi | None:
    base, target = head.under(rows[0])
    since, due = head.under(rows[1]) if len(rows) > 1 else (None, None)
    name = joined(tuple(cell for row in rows for cell in row.left_of(head.base) if not is_number(cell.text)))
    if not name.text or base is None or target is None or since is None or due is None:
        return None
    today = base if is_dash(base.text) or is_dash(since.text) else with_time(base, since)
    cells = {Role.INDICATOR: name, Role.BASELINE: today, Role.TARGET: target}
    return found_kpi(cells | ({} if is_dash(due.text) else {Role.DEADLINE: due}), None)
