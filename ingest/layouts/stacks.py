"""Heads of several rows between pipes, tabs or in HTML: 現状値 目標値 over R5 R11, or over 年度 値 年度 値."""

from collections.abc import Iterator, Sequence

from ingest.layouts.columns import Column, role_of, time_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.held import typed
from ingest.layouts.rows import Cell
from ingest.layouts.settled import settled


def stacked(
    rows: Sequence[Sequence[Cell]], cues: LayoutCues, held: Sequence[Sequence[str]] = ()
) -> tuple[Column, ...] | None:
    """Read the columns of a head of one or more rows: the lowest cell that names a role, the lowest that names a time.

    An empty cell of a row above the last one is a part of the cell before it, as spanning cells are extracted. `held`
    are the cells under each column, which settle what the heads do not say.
    """
    spread = [tuple(_spread(row)) if row is not rows[-1] else tuple(row) for row in rows]
    columns = [stack_of(cells, cues) for cells in zip(*spread, strict=True)]
    return settled(typed(columns, held, cues) if held else columns)


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
