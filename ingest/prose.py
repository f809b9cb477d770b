"""The sentences that measures and results are described in, each with the thing that it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.logic.measure_parts import sayings_of
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part
from ontology.model import Entity

_SENTENCE = (
    re.compile(  # …（以下「…」という。）に… is one sentence; longer ones than this are none, but tables run together
        r"(?:[^。]|。(?=[)）」』])){1,2000}。?"
    )
)
_FINISHED = "。．！？!?：:）)」"
_REASONING = "考え方"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block from `start` to `end`. `before` is the span of the one before it in the same block.

    `is_cut` where the block begins in the middle of it.
    """

    owner: Entity
    block: Block
    start: int
    end: int
    before: tuple[int, int] | None = None
    is_cut: bool = False

    @property
    def text(self) -> str:
        """Give the words."""
        return self.block.text[self.start : self.end]


def sentences_of(root: Part, measures: Measures, results: Results) -> Iterator[Sentence]:
    """Go through the titles and texts of measures, and the paragraphs in which results are reasoned."""
    for part, measure in measures.of_part.items():
        if part.heading is not None:
            start = part.heading.enumerated.title_at if part.heading.enumerated else 0
            yield Sentence(measure, part.heading, min(start, len(part.heading.text) - 1), len(part.heading.text))
        yield from _in_blocks(measure, part, sayings_of(part))
    for part in root.walk():
        result = _reasoned_in(part, results)
        if result is not None and part not in measures.of_part:
            yield from _in_blocks(result, part, (block for block in part.body if block.kind is BlockKind.PARAGRAPH))


def _reasoned_in(part: Part, results: Results) -> Entity | None:
    """Find the result that a part is about: its own, or for a part on the way of thinking the one above it."""
    above = part.ancestors() if _REASONING in part.title else ()
    return next((results.of_part[place] for place in (part, *above) if place in results.of_part), None)


def _in_blocks(owner: Entity, part: Part, blocks: Iterator[Block]) -> Iterator[Sentence]:
    for block in blocks:
        before = None
        is_cut = _is_cut(part, block)
        for match in _SENTENCE.finditer(block.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if start < match.end():
                yield Sentence(owner, block, start, match.end(), before, is_cut and before is None)
                before = (start, match.end())


def _is_cut(part: Part, block: Block) -> bool:
    at = next(index for index, other in enumerate(part.body) if other is block)
    previous = part.body[at - 1] if at else None
    return (
        previous is not None
        and previous.kind is BlockKind.PARAGRAPH
        and not previous.hashes
        and previous.text[-1] not in _FINISHED
    )
