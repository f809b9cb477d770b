"""Heads of several rows between pipes, tabs or in HTML: 現状値 目標値 over R5 R11 or 年度 値; R5 R6 over 計画 実績."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import without_time
from ingest.layouts.heads.columns import Column, role_of, time_of
from ingest.layouts.heads.held import typed
from ingest.layouts.heads.plan_years import PlanYears, with_years_of_plan
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell


def stacked(
    rows: Sequence[Sequence[Cell]],
    cues: LayoutCues,
    held: Sequence[Sequence[str]] = (),
    plan: PlanYears | None = None,
) -> tuple[Column, ...] | None:
    """Read the columns of a head of one or more rows: the lowest cell that names a role, the lowest that names a time.

    An empty cell of a row above the last one is a part of the cell before it, as spanning cells are extracted. `held`
    are the cells under each column, which settle what the heads do not say; else the years of the `plan` may.
    """
    spread = [tuple(_spread(row)) if row is not rows[-1] else tuple(row) for row in rows]
    stacks = list(zip(*spread, strict=True))
    columns = _with_plans([stack_of(cells, cues) for cells in stacks], stacks, cues)
    own = typed(columns, held, cues) if held else columns
    return settled(own) or settled(with_years_of_plan(own, plan))


def _spread(row: Sequence[Cell]) -> Iterator[Cell]:
    last = Cell("")
    for cell in row:
        last = cell if cell.text else last
        yield last


def stack_of(cells: Sequence[Cell], cues: LayoutCues) -> Column:
    """Read one column of heads, from top to bottom: its role, its name, its time."""
    from_below = [cell for cell in reversed(cells) if cell.text]
    roles = [role for cell in from_below if (role := role_of(cell, cues)) is not None]
    times = [time for cell in from_below if (time := time_of(cell)) is not None]
    role = next((role for role in roles if role is not Role.TIME), roles[0] if roles else Role.UNKNOWN)
    if from_below and cues.is_year_head(from_below[0].text):
        role = Role.DEADLINE if role is Role.TARGET else Role.OTHER_TEXT
    named = next(
        (cell for cell in from_below if role_of(cell, cues) is role), from_below[0] if from_below else Cell("")
    )
    return Column(role, named, times[0] if times else None)


def _with_plans(columns: list[Column], stacks: Sequence[Sequence[Cell]], cues: LayoutCues) -> list[Column]:
    """Take 計画 for the target of its year, where 実績 of one of those years stands beside it."""
    words = [next((without_time(cell.text) for cell in reversed(cells) if cell.text), "") for cells in stacks]
    plans = [at for at, word in enumerate(words) if columns[at].time is not None and cues.is_plan_head(word)]
    years = {columns[at].year for at in plans}
    results = [at for at, column in enumerate(columns) if column.role is Role.BASELINE and column.year in years]
    if not results:
        return columns
    own = any(column.role is Role.BASELINE for at, column in enumerate(columns) if at not in results)
    roles = dict.fromkeys(plans, Role.TARGET) | dict.fromkeys(results if own else (), Role.OTHER_VALUE)
    return [replace(column, role=roles.get(at, column.role)) for at, column in enumerate(columns)]
