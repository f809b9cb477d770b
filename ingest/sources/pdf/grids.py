"""Rules become cells: where lines cross, rows and columns part; where a line is missing, cells are merged."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.sources.pdf.shapes import Box, Rule

_SNAP = 2.5  # points; lines nearer than this are one, and a line so much too short still meets the next
_COVER = 0.6  # of the side of a cell must be drawn
_MOST_LINES = 400  # on one axis; a drawing has more

Place = tuple[int, int, int, int]  # of a cell: row, column, how many rows, how many columns


@dataclass(frozen=True)
class Grid:
    """A table drawn with lines: the heights and distances at which its rows and columns part, and its cells."""

    xs: list[float]
    ys: list[float]
    cells: list[Place]

    @property
    def box(self) -> Box:
        """Give the rectangle that the table fills."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def place_of(self, point: tuple[float, float]) -> Place:
        """Find the cell in which a point of the table lies."""
        column = min(max(bisect_right(self.xs, point[0]) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, point[1]) - 1, 0), len(self.ys) - 2)
        return self._cell_at[row, column]

    @cached_property
    def _cell_at(self) -> dict[tuple[int, int], Place]:
        return {
            (row + down, column + right): (row, column, rows, columns)
            for row, column, rows, columns in self.cells
            for down in range(rows)
            for right in range(columns)
        }

    def box_of(self, cell: Place) -> Box:
        """Give the rectangle of a cell."""
        row, column, rows, columns = cell
        return Box(self.xs[column], self.ys[row], self.xs[column + columns], self.ys[row + rows])


def grids_of(rules: list[Rule]) -> list[Grid]:
    """Find the tables of a page: lines that meet, with two cells at least."""
    grids = [_grid(group) for group in _groups(_merged(rules))]
    return [grid for grid in grids if grid is not None and len(grid.cells) > 1]


def _merged(rules: list[Rule]) -> list[Rule]:
    """Join the pieces of each line, and lines drawn twice."""
    merged: list[Rule] = []
    for across in (True, False):
        same = sorted((rule for rule in rules if rule.across is across), key=lambda rule: rule.at)
        for at, band in _bands(same):
            whole: list[Rule] = []
            for rule in sorted(band, key=lambda rule: rule.start):
                before = whole.pop() if whole and rule.start <= whole[-1].end + _SNAP else rule
                whole.append(Rule(across, at, before.start, max(before.end, rule.end)))
            merged += whole
    return merged


def _bands(rules: list[Rule]) -> Iterator[tuple[float, list[Rule]]]:
    """Put lines together that lie within a snap of the first of them; give each band its middle."""
    band: list[Rule] = []
    for rule in rules:
        if band and rule.at - band[0].at > _SNAP:
            yield sum(each.at for each in band) / len(band), band
            band = []
        band.append(rule)
    if band:
        yield sum(each.at for each in band) / len(band), band


def _groups(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Part lines into groups that touch one another."""
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    if len(across) > _MOST_LINES or len(down) > _MOST_LINES:
        return
    left = set(range(len(across)))
    right = set(range(len(down)))
    while left:
        group_across, group_down = {left.pop()}, set[int]()
        fresh: set[int] = set(group_across)
        while fresh:
            met = {index for index in right for other in fresh if _meet(across[other], down[index])}
            right -= met
            group_down |= met
            fresh = {index for index in left for other in met if _meet(across[index], down[other])}
            left -= fresh
            group_across |= fresh
        if group_down:
            yield [*(across[index] for index in group_across), *(down[index] for index in group_down)]


def _meet(across: Rule, down: Rule) -> bool:
    return across.start - _SNAP <= down.at <= across.end + _SNAP and down.start - _SNAP <= across.at <= down.end + _SNAP


def _grid(rules: list[Rule]) -> Grid | None:
    """Part the area of some lines at all of them; its outer sides count as drawn, as many tables leave them open."""
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    xs = _positions([rule.at for rule in down] + [end for rule in across for end in (rule.start, rule.end)])
    ys = _positions([rule.at for rule in across] + [end for rule in down for end in (rule.start, rule.end)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = [_drawn(down, x, ys) for x in xs[1:-1]]  # of each inner side, in which rows it is drawn
    floors = [_drawn(across, y, xs) for y in ys[1:-1]]
    return Grid(xs, ys, list(_cells(walls, floors, len(ys) - 1, len(xs) - 1)))


def _cells(walls: list[list[bool]], floors: list[list[bool]], rows: int, columns: int) -> Iterator[Place]:
    """Go through the cells; one grows to the right, then down, until it meets a line that is drawn."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and not walls[right - 1][row] and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and not any(floors[below - 1][column:right]):
                below += 1
            taken |= {(each, other) for each in range(row, below) for other in range(column, right)}
            yield row, column, below - row, right - column


def _positions(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SNAP:
            kept.append(value)
    return kept


def _drawn(rules: list[Rule], at: float, parts: list[float]) -> list[bool]:
    """Tell for each part of a side whether lines cover enough of it."""
    near = [rule for rule in rules if abs(rule.at - at) <= 2 * _SNAP]
    return [
        sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in near) >= _COVER * (end - start)
        for start, end in pairwise(parts)
    ]
