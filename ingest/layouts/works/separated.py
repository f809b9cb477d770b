"""Tables of measures whose cells the text keeps apart: tabs, pipes, HTML.

取組              主な事業            担当課
磯焼け対策        藻場再生事業        水産課
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

from ingest.layouts.grids.cut import Grid
from ingest.layouts.rows import Line
from ingest.layouts.works.work import Row, Words, Work, columns_of, works_of


def read_separated(grid: Grid, words: Words, used: Collection[int]) -> Iterator[tuple[list[Work], list[Line]]]:
    """Read every table of measures of a grid; give its works with its printed lines."""
    heads = [at for at, row in enumerate(grid.rows) if columns_of(row, words) is not None]
    for start, stop in pairwise([*heads, len(grid.rows)]):
        end = next((at for at in range(start + 1, stop) if _ends(grid, at, words, used)), stop)
        columns = columns_of(grid.rows[start], words)
        rows: list[Row] = [tuple((cell,) for cell in row) for row in grid.rows[start + 1 : end]]
        works = works_of(columns, rows, words) if columns is not None and rows else []
        if works:
            yield works, [line for places in grid.places[start:end] for line in places]


def _ends(grid: Grid, at: int, words: Words, used: Collection[int]) -> bool:
    """Tell whether another table begins at a row: one that another reader has taken, or the heads of another kind."""
    if any(line.index in used for line in grid.places[at]):
        return True
    return any(words.is_head(cell.text) for cell in grid.rows[at])
