"""Plans, strategies and decisions that a text cites: what rests on them, and who only names them."""

from dataclasses import dataclass

from ingest.citations.cues import CitationCues
from ingest.citations.plan_forms import plan_key
from ingest.citations.plan_names import Cited, PlanNames
from ingest.citations.speakers import Passage, Speakers, sentence_at
from ingest.resolve import Collector
from ingest.structure.labels import label_of
from ontology.model import Basis, CitedDocument, Evidence, Kind, Link, Relation
from ontology.rules import may_join


def read_citations(speakers: Speakers, names: PlanNames, cues: CitationCues) -> None:
    """Link who speaks to each plan that is cited: based on it where the words behind its name say so."""
    passages = list(speakers.passages())
    for passage in passages:
        names.learn(passage.block)
    reader = _CitationReader(names, cues, speakers.collector)
    for passage in passages:
        reader.read(passage)


@dataclass(slots=True)
class _CitationReader:
    names: PlanNames
    cues: CitationCues
    collector: Collector

    def read(self, passage: Passage) -> None:
        """Link who speaks to the plans that a block of its text names, and to those that its notes name."""
        block = passage.block
        for cited in self.names.find(block):
            rests = self.cues.rests_on(block.text, cited.end)
            if cited.recalled and not rests and passage.speaker.kind is Kind.DOCUMENT:
                continue  # a document that has named a plan goes on to speak of it
            sentence = self.collector.quote(block.span(*sentence_at(block, cited.start)))
            self._link(passage, Relation.BASED_ON if rests else Relation.MENTIONS, cited, sentence)
        for index, note in self.names.notes.in_block(block):
            for cited in self.names.in_note(note):
                sentence = self.collector.quote(block.span(*sentence_at(block, index)))
                self._link(passage, Relation.MENTIONS, cited, sentence)

    def _link(self, passage: Passage, relation: Relation, cited: Cited, sentence: Evidence) -> None:
        if not may_join(passage.speaker.kind, relation, Kind.DOCUMENT):
            return
        passages = (sentence, *([self.collector.quote(cited.note)] if cited.note else []))
        source, plan = self.collector.once(passage.speaker), self._plan(cited.name)
        self.collector.link(Link(source.iri, relation, plan.iri, Basis.STATED, passages))

    def _plan(self, name: str) -> CitedDocument:
        """Add a plan with its adoption, and the place that tells of it."""
        label = label_of(name)
        adopted, place = self.names.adoptions.get(plan_key(name), (None, None))
        return self.collector.add(
            CitedDocument(
                iri=self.collector.minter.shared(Kind.DOCUMENT, plan_key(label.text)),
                label=label.text,
                alt_labels=label.others,
                adopted=adopted,
                evidence=(self.collector.quote(place),) if place else (),
            )
        )
