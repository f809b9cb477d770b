"""The head of a KPI table settled: what columns that were read one by one hold together.

Some words head either side, 目標 names indicators or targets; some heads say nothing. Beside the others they do.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import VALUES, Column, Head, is_initial, role_of, time_of
from ingest.layouts.heads.increments import with_year_of_sum
from ingest.layouts.heads.own_values import with_own
from ingest.layouts.heads.years_beside import with_years_beside
from ingest.layouts.rows import Cell, Line, Separator

_FEWEST_ALONE = 2
_FEWEST_OF_PLAN = 3  # years
_FEWEST_TO_COME = 2
_YEARLY = re.compile(r"(?:各年度?|年度?ごと|年度?別|年次)の?目標")
_LONG_TERM = re.compile(r"(?:長期|将来)(?:的な)?目標値?$")
_NTH_YEAR = re.compile(r"[0-9０-９][ 　]?年目")
_ROOM_FOR_NAMES = 12  # columns of print at the left of a head
_AT_LAST = {
    Role.UNKNOWN: Role.OTHER_TEXT,
    Role.MAYBE_INDICATOR: Role.OTHER_TEXT,
    Role.TIME: Role.OTHER_VALUE,  # a year among baseline and target: how far it came by then
}


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
    columns = [Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell)) for cell in cells]
    return settled(with_parts(with_years_beside(columns, cues)))


def with_parts(columns: list[Column]) -> list[Column]:
    """Take the parts of a whole before their values for what is measured, where nothing else is: 区分 基準値 目標値."""
    roles = [column.role for column in columns]
    parts = (
        roles[:2] == [Role.GROUP, Role.BASELINE]
        and Role.TARGET in roles
        and not {Role.INDICATOR, Role.MAYBE_INDICATOR} & set(roles)
    )
    return [replace(columns[0], role=Role.INDICATOR), *columns[1:]] if parts else columns


def settled(columns: Sequence[Column]) -> tuple[Column, ...] | None:
    """Settle what columns that are read one by one hold together; None where they make no KPI table."""
    named = [column for column in columns if column.role is not Role.UNKNOWN]
    if len(columns) < _FEWEST_ALONE or len(named) * 2 < sum(bool(column.head.text) for column in columns):
        return None
    named_so = any(column.role is Role.INDICATOR for column in columns)  # 指標, no 項目 of figures by year
    columns = _with_target(_without_long_term(_with_indicator(with_own(columns))), of_plan=named_so)
    roles = {column.role for column in columns}
    if Role.INDICATOR not in roles and Role.TARGET in roles and roles & {Role.BASELINE, Role.TIME}:
        columns = _with_nameless(columns)
        roles = {column.role for column in columns}
    if not {Role.INDICATOR, Role.TARGET} <= roles:
        return None
    whole = _with_years_to_come(columns)
    last = (replace(column, role=_AT_LAST.get(column.role, column.role)) for column in whole)
    return tuple(with_year_of_sum(tuple(last)))


def _with_years_to_come(columns: Sequence[Column]) -> list[Column]:
    """Take a year that goes on with those of the targets before it for theirs: a wide head may not reach over it."""
    whole = list(columns[:_FEWEST_TO_COME])
    for column in columns[_FEWEST_TO_COME:]:
        before, last = whole[-_FEWEST_TO_COME:]
        aimed = before.role is last.role is Role.TARGET and column.role is Role.TIME
        years = [one.year or 0 for one in (before, last, column)]
        goes_on = aimed and years[0] > 0 and years == [years[0] + step for step in range(len(years))]
        whole.append(replace(column, role=Role.TARGET) if goes_on else column)
    return whole


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


def _without_long_term(columns: list[Column]) -> list[Column]:
    """Take what a column aims at far beyond the plan, 長期目標, for no target where one is simply called so."""
    plain = [re.sub(r"[ 　]", "", column.head.text) for column in columns]
    if not any(text in ("目標", "目標値") for text in plain):
        return columns
    return [
        replace(column, role=Role.OTHER_VALUE) if column.role is Role.TARGET and _LONG_TERM.match(text) else column
        for column, text in zip(columns, plain, strict=True)
    ]


def _with_target(columns: list[Column], *, of_plan: bool) -> list[Column]:
    """Take the last of the years after a baseline for the target, where no head says 目標.

    A baseline that has no year is that of today where the heads are those `of_plan`.
    """
    roles = [column.role for column in columns]
    if Role.TARGET in roles or not {Role.INDICATOR, Role.BASELINE} <= set(roles):
        return columns
    yearly = [role is Role.OTHER_VALUE and _is_yearly(column) for role, column in zip(roles, columns, strict=True)]
    if any(yearly):
        return _as(columns, [Role.TARGET if of_year else role for of_year, role in zip(yearly, roles, strict=True)])
    base = max((columns[at].year or 0 for at, role in enumerate(roles) if role is Role.BASELINE), default=0)
    since = base or _before_programme(columns) or (_today(columns) if of_plan else 0)
    later = [at for at, role in enumerate(roles) if role is Role.TIME and (columns[at].year or 0) > since > 0]
    if not later or _is_course(columns, later):
        return columns
    return _as(columns, [Role.TARGET if at == later[-1] else role for at, role in enumerate(roles)])


def _before_programme(columns: Sequence[Column]) -> int:
    """Give the year before those of a programme, 申請時 １年目（R7） ２年目（R8）, counting up; 0 without them."""
    begun = [column for column in columns if column.role is Role.BASELINE]
    years = [column for column in columns if column.role is Role.TIME]
    counted = all(_NTH_YEAR.search(column.head.text) for column in years)
    return (years[0].year or 1) - 1 if len(begun) == 1 and counted and len(years) > 1 else 0


def _today(columns: Sequence[Column]) -> int:
    """Give the year before those of a plan, 現状値 R7 R8 R9 R10 R11 計: what follows today one by one is still to come.

    What a plan began with (基準値, 策定時) may be followed by results; 0 beside it.
    """
    years = [(at, column.year or 0) for at, column in enumerate(columns) if column.role is Role.TIME]
    begun = [at for at, column in enumerate(columns) if column.role is Role.BASELINE]
    if len(begun) != 1 or len(years) < _FEWEST_OF_PLAN or is_initial(columns[begun[0]].head.text):
        return 0
    (first, year), (last, _) = years[0], years[-1]
    one_by_one = years == [(first + step, year + step) for step in range(len(years))]
    between = any(column.role is Role.OTHER_VALUE for column in columns[:last])
    return year - 1 if one_by_one and begun[0] < first and not between else 0


def _is_course(columns: Sequence[Column], later: Sequence[int]) -> bool:
    """Tell years that follow the first value one by one, which may well be results: H29（基準値） H30 R元."""
    first = [column for column in columns if column.role is Role.BASELINE]
    years = [columns[at].year or 0 for at in later]
    begun = [column.year for column in first if is_initial(column.head.text) and column.year is not None]
    return (
        bool(begun) and len(begun) == len(first) and years == [max(begun) + step for step in range(1, len(later) + 1)]
    )


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
    owners = [at for at in range(*before) if columns[at].role is Role.OWNER]  # 基本目標 基準値 目標値
    named = named or owners
    if len(named) == 1 and Role.BASELINE in {column.role for column in columns}:
        at = named[0]
        return [*columns[:at], replace(columns[at], role=Role.INDICATOR), *columns[at + 1 :]]
    if first.head.left >= _ROOM_FOR_NAMES and not unknown:
        return [Column(Role.INDICATOR, Cell("")), *columns]
    return columns


def _as(columns: Sequence[Column], roles: Sequence[Role]) -> list[Column]:
    return [replace(column, role=role) for column, role in zip(columns, roles, strict=True)]
