"""Where things stand: the results above a KPI, the measures of a programme, and who answers for them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.chains.duties import duties
from graph.chains.order import in_order
from graph.projection import Projection
from ontology.model import Entity, Kind, Kpi, Relation


@dataclass(frozen=True, slots=True)
class KpiPlace:
    """A KPI with what it gauges. `above` are the IRIs of all results that it stands under, at whatever height."""

    kpi: Kpi
    measures: tuple[Entity, ...]
    outcomes: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    above: frozenset[str]


def kpi_places(projection: Projection) -> tuple[KpiPlace, ...]:
    """Place every KPI, in the order of the projection; through `Projection.derived` it is done once."""
    results = projection.derived(results_above)
    return tuple(_place(projection, results, kpi) for kpi in projection.select(kind=Kind.KPI) if isinstance(kpi, Kpi))


def goal_of(kpi: Entity) -> tuple[str | None, str | None]:
    """Give target and deadline of a KPI as printed."""
    if not isinstance(kpi, Kpi):
        return None, None
    return kpi.target.printed if kpi.target else None, kpi.deadline.printed if kpi.deadline else None


def measures_of(projection: Projection, thing: Entity) -> Iterator[Entity]:
    """Yield the measures that use a programme, or a measure itself."""
    if thing.kind is Kind.MEASURE:
        yield thing
    for link in projection.incoming(thing.iri):
        if link.relation is Relation.IMPLEMENTED_BY:
            yield projection.entities[link.source]


def answering(projection: Projection, thing: Entity) -> Iterator[Entity]:
    """Yield who answers for a programme; for a measure, all who answer for it or one of its programmes."""
    known = duties(projection)
    yield from known.organisations_of((thing,))
    for link in known.of_programme.get(thing.iri, ()):
        yield projection.entities[link.source]


def results_above(projection: Projection) -> Mapping[str, Mapping[str, Entity]]:
    """Give for every measure, programme and result the results that it contributes to, and itself if it is one."""
    upper: defaultdict[str, list[str]] = defaultdict(list)
    for link in projection.links:
        if link.relation is Relation.CONTRIBUTES_TO:
            upper[link.source].append(link.target)
    kinds = (Kind.MEASURE, Kind.OUTPUT, Kind.OUTCOME, Kind.IMPACT)
    return {thing.iri: _climb(projection, upper, thing) for thing in projection.select(kind=kinds)}


def outcomes_in(projection: Projection, results: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Pick the outcomes out of results."""
    return in_order(projection, (result for result in results.values() if result.kind is Kind.OUTCOME))


def _climb(projection: Projection, upper: Mapping[str, list[str]], thing: Entity) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    waiting = [thing.iri]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found[iri] = projection.entities[iri]
            waiting.extend(upper.get(iri, ()))
    if thing.kind is Kind.MEASURE:
        del found[thing.iri]
    return found


def _place(projection: Projection, results: Mapping[str, Mapping[str, Entity]], kpi: Kpi) -> KpiPlace:
    gauged = {
        link.source: projection.entities[link.source]
        for link in projection.incoming(kpi.iri)
        if link.relation is Relation.MEASURED_BY
    }
    above = {iri: result for thing in gauged for iri, result in results.get(thing, {}).items()}
    measures = tuple(thing for thing in gauged.values() if thing.kind is Kind.MEASURE)
    own = (
        projection.entities[link.source]
        for link in projection.incoming(kpi.iri)
        if link.relation is Relation.RESPONSIBLE_FOR
    )
    answering = {one.iri: one for one in (*own, *duties(projection).organisations_of(measures))}
    return KpiPlace(kpi, measures, outcomes_in(projection, above), tuple(answering.values()), frozenset(above))
