"""Who answers for what: the ways from an organisation down to the measures it is responsible for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.chains.step import Step
from graph.projection import Projection
from ontology.model import Basis, Entity, Kind, Link, Organisation, OrganisationKind, Relation

# A ministry stands for these below it; a public body or a council that it merely supervises speaks for itself.
_OFFICES = frozenset(
    {
        OrganisationKind.CABINET,
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.COMMISSION,
        OrganisationKind.BUREAU,
    }
)


@dataclass(frozen=True, slots=True)
class Duty:
    """Why an organisation answers for a measure: a link of its own, or one to a programme of the measure.

    `steps` lead from the organisation to the measure; the measure itself is not among them.
    """

    organisation: Entity
    measure: Entity
    steps: tuple[Step, ...]
    programme: Entity | None = None

    @property
    def basis(self) -> Basis:
        """Give the weakest basis of the steps."""
        return weakest(step.link for step in self.steps if step.link).basis


@dataclass(frozen=True)
class Duties:
    """Duties by measure and by ministry, where a ministry stands for itself and the offices below it."""

    of_measure: Mapping[str, tuple[Duty, ...]]
    of_organisation: Mapping[str, tuple[Duty, ...]]
    of_programme: Mapping[str, tuple[Link, ...]]
    ministry_of: Mapping[str, Entity]
    offices_of: Mapping[str, tuple[Entity, ...]]

    @classmethod
    def of(cls, projection: Projection) -> "Duties":
        """Collect the duties of a projection; parallel links between the same two things count once."""
        ministry_of = {office.iri: _top(projection, office) for office in projection.select(kind=Kind.ORGANISATION)}
        of_measure = {measure.iri: tuple(_duties(projection, measure)) for measure in _measures(projection)}
        return cls(
            of_measure=of_measure,
            of_organisation=_by_organisation(of_measure.values()),
            of_programme={
                programme.iri: _answering(projection, programme.iri)
                for programme in projection.select(kind=Kind.PROGRAMME)
            },
            ministry_of=ministry_of,
            offices_of=_below(projection),
        )

    def organisations_of(self, measures: Iterable[Entity]) -> tuple[Entity, ...]:
        """List who answers for any of these measures, each organisation once."""
        duties = (duty for measure in measures for duty in self.of_measure.get(measure.iri, ()))
        return tuple({duty.organisation.iri: duty.organisation for duty in duties}.values())

    def ministries_of(self, measures: Iterable[Entity]) -> tuple[Entity, ...]:
        """List the ministries that those who answer for these measures belong to."""
        found = (self.ministry_of[organisation.iri] for organisation in self.organisations_of(measures))
        return tuple({ministry.iri: ministry for ministry in found}.values())


def duties(projection: Projection) -> Duties:
    """Give the duties of a projection, collected once."""
    return projection.derived(Duties.of)


def weakest(links: Iterable[Link]) -> Link:
    """Give the link that a chain of links is only as good as."""
    return max(links, key=lambda link: (link.basis.rank, -link.confidence))


def strongest(links: Iterable[Link]) -> Link:
    """Give the link that is believed for the best reason."""
    return min(links, key=lambda link: (link.basis.rank, -link.confidence))


def is_office(entity: Entity) -> bool:
    """Tell whether an organisation is an office of the state (省庁、委員会、局), not a body beside it."""
    return isinstance(entity, Organisation) and entity.organisation_kind in _OFFICES


def _measures(projection: Projection) -> tuple[Entity, ...]:
    return projection.select(kind=Kind.MEASURE)


def _duties(projection: Projection, measure: Entity) -> Iterator[Duty]:
    for link in _answering(projection, measure.iri):
        organisation = projection.entities[link.source]
        yield Duty(organisation, measure, (Step(organisation, link),))
    for use in best_by_target(projection.outgoing(measure.iri), Relation.IMPLEMENTED_BY):
        programme = projection.entities[use.target]
        for link in _answering(projection, programme.iri):
            organisation = projection.entities[link.source]
            yield Duty(organisation, measure, (Step(organisation, link), Step(programme, use, True)), programme)


def _by_organisation(found: Iterable[tuple[Duty, ...]]) -> dict[str, tuple[Duty, ...]]:
    groups: defaultdict[str, list[Duty]] = defaultdict(list)
    for of_one_measure in found:
        for duty in of_one_measure:
            groups[duty.organisation.iri].append(duty)
    return {iri: tuple(group) for iri, group in groups.items()}


def _answering(projection: Projection, iri: str) -> tuple[Link, ...]:
    by_source: defaultdict[str, list[Link]] = defaultdict(list)
    for link in projection.incoming(iri):
        if link.relation is Relation.RESPONSIBLE_FOR:
            by_source[link.source].append(link)
    return tuple(strongest(links) for links in by_source.values())


def best_by_target(links: Iterable[Link], *relations: Relation) -> Iterator[Link]:
    """Yield the strongest of these links to each target, for links of certain relations."""
    by_target: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.relation in relations:
            by_target[link.target].append(link)
    return map(strongest, by_target.values())


def _parents(projection: Projection, office: Entity) -> Iterator[Entity]:
    for link in projection.outgoing(office.iri):
        if link.relation is Relation.PART_OF and is_office(projection.entities[link.target]):
            yield projection.entities[link.target]


def _top(projection: Projection, office: Entity) -> Entity:
    seen = {office.iri}
    while is_office(office):
        above = next((parent for parent in _parents(projection, office) if parent.iri not in seen), None)
        if above is None:
            break
        seen.add(above.iri)
        office = above
    return office


def _below(projection: Projection) -> dict[str, tuple[Entity, ...]]:
    """List for every organisation itself and the offices that lie below it, at whatever depth."""
    found: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for office in projection.select(kind=Kind.ORGANISATION):
        waiting = [office]
        while waiting:
            above = waiting.pop()
            if office.iri in found[above.iri]:
                continue
            found[above.iri][office.iri] = office
            if is_office(office):
                waiting.extend(_parents(projection, above))
    return {iri: tuple(offices.values()) for iri, offices in found.items()}
