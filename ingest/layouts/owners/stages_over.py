"""The stage of a logic model whose name in brackets stands over indicators, by the result that is told below it.

【インパクト】
里の織物が、若い人の選ぶ仕事になっている。
・KPI：織り手の数…
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ingest.layouts.found import Span
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part
from ingest.structure.stages import STAGE_TIME, STAGE_WORD
from ontology.model import Kind

_STAGE = re.compile(
    r"[ 　]*[【〔［\[〈《＜<][ 　]*"
    rf"(?P<name>{STAGE_TIME}(?P<word>{STAGE_WORD}))"
    r"[ 　]*[】〕］\]〉》＞>][ 　]*"
)
_KINDS = {"アウトプット": Kind.OUTPUT, "アウトカム": Kind.OUTCOME, "インパクト": Kind.IMPACT}
_TOLD = re.compile(r"(?P<said>[^。0-9０-９]{6,80})。")  # one sentence without a figure


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as its brackets name it; `label` is the result told below, if any, and `place` that of the label."""

    name: str
    kind: Kind
    label: str
    place: Span


def stage_over(part: Part, offset: int) -> Stage | None:
    """Find the last stage in a part before an offset of the source."""
    stages = _stages(part)
    before = bisect_right(stages, offset, key=lambda one: one[0])
    return stages[before - 1][1] if before else None


@lru_cache(maxsize=1)  # many KPIs of one part ask, one after the other
def _stages(part: Part) -> list[tuple[int, Stage]]:
    """List the stages that a part names, each with where its line begins."""
    found: list[tuple[int, Stage]] = []
    for block, below in zip(part.body, (*part.body[1:], None), strict=False):
        stage = _STAGE.fullmatch(block.text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.LABEL) else None
        if stage is not None:
            label, place = _told(below) or (stage["name"], block.span(*stage.span("name")))
            found.append((block.span()[0], Stage(stage["name"], _KINDS[stage["word"]], label, place)))
    return found


def _told(below: Block | None) -> tuple[str, Span] | None:
    told = _TOLD.fullmatch(below.text) if below is not None and below.kind is BlockKind.PARAGRAPH else None
    return (told["said"], below.span(*told.span("said"))) if told is not None and below is not None else None
