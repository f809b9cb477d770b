"""Meetings with their seats, and events with their dates, as things and links."""

from dataclasses import dataclass, field

from ingest.layouts.cues import plain_of
from ingest.resolve import Collector
from ingest.slides.bodies import Bodies
from ingest.slides.identity import iri_of
from ingest.slides.meetings import Meeting, Seat
from ingest.slides.owners import Owners
from ingest.slides.passages import Passage, joined
from ingest.slides.schedule import FoundEvent
from ingest.structure.labels import label_of
from ontology.model import Basis, Event, Evidence, Kind, Link, Organisation, Relation, Role

_LONGEST_LABEL = 80


@dataclass(slots=True)
class GatheringAdder:
    """Takes in meetings first, so that events find those that meet."""

    owners: Owners
    bodies: Bodies
    collector: Collector
    _councils: list[Organisation] = field(default_factory=list)

    def add_meeting(self, meeting: Meeting) -> None:
        """Take in a meeting and those who sit in it; names that are no organisation stay unresolved."""
        council = self.bodies.council(meeting.name)
        self._councils.append(council)
        for seat in _with_offices(meeting.seats, self.collector.text):
            if self.bodies.is_collective(plain_of(seat.name.text)):
                continue
            organisation = self.bodies.of(seat.name)
            if organisation is None:
                reason = "会議の構成員だが組織・職名ではない / in a meeting, but no organisation or post"
                self.collector.leave_unresolved(reason, seat.name.span)
            elif organisation.iri != council.iri:
                places = tuple(dict.fromkeys(self._quotes(meeting.name, seat.marker, seat.name)))
                link = Link(
                    organisation.iri, Relation.PARTICIPATES_IN, council.iri, Basis.STRUCTURAL, places, role=seat.role
                )
                self.collector.link(link)

    def add_event(self, found: FoundEvent) -> None:
        """Take in an event, part of the programme that its schedule is of, and the council that meets there."""
        text = label_of(found.text.text).text
        said = self._quotes(found.date, found.text)
        event = self.collector.add(
            Event(
                iri=iri_of(self.collector.minter, Kind.EVENT, text, found.date.text),
                label=text[:_LONGEST_LABEL],
                document=self.collector.document,
                evidence=said,
                date=found.date.text,
                text=text,
            )
        )
        owner = self.owners.called(found.heading.passage.text) if found.heading else None
        if owner is not None and found.heading is not None:
            title = self.collector.quote(found.heading.passage.span)
            self.collector.link(Link(event.iri, Relation.PART_OF, owner[1].iri, Basis.STRUCTURAL, (title, *said)))
        elif found.heading is None:
            near = self.owners.of(found.item.lines[0], found.text)
            if near is not None and near.reason is None:  # the nearest title may be that of another page
                title = self.collector.quote(near.heading.name.printed.span)
                self.collector.link(
                    Link(event.iri, Relation.PART_OF, near.entity.iri, Basis.STRUCTURAL, (title, *said))
                )
        for council in self._councils:
            if plain_of(council.label) in plain_of(found.text.text):
                self.collector.link(Link(council.iri, Relation.PARTICIPATES_IN, event.iri, Basis.STATED, said[-1:]))

    def _quotes(self, *passages: Passage) -> tuple[Evidence, ...]:
        return tuple(self.collector.quote(passage.span) for passage in passages)


def _with_offices(seats: tuple[Seat, ...], text: str) -> list[Seat]:
    """Join an office to the body printed above it, where the text elsewhere writes the two as one name."""
    found: list[Seat] = []
    for seat in seats:
        above = found[-1] if found and found[-1].marker == seat.marker and seat.role is Role.SECRETARIAT else None
        if above is not None and above.name.text + seat.name.text in text:
            found[-1] = Seat(joined([above.name, seat.name]), seat.role, seat.marker)
        else:
            found.append(seat)
    return found
