"""The stage of a logic model whose name in brackets stands over indicators: 【アウトカム】, <短期アウトカム>."""

import re

from ingest.layouts.found import Span
from ingest.structure.blocks import BlockKind
from ingest.structure.outline import Part
from ontology.model import Kind

_STAGE = re.compile(
    r"[ 　]*[【〔［\[〈《＜<][ 　]*"
    r"(?P<name>(?:初期|短期|中期|長期|中間|最終|直接)?(?P<word>アウトプット|アウトカム|インパクト))"
    r"[ 　]*[】〕］\]〉》＞>][ 　]*"
)
_KINDS = {"アウトプット": Kind.OUTPUT, "アウトカム": Kind.OUTCOME, "インパクト": Kind.IMPACT}


def stage_over(part: Part, offset: int) -> tuple[str, Kind, Span] | None:
    """Find the last such name in a part before an offset of the source."""
    found: tuple[str, Kind, Span] | None = None
    for block in part.body:
        if block.span()[0] > offset:
            break
        stage = _STAGE.fullmatch(block.text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.LABEL) else None
        if stage is not None:
            found = stage["name"], _KINDS[stage["word"]], block.span(*stage.span("name"))
    return found
