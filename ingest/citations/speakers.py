"""Who speaks in a passage: the thing that is named there, else what it stands under, else the document itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.logic.measure_parts import sayings_of
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.resolve import Collector
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part
from ontology.model import CitedDocument, Document, Entity, Kind

_SENTENCE = re.compile(r"[^。]+(?:。(?=[)）」』])[^。]*)*。?")  # …（以下「…」という。）に… is one sentence
_NAMED_IN_LISTS = (Kind.PROGRAMME, Kind.KPI)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and who speaks in it; `own` where it is the title, the name or the running text of that thing."""

    speaker: Entity
    block: Block
    own: bool


@dataclass(frozen=True, slots=True)
class Speakers:
    """All passages of a document, each with who speaks in it."""

    root: Part
    results: Results
    measures: Measures
    document: Document
    collector: Collector

    def passages(self) -> Iterator[Passage]:
        """Go through the text in its order, without tables of contents and page numbers."""
        listed = self._listed()
        itself = CitedDocument(iri=self.document.iri, label=self.document.title, document=self.document.iri)
        for part in self.root.walk():
            measure = self.measures.of_part.get(part)
            own = [*([part.heading] if part.heading else []), *sayings_of(part)] if measure else []
            above = self._above(part)
            for block in blocks_of_part(part):
                for entity in listed.get(block.span(), ()):
                    yield Passage(entity, block, own=True)
                if block.span() not in listed:
                    yield Passage(above or itself, block, own=any(block is one for one in own))

    def _above(self, part: Part) -> Entity | None:
        things = (self.measures.of_part.get(one) or self.results.of_part.get(one) for one in (part, *part.ancestors()))
        return next((thing for thing in things if thing is not None), None)

    def _listed(self) -> dict[tuple[int, int], list[Entity]]:
        """Find the things whose name is a bullet, by the place of that bullet."""
        places: dict[tuple[int, int], list[Entity]] = {}
        for entity in self.collector.entities:
            if entity.kind in _NAMED_IN_LISTS:
                for passage in entity.evidence:
                    places.setdefault((passage.start, passage.end), []).append(entity)
        return places


def blocks_of_part(part: Part) -> Iterator[Block]:
    """Go through the heading and the text of a part."""
    for block in [*([part.heading] if part.heading else []), *part.body]:
        if block.kind is not BlockKind.ASIDE:
            yield block


def sentence_at(block: Block, index: int) -> tuple[int, int]:
    """Find the sentence of a block around an index, without the space before it."""
    for match in _SENTENCE.finditer(block.text):
        if match.start() <= index < match.end():
            return match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
    return 0, len(block.text)
