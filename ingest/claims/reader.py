"""Claims: what a measure or a result says it does by what means to what end."""

from dataclasses import dataclass

from ingest.claims.cues import ClaimCues
from ingest.claims.statements import Statement, statements_of
from ingest.prose import Sentence
from ingest.resolve import Collector
from ingest.words import Parsed
from ontology.model import Basis, Claim, Kind, Link, Relation


@dataclass(frozen=True, slots=True)
class ClaimReader:
    """Reads the claims of sentences into a collector."""

    cues: ClaimCues
    collector: Collector

    def read(self, sentence: Sentence, parsed: Parsed) -> None:
        """Add the claims of a sentence, each stated by the thing that the sentence belongs to."""
        if sentence.is_cut:
            return
        for statement in statements_of(sentence.text, parsed, self.cues):
            self._add(sentence, statement)

    def _add(self, sentence: Sentence, statement: Statement) -> None:
        spans = [(sentence.start, sentence.end)]
        if statement.refers and sentence.before:  # これにより… points back to the sentence before
            spans.insert(0, sentence.before)
        passages = tuple(self.collector.quote(sentence.block.span(*span)) for span in spans)
        text = sentence.text
        means, cue, end, end_cue = (text[slice(*s)] for s in statement.phrases)
        label = f"{means}{cue} → {end}{end_cue}"  # no title of a measure reads like this
        claim = self.collector.add(
            Claim(
                iri=self.collector.minter.thing(Kind.CLAIM, label, sentence.owner.iri),
                label=label,
                document=self.collector.document,
                evidence=passages,
                means=means,
                cue=cue,
                end=end,
                end_cue=end_cue,
            )
        )
        self.collector.link(Link(sentence.owner.iri, Relation.STATES, claim.iri, Basis.STATED, passages))
