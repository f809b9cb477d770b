"""What an organisation answers for, outcome by outcome, and which others it meets there."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.chains.duties import Duty, duties, is_office
from graph.chains.order import in_order
from graph.chains.overview import outcomes_in, results_above
from graph.kinship.overlap import overlaps
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Basis, Entity
from viz.details import ThingView, thing_view
from viz.style import BASES, BasisStyle


@dataclass(frozen=True, slots=True)
class Task:
    """A measure that an organisation answers for, through which of its offices, and on which basis."""

    measure: ThingView
    offices: tuple[ThingView, ...]
    basis: Basis
    style: BasisStyle


@dataclass(frozen=True, slots=True)
class Field:
    """The measures under one outcome; None for those under no outcome."""

    outcome: ThingView | None
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another ministry, at how many places the two meet, and the address of the reasons."""

    ministry: ThingView
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Remit:
    """What an organisation answers for, and whom it meets."""

    fields: tuple[Field, ...]
    neighbours: tuple[Neighbour, ...]
    measures: int


def remit_of(projection: Projection, organisation: Entity) -> Remit:
    """Tell what an organisation and the offices below it answer for; a measure stands under each of its outcomes."""
    known = duties(projection)
    found = [
        duty for office in known.offices_of[organisation.iri] for duty in known.of_organisation.get(office.iri, ())
    ]
    by_measure: dict[str, list[Duty]] = {}
    for duty in found:
        by_measure.setdefault(duty.measure.iri, []).append(duty)
    return Remit(_fields(projection, by_measure), _neighbours(projection, organisation), len(by_measure))


def _fields(projection: Projection, by_measure: dict[str, list[Duty]]) -> tuple[Field, ...]:
    above = projection.derived(results_above)
    groups: dict[str, list[Task]] = {}
    without: list[Task] = []
    for measure in in_order(projection, (projection.entities[iri] for iri in by_measure)):
        outcomes = outcomes_in(projection, above.get(measure.iri, {}))
        for group in [groups.setdefault(outcome.iri, []) for outcome in outcomes] or [without]:
            group.append(_task(projection, by_measure[measure.iri]))
    ordered = in_order(projection, (projection.entities[iri] for iri in groups))
    fields = [Field(thing_view(outcome), tuple(groups[outcome.iri])) for outcome in ordered]
    return (*fields, Field(None, tuple(without))) if without else tuple(fields)


def _task(projection: Projection, found: Iterable[Duty]) -> Task:
    own = list(found)
    offices = in_order(projection, {duty.organisation.iri: duty.organisation for duty in own}.values())
    basis = min((duty.basis for duty in own), key=lambda each: each.rank)
    return Task(thing_view(own[0].measure), tuple(map(thing_view, offices)), basis, BASES[basis])


def _neighbours(projection: Projection, organisation: Entity) -> tuple[Neighbour, ...]:
    if not is_office(organisation):
        return ()
    known = overlaps(projection)
    counts = [(len(known.between(organisation, other)), other) for other in known.ministries() if other != organisation]
    return tuple(
        Neighbour(thing_view(other), count, f"/questions/overlap?a={key_of(organisation.iri)}&b={key_of(other.iri)}")
        for count, other in sorted(counts, key=lambda pair: -pair[0])
        if count
    )
