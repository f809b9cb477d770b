"""Offices in brackets at the end of a text: 「…を増やす。（生活環境課）」, 「…を進める（担当課：農林課）。」."""

import re
from collections.abc import Iterator

from ingest.layouts.rows import Cell
from ingest.layouts.works.offices import offices_in
from ingest.layouts.works.pieces import part_of
from ingest.layouts.works.work import Words
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_AT_END = re.compile(
    r"(?P<stop>。[ 　]*)?[（(【〔［\[](?P<words>[^（）()【】〔〕［］\[\]。]{2,80})[)）】〕］\]](?P<end>[。 　]*)$"
)


def offices_at_ends(root: Part, words: Words) -> Iterator[tuple[Cell, ...]]:
    """Go through the paragraphs under headings; give the offices that each ends in."""
    for part in root.walk():
        for block in part.body if part.heading is not None else ():
            if block.kind is BlockKind.PARAGRAPH and (offices := _offices(block, words)):
                yield offices


def _offices(block: Block, words: Words) -> tuple[Cell, ...]:
    """List what stands in brackets behind the last full stop or right before it."""
    last = _AT_END.search(block.text)
    if last is None or not (last["stop"] or "。" in last["end"]):
        return ()
    named = part_of(Cell(block.text, tuple(block.origins)), *last.span("words"))
    return offices_in(named, words.works, surely="：" not in named.text and ":" not in named.text)
