"""The sentences of a source, as a reader sees them: clean, whole across page breaks, each with its place."""

import re
from collections.abc import Iterator

from ingest.cues import load_cues
from ingest.source import Source
from ingest.structure.blocks import Block, BlockKind, blocks_of
from ingest.structure.clean import clean
from ingest.structure.doubled import undoubled
from ontology.text import Sentence, SourceText

_SENTENCE = re.compile(r"[^。]+(?:。(?=[)）」』])[^。]*)*。?")  # …（以下「…」という。）に… is one sentence
_LONGEST = 400  # characters; what runs on for longer is cut at a comma or space, if there is one
_PIECE = re.compile(rf".{{1,{_LONGEST}}}(?:(?<=[、，,;；\s])|$)|.{{1,{_LONGEST}}}", re.DOTALL)


def source_text(source: Source, document: str) -> SourceText:
    """Give the text of the revision `document` (an IRI) with its sentences, headings, bullets and rows."""
    return SourceText(document, source.text, tuple(sentences_of(source)))


def sentences_of(source: Source) -> Iterator[Sentence]:
    """List the sentences in reading order, without contents pages and page numbers."""
    for block in blocks_of(undoubled(clean(source.text)), load_cues()):
        if block.kind is not BlockKind.ASIDE:
            yield from _sentences(block, source)


def _sentences(block: Block, source: Source) -> Iterator[Sentence]:
    for sentence in _SENTENCE.finditer(block.text):
        for piece in _PIECE.finditer(sentence[0]):
            text = piece[0].strip()
            if any(character.isalnum() for character in text):
                at = sentence.start() + piece.start() + piece[0].index(text)
                start, end = block.span(at, at + len(text))
                yield Sentence(start, end, " ".join(text.split()), source.page_at(start))
