"""The strongest way from every thing up to a KPI, found from the KPI downwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

import networkx as nx

from graph.chains.duties import weakest
from graph.chains.narrative import sentence_of
from graph.chains.narrative_en import english_of
from graph.chains.order import in_order
from graph.chains.paths import strongest_ways
from graph.chains.step import Step
from graph.projection import Projection
from ontology.model import Entity, Kind, Link

_Strength = tuple[bool, int, float, int]  # by mere mention, rank of the basis, confidence (negative), steps


@dataclass(frozen=True, slots=True)
class Hop:
    """The next step of the strongest way to a KPI, and how strong the way is from here on."""

    step: Step
    upper: str
    strength: _Strength


@dataclass(frozen=True, slots=True)
class Way:
    """The strongest way from a thing to a KPI; the last step is the KPI and has no link."""

    steps: tuple[Step, ...]

    @property
    def weakest(self) -> Link:
        """Give the link that the way is only as good as."""
        return weakest(step.link for step in self.steps if step.link)

    @property
    def between(self) -> tuple[Entity, ...]:
        """List the things between the two ends."""
        return tuple(step.thing for step in self.steps[1:-1])

    @property
    def sentence(self) -> str:
        """Tell the way as one Japanese sentence."""
        return sentence_of(self.steps)

    @property
    def sentence_en(self) -> str:
        """Tell the same in English; names stay as the documents have them."""
        return english_of(self.steps)


@dataclass(frozen=True)
class Reach:
    """What leads to which KPI; the ways to one KPI are found when it is first asked for."""

    projection: Projection
    _towards: dict[str, Mapping[str, Hop]] = field(default_factory=dict)

    def towards(self, kpi: str) -> Mapping[str, Hop]:
        """Give, for every thing that leads to a KPI, the next hop of its strongest way."""
        if kpi not in self._towards:
            self._towards[kpi] = _hops_towards(self.projection.derived(strongest_ways), kpi)
        return self._towards[kpi]

    def way(self, source: str, kpi: str) -> Way | None:
        """Give the strongest way from a thing to a KPI, None where there is none."""
        hops, at = self.towards(kpi), source
        steps: list[Step] = []
        while at in hops:
            steps.append(hops[at].step)
            at = hops[at].upper
        return Way((*steps, Step(self.projection.entities[kpi]))) if steps else None

    def kpis_of(self, source: str) -> Iterator[Entity]:
        """Yield the KPIs that a thing leads to, in the order of the projection."""
        ways = self.projection.derived(strongest_ways)
        above = nx.descendants(ways, source) if source in ways else set()
        entities = self.projection.entities
        yield from in_order(self.projection, (entities[iri] for iri in above if entities[iri].kind is Kind.KPI))


def reach(projection: Projection) -> Reach:
    """Give the reach of a projection, made once."""
    return projection.derived(Reach)


def _hops_towards(ways: "nx.DiGraph[str]", goal: str) -> dict[str, Hop]:
    """Walk down from a goal, the strongest ways first (Dijkstra); a way is as strong as its weakest step."""
    hops: dict[str, Hop] = {}
    waiting: list[tuple[_Strength, str]] = [((False, 0, -1.0, 0), goal)]
    done: set[str] = set()
    while waiting:
        strength, upper = heappop(waiting)
        if upper in done or upper not in ways:
            continue
        done.add(upper)
        for lower in ways.predecessors(upper):
            step: Step = ways.edges[lower, upper]["step"]
            longer = _weaker(strength, step)
            if lower not in done and (lower not in hops or longer < hops[lower].strength):
                hops[lower] = Hop(step, upper, longer)
                heappush(waiting, (longer, lower))
    return hops


def _weaker(strength: _Strength, step: Step) -> _Strength:
    by_mention, rank, confidence, steps = strength
    link = step.link
    if link is None:
        return strength
    own = (link.basis.rank, -link.confidence)
    return (by_mention or step.is_mention, *max((rank, confidence), own), steps + 1)
