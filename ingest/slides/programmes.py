"""The programmes and measures that slides name, with those who run them and what they are a part of."""

import re
from dataclasses import dataclass, field

from ingest.cues import Cues
from ingest.layouts.cues import plain_of
from ingest.resolve import Collector
from ingest.slides.bodies import Bodies
from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck
from ingest.slides.headings import Heading, Rank, find_headings
from ingest.slides.identity import iri_of
from ingest.slides.owners import Owners
from ingest.slides.passages import Passage
from ingest.structure.labels import label_of
from ontology.model import Basis, Entity, Kind, Link, Programme, Relation

_BESIDE = 4  # printed lines from a title to the line that names who runs it


@dataclass(slots=True)
class ProgrammeReader:
    """Makes one thing of each name, however often and in however many forms slides print it."""

    words: SlideCues
    cues: Cues
    bodies: Bodies
    collector: Collector
    _called: dict[str, Entity] = field(default_factory=dict)

    def read(self, deck: Deck) -> Owners:
        """Take in all named things; titles first, so that a short form in a sentence finds them."""
        headings = sorted(find_headings(deck, self.cues, self.words), key=lambda heading: heading.rank)
        named = [(heading, self._add(heading)) for heading in headings]
        for heading, entity in named:
            self._link_above(heading, entity)
            self._read_responsible(heading, entity)
        self._read_lines_beside(deck, named)
        return Owners(tuple(named))

    def _add(self, heading: Heading) -> Entity:
        label = label_of(self._printed(heading).text)
        names = self._names(heading)
        known = next((self._called[name] for name in map(plain_of, names) if name in self._called), None)
        others = {*(label_of(name).text for name in names), *label.others, label.text}
        place = (heading.above.name.bare,) if heading.above else ()
        kind = known.kind if known else heading.kind
        iri = known.iri if known else iri_of(self.collector.minter, kind, heading.name.bare, *place)
        make = Programme if kind is Kind.PROGRAMME else Entity
        entity = self.collector.add(
            make(
                iri=iri,
                kind=kind,
                label=label.text,
                document=self.collector.document,
                alt_labels=tuple(sorted(others - {known.label if known else label.text})),
                evidence=(self.collector.quote(heading.name.printed.span),),
            )
        )
        for name in names:
            self._called.setdefault(plain_of(name), entity)
        return entity

    def _printed(self, heading: Heading) -> Passage:
        """Give the name as printed, without the office in brackets behind it."""
        printed = heading.name.printed
        for aside in heading.name.asides:
            if self.bodies.is_of_state(plain_of(aside.text)):
                return printed.part(0, printed.origins.index(aside.origins[0]) - 1)
        return printed

    def _names(self, heading: Heading) -> list[str]:
        """List what a thing is called: its bare name, and a second name in brackets."""
        seconds = [aside.text for aside in heading.name.asides if self.cues.names_programme(aside.text)]
        return [heading.name.bare, *(name for name in seconds if len(plain_of(name)) > 3)]

    def _link_above(self, heading: Heading, entity: Entity) -> None:
        above = self._called.get(plain_of(heading.above.name.bare)) if heading.above else None
        if heading.above is None or above is None or above.iri == entity.iri:
            return
        passages = (heading.above.name.printed.span, heading.name.printed.span)
        quotes = tuple(map(self.collector.quote, passages))
        self.collector.link(Link(entity.iri, Relation.PART_OF, above.iri, Basis.STRUCTURAL, quotes))

    def _read_responsible(self, heading: Heading, entity: Entity) -> None:
        """Take the office in brackets behind a title as the one that runs it."""
        for aside in heading.name.asides:
            if heading.rank is Rank.TITLE and self.bodies.is_of_state(plain_of(aside.text)):
                self._link_responsible(entity, heading, aside, aside)

    def _read_lines_beside(self, deck: Deck, named: list[tuple[Heading, Entity]]) -> None:
        """Take a line of its own that is an office, right beside the only title of its page, or behind 担当：."""
        label = re.compile(rf"[【\[(]?(?:{self.words.any_of('responsible', 'labels')})[】\])]?[ ]*:?[ ]*")
        for item in deck.items:
            titles = [pair for pair in named if pair[0].rank is Rank.TITLE and pair[0].about.page == item.page]
            announced = label.match(item.body.plain)
            body = item.body.part(announced.end() if announced else 0).without("（）()【】［］[] ")
            beside = [pair for pair in titles if 0 <= item.row - pair[0].about.lines[-1].row <= _BESIDE]
            owner = (
                titles if announced and len(titles) == 1 else beside[-1:] if len(beside) == 1 and not item.mark else []
            )
            if owner and body and self.bodies.is_of_state(plain_of(body.text)):
                heading, entity = owner[0]
                self._link_responsible(entity, heading, body, item.passage)

    def _link_responsible(self, entity: Entity, heading: Heading, name: Passage, said: Passage) -> None:
        organisation = self.bodies.of(name)
        if organisation is None:
            return
        quotes = (self.collector.quote(heading.name.printed.span), self.collector.quote(said.span))
        link = Link(organisation.iri, Relation.RESPONSIBLE_FOR, entity.iri, Basis.STATED, tuple(dict.fromkeys(quotes)))
        self.collector.link(link)
