"""Paragraphs that were cut inside the parentheses at their end: …900件にする（2019年度： / 610件）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.structure.blocks import Block, BlockKind

_OPEN = re.compile(r"[（(][^（()）]{0,30}$")
_CLOSING = re.compile(r"[^（()）。]{1,30}[)）]。?$")


def closed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put such paragraphs together again."""
    before: Block | None = None
    for block in blocks:
        if before is None:
            before = block
        elif _goes_on(before, block):
            before = replace(before, text=before.text + block.text, origins=[*before.origins, *block.origins])
        else:
            yield before
            before = block
    if before is not None:
        yield before


def _goes_on(before: Block, block: Block) -> bool:
    paragraphs = before.kind is block.kind is BlockKind.PARAGRAPH
    return paragraphs and _OPEN.search(before.text) is not None and _CLOSING.fullmatch(block.text) is not None
