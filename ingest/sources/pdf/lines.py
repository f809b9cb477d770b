"""Glyphs in the order of drawing become lines, across the page or down it (縦書き)."""

from collections.abc import Sequence

from ingest.sources.pdf.marks import with_ruby
from ingest.sources.pdf.shapes import Glyph, Line

_SAME_FOOT = 0.5  # of the larger size: raised and lowered figures still belong to the line
_BACK = 0.6  # so far may a glyph begin before the end of the one before it
_DOWN = (0.05, 1.3)  # the step from glyph to glyph in a line that runs down
_DOWN_FROM_LATIN = 1.6  # which may lie on its side
_SAME_COLUMN = 0.2
_FEWEST_DOWN = 3


def lines_of(glyphs: Sequence[tuple[int, Glyph]]) -> list[Line]:
    """Put glyphs, each with its place in the order of drawing, into lines."""
    lines: list[Line] = []
    index = 0
    while index < len(glyphs):
        end = _end_down(glyphs, index)
        down = end is not None
        if end is None:
            end = _end_across(glyphs, index)
        lines.append(Line([glyph for _, glyph in glyphs[index:end]], glyphs[index][0], down))
        index = end
    printed = [line for line in lines if any(not glyph.text.isspace() for glyph in line.glyphs)]
    return with_ruby(printed)


def _end_across(glyphs: Sequence[tuple[int, Glyph]], start: int) -> int:
    end = start + 1
    while end < len(glyphs) and _follows(glyphs[end - 1][1], glyphs[end][1]):
        end += 1
    return end


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    return abs(glyph.foot - before.foot) < _SAME_FOOT * size and glyph.left > before.right - _BACK * size


def _end_down(glyphs: Sequence[tuple[int, Glyph]], start: int) -> int | None:
    """Find the end of a line that runs down from here; None where none does."""
    index, steps = start, 0
    column = glyphs[start][1].left
    while (after := _below(glyphs, index, column)) is not None:
        index, steps = after, steps + 1
    return _end_of_group(glyphs, index) if steps + 1 >= _FEWEST_DOWN else None


def _below(glyphs: Sequence[tuple[int, Glyph]], index: int, column: float) -> int | None:
    """Find the next glyph of a line that runs down from `column`, past figures set side by side (縦中横)."""
    end = _end_of_group(glyphs, index)
    if end >= len(glyphs):
        return None
    one, other = glyphs[index][1], glyphs[end][1]
    size = max(one.size, other.size)
    low, high = _DOWN[0], _DOWN_FROM_LATIN if one.text.isascii() else _DOWN[1]
    if not low * size < other.foot - one.foot < high * size or abs(one.size - other.size) > _SAME_COLUMN * size:
        return None
    if not column - _SAME_COLUMN * size < other.middle[0] < column + (1 + _SAME_COLUMN) * size:
        return None
    beyond = _end_of_group(glyphs, end)
    begins_line = beyond < len(glyphs) and _follows(glyphs[beyond - 1][1], glyphs[beyond][1])
    return None if begins_line else end


def _end_of_group(glyphs: Sequence[tuple[int, Glyph]], index: int) -> int:
    """Step over figures that stand side by side within the width of one glyph."""
    end = index + 1
    first = glyphs[index][1]
    while (
        end < len(glyphs)
        and first.text.isascii()
        and glyphs[end][1].text.isascii()
        and _follows(glyphs[end - 1][1], glyphs[end][1])
        and glyphs[end][1].right - first.left < 1.3 * first.size
    ):
        end += 1
    return end
