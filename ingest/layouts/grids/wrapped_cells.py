"""Rows between tabs one cell of which was wrapped, so that its second half begins the next line.

3 [tab] 舟で通う児童の保護者の
満足度 [tab] ％ [tab] 41.2 [tab] 60.0
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.figures.values import is_number
from ingest.layouts.grids.heads import Row
from ingest.layouts.rows import Line, Separator, joined

_FEWEST_CELLS = 6  # of a table whose rows can be told from their halves


def whole_rows(lines: Sequence[Line], width: int) -> Iterator[tuple[Row, tuple[Line, ...]]]:
    """Go through rows with their lines, two halves that make up a row of the full width put together."""
    taken = False
    for line, below in pairwise((*lines, None)):
        if line is None or taken:
            taken = False
            continue
        taken = below is not None and _goes_on(line, below, width)
        if taken and below is not None:
            first, second = line.cells, below.cells
            yield (*first[:-1], joined((first[-1], second[0])), *second[1:]), (line, below)
        else:
            yield line.cells, (line,)


def _goes_on(line: Line, below: Line, width: int) -> bool:
    """Tell the halves of one row: neither is whole, both together are, and words stand where they meet."""
    first, second = line.cells, below.cells
    halves = len(first) + len(second) - 1 == width and 1 < len(first) < width and len(second) > 1
    if width < _FEWEST_CELLS or not halves or below.follows_blank or line.separator is not Separator.TAB:
        return False
    met = (first[-1].text, second[0].text)
    return all(any(map(str.isalpha, text)) and not is_number(text) for text in met)
