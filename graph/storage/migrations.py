"""How a store of an older format becomes one of this format: step by step, by the next writer, on its copy.

The former generation stays as it is until the new one is committed, so a migration that fails has changed nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.storage.generations import FORMAT
from graph.storage.messages import too_old
from graph.storage.union import has_union, refresh


@dataclass(frozen=True, slots=True)
class Migration:
    """The step to the next format: whether a store lacks what that format asks for, and how to give it that."""

    is_needed: Callable[[ox.Store], bool]
    run: Callable[[ox.Store], None]


def _lacks_union(store: ox.Store) -> bool:
    return not has_union(store)


def _unite(store: ox.Store) -> None:
    refresh(store, None, ())


# by the format that each begins from; a period of a plan or a text that was never read cannot be made up, and is
# simply not there until the document is read in again
MIGRATIONS: dict[int, Migration] = {
    1: Migration(_lacks_union, _unite),  # 2: the union of the current graphs is kept as the default graph
}


def migrate(store: ox.Store, found: int) -> None:
    """Bring a store of the format `found` up to date."""
    for step in _steps(found):
        if step.is_needed(store):
            step.run(store)


def check_readable(folder: Path, store: ox.Store, found: int) -> None:
    """Raise StoreTooOld where an older store lacks what readers rely on; they may not mend it."""
    if any(step.is_needed(store) for step in _steps(found)):
        raise too_old(folder, found, FORMAT)


def _steps(found: int) -> list[Migration]:
    return [MIGRATIONS[number] for number in range(found, FORMAT)]
