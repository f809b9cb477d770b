"""Laws that measures, programmes and KPIs rest on, with the numbers that the text gives them.

…の促進に関する法律<sup>10</sup>に基づき     the name, and the mark of a note that is nothing but the number
○○振興法（平成26年法律第136号）         the name with the number behind it, in the text or in a note
○○促進法に基づく                      a name of the authority file, or one that ends as names of laws do
"""

from dataclasses import dataclass, field

from ingest.citations.cues import CitationCues
from ingest.citations.law_names import LawNames, Named
from ingest.citations.speakers import Passage, Speakers, sentence_at
from ingest.resolve import Collector
from ingest.structure.blocks import Block
from ingest.structure.labels import label_of
from ontology.model import Basis, Entity, Evidence, Kind, Law, Link, Relation
from ontology.rules import may_join


def read_laws(speakers: Speakers, names: LawNames, cues: CitationCues) -> None:
    """Link measures to the laws that their titles and texts name, programmes and KPIs to those in their names.

    What a text names elsewhere (an introduction, a table) is named by the measure or result that it stands under, or
    by the document; there only a cue behind the name (に基づき) says that something rests on it.
    """
    passages = list(speakers.passages())
    for passage in passages:
        names.learn(passage.block)
    reader = _LawReader(names, cues, speakers.collector)
    for passage in passages:
        reader.read(passage)


@dataclass(slots=True)
class _LawReader:
    names: LawNames
    cues: CitationCues
    collector: Collector
    known: dict[str, Law] = field(default_factory=dict)

    def read(self, passage: Passage) -> None:
        """Link who speaks to the laws that a block of its text names, and to those that its notes name."""
        speaker, block = passage.speaker, passage.block
        for named in self.names.find(block):
            passages = [self._sentence(block, named.start)]
            if named.note is not None:
                passages.append(self.collector.quote(named.note))
            rests = passage.own or self.cues.rests_on(block.text, named.end)
            self._link(speaker, Relation.BASED_ON if rests else Relation.MENTIONS, named, tuple(passages))
        for index, note in self.names.notes.in_block(block):
            for named in self.names.in_note(note):
                passages = [self._sentence(block, index), self.collector.quote(note.span)]
                self._link(speaker, Relation.MENTIONS, named, tuple(passages))

    def _sentence(self, block: Block, index: int) -> Evidence:
        return self.collector.quote(block.span(*sentence_at(block, index)))

    def _link(self, entity: Entity, relation: Relation, named: Named, passages: tuple[Evidence, ...]) -> None:
        if may_join(entity.kind, relation, Kind.LAW):
            source, law = self.collector.once(entity), self._law(named.name)
            self.collector.link(Link(source.iri, relation, law.iri, Basis.STATED, passages))

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
