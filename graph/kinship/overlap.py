"""Where two organisations meet: what both answer for, serve or are measured by, and measures that look alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.chains.duties import best_by_target, duties, is_office, weakest
from graph.chains.narrative import sentence_of
from graph.chains.order import in_order, places
from graph.chains.step import Step
from graph.kinship.similar import Likeness, likenesses
from graph.projection import Projection
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation


class Reason(StrEnum):
    """Why two organisations overlap, from what they do together to what only looks alike."""

    MEASURE = "measure"
    PROGRAMME = "programme"
    KPI = "kpi"
    OUTPUT = "output"
    LAW = "law"
    SIMILAR = "similar"


_REASONS: dict[Kind, Reason] = {
    Kind.MEASURE: Reason.MEASURE,
    Kind.PROGRAMME: Reason.PROGRAMME,
    Kind.KPI: Reason.KPI,
    Kind.OUTPUT: Reason.OUTPUT,
    Kind.LAW: Reason.LAW,
}
_ONWARD = (Relation.MEASURED_BY, Relation.CONTRIBUTES_TO, Relation.BASED_ON)


@dataclass(frozen=True, slots=True)
class Tie:
    """How an organisation comes to what it shares: steps from one of its offices; the last step is the shared thing.

    `subject` is what it brings: its measure, or its programme where there is no measure.
    """

    subject: Entity
    steps: tuple[Step, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """List the links of the steps."""
        return tuple(step.link for step in self.steps if step.link)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """List where the subject is named, and the passages of the links."""
        passages = (*self.subject.evidence[:1], *(passage for link in self.links for passage in link.evidence))
        return tuple(dict.fromkeys(passages))

    @property
    def sentence(self) -> str:
        """Tell the tie as one Japanese sentence."""
        return sentence_of(self.steps)


Ties = tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One thing that two organisations share, or two measures that look alike, with the ties of either side."""

    reason: Reason
    shared: Entity | None
    sides: tuple[Ties, Ties]  # of either organisation, the best first
    likeness: Likeness | None = None

    @property
    def basis(self) -> Basis:
        """Give the basis of the weaker side; a likeness is always inferred."""
        return Basis.INFERRED if self.likeness else self._weakest.basis

    @property
    def confidence(self) -> float:
        """Give the score of the likeness, or the confidence of the weaker side."""
        return self.likeness.score if self.likeness else self._weakest.confidence

    @property
    def _weakest(self) -> Link:
        return weakest(weakest(ties[0].links) for ties in self.sides)


_Footprint = Mapping[Reason, Mapping[str, Ties]]


@dataclass(frozen=True)
class Overlaps:
    """What each organisation comes to, and where two of them meet."""

    projection: Projection
    _footprints: dict[tuple[str, ...], _Footprint] = field(default_factory=dict)
    _meetings: dict[tuple[str, str], tuple[Meeting, ...]] = field(default_factory=dict)

    def ministries(self) -> tuple[Entity, ...]:
        """List the topmost offices that answer for anything, themselves or through an office below."""
        known = duties(self.projection)
        answering = {link.source for link in self.projection.links if link.relation is Relation.RESPONSIBLE_FOR}
        return in_order(self.projection, filter(is_office, (known.ministry_of[iri] for iri in answering)))

    def between(self, a: Entity, b: Entity) -> tuple[Meeting, ...]:
        """List where two organisations meet, by reason and then in the order of the text."""
        if (a.iri, b.iri) not in self._meetings:
            self._meetings[a.iri, b.iri] = tuple(self._found(a, b))
        return self._meetings[a.iri, b.iri]

    def _found(self, a: Entity, b: Entity) -> Iterator[Meeting]:
        mine, theirs = self._footprint(a, b), self._footprint(b, a)
        place = places(self.projection)
        for reason in _REASONS.values():
            ours, others = mine.get(reason, {}), theirs.get(reason, {})
            for iri in sorted(ours.keys() & others.keys(), key=place.__getitem__):
                yield Meeting(reason, self.projection.entities[iri], (ours[iri], others[iri]))
        yield from self._alike(mine.get(Reason.MEASURE, {}), theirs.get(Reason.MEASURE, {}))

    def _alike(self, ours: Mapping[str, Ties], others: Mapping[str, Ties]) -> Iterator[Meeting]:
        known = likenesses(self.projection)
        found = [
            Meeting(Reason.SIMILAR, None, (ours[iri], others[alike.b.iri]), alike)
            for iri in ours.keys() - others.keys()  # what both answer for meets as the same measure
            for alike in known.of(iri)
            if alike.b.iri in others and alike.b.iri not in ours
        ]
        place = places(self.projection)
        yield from sorted(found, key=lambda meeting: (-meeting.confidence, place[meeting.sides[0][0].subject.iri]))

    def _footprint(self, organisation: Entity, other: Entity) -> _Footprint:
        """Give what an organisation and its offices come to; an office that is the other one speaks for itself."""
        offices_of = duties(self.projection).offices_of
        own, others = offices_of[organisation.iri], offices_of[other.iri]
        offices = tuple(office.iri for office in own if organisation in others or office not in others)
        if offices not in self._footprints:
            self._footprints[offices] = _footprint(self.projection, offices)
        return self._footprints[offices]


def overlaps(projection: Projection) -> Overlaps:
    """Give the overlaps of a projection, collected once."""
    return projection.derived(Overlaps)


def _footprint(projection: Projection, offices: tuple[str, ...]) -> _Footprint:
    found: dict[Reason, defaultdict[str, list[Tie]]] = {reason: defaultdict(list) for reason in Reason}
    place = places(projection)
    for office in offices:
        for tie in (*_own_ties(projection, office), *_ties_of_measures(projection, office)):
            last = tie.steps[-1].thing
            if last.kind in _REASONS:
                found[_REASONS[last.kind]][last.iri].append(tie)
    return {
        reason: {
            iri: tuple(sorted(ties, key=lambda tie: (*_strength(tie), place[tie.subject.iri])))
            for iri, ties in by_iri.items()
        }
        for reason, by_iri in found.items()
    }


def _strength(tie: Tie) -> tuple[int, float, int]:
    link = weakest(tie.links)
    return (link.basis.rank, -link.confidence, len(tie.steps))


def _own_ties(projection: Projection, office: str) -> Iterator[Tie]:
    """Yield the programmes, laws and KPIs that an office answers for, and the laws of its programmes."""
    for link in best_by_target(projection.outgoing(office), Relation.RESPONSIBLE_FOR):
        thing = projection.entities[link.target]
        if thing.kind is not Kind.MEASURE:
            first = Step(projection.entities[office], link)
            yield Tie(thing, (first, Step(thing)))
            yield from _onward(projection, thing, (first,))


def _ties_of_measures(projection: Projection, office: str) -> Iterator[Tie]:
    for duty in duties(projection).of_organisation.get(office, ()):
        yield Tie(duty.measure, (*duty.steps, Step(duty.measure)))
        yield from _onward(projection, duty.measure, duty.steps)


def _onward(projection: Projection, thing: Entity, steps: tuple[Step, ...]) -> Iterator[Tie]:
    for link in best_by_target(projection.outgoing(thing.iri), *_ONWARD):
        if link.target in projection.entities:  # a measure may rest on a document, which is no entity
            yield Tie(thing, (*steps, Step(thing, link), Step(projection.entities[link.target])))
