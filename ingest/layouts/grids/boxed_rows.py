"""Rows between rules, as drawn tables have them: each cell may go on over all the lines of its box.

+------------------+------------+
| 舟着場を使う団体 | 126団体    |
| の数             | （R6）     |
+------------------+------------+    a rule after every row, not after the heads alone
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.values import is_value
from ingest.layouts.grids.heads import Row
from ingest.layouts.rows import Cell, Line, joined

_FEWEST = 3  # boxes: that of the heads, and rows


def boxed_rows(lines: Sequence[Line], rules: Sequence[int]) -> list[tuple[Row, tuple[Line, ...]]] | None:
    """Make one row of every box; `rules` are the numbers of the lines below them. None for any other table."""
    boxes = list(_boxes(lines, rules))
    if len(boxes) < _FEWEST or all(len(box) == 1 for box in boxes) or not all(map(_is_one_row, boxes)):
        return None
    inside = [line for box in boxes for line in box[1:]]
    if any(line.follows_blank or line.text == lines[0].text for line in inside):  # tables with a rule below each head
        return None
    return [(tuple(map(joined, _columns(box))), box) for box in boxes]


def _boxes(lines: Sequence[Line], rules: Sequence[int]) -> Iterator[tuple[Line, ...]]:
    for start, end in pairwise([0, *rules, len(lines)]):
        if start < end:
            yield tuple(lines[start:end])


def _columns(box: Sequence[Line]) -> list[list[Cell]]:
    """Give the filled cells of each column from above."""
    width = max(len(line.cells) for line in box)
    return [[line.cells[at] for line in box if at < len(line.cells) and line.cells[at].text] for at in range(width)]


def _is_one_row(box: Sequence[Line]) -> bool:
    """Tell the lines of one row from several rows in one box, which have their values below each other."""
    cues = load_layout_cues()
    return all(
        sum(_is_figure(cell.text) and is_value(cell.text, cues) for cell in cells) < 2 for cells in _columns(box)
    )


def _is_figure(text: str) -> bool:
    return any(map(str.isdecimal, text))
