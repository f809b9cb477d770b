"""Rows that were printed over several lines, their cells wrapped, centred, or merged over rows of their own.

    公園の再整備に満足して                      どの列も折り返されうる。行の区切りは、各列の断片が
                              41.3％    60％    列の役割に最もよく合い、上端か中央にそろう分け方とする。
    いる市民の割合

The lines are cut where the fragments of every column fit its role best and stand level with each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.grouped_units import count_groups
from ingest.layouts.figures.value_forms import count_values
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.forms import misfit
from ingest.layouts.rowed.levels import Level, price_of_places
from ingest.layouts.rowed.name_forms import wrap_cost
from ingest.layouts.rows import Cell, joined

_MOST_LINES = 9  # of one row, or of a name merged over rows
_SKIPPED = 7.0
_ACROSS_BLANK = 4.0
_MERGED = 1.5
_TILTED = 0.5
_DESCENDING = 1.5
_FEWEST_STEPS = 3  # lines at which cells begin
_FEWEST_WITH_YEAR = 2
_SHARED = (Role.OTHER_TEXT, Role.OWNER, Role.NUMBER, Role.UNIT, Role.DEADLINE)
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The fragments of one printed line by the column that they stand in."""

    cells: Mapping[int, Cell]
    follows_blank: bool


@dataclass(frozen=True, slots=True)
class WrappedRow:
    """A row as read: its cells, the lines that it takes, what it costs to read it so."""

    cells: tuple[Cell, ...]
    first: int
    end: int
    cost: float


class Cuts:
    """The cheapest cut of every beginning of some lines into rows, their cells level at the top or at the middle."""

    def __init__(self, lines: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues) -> None:
        self._cuts = [_Cut(lines, columns, cues, level) for level in Level]

    def upto(self, end: int) -> tuple[list[WrappedRow], float]:
        """Give the rows of the lines before one, and what it costs to read them so."""
        return min((cut.upto(end) for cut in self._cuts), key=lambda found: found[1])


class _Cut:
    def __init__(self, lines: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues, level: Level) -> None:
        self._lines, self._columns, self._cues, self._level = lines, columns, cues, level
        self._costs: list[float] = [0.0]  # of the lines before each
        self._rows: list[tuple[WrappedRow, ...]] = [()]
        roles = [column.role for column in columns]
        self._name = roles.index(Role.INDICATOR)
        self._target = [at for at, role in enumerate(roles) if role is Role.TARGET]
        values = [at for at, role in enumerate(roles) if role in (Role.TARGET, Role.BASELINE)]
        self._numbers = [at for at in range(self._name) if roles[at] is Role.NUMBER]  # each row has its name
        self._units = [at for at, role in enumerate(roles) if role is Role.UNIT]
        self._groups = [
            at
            for at, role in enumerate(roles)
            if role is Role.GROUP or (role is Role.OTHER_TEXT and self._name < at < min(values, default=0))
        ]

    def upto(self, end: int) -> tuple[list[WrappedRow], float]:
        """Find the cheapest cut of the lines before one; that of fewer lines is part of the way to it."""
        while len(self._costs) <= end:
            self._go_on(len(self._costs))
        return list(self._rows[end]), self._costs[end]

    def _go_on(self, end: int) -> None:
        options = [(self._costs[end - 1] + _SKIPPED, self._rows[end - 1])]
        for start in range(max(0, end - _MOST_LINES), end):
            if self._costs[start] < options[0][0]:
                cost, block = self._block(start, end)
                options.append((self._costs[start] + cost, (*self._rows[start], *block)))
        cost, found = min(options, key=lambda option: option[0])
        self._costs.append(cost)
        self._rows.append(found)

    def _block(self, start: int, end: int) -> tuple[float, tuple[WrappedRow, ...]]:
        blanks = sum(line.follows_blank for line in self._lines[start + 1 : end]) * _ACROSS_BLANK
        many = max((count_values(self._fragments(at, start, end), self._cues) for at in self._target), default=0)
        if many > 1:
            cost, block = self._merged(start, end, many)
            return cost + blanks, block
        level = self._tilted(start, end) + sum(self._column(at, start, end) for at in range(len(self._columns)))
        cost = blanks + min(level, self._descending(start, end))
        return cost, (self._row(start, end, cost),)

    def _descending(self, start: int, end: int) -> float:
        """Price a row whose columns each begin where the one before has ended, as cells of odd heights come out."""
        places = [found for at in range(len(self._columns)) if (found := self._places(at, start, end))]
        falls = all(above[-1] <= below[0] for above, below in pairwise(places))
        if not falls or len({found[0] for found in places}) < _FEWEST_STEPS:
            return _NEVER
        return _DESCENDING + sum(self._form(at, start, end) for at in range(len(self._columns)))

    def _tilted(self, start: int, end: int) -> float:
        """Price columns of as many lines as the target that yet stand on other lines: they are cells of other rows."""
        if not self._target or end - start == 1:
            return 0.0
        target = self._places(self._target[-1], start, end)
        rest = [self._places(at, start, end) for at in range(len(self._columns)) if at not in self._target]
        return _TILTED * sum(len(places) == len(target) and places != target for places in rest)

    def _places(self, at: int, start: int, end: int) -> list[int]:
        return [index for index in range(start, end) if at in self._lines[index].cells]

    def _merged(self, start: int, end: int, many: int) -> tuple[float, tuple[WrappedRow, ...]]:
        """Read several rows under one name: 小学生 81％ 88％ / 中学生 72％ 80％."""
        fit = any(len(self._fragments(at, start, end)) >= many for at in self._groups) or any(
            count_groups(self._fragments(at, start, end)) == many for at in self._units
        )
        fit = fit and not any(len(self._fragments(at, start, end)) >= many for at in self._numbers)
        if not fit:
            return _NEVER, ()
        shared = [at for at in range(len(self._columns)) if self._is_shared(at, start, end, many)]
        own = [at for at in range(len(self._columns)) if at not in shared]

        @cache
        def cut(first: int, left: int) -> tuple[float, tuple[tuple[int, int], ...]]:
            if left == 1:
                return sum(self._form(at, first, end) for at in own), ((first, end),)
            options = [
                (sum(self._form(at, first, last) for at in own) + cut(last, left - 1)[0], last)
                for last in range(first + 1, end - left + 2)
            ]
            cost, last = min(options)
            return cost, ((first, last), *cut(last, left - 1)[1])

        inner, parts = cut(start, many)
        cost = _MERGED + inner + sum(self._column(at, start, end) for at in shared)
        over = {at: joined(self._fragments(at, start, end)) for at in shared}
        rows = tuple(self._row(first, last, cost / many, over) for first, last in parts)
        return cost, rows

    def _is_shared(self, at: int, start: int, end: int, many: int) -> bool:
        """Tell whether a column has one cell for all the rows: the name, what is no value and has too few fragments."""
        role = self._columns[at].role
        few = len(self._fragments(at, start, end)) < many
        return at == self._name or (few and at not in self._groups and role in _SHARED)

    def _form(self, at: int, start: int, end: int) -> float:
        return misfit(self._columns[at].role, self._fragments(at, start, end), self._cues)

    def _column(self, at: int, start: int, end: int) -> float:
        """Cost of the cell of one column: its form, and how far it is from being level with the others."""
        places = self._places(at, start, end)
        role = self._columns[at].role
        cost = misfit(role, self._fragments(at, start, end), self._cues)
        if role is Role.INDICATOR and not places and any(self._fragments(group, start, end) for group in self._groups):
            cost = cost / 2  # the name may be that of the row before, merged over this one
        if not places:
            return cost
        if role is Role.INDICATOR:
            cost += wrap_cost(self._fragments(at, start, end))
        return cost + price_of_places([place - start for place in places], end - start, self._level)

    def _fragments(self, at: int, start: int, end: int) -> list[Cell]:
        return [line.cells[at] for line in self._lines[start:end] if at in line.cells]

    def _row(self, start: int, end: int, cost: float, over: Mapping[int, Cell] | None = None) -> WrappedRow:
        cells = tuple(
            (over or {}).get(at) or _whole(self._fragments(at, start, end)) for at in range(len(self._columns))
        )
        return WrappedRow(cells, start, end, cost)


def _whole(fragments: Sequence[Cell]) -> Cell:
    """Join the fragments of a cell; a year that stands under a value keeps apart from it."""
    cell = joined(fragments)
    if len(fragments) < _FEWEST_WITH_YEAR or not is_time_only(fragments[-1].text) or is_aside(fragments[-1].text):
        return cell
    return replace(cell, text=f"{joined(fragments[:-1]).text} {fragments[-1].text}")
