"""Rows between tabs some cells of which were wrapped, so that their second halves begin the next lines.

3 [tab] 舟で通う児童の保護者の                          指標 [tab] 現状値
満足度 [tab] ％ [tab] 41.2 [tab] 60.0                  （R5） [tab] 目標値
                                                        （R11） [tab] 担当課
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.figures.values import is_aside, is_number, is_time_only
from ingest.layouts.grids.heads import Row
from ingest.layouts.rows import Line, Separator, joined

_FEWEST_CELLS = 6  # of a table whose rows can be told from their halves


def whole_rows(lines: Sequence[Line], width: int) -> Iterator[tuple[Row, tuple[Line, ...]]]:
    """Go through rows with their lines, two halves that make up a row of the full width put together."""
    rows = list(_with_years(lines, width))
    taken = False
    for row, below in pairwise((*rows, None)):
        if row is None or taken:
            taken = False
            continue
        taken = below is not None and len(row[1]) == len(below[1]) == 1 and _goes_on(row[1][0], below[1][0], width)
        if taken and below is not None:
            yield _joined(row[0], below[0]), (*row[1], *below[1])
        else:
            yield row


def _with_years(lines: Sequence[Line], width: int) -> Iterator[tuple[Row, tuple[Line, ...]]]:
    """Join lines that begin with the year of the head or value at the end of the line above."""
    row: Row = ()
    own: tuple[Line, ...] = ()
    for line in lines:
        begins = line.cells[:1] and is_aside(line.cells[0].text) and is_time_only(line.cells[0].text)
        fits = 1 < len(row) < len(row) + len(line.cells) - 1 <= width and line.separator is Separator.TAB
        if begins and fits and not line.follows_blank:
            row, own = _joined(row, line.cells), (*own, line)
            continue
        if own:
            yield row, own
        row, own = line.cells, (line,)
    if own:
        yield row, own


def _joined(first: Row, second: Row) -> Row:
    return (*first[:-1], joined((first[-1], second[0])), *second[1:])


def _goes_on(line: Line, below: Line, width: int) -> bool:
    """Tell the halves of one row: neither is whole, both together are, and words stand where they meet."""
    first, second = line.cells, below.cells
    halves = len(first) + len(second) - 1 == width and 1 < len(first) < width and len(second) > 1
    if width < _FEWEST_CELLS or not halves or below.follows_blank or line.separator is not Separator.TAB:
        return False
    met = (first[-1].text, second[0].text)
    return all(any(map(str.isalpha, text)) and not is_number(text) for text in met)
