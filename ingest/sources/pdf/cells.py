"""Glyphs in the cells of a grid become a table, or show that it is none: a drawing with words across its lines."""

from collections import defaultdict
from itertools import pairwise

from ingest.sources.grid import Cell, is_table, table_lines
from ingest.sources.pdf.grids import Grid, Place
from ingest.sources.pdf.lines import lines_of
from ingest.sources.pdf.marks import line_text
from ingest.sources.pdf.shapes import Box, Glyph, Line
from ontology.print_width import is_wide

_ACROSS = 0.03  # of the pairs of neighbouring glyphs may stand in two cells
_NEAR = 0.3  # of the size; so near stand the glyphs of a word
_WIDEST_PADDING = 6.0  # points
_SLACK = 0.5  # of the size; so much room may be left beside a full line
_CLOSING = "、。，．」』）)】〕］]％%"

Placed = list[tuple[int, Glyph]]


def table_of(grid: Grid, glyphs: Placed) -> list[str] | None:
    """Write the table of a grid, a line a row; None where it holds no table."""
    homes = [grid.place_of(glyph.middle) for _, glyph in glyphs]
    if _is_drawing(glyphs, homes):
        return None
    within: defaultdict[Place, Placed] = defaultdict(list)
    for placed, home in zip(glyphs, homes, strict=True):
        within[home].append(placed)
    cells = [_cell(place, grid.box_of(place), lines_of(inside)) for place, inside in within.items()]
    filled = [cell for cell in cells if cell.text]
    return table_lines(filled) if is_table(filled) else None


def _is_drawing(glyphs: Placed, homes: list[Place]) -> bool:
    """Tell whether words stand across the lines of a grid."""
    near = across = 0
    for ((_, one), home), ((_, other), next_home) in pairwise(zip(glyphs, homes, strict=True)):
        if one.foot == other.foot and abs(other.left - one.right) < _NEAR * one.size:
            near += 1
            across += home != next_home
    return across > _ACROSS * near


def _cell(place: Place, box: Box, lines: list[Line]) -> Cell:
    row, column, rows, columns = place
    ordered = lines if any(line.down for line in lines) else sorted(lines, key=lambda line: line.foot)
    passage = tuple(line_text(line).strip() for line in ordered)
    return Cell(row, column, _text(box, ordered), rows, columns, passage)


def _text(box: Box, ordered: list[Line]) -> str:
    """Join the lines of a cell: as one word where the first was full, with a space where it was ended on purpose."""
    sides = [min(line.box.left - box.left, box.right - line.box.right) for line in ordered]
    padding = max(0.0, min([*sides, _WIDEST_PADDING]))
    text = line_text(ordered[0]).strip() if ordered else ""
    for before, line in pairwise(ordered):
        joint = "" if _wraps(before, line, box.width - 2 * padding) else " "
        text += joint + line_text(line).strip()
    return text


def _wraps(before: Line, line: Line, width: float) -> bool:
    """Tell whether a line went on because the next word did not fit beside it."""
    if before.down or line.down:
        return True
    if not is_wide(line_text(before)[-1]) and not is_wide(line.glyphs[0].text):
        return False
    return before.box.width + _first_word(line) > width - _SLACK * line.size


def _first_word(line: Line) -> float:
    """Measure what cannot be parted at the head of a line: a word in Latin letters or a figure, else one character."""
    end = 1
    while end < len(line.glyphs) and (
        (line.glyphs[end - 1].text.isalnum() and line.glyphs[end].text.isalnum() and not is_wide(line.glyphs[end].text))
        or line.glyphs[end].text in _CLOSING
    ):
        end += 1
    return line.glyphs[end - 1].right - line.glyphs[0].left
