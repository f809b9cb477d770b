"""Whether values under several heads that stand together came out column by column or row by row.

現状値 目標値 / 18人 / 23.5％ / 35人 / 18％以下        columns: by row, 18人 would stand beside 23.5％
現状値 目標値 / 18人 / 35人 / 23.5％ / 18％以下        rows
"""

from collections.abc import Iterable, Sequence

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.streams.stream import Stream

Cells = tuple[tuple[int, int], ...]  # the first token of each cell, and the token after it
_MIXED_BY_ROW = 3  # times as many rows of several units as there are when they are read by column


def are_columns(stream: Stream, columns: Sequence[Cells]) -> bool:
    """Tell by the units that differ between rows; where they do not, by the empty lines between the columns."""
    units = [[unit_of(stream.cell(*cell)) for cell in column] for column in columns]
    flat, width = [unit for column in units for unit in column], len(columns)
    by_row = _mixed(flat[at : at + width] for at in range(0, len(flat), width))
    if not by_row and not _are_apart(stream, columns):
        return False
    return _mixed(zip(*units, strict=True)) * _MIXED_BY_ROW <= by_row


def _mixed(rows: Iterable[Sequence[str | None]]) -> int:
    """Count the rows whose values have several units."""
    return sum(len(set(row) - {None}) > 1 for row in rows)


def _are_apart(stream: Stream, columns: Sequence[Cells]) -> bool:
    """Tell whether an empty line stands before every column, and before all of the cells in them or none."""
    first = all(stream.tokens[column[0][0]].follows_blank for column in columns)
    inner = {stream.tokens[start].follows_blank for column in columns for start, _ in column[1:]}
    square = len(columns) == len(columns[0]) and True not in inner  # rows look the same
    return first and len(inner) == 1 and not square
