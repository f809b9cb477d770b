"""A change as it is found, before it is told: facts alone."""

from dataclasses import dataclass

from graph.diff.change import Change
from ontology.model import Entity, Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """What befell a thing: what was, what is, and the passages that say so."""

    change: Change
    thing: Entity
    before: str | None = None
    after: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
