"""Works found in tables and lists become measures and programmes, joined to the heading that they stand under."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.actors.offices import Offices
from ingest.layouts.owners.owners import Owners
from ingest.layouts.owners.parts_over import Owner
from ingest.layouts.rows import Cell
from ingest.layouts.works.bullets import is_phrase
from ingest.layouts.works.work import Entry, Work
from ingest.resolve import Collector
from ingest.structure.labels import Label, label_of
from ingest.structure.notation import Style
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Evidence, Kind, Link, Programme, Relation
from ontology.normalise import comparable

_Named = tuple[Entity, Evidence]


def add_works(
    works: Iterable[Work], said: Iterable[tuple[Cell, ...]], owners: Owners, offices: Offices, collector: Collector
) -> None:
    """Take in the works that no reader has named at the same place, and the offices said of headings.

    `works` are in the order of the text; `said` are offices on lines of their own.
    """
    adder = _Adder(owners, offices, collector)
    named = adder.named()
    for work in works:
        known = named.get(work.offset if work.heading is None else work.heading)
        if known is None:
            adder.add(work)
        else:
            adder.answer([name for entry in work.entries for name in entry.offices], known)
    for names in said:
        adder.add_said(names, named)


@dataclass(slots=True)
class _Adder:
    owners: Owners
    offices: Offices
    collector: Collector
    _said: list[Part] = field(default_factory=list)  # that lines of offices are about
    _under: dict[str, str] = field(default_factory=dict)  # the heading that a measure was first listed under, by IRI

    def add(self, work: Work) -> None:
        """Take in one measure with its programmes and offices; programmes alone belong to the heading above."""
        above = self.owners.over(work.offset if work.under is None else work.under)
        if work.under is not None and (above is None or above.entity.kind is not Kind.MEASURE):
            return
        programme = work.named_as_programme and above is not None and above.entity.kind is Kind.MEASURE
        if work.measure is None or programme:
            over = (above.entity, self.collector.quote(above.place)) if above else None
            for entry in work.entries:
                programmes = entry.programmes or ((work.measure,) if work.measure else ())
                self._add_entry(over, Entry(programmes, entry.offices), of_rows=True)
            return
        named = self._measure(work.measure, work.number, above)
        several = len([entry for entry in work.entries if entry.programmes]) > 1
        for entry in work.entries:
            self._add_entry(named, entry, of_rows=several)

    def named(self) -> dict[int, _Named]:
        """List the measures and programmes that other readers have named, by their places."""
        return {
            place.start: (entity, place)
            for entity in self.collector.entities
            if entity.kind in (Kind.MEASURE, Kind.PROGRAMME)
            for place in entity.evidence
        }

    def add_said(self, names: Sequence[Cell], named: Mapping[int, _Named]) -> None:
        """Take the offices on a line for those of the heading right above, where that names a measure."""
        above = self._said_of(names[0].origins[0])
        measure = named.get(above.title_span[0]) if above is not None else None
        if above is not None and measure is not None:
            self._said.append(above)
            self.answer(names, measure)

    def _said_of(self, place: int) -> Part | None:
        """Find the heading that a line is about: the last of a list too, where the one before it has such a line."""
        last = self.owners.places.last(place)
        if last is not None and any(part.parent is last.parent for part in self._said[-1:]):
            return last
        return next((part for part in self.owners.places.above(place) if not _is_line(part, place)), None)

    def _measure(self, name: Cell, number: str | None, above: Owner | None) -> _Named:
        label, place = label_of(name.text), self._quote(name)
        measure = self.collector.add(
            Entity(
                iri=self._iri(label, above),
                kind=Kind.MEASURE,
                label=label.text,
                notation=number,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(place,),
            )
        )
        if above is not None and above.entity.iri != measure.iri and not _is_impact(above.entity):
            passages = (self.collector.quote(above.place), place)
            link = Link(measure.iri, Relation.CONTRIBUTES_TO, above.entity.iri, Basis.STRUCTURAL, passages)
            self.collector.link(link)
        return measure, place

    def _iri(self, label: Label, above: Owner | None) -> str:
        """Name a measure; one that another heading has listed by the same name is another, unless it is 再掲."""
        plain = self.collector.minter.thing(Kind.MEASURE, label.text)
        over = comparable(above.entity.label) if above else ""
        first = self._under.setdefault(plain, over)
        if label.restated or first == over or above is None:
            return plain
        return self.collector.minter.thing(Kind.MEASURE, label.text, above.entity.label)

    def _add_entry(self, named: _Named | None, entry: Entry, *, of_rows: bool) -> None:
        """Join programmes to a measure; offices answer for the programmes beside them where several rows have some."""
        added = [self._programme(name, named) for name in entry.programmes]
        for one in added if of_rows else [named] if named else []:
            self.answer(entry.offices, one)
        if of_rows and not added and named is not None:
            self.answer(entry.offices, named)

    def _programme(self, name: Cell, measure: _Named | None) -> _Named:
        label, place = label_of(name.text), self._quote(name)
        programme = self.collector.add(
            Programme(
                iri=self.collector.minter.thing(Kind.PROGRAMME, label.text),
                label=label.text,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(place,),
            )
        )
        if measure is not None and measure[0].kind is Kind.MEASURE:
            passages = (measure[1], place)
            link = Link(measure[0].iri, Relation.IMPLEMENTED_BY, programme.iri, Basis.STRUCTURAL, passages)
            self.collector.link(link)
        return programme, place

    def answer(self, names: Iterable[Cell], named: _Named) -> None:
        """Link the offices that a text names for a thing."""
        for name in names:
            passages = (named[1], self._quote(name))
            for office in self.offices.called(name.text, passages[1]):
                link = Link(office.iri, Relation.RESPONSIBLE_FOR, named[0].iri, Basis.STATED, passages)
                self.collector.link(link)

    def _quote(self, cell: Cell) -> Evidence:
        if cell.span is None:
            raise ValueError("a name without a place")
        return self.collector.quote(cell.span)


def _is_line(part: Part, place: int) -> bool:
    """Tell a line below a heading that only its mark makes one: the place is on it, or it says what is done."""
    marked = part.reading is not None and part.reading.style is Style.MARK
    return marked and (part.title_span[0] <= place < part.title_span[1] or is_phrase(part.title))


def _is_impact(entity: Entity) -> bool:
    return entity.kind is Kind.IMPACT
