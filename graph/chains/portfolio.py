"""What every ministry does for every outcome: its measures and programmes, each with the way up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.chains.duties import Duty, best_by_target, duties, is_office, strongest
from graph.chains.order import in_order, places
from graph.chains.paths import Chain
from graph.chains.step import Step
from graph.projection import Projection
from ontology.model import Entity, Kind, Link, Relation, Result

ACROSS = "across"  # stands for all outcomes: what serves every one of them is counted once, not under each


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a ministry does for an outcome; `chain` leads from the office that answers for it to the outcome.

    For what serves every outcome it ends at the cross-cutting result.
    """

    thing: Entity
    chain: Chain


Parts = Mapping[tuple[str, str], tuple[Part, ...]]
Ways = Mapping[str, tuple[Step, ...]]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Parts by ministry and outcome (IRIs, or `ACROSS` for all outcomes), in the order of the text."""

    ministries: tuple[Entity, ...]
    of: Mapping[Kind, Parts]

    def parts(self, kind: Kind, ministry: str, outcome: str) -> tuple[Part, ...]:
        """List the measures or the programmes of a ministry under an outcome."""
        return self.of[kind].get((ministry, outcome), ())


def portfolio(projection: Projection) -> Portfolio:
    """Give the portfolio of a projection, collected once."""
    return projection.derived(_portfolio)


def _portfolio(projection: Projection) -> Portfolio:
    known = duties(projection)
    found: dict[Kind, defaultdict[tuple[str, str], dict[str, Part]]] = {
        Kind.MEASURE: defaultdict(dict),
        Kind.PROGRAMME: defaultdict(dict),
    }
    for measure in projection.select(kind=Kind.MEASURE):
        ways = _ways_up(projection, measure)
        for thing, office, steps in _answered(projection, known.of_measure[measure.iri], measure):
            for outcome, way in ways.items():
                cell = found[thing.kind][known.ministry_of[office.iri].iri, outcome]
                cell.setdefault(thing.iri, Part(thing, Chain((*steps, *way))))
    at = places(projection)
    ordered = {
        kind: {
            pair: tuple(sorted(parts.values(), key=lambda part: at[part.thing.iri])) for pair, parts in cells.items()
        }
        for kind, cells in found.items()
    }
    offices = {pair[0] for cells in ordered.values() for pair in cells}
    ministries = in_order(projection, filter(is_office, (projection.entities[iri] for iri in offices)))
    return Portfolio(ministries, ordered)


def _answered(
    projection: Projection, found: tuple[Duty, ...], measure: Entity
) -> Iterator[tuple[Entity, Entity, tuple[Step, ...]]]:
    """Yield a measure and its programmes, each with an office that answers for it and the steps up to the measure.

    What an office answers for itself comes before what it answers for through a programme.
    """
    for duty in sorted(found, key=lambda duty: len(duty.steps)):
        yield measure, duty.organisation, duty.steps
    for use in best_by_target(projection.outgoing(measure.iri), Relation.IMPLEMENTED_BY):
        programme = projection.entities[use.target]
        for link in duties(projection).of_programme.get(programme.iri, ()):
            office = projection.entities[link.source]
            yield programme, office, (Step(office, link), Step(programme, use, True))


def _ways_up(projection: Projection, measure: Entity) -> Ways:
    """Find the shortest way from a measure to each of its outcomes, the measure first and the outcome last.

    No way goes through a result that serves every outcome: it ends there.
    """
    ways: dict[str, tuple[Step, ...]] = {}
    seen = {measure.iri}
    waiting: list[tuple[Entity, tuple[Step, ...]]] = [(measure, ())]
    while waiting:
        thing, steps = waiting.pop(0)
        if thing.kind is Kind.OUTCOME or _is_across(thing):
            ways.setdefault(ACROSS if _is_across(thing) else thing.iri, (*steps, Step(thing)))
            continue
        for upper, link in _above(projection, thing):
            if upper.iri not in seen:
                seen.add(upper.iri)
                waiting.append((upper, (*steps, Step(thing, link))))
    return ways


def _above(projection: Projection, thing: Entity) -> Iterator[tuple[Entity, Link]]:
    by_target: defaultdict[str, list[Link]] = defaultdict(list)
    for link in projection.outgoing(thing.iri):
        if link.relation is Relation.CONTRIBUTES_TO:
            by_target[link.target].append(link)
    for iri, links in by_target.items():
        yield projection.entities[iri], strongest(links)


def _is_across(thing: Entity) -> bool:
    return isinstance(thing, Result) and thing.cross_cutting
