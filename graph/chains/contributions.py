"""What contributes to a KPI or a result: the chains that come down from it, each from where it begins."""

from dataclasses import dataclass

from graph.chains.ends import are_kpis
from graph.chains.order import places
from graph.chains.paths import LIMIT, Chain, Trace, endpoints, trace
from graph.chains.reach import Hop, reach
from graph.projection import Projection
from ontology.model import Entity


@dataclass(frozen=True, slots=True)
class Contributions:
    """The strongest chain to `goal` from everything that nothing else leads to; `total` counts them, drawn or not.

    `things` are all that contribute, at whatever distance, in the order of the projection.
    """

    goal: Entity
    things: tuple[Entity, ...]
    chains: tuple[Chain, ...]
    total: int

    @property
    def truncated(self) -> bool:
        """Tell whether chains were left out."""
        return self.total > len(self.chains)


def contributions(projection: Projection, goal: Entity, limit: int = LIMIT) -> Contributions:
    """Find what contributes to a goal; strongest basis first, then the shortest, then in the order of the text.

    To be merely mentioned is no contribution.
    """
    found = reach(projection)
    hops = {iri: hop for iri, hop in found.towards(goal.iri).items() if not _is_mentioned(hop)}
    continued = {hop.upper for hop in hops.values()}
    place = places(projection)
    starts = sorted(hops.keys() - continued, key=lambda iri: (hops[iri].strength, place[iri]))
    ways = (found.way(iri, goal.iri) for iri in starts[:limit])
    return Contributions(
        goal=goal,
        things=tuple(projection.entities[iri] for iri in sorted(hops, key=place.__getitem__)),
        chains=tuple(Chain(way.steps) for way in ways if way),
        total=len(starts),
    )


def trace_named(projection: Projection, source: str, target: str | None = None, limit: int = LIMIT) -> Trace:
    """Find the chains from one named thing to another or, of a KPI alone, those that lead to it.

    Raises `UnknownThing` and `AmbiguousName`.
    """
    named = projection.matches(source) if target is None else ()
    if not are_kpis(named):
        return trace(projection, *endpoints(projection, source, target), limit=limit)
    found = contributions(projection, projection.only(source, named), limit)
    return Trace(found.goal, None, found.chains, found.total, found.truncated)


def _is_mentioned(hop: Hop) -> bool:
    by_mention, *_ = hop.strength
    return by_mention
