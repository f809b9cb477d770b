"""Laws that measures, programmes and KPIs rest on, with the numbers that the text gives them.

…の促進に関する法律<sup>10</sup>に基づき     the name, and the mark of a note that is nothing but the number
○○振興法（平成26年法律第136号）         the name with the number behind it, in the text or in a note
○○促進法に基づく                      a name of the authority file, or one that ends as names of laws do
"""

import re
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.labels import label_of
from ingest.law_names import LawNames, Named
from ingest.measures import Measures, prose_of
from ingest.outline import Part
from ingest.resolve import Collector
from ontology.model import Basis, Entity, Evidence, Kind, Law, Link, Relation

_SENTENCE = re.compile(r"[^。]+(?:。(?=[)）」』])[^。]*)*。?")  # …（以下「…」という。）に… is one sentence
_NAMED_IN_LISTS = (Kind.PROGRAMME, Kind.KPI)


def read_laws(root: Part, measures: Measures, names: LawNames, collector: Collector) -> None:
    """Link measures to the laws that their titles and texts name, programmes and KPIs to those in their names."""
    blocks = [block for part in root.walk() for block in ([part.heading] if part.heading else []) + part.body]
    for block in blocks:
        if block.kind is not BlockKind.ASIDE:
            names.learn(block)
    reader = _LawReader(names, collector)
    for part, measure in measures.of_part.items():
        for block in ([part.heading] if part.heading else []) + list(prose_of(part)):
            reader.read(measure, block)
    listed = _listed(collector)
    for block in blocks:
        for entity in listed.get(block.span(), ()):
            reader.read(entity, block)


def _listed(collector: Collector) -> dict[tuple[int, int], list[Entity]]:
    """Find the things whose name is a bullet, by the place of that bullet."""
    places: dict[tuple[int, int], list[Entity]] = {}
    for entity in collector.entities:
        if entity.kind in _NAMED_IN_LISTS:
            for passage in entity.evidence:
                places.setdefault((passage.start, passage.end), []).append(entity)
    return places


@dataclass(slots=True)
class _LawReader:
    names: LawNames
    collector: Collector
    known: dict[str, Law] = field(default_factory=dict)

    def read(self, entity: Entity, block: Block) -> None:
        """Link a thing to the laws that a block of its text names, and to those that its notes name."""
        for named in self.names.find(block):
            passages = [self.collector.quote(block.span(*_sentence(block, named.start)))]
            if named.note is not None:
                passages.append(self.collector.quote(named.note))
            self._link(entity, Relation.BASED_ON, named, tuple(passages))
        if entity.kind is Kind.KPI:
            return
        for index, note in self.names.notes.in_block(block):
            sentence = self.collector.quote(block.span(*_sentence(block, index)))
            for named in self.names.in_note(note):
                self._link(entity, Relation.MENTIONS, named, (sentence, self.collector.quote(note.span)))

    def _link(self, entity: Entity, relation: Relation, named: Named, passages: tuple[Evidence, ...]) -> None:
        law = self._law(named.name)
        self.collector.link(Link(entity.iri, relation, law.iri, Basis.STATED, passages))

    def _law(self, name: str) -> Law:
        """Add a law, with its number and the place that gives it; without a place, the number is the authority's."""
        if name not in self.known:
            number, place = self.names.number(name)
            label = label_of(name)
            law = Law(
                iri=self.collector.minter.shared(Kind.LAW, label.text),
                label=label.text,
                alt_labels=tuple(sorted({*self.names.spellings(name), *label.others} - {label.text})),
                number=number,
                evidence=(self.collector.quote(place),) if place else (),
            )
            self.known[name] = self.collector.add(law)
        return self.known[name]


def _sentence(block: Block, index: int) -> tuple[int, int]:
    """Find the sentence of a block around an index, without the space before it."""
    for match in _SENTENCE.finditer(block.text):
        if match.start() <= index < match.end():
            return match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
    return 0, len(block.text)
