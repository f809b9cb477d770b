"""Paragraphs that were cut inside a sentence.

…900件にする（2019年度： / 610件）.     inside the parentheses at its end
…の割合は、令和４年度の / 52％から…     between a particle and the figure after it, as at the foot of a page
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.structure.blocks import Block, BlockKind

_OPEN = re.compile(r"[（(][^（()）]{0,30}$")
_TOWARDS_FIGURE = re.compile(
    r"[0-9０-９元][ 　]?年度?末?(?:[のにはで]|までに)?$|[のをは]、?$|(?:少なくとも|おおむね|概ね|累計で|延べ)$"
)
_FIGURE = re.compile(r"[約△▲]?[0-9０-９][0-9０-９,，.．]*[ 　]?[^\s0-9０-９.．、)）]{1,6}(?:から|を|に|へ|とし|、)")
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
    if paragraphs and _TOWARDS_FIGURE.search(before.text) and _FIGURE.match(block.text):
        return True
    return paragraphs and _OPEN.search(before.text) is not None and _CLOSING.fullmatch(block.text) is not None
