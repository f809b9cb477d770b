"""The chain that a thing stands in, as lists within lists: what it is for, and what it rests on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.chains.duties import strongest
from graph.chains.order import in_order
from graph.projection import Projection
from ontology.model import Basis, Entity, Kind, Link, Relation
from viz.details import ThingView, thing_view
from viz.style import BASES, BasisStyle

# Which links lead towards impacts: from a thing to what it is for. The others are followed against their direction.
_FORWARDS = frozenset({Relation.CONTRIBUTES_TO, Relation.RESPONSIBLE_FOR, Relation.PARTICIPATES_IN})
_BACKWARDS = frozenset(
    {
        Relation.MEASURED_BY,
        Relation.IMPLEMENTED_BY,
        Relation.BASED_ON,
        Relation.FUNDED_BY,
        Relation.SCHEDULED_BY,
        Relation.STATES,
    }
)
_MOST = 8  # of one thing; the list of links below has all
_UNTOLD = frozenset({Kind.CLAIM})  # too many to be a part of the chain


@dataclass(frozen=True, slots=True)
class Rung:
    """A thing of a chain, on which basis it is joined to the one before, and what follows; `rest` are left out."""

    thing: ThingView
    basis: Basis
    style: BasisStyle
    rungs: tuple["Rung", ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """What a thing is for (`up`) and what it is done and measured by (`down`); `rest` of either are left out."""

    up: tuple[Rung, ...]
    down: tuple[Rung, ...]
    rest_up: int
    rest_down: int


def ladder_of(projection: Projection, entity: Entity) -> Ladder:
    """Follow the links of a thing both ways, the strongest to each thing."""
    up, rest_up = _Way(projection, _FORWARDS, _BACKWARDS).rungs(entity, 4, set())
    down, rest_down = _Way(projection, _BACKWARDS, _FORWARDS).rungs(entity, 2, set())
    return Ladder(up, down, rest_up, rest_down)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the graph: with links of some relations and against links of others."""

    projection: Projection
    along: frozenset[Relation]
    against: frozenset[Relation]

    def rungs(self, entity: Entity, steps: int, seen: set[str]) -> tuple[tuple[Rung, ...], int]:
        """Give what follows on a thing, for so many steps, and how much of it is left out.

        What was `seen` is named again and not followed again.
        """
        if not steps:
            return (), 0
        seen.add(entity.iri)
        ways: defaultdict[str, list[Link]] = defaultdict(list)
        for other, link in self._next(entity):
            if other != entity.iri and other in self.projection.entities:
                ways[other].append(link)
        found = in_order(self.projection, (self.projection.entities[iri] for iri in ways))
        told = [thing for thing in found if thing.kind not in _UNTOLD]
        rungs = tuple(self._rung(thing, strongest(ways[thing.iri]), steps - 1, seen) for thing in told[:_MOST])
        return rungs, len(told) - len(rungs)

    def _rung(self, thing: Entity, link: Link, steps: int, seen: set[str]) -> Rung:
        rungs, rest = ((), 0) if thing.iri in seen else self.rungs(thing, steps, seen)
        return Rung(thing_view(thing), link.basis, BASES[link.basis], rungs, rest)

    def _next(self, entity: Entity) -> Iterator[tuple[str, Link]]:
        for link in self.projection.outgoing(entity.iri):
            if link.relation in self.along:
                yield link.target, link
        for link in self.projection.incoming(entity.iri):
            if link.relation in self.against:
                yield link.source, link
