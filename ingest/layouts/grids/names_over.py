"""Tables whose names stand on rows of their own over their values, under heads that leave them out.

| 13年度 | 14年度 | 目標値 | | |
| 延長して開く園 | (32園) | (35園) | |        with other figures in brackets behind them
| 30園 | 36園 | 17年度 | 60園 | |            the year of the target before it
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.rows import Cell

_FEWEST_HEADS = 2
_FEWEST_NAMES = 2
_OF_VALUES = (Role.TIME, Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)
_SHORTEST_NAME = 3


def names_beside(grid: Grid, cues: LayoutCues) -> Grid:
    """Set the names of such a table before their values; any other grid stays as it is."""
    head = _filled(grid.rows[0]) if grid.rows else []
    roles = [role_of(cell, cues) for cell in head]
    if len(head) < _FEWEST_HEADS or roles[-1] is not Role.TARGET or not all(role in _OF_VALUES for role in roles):
        return grid
    pairs = _pairs(grid.rows[1:], len(head), cues)
    if len(pairs) < _FEWEST_NAMES or len({len(values) for _, values in pairs}) > 1:
        return grid
    more = [head[-1]] * (len(pairs[0][1]) - len(head))
    rows = ((Cell(""), *head, *more), *((name, *values) for name, values in pairs))
    upper, lower = grid.places[1::2], grid.places[2::2]
    below = ((*over, *under) for over, under in zip(upper, lower, strict=False))
    return Grid(rows, (grid.places[0], *list(below)[: len(pairs)]))


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row if cell.text]


def _pairs(rows: Sequence[Row], heads: int, cues: LayoutCues) -> list[tuple[Cell, list[Cell]]]:
    """List the names with their values, by turns from the first row on; down to what is none."""
    found: list[tuple[Cell, list[Cell]]] = []
    for over, under in list(pairwise(rows))[::2]:
        (name, *asides), values = (_filled(over) or [Cell("")]), _filled(under)
        if not _is_name(name, asides, cues) or not _are_values(values, heads, cues):
            break
        found.append((name, values))
    return found


def _is_name(name: Cell, asides: Sequence[Cell], cues: LayoutCues) -> bool:
    text = name.text
    is_words = len(text) >= _SHORTEST_NAME and not is_value(text, cues) and not is_time_only(text) and "。" not in text
    return is_words and all(is_aside(cell.text) or is_dash(cell.text) for cell in asides)


def _are_values(cells: Sequence[Cell], heads: int, cues: LayoutCues) -> bool:
    """Tell a value for each head, the last of which may stand over a year and its value."""
    *before, target = cells or [Cell("")]
    dated = len(cells) == heads + 1 and is_year(before[-1].text)
    own = before[:-1] if dated else before
    whole = all(is_value(cell.text, cues) and not is_aside(cell.text) for cell in (*own, target))
    return whole and not is_dash(target.text) and len(cells) - dated == heads
