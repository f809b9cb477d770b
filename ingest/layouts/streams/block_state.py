"""A table that comes in blocks, as far as it is read: its columns in their order, the cells found for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.streams.blocks import Tokens

FIGURES = (*VALUES, Role.TIME)


@dataclass(frozen=True, slots=True)
class Held:
    """A column with the cells found for it."""

    column: Column
    cells: tuple[Tokens, ...] = ()
    times: tuple[Tokens, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A table as far as it is read, and what it cost."""

    columns: tuple[Held, ...] = ()
    names: Tokens = ()
    numbers: Tokens = ()
    units: Tokens = ()
    cost: float = 0.0
    has_areas: bool = False  # figures of the own place under a head, of others beside them

    def has(self, role: Role) -> bool:
        """Tell whether there is a column of a role."""
        return any(one.column.role is role for one in self.columns)

    @property
    def figures(self) -> list[int]:
        """List the columns of figures from left to right."""
        return [at for at, one in enumerate(self.columns) if one.column.role in FIGURES]


def awaiting_time(columns: Sequence[Held]) -> int | None:
    """Find the head of targets, else of baselines, that has neither a time nor cells so far."""
    waiting = [
        (one.column.role is Role.TARGET, at)
        for at, one in enumerate(columns)
        if one.column.role in (Role.TARGET, Role.BASELINE) and one.column.time is None and not one.cells
    ]
    return max(waiting)[1] if waiting else None


def with_column(state: State, new: Held) -> State:
    """Add a column in its place."""
    at = _place(state.columns, new, has_areas=state.has_areas)
    return replace(state, columns=(*state.columns[:at], new, *state.columns[at:]))


def _place(columns: Sequence[Held], new: Held, *, has_areas: bool) -> int:
    """Find the place of a head: years of targets in their order, 全国 beside the head that it stands under."""
    roles = [one.column.role for one in columns]
    if has_areas and new.column.role is Role.OTHER_VALUE and Role.BASELINE in roles:
        return roles.index(Role.BASELINE) + 1
    dated = (Role.TARGET, Role.TIME)
    for at, one in enumerate(columns):
        later = (one.column.year or 0) > (new.column.year or 0) > 0
        if later and one.column.role in dated and new.column.role in dated:
            return at
    return len(columns)
