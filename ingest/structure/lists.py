"""Announced lists: the items that follow a label line such as （主な事業） or ■アウトプットKPI."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cues import Announced, Cues, Label
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.statements import read_statement, read_trailing
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ITEM_KINDS = (BlockKind.BULLET, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class AnnouncedList:
    """A label line, what it announces, and the blocks that belong to it."""

    announced: Announced
    label: Block
    items: tuple[Block, ...]


def lists_in(part: Part, cues: Cues) -> Iterator[AnnouncedList]:
    """Go through the lists announced in the body of a part, in reading order; its heading may announce KPIs itself.

    The items of a list are the bullets and notes after its label; a text without bullets sets one item a paragraph.
    """
    body = part.body
    titled = cues.label(part.title) if part.heading else None
    if part.heading is not None and titled is not None and titled.label is Label.KPI:
        yield AnnouncedList(titled, part.heading, tuple(_items(body, Label.KPI)))
    for index, block in enumerate(body):
        announced = cues.label(block.text) if block.kind is BlockKind.LABEL else None
        if announced is not None:
            yield AnnouncedList(announced, block, tuple(_items(body[index + 1 :], announced.label)))


def _items(rest: list[Block], label: Label) -> Iterator[Block]:
    rest = [block for block in rest if block.kind is not BlockKind.ROW] if _goes_on(rest) else rest
    for block in rest:
        plain_item = label is not Label.PROGRAMMES and block.kind is BlockKind.PARAGRAPH and _states_target(block.text)
        if block.kind not in _ITEM_KINDS and not plain_item:
            return
        yield block


def _goes_on(rest: list[Block]) -> bool:
    """Tell whether rows, which another reader has read, stand between the items of a list that began before them."""
    return bool(rest) and rest[0].kind in _ITEM_KINDS


def _states_target(text: str) -> bool:
    if len(text) >= 120 or text.endswith("。"):
        return False
    cues = load_layout_cues()
    return "：" in text or ":" in text or bool(read_statement(text, cues) or read_trailing(text, cues))
