"""The head of a KPI table: what each column holds, and the year that a column head gives to every row under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.rows import Cell, Line, Separator
from ingest.layouts.values import aside_of, is_time_only, time_in, without_time
from ingest.quantity import years_in

VALUES = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)
_FEWEST_ALONE = 2
_LONGEST_HEAD = 60  # characters, times and parentheses among them
_MOST_KEPT = 20_000  # heads read once
_BARE_YEAR = re.compile(r"(?:[0-9０-９]{1,2}|元)[ 　]?年度")  # ５年度, after a year with its era
_INITIAL = re.compile(r"基準|策定|当初|初期")
_YEARLY = re.compile(r"(?:各年度?|年度?ごと|年度?別|年次)の?目標")
_ROOM_FOR_NAMES = 12  # columns of print at the left of a head


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, its head as printed, the time in the head."""

    role: Role
    head: Cell
    time: Cell | None = None

    @property
    def year(self) -> int | None:
        """Give the year of the head, the last one of a span."""
        return max(years_in(self.time.text), default=None) if self.time else None


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table in the order of print, and how its rows are cut into cells."""

    columns: tuple[Column, ...]
    separator: Separator

    def index(self, role: Role) -> int | None:
        """Find the column of a role that speaks for the table; None where it has none."""
        return next(iter(ranked(self.columns, role)), None)


def ranked(columns: Sequence[Column], role: Role) -> list[int]:
    """List the columns of a role, the one that speaks for the table first.

    Of several targets that is the latest, of several baselines the one that is called so (基準値), of several owners
    the nearest to the indicator.
    """
    found = [index for index, column in enumerate(columns) if column.role is role]
    if role is Role.TARGET:
        return sorted(found, key=lambda index: (columns[index].year or _latest(columns, found), index), reverse=True)
    return found[::-1] if role is Role.OWNER else found


def _latest(columns: Sequence[Column], found: Sequence[int]) -> int:
    return max((year for index in found if (year := columns[index].year) is not None), default=0)


def head_of(line: Line, cues: LayoutCues) -> Head | None:
    """Read a line as the head of a KPI table; None for any other line."""
    if line.separator is Separator.NONE:
        cells = line.words
        if any(role_of(cell, cues) is None for cell in cells):
            return None
    else:
        cells = line.cells
    columns = columns_of(cells, cues)
    return Head(columns, line.separator) if columns else None


def columns_of(cells: Sequence[Cell], cues: LayoutCues) -> tuple[Column, ...] | None:
    """Read cells as the columns of a KPI table: there must be an indicator and a target."""
    return settled([Column(role_of(cell, cues) or Role.UNKNOWN, cell, _time(cell)) for cell in cells])


def settled(columns: Sequence[Column]) -> tuple[Column, ...] | None:
    """Settle what columns that are read one by one hold together; None where they make no KPI table."""
    named = [column for column in columns if column.role is not Role.UNKNOWN]
    if len(columns) < _FEWEST_ALONE or len(named) * 2 < sum(bool(column.head.text) for column in columns):
        return None
    columns = _with_target(_with_indicator(columns))
    roles = {column.role for column in columns}
    if Role.INDICATOR not in roles and Role.TARGET in roles and roles & {Role.BASELINE, Role.TIME}:
        columns = _with_nameless(columns)
        roles = {column.role for column in columns}
    if not {Role.INDICATOR, Role.TARGET} <= roles:
        return None
    return tuple(replace(column, role=_AT_LAST.get(column.role, column.role)) for column in columns)


_AT_LAST = {
    Role.UNKNOWN: Role.OTHER_TEXT,
    Role.MAYBE_INDICATOR: Role.OTHER_TEXT,
    Role.TIME: Role.OTHER_VALUE,  # a year among baseline and target: how far it came by then
}


def _with_indicator(columns: Sequence[Column]) -> list[Column]:
    """Settle words that may head either side: of two targets (数値目標, 目標値) the first one names the indicators."""
    roles = [column.role for column in columns]
    if Role.INDICATOR in roles:
        first = roles.index(Role.INDICATOR)
        others = [Role.OTHER_TEXT if role is Role.INDICATOR and at != first else role for at, role in enumerate(roles)]
        return _as(columns, others)
    at = next((index for index, role in enumerate(roles) if role is Role.MAYBE_INDICATOR), None)
    if at is None:
        targets = [index for index, role in enumerate(roles) if role is Role.TARGET]
        at = targets[0] if len(targets) > 1 and not columns[targets[0]].time else None
    if at is None or not {Role.BASELINE, Role.DEADLINE, Role.TIME} & set(roles):
        return list(columns)
    return _as(columns, [*roles[:at], Role.INDICATOR, *roles[at + 1 :]])


def _with_target(columns: list[Column]) -> list[Column]:
    """Take the last of the years after a baseline for the target, where no head says 目標."""
    roles = [column.role for column in columns]
    if Role.TARGET in roles or not {Role.INDICATOR, Role.BASELINE} <= set(roles):
        return columns
    yearly = [role is Role.OTHER_VALUE and _is_yearly(column) for role, column in zip(roles, columns, strict=True)]
    if any(yearly):
        return _as(columns, [Role.TARGET if of_year else role for of_year, role in zip(yearly, roles, strict=True)])
    base = max((columns[at].year or 0 for at, role in enumerate(roles) if role is Role.BASELINE), default=0)
    later = [at for at, role in enumerate(roles) if role is Role.TIME and (columns[at].year or 0) > base > 0]
    if not later:
        return columns
    return _as(columns, [Role.TARGET if at == later[-1] else role for at, role in enumerate(roles)])


def _is_yearly(column: Column) -> bool:
    """Tell a column of the targets of one year, 各年度の目標 over 2029, beside which no head names another target."""
    return column.time is not None and _YEARLY.search(column.head.text) is not None


def _with_nameless(columns: list[Column]) -> list[Column]:
    """Read a head that leaves the place over the indicators empty, or calls it by what they are (部門)."""
    first, unknown = columns[0], [column for column in columns if column.role is Role.UNKNOWN]
    if not first.head.text or (unknown == [first] and Role.TIME in {column.role for column in columns}):
        return [replace(first, role=Role.INDICATOR), *columns[1:]]
    before = [at for at, column in enumerate(columns) if column.role in VALUES][:1]
    named = [at for at in range(*before) if columns[at].role is Role.UNKNOWN and columns[at].head.text]
    if len(named) == 1 and Role.BASELINE in {column.role for column in columns}:
        at = named[0]
        return [*columns[:at], replace(columns[at], role=Role.INDICATOR), *columns[at + 1 :]]
    if first.head.left >= _ROOM_FOR_NAMES and not unknown:
        return [Column(Role.INDICATOR, Cell("")), *columns]
    return columns


def _as(columns: Sequence[Column], roles: Sequence[Role]) -> list[Column]:
    return [replace(column, role=role) for column, role in zip(columns, roles, strict=True)]


def role_of(cell: Cell, cues: LayoutCues) -> Role | None:
    """Tell what a head announces by its words, by its words in parentheses (2030年度（目標）), or as a bare year."""
    return _role_of(cell.text, cues) if len(cell.text) <= _LONGEST_HEAD else None


@lru_cache(maxsize=_MOST_KEPT)
def _role_of(text: str, cues: LayoutCues) -> Role | None:
    words = without_time(text)
    if words:
        return cues.role(words) or (Role.TIME if _BARE_YEAR.fullmatch(words) else None)
    if time_in(text) is None:
        return None
    aside = aside_of(text)
    return (cues.role(without_time(aside)) if aside else None) or Role.TIME


def is_bare_year(text: str) -> bool:
    """Tell whether a text is a year without an era: ５年度."""
    return _BARE_YEAR.fullmatch(text.strip(" 　()（）")) is not None


def _time(cell: Cell) -> Cell | None:
    bare = _BARE_YEAR.search(cell.text)
    time = time_in(cell.text) or (bare[0] if bare else None)
    if time is None:
        return None
    start = cell.text.index(time)
    return Cell(time, cell.origins[start : start + len(time)], cell.left, cell.right)


def time_of(cell: Cell) -> Cell | None:
    """Find the time that a head carries, with its place."""
    return _time(cell)


def is_initial(head: str) -> bool:
    """Tell whether a head is that of the one value that a plan began with: 基準値, 策定時, 当初値."""
    return _INITIAL.search(head) is not None


def is_times(cells: Sequence[Cell]) -> bool:
    """Tell whether cells are nothing but times."""
    return bool(cells) and all(is_time_only(cell.text) for cell in cells)
