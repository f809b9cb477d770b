"""A page in reading order: its lines and tables, and blank lines where paragraphs part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import median

from ingest.sources.pdf.cells import table_of
from ingest.sources.pdf.grids import Grid, grids_of
from ingest.sources.pdf.lines import lines_of
from ingest.sources.pdf.marks import line_text
from ingest.sources.pdf.shapes import Box, Glyph, Line, Sheet

_DISORDER = 0.2  # of the lines may stand above the line drawn before them, in the same column
_FEWEST = 5
_LOOSE = 1.35  # times the usual step from line to line, and a paragraph ends
_OTHER_SIZE = 0.08
_ACROSS = 12  # times the size of the letters, and another column begins
_WIDEST_INDENT = 60


class Kind(Enum):
    """What a block of a page is."""

    ACROSS = 1
    DOWN = 2
    TABLE = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A line or a table: where it stands, its text line by line, and its place in the order of drawing."""

    box: Box
    size: float
    texts: tuple[str, ...]
    first: int
    kind: Kind


def blocks_of(sheet: Sheet) -> list[Block]:
    """Find the lines and tables of a page in reading order."""
    glyphs = list(enumerate(sheet.glyphs))
    tables: list[Block] = []
    for grid in (*grids_of(sheet.drawings.rules), *grids_of(sheet.drawings.fills)):
        inside = [placed for placed in glyphs if grid.box.holds(placed[1].middle)]
        texts = table_of(grid, inside) if inside else None
        if texts is not None:
            tables.append(_table(grid, inside, texts))
            used = {index for index, _ in inside}
            glyphs = [placed for placed in glyphs if placed[0] not in used]
    lines = [_line(line) for line in lines_of(glyphs)]
    return _in_order([*lines, *tables])


def text_of(blocks: Sequence[Block]) -> str:
    """Write a page: a line a line, indented as printed, blank lines between paragraphs and around tables."""
    step = _usual_step(blocks)
    written: list[str] = []
    before: Block | None = None
    for column in _columns(blocks):
        left = min(block.box.left for block in column)
        for block in column:
            if before is not None and _parts(before, block, step):
                written.append("")
            written.append(_indented(block, left))
            before = block
    return "".join(f"{line}\n" for line in written)


def _columns(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Part the blocks of a page where reading goes on higher up, or far to the left of all lines before."""
    column: list[Block] = []
    left = 0.0
    for block in blocks:
        if column and (block.box.bottom < column[-1].box.top or block.box.left < left - _ACROSS * block.size):
            yield column
            column = []
        left = min(left, block.box.left) if column else block.box.left
        column.append(block)
    if column:
        yield column


def _table(grid: Grid, inside: list[tuple[int, Glyph]], texts: list[str]) -> Block:
    size = median(glyph.size for _, glyph in inside)
    return Block(grid.box, size, tuple(texts), inside[0][0], Kind.TABLE)


def _line(line: Line) -> Block:
    return Block(line.box, line.size, (line_text(line),), line.first, Kind.DOWN if line.down else Kind.ACROSS)


def _in_order(blocks: list[Block]) -> list[Block]:
    """Keep the order of drawing, which knows of columns, unless it runs up the page too often to be one of reading."""
    drawn = sorted(blocks, key=lambda block: block.first)
    ups = sum(_is_up(before, block) for before, block in pairwise(drawn))
    if len(drawn) >= _FEWEST and ups > _DISORDER * len(drawn):
        return sorted(blocks, key=lambda block: (round(block.box.bottom), block.box.left))
    return drawn


def _is_up(before: Block, block: Block) -> bool:
    shared = min(before.box.right, block.box.right) - max(before.box.left, block.box.left)
    narrow = min(before.box.width, block.box.width)
    return block.box.bottom < before.box.top and shared > narrow / 2


def _usual_step(blocks: Sequence[Block]) -> float:
    steps = [
        (block.box.bottom - before.box.bottom) / max(before.size, block.size)
        for before, block in pairwise(blocks)
        if before.kind is block.kind is Kind.ACROSS and block.box.bottom > before.box.bottom
    ]
    close = [step for step in steps if step < 2.5]
    return median(close) if close else 1.5


def _parts(before: Block, block: Block, step: float) -> bool:
    """Tell whether a paragraph ends between two lines: the letters change their size, or there is room between them."""
    if Kind.TABLE in (before.kind, block.kind) or before.kind is not block.kind:
        return True
    if block.kind is Kind.DOWN:
        return False
    if abs(before.size - block.size) > _OTHER_SIZE * before.size:
        return True
    down = (block.box.bottom - before.box.bottom) / max(before.size, block.size)
    return down > _LOOSE * step


def _indented(block: Block, left: float) -> str:
    if block.kind is not Kind.ACROSS:
        return "\n".join(block.texts)
    spaces = round((block.box.left - left) / (block.size / 2))
    return " " * min(spaces, _WIDEST_INDENT) + block.texts[0]
