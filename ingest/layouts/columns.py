"""The head of a KPI table: what each column holds, and the year that a column head gives to every row under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.rows import Cell, Line, Separator
from ingest.layouts.values import is_time_only, time_in, without_time

VALUES = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)
_FEWEST_ALONE = 2
_ROOM_FOR_NAMES = 12  # columns of print at the left of a head


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, its head as printed, the time in the head."""

    role: Role
    head: Cell
    time: Cell | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table in the order of print, and how its rows are cut into cells."""

    columns: tuple[Column, ...]
    separator: Separator

    def index(self, role: Role) -> int | None:
        """Find the column of a role; the last one where there are several targets, else the first."""
        found = [index for index, column in enumerate(self.columns) if column.role is role]
        if not found:
            return None
        return found[-1] if role is Role.TARGET else found[0]


def head_of(line: Line, cues: LayoutCues) -> Head | None:
    """Read a line as the head of a KPI table; None for any other line."""
    if line.separator is Separator.NONE:
        cells = line.words
        if any(_role(cell, cues) is None for cell in cells):
            return None
    else:
        cells = line.cells
    columns = columns_of(cells, cues)
    return Head(columns, line.separator) if columns else None


def columns_of(cells: Sequence[Cell], cues: LayoutCues) -> tuple[Column, ...] | None:
    """Read cells as the columns of a KPI table: there must be an indicator and a target."""
    roles = [_role(cell, cues) for cell in cells]
    named = [role for role in roles if role is not None]
    if len(cells) < _FEWEST_ALONE or len(named) * 2 < sum(bool(cell.text) for cell in cells):
        return None
    roles = _with_indicator(roles, cells)
    if Role.INDICATOR not in roles and {Role.BASELINE, Role.TARGET} <= set(roles):
        return _with_nameless(roles, cells)
    if Role.INDICATOR not in roles or Role.TARGET not in roles:
        return None
    return tuple(
        Column(Role.OTHER_TEXT if role in (None, Role.MAYBE_INDICATOR) else role, cell, _time(cell))
        for role, cell in zip(roles, cells, strict=True)
    )


def _with_nameless(roles: list[Role | None], cells: Sequence[Cell]) -> tuple[Column, ...] | None:
    """Read a head that leaves the place over the indicators empty, between pipes or at the left of the line."""
    columns = tuple(Column(role or Role.OTHER_TEXT, cell, _time(cell)) for role, cell in zip(roles, cells, strict=True))
    if not cells[0].text:
        return (replace(columns[0], role=Role.INDICATOR), *columns[1:])
    if cells[0].left >= _ROOM_FOR_NAMES and None not in roles:
        return (Column(Role.INDICATOR, Cell("")), *columns)
    return None


def with_times(head: Head, line: Line) -> Head | None:
    """Give the times of a second head line, （R5） （R11）, to the columns above; None where it is no such line."""
    cells = line.cells if line.separator is not Separator.NONE else line.words
    printed = [cell for cell in cells if cell.text]
    if not printed or not all(is_time_only(cell.text) for cell in printed):
        return None
    if head.separator in (Separator.PIPE, Separator.TAB) and len(cells) == len(head.columns):
        return replace(head, columns=_timed_in_place(head.columns, cells))
    values = [index for index, column in enumerate(head.columns) if column.role in VALUES]
    if not values:
        return None
    if len(printed) > len(values) and head.columns[values[-1]].role is Role.TARGET:
        return replace(head, columns=_year_by_year(head.columns, values, printed))
    above = values if len(values) == len(printed) else [_nearest(head, values, cell) for cell in printed]
    columns = list(head.columns)
    for index, cell in zip(above, printed, strict=True):
        columns[index] = replace(columns[index], time=_time(cell))
    return replace(head, columns=tuple(columns))


def _timed_in_place(columns: Sequence[Column], cells: Sequence[Cell]) -> tuple[Column, ...]:
    """Give each column the time under its head; a head spans the columns after it that have a time and no head."""
    timed: list[Column] = []
    for column, cell in zip(columns, cells, strict=True):
        spanned = not column.head.text and bool(cell.text) and bool(timed)
        role = timed[-1].role if spanned else column.role
        timed.append(Column(role, column.head, (_time(cell) if cell.text else None) or column.time))
    return tuple(timed)


def _year_by_year(columns: Sequence[Column], values: list[int], cells: Sequence[Cell]) -> tuple[Column, ...]:
    """Part a head of targets into one column a year: 現状値 目標値 over R5 R7 R8 R9."""
    first = len(values) - 1
    timed = list(columns)
    for index, cell in zip(values[:first], cells[:first], strict=True):
        timed[index] = replace(timed[index], time=_time(cell))
    at = values[-1]
    return (*timed[:at], *(Column(Role.TARGET, cell, _time(cell)) for cell in cells[first:]), *timed[at + 1 :])


def _nearest(head: Head, values: list[int], cell: Cell) -> int:
    return min(values, key=lambda index: distance(head.columns[index].head, cell))


def distance(one: Cell, other: Cell) -> float:
    """Measure how far two cells stand from being set flush left, flush right or centred, in columns of print."""
    middle = abs(one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), middle)


def _role(cell: Cell, cues: LayoutCues) -> Role | None:
    return cues.role(without_time(cell.text))


def _with_indicator(roles: list[Role | None], cells: Sequence[Cell]) -> list[Role | None]:
    """Settle words that may head either side: of two targets (数値目標, 目標値) the first one names the indicators."""
    if Role.INDICATOR in roles:
        first = roles.index(Role.INDICATOR)
        if Role.TARGET in roles:
            return [
                Role.OTHER_TEXT if role is Role.INDICATOR and index != first else role
                for index, role in enumerate(roles)
            ]
        return roles
    at = next((index for index, role in enumerate(roles) if role is Role.MAYBE_INDICATOR), None)
    if at is None:
        targets = [index for index, role in enumerate(roles) if role is Role.TARGET]
        at = targets[0] if len(targets) > 1 and not _time(cells[targets[0]]) else None
    sure = Role.BASELINE in roles or Role.DEADLINE in roles
    if at is not None and sure:
        return [*roles[:at], Role.INDICATOR, *roles[at + 1 :]]
    return roles


def _time(cell: Cell) -> Cell | None:
    time = time_in(cell.text)
    if time is None:
        return None
    start = cell.text.index(time)
    return Cell(time, cell.origins[start : start + len(time)], cell.left, cell.right)
