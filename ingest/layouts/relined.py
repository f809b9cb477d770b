"""Blocks cut again at lines that belong to tables and lists of KPIs, which are no headings and no paragraphs.

They are cut too at the headings of plans that the notation alone does not show: 施策１－１ 木工の担い手の育成.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.cues import Cues, Label
from ingest.layouts.bare_numbers import titled, with_titles_below
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.figures.statements import is_in_words
from ingest.layouts.figures.values import is_value, part_time
from ingest.layouts.finder import LIST_STYLES, Layouts
from ingest.logic.kpi_items import KpiItem, read_item
from ingest.logic.plan_headings import plan_heading
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.cut_items import mended
from ingest.structure.joining import ends_open
from ingest.structure.run_together import parted

_RELINED = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET, BlockKind.NOTE, BlockKind.ROW)


def relined(blocks: list[Block], source: str, layouts: Layouts, cues: Cues) -> list[Block]:
    """Cut blocks at lines that belong to tables, which become rows, and at headings of plans."""
    used = frozenset(offset for start, end in layouts.used for offset in (start, end - 1))
    words = load_layout_cues()
    lines = mended(parted(source))  # those too that were run together, none within a cut item
    reliner = _Reliner(lines, used, cues, words)
    return list(with_titles_below([piece for block in blocks for piece in reliner.pieces(block)], lines, words))


@dataclass(slots=True)
class _Reliner:
    source: str
    used: frozenset[int]  # offsets at which used lines begin and end
    cues: Cues
    words: LayoutCues
    announced: bool = False  # whether a heading or a label above says that KPIs follow

    def pieces(self, block: Block) -> list[Block]:
        """Cut one block; most stay whole."""
        pieces = list(self._cut(block)) if block.kind in _RELINED else [block]
        _number_by_plan(pieces[0], self.words)
        if pieces[0].kind in (BlockKind.LABEL, BlockKind.HEADING):
            label = self.cues.label(block.enumerated.title if block.enumerated else block.text)
            self.announced = label is not None and label.label is Label.KPI
        return pieces

    def _cut(self, block: Block) -> Iterator[Block]:
        plain = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
        open_from = 0
        for start, end, own in self._own(block):
            if open_from < start:
                yield _piece(block, open_from, start, plain)
            yield own
            open_from = end
        if open_from == 0:
            yield block
        elif open_from < len(block.text):
            yield _piece(block, open_from, len(block.text), BlockKind.PARAGRAPH)

    def _own(self, block: Block) -> Iterator[tuple[int, int, Block]]:
        """Find the lines that are blocks of their own, and numbers with the titles below them."""
        lines = list(_lines(block, self.source))
        end = 0
        for (start, stop), (_, below) in pairwise([*lines, (len(block.text), len(block.text))]):
            if start < end:
                continue  # the title of the number above
            kind, end = self._kind(block, start, stop), stop
            if kind is BlockKind.BULLET and (ends_open(block.text[:stop]) or block.text[stop - 1] == "、"):
                end = len(block.text)  # ■…を使う人の⏎割合を…とする
            heading = self._titled(block, start, stop, below) if kind is None and stop < below else None
            if heading is not None:
                end = below
                yield start, end, heading
            elif kind is not None:
                yield start, end, self._line(block, start, end, kind)

    def _titled(self, block: Block, start: int, stop: int, end: int) -> Block | None:
        """Make a heading of a number on a line and the title on the next."""
        if self._kind(block, stop, end) is not None:
            return None
        number, title = (_piece(block, *line, BlockKind.PARAGRAPH) for line in ((start, stop), (stop, end)))
        return titled(number, title, self.words)

    def _kind(self, block: Block, start: int, end: int) -> BlockKind | None:
        """Tell what a line of a block is: a row, a heading of a plan, an item, or (None) what the block is."""
        if block.origins[start] in self.used or block.origins[end - 1] in self.used:
            return BlockKind.ROW
        of_its_own = start > 0 or block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        if of_its_own and plan_heading(block.text[start:end], self.words):
            return BlockKind.HEADING  # under a bullet or a note that it does not go on with
        return BlockKind.BULLET if block.kind is BlockKind.HEADING and start == 0 and self._is_item(block) else None

    def _is_item(self, block: Block) -> bool:
        """Tell a numbered KPI from a heading: ①地域の居間の開設数：12か所（令和５年度：４か所）."""
        read = block.enumerated
        if read is None or read.readings[0].style not in LIST_STYLES or not block.text[read.title_at :].strip():
            return False
        item = read_item(Block(BlockKind.BULLET, block.text[read.title_at :], block.origins[read.title_at :]))
        if item.target is None or self.words.is_budget(item.indicator):
            return False
        if not is_value(item.target, self.words):
            return self.announced and self._is_aimed_in_words(item)
        figure = any(character.isdecimal() for character in item.target)
        sure = item.deadline is not None and item.baseline is not None
        return self.words.ends_as_indicator(item.indicator) or (figure and (self.announced or sure))

    def _is_aimed_in_words(self, item: KpiItem) -> bool:
        """Tell a target in words, ほぼ全て, by its name, its time and the value of today beside it."""
        figure = is_value(part_time(item.baseline or "")[0], self.words)
        words = figure and is_in_words(item.target or "", item.baseline or "", item.deadline)
        return words and item.deadline is not None and self.words.ends_as_indicator(item.indicator)

    def _line(self, block: Block, start: int, end: int, kind: BlockKind) -> Block:
        if (
            kind is BlockKind.BULLET
            and block.enumerated is not None
            and block.text[block.enumerated.title_at : end].strip()
        ):
            start = block.enumerated.title_at  # the number of an item is none of its name
        piece = _piece(block, start, end, kind)
        if kind is BlockKind.HEADING and (heading := plan_heading(piece.text, self.words)):
            piece.enumerated = heading.enumerated
        return piece


def _number_by_plan(block: Block, words: LayoutCues) -> None:
    """Take the number of the goal or measure for that of a heading with two: ３　基本目標２　人の流れ."""
    read = block.enumerated
    inner = plan_heading(read.title, words) if block.kind is BlockKind.HEADING and read else None
    if read is not None and inner is not None:
        at = block.text.index(read.title, read.title_at) + inner.enumerated.title_at
        block.enumerated = replace(inner.enumerated, title_at=at)


def _lines(block: Block, source: str) -> Iterator[tuple[int, int]]:
    """Cut a block where the source had a line break between two of its characters."""
    start = 0
    for index in range(1, len(block.text)):
        if "\n" in source[block.origins[index - 1] + 1 : block.origins[index]]:
            yield start, index
            start = index
    yield start, len(block.text)


def _piece(block: Block, start: int, end: int, kind: BlockKind) -> Block:
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    last = first + len(text.strip())
    hashes = block.hashes if start == 0 else 0
    kept = block.enumerated if start == 0 and kind is block.kind else None
    if kept is not None and end < len(block.text):
        kept = replace(kept, title=block.text[kept.title_at : last].strip())
    return Block(kind, block.text[first:last], block.origins[first:last], block.depth, hashes, kept)
