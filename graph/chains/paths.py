"""Chains from what is done to what is measured, found in the projection with networkx."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graph.chains.ends import SOURCE_KINDS, TARGET_KINDS, fitting
from graph.chains.narrative import sentence_of
from graph.chains.narrative_en import english_of
from graph.chains.step import Step
from graph.merge import with_evidence
from graph.projection import Projection
from ontology.model import Basis, Entity, Kind, Link

__all__ = [
    "LIMIT", "SOURCE_KINDS", "TARGET_KINDS", "Chain", "Step", "Trace", "chains", "endpoints", "strongest_ways", "trace",
]  # fmt: skip

LIMIT = 200
_SEARCH_LIMIT = 10_000  # chains looked at before sorting; a search over all five real strategies stays far below


@dataclass(frozen=True, slots=True)
class Chain:
    """Things that lead from a source to a target, each step with the link that it stands on."""

    steps: tuple[Step, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """List the links in the order of the steps."""
        return tuple(step.link for step in self.steps if step.link)

    @property
    def basis(self) -> Basis:
        """Give the weakest basis of the links: a chain is as good as its weakest link."""
        return max((link.basis for link in self.links), key=lambda basis: basis.rank)

    @property
    def confidence(self) -> float:
        """Give the lowest confidence of the links."""
        return min(link.confidence for link in self.links)

    @property
    def sentence(self) -> str:
        """Tell the chain as one Japanese sentence."""
        return sentence_of(self.steps)

    @property
    def sentence_en(self) -> str:
        """Tell the same in English; names stay as the documents have them."""
        return english_of(self.steps)


@dataclass(frozen=True, slots=True)
class Trace:
    """The chains between two things, or up to every KPI.

    `total` counts the chains found, `truncated` tells whether any of them, or any not looked for, are left out.
    """

    source: Entity
    target: Entity | None
    chains: tuple[Chain, ...]
    total: int
    truncated: bool


def trace(projection: Projection, source: Entity, target: Entity | None = None, limit: int = LIMIT) -> Trace:
    """Find the chains from a source up to a target, or to every KPI that can be reached.

    Strongest basis first, then the shortest, then by labels; a chain that starts from a mere mention comes last.
    Where more than `limit` chains exist the rest is left out and `truncated` is true.
    """
    ways = projection.derived(strongest_ways)
    goals = {target.iri} if target else _kpis_above(projection, ways, source)
    found = tuple(islice(_ways_up(ways, source.iri, goals), _SEARCH_LIMIT + 1))
    ordered = sorted((_chain(projection, ways, way) for way in found[:_SEARCH_LIMIT]), key=_order)
    return Trace(
        source=source,
        target=target,
        chains=tuple(ordered[:limit]),
        total=len(ordered),
        truncated=len(ordered) > limit or len(found) > _SEARCH_LIMIT,
    )


def chains(
    projection: Projection, source: Entity, target: Entity | None = None, limit: int = LIMIT
) -> tuple[Chain, ...]:
    """Find the chains of `trace` alone."""
    return trace(projection, source, target, limit).chains


def endpoints(projection: Projection, source: str, target: str | None = None) -> tuple[Entity, Entity | None]:
    """Find the two ends of a trace by IRI, key or name.

    Where the target's name fits several things, those that the source leads to are preferred.
    Raises `UnknownThing` or `AmbiguousName`.
    """
    start = projection.only(source, fitting(projection, source, SOURCE_KINDS), SOURCE_KINDS)
    if target is None:
        return start, None
    goals = fitting(projection, target, TARGET_KINDS)
    reached = nx.descendants(projection.upward, start.iri)
    reachable = [thing for thing in goals if thing.iri in reached]
    return start, projection.only(target, reachable or goals, TARGET_KINDS)


def strongest_ways(projection: Projection) -> "nx.DiGraph[str]":
    """Merge parallel links between the same two things into the strongest, which keeps the evidence of its fellows.

    An edge has the attribute `step`.
    """
    parallel: defaultdict[tuple[str, str], list[Step]] = defaultdict(list)
    for lower, upper, data in projection.upward.edges(data=True):
        parallel[lower, upper].append(Step(projection.entities[lower], data["link"], data["inverse"]))
    ways: nx.DiGraph[str] = nx.DiGraph()
    ways.add_nodes_from(projection.upward)
    for (lower, upper), steps in parallel.items():
        ways.add_edge(lower, upper, step=_strongest(steps))
    return ways


def _strongest(steps: Collection[Step]) -> Step:
    # To be responsible is more than to be mentioned, however well the mention is attested.
    best = min(steps, key=lambda step: (step.is_mention, *_strength(step.link)))
    link = best.link
    for step in steps:
        if link and step.link and step.relation is best.relation:
            link = with_evidence(link, step.link.evidence)
    return Step(best.thing, link, best.inverse)


def _strength(link: Link | None) -> tuple[int, float]:
    return (link.basis.rank, -link.confidence) if link else (len(Basis), 0.0)


def _kpis_above(projection: Projection, ways: "nx.DiGraph[str]", source: Entity) -> set[str]:
    above = nx.descendants(ways, source.iri) if source.iri in ways else set()
    return {iri for iri in above if projection.entities[iri].kind is Kind.KPI}


def _ways_up(ways: "nx.DiGraph[str]", source: str, goals: set[str]) -> Iterator[tuple[str, ...]]:
    """Walk all simple paths, the shortest first, so that a search that is cut off has seen the short ones."""
    if source not in ways:
        return
    above = ways.subgraph(nx.descendants(ways, source) | {source})
    useful = _leading_to(above, goals.intersection(above))
    waiting: deque[tuple[str, ...]] = deque([(source,)])
    while waiting:
        way = waiting.popleft()
        for upper in ways.successors(way[-1]):
            if upper not in useful or upper in way:
                continue
            if upper in goals:
                yield (*way, upper)
            waiting.append((*way, upper))


def _leading_to(ways: "nx.DiGraph[str]", goals: Collection[str]) -> set[str]:
    reached_backwards = ways.reverse(copy=False)
    return set(nx.multi_source_dijkstra_path_length(reached_backwards, set(goals), weight=None)) if goals else set()


def _chain(projection: Projection, ways: "nx.DiGraph[str]", way: tuple[str, ...]) -> Chain:
    steps = [ways.edges[lower, upper]["step"] for lower, upper in pairwise(way)]
    return Chain((*steps, Step(projection.entities[way[-1]])))


def _order(chain: Chain) -> tuple[bool, int, int, list[str], list[str]]:
    mentioned = any(step.is_mention for step in chain.steps)
    labels = [step.thing.label for step in chain.steps]
    return (mentioned, chain.basis.rank, len(chain.steps), labels, [step.thing.iri for step in chain.steps])
