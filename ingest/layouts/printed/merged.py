"""Cells merged over several rows: what the rows are about, printed once, at their top or in their middle.

目標１            利用者数          312人   330人
移動手段の確保    カバー率          84.5％  90.0％
目標２            収支率            13.2％  18.0％
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.levels import Level
from ingest.layouts.name_forms import wrap_cost
from ingest.layouts.rows import Cell, joined
from ingest.layouts.wrapped import WrappedRow

_OFF = 0.5  # a line that a merged cell is off its rows
_GAP = 0.4  # a blank line inside a cell
_PARTED = 0.8  # cells that stand close under each other
_TWO_ENTRIES = 4.0
_NO_CELL = 3.0  # rows at the top without a cell: the one of the page before goes on
_MOST = 12  # rows, or lines, of one cell
_SAME_MATTER = 0.2  # a row
_NEVER = 1e9
_CONTENT = re.compile(r"[\u4e00-\u9fff]{2,}|[\u30a1-\u30ff]{2,}")
_ENTRY = re.compile(
    r"[①-⑳]|[（(][0-9０-９]{1,2}[)）]|[^0-9０-９、。]{0,6}[0-9０-９]{1,2}(?:[-－.．―][0-9０-９]{1,2})*(?:$|[ 　.．:：])"
)
_Fragment = tuple[int, Cell]  # the line, and what is printed on it
_Option = tuple[float, tuple[Cell | None, ...]]


def merged_over(fragments: Sequence[_Fragment], rows: Sequence[WrappedRow]) -> tuple[float, tuple[Cell | None, ...]]:
    """Give each row the merged cell that it belongs to, and what it costs to read the cells so."""
    if not fragments or not rows:
        return 0.0, (None,) * len(rows)
    return min((_merged(fragments, rows, level) for level in Level), key=lambda option: option[0])


def _merged(fragments: Sequence[_Fragment], rows: Sequence[WrappedRow], level: Level) -> _Option:
    best: dict[tuple[int, int], _Option] = {(0, at): (_NO_CELL * (at > 0), (None,) * at) for at in range(len(rows))}
    for end in range(1, len(fragments) + 1):
        for upto in range(1, len(rows) + 1):
            options = [
                (
                    before[0] + _price(fragments[start:end], rows[first:upto], level) + _parted(fragments, start),
                    (*before[1], *[joined(tuple(cell for _, cell in fragments[start:end]))] * (upto - first)),
                )
                for start in range(max(0, end - _MOST), end)
                for first in range(max(0, upto - _MOST), upto)
                if (before := best.get((start, first))) is not None
            ]
            if options:
                best[end, upto] = min(options, key=lambda option: option[0])
    return best.get((len(fragments), len(rows)), (_NEVER, (None,) * len(rows)))


def _price(fragments: Sequence[_Fragment], rows: Sequence[WrappedRow], level: Level) -> float:
    """Price some fragments as the one cell of some rows."""
    lines = [line for line, _ in fragments]
    gaps = sum(after - before - 1 for before, after in pairwise(lines)) * _GAP
    entries = sum(_ENTRY.match(cell.text) is not None for _, cell in fragments[1:]) * _TWO_ENTRIES
    top, middle = lines[0] - rows[0].first, (lines[0] + lines[-1] - rows[0].first - rows[-1].end + 1) / 2
    cell = joined(tuple(cell for _, cell in fragments))
    longer = wrap_cost([cell for _, cell in fragments])
    about = _SAME_MATTER * sum(_shares_words(cell, row) for row in rows)
    return _OFF * abs(top if level is Level.TOP else middle) + gaps + entries + longer - about


def _shares_words(cell: Cell, row: WrappedRow) -> bool:
    """Tell whether a row is about what a cell names: two characters of a word stand in both."""
    words = {pair for text in _CONTENT.findall(cell.text) for pair in map("".join, pairwise(text))}
    return any(pair in other.text for other in row.cells if other.origins != cell.origins for pair in words)


def _parted(fragments: Sequence[_Fragment], start: int) -> float:
    """Price a new cell where one begins: free at an entry of its own, or after a gap."""
    if start == 0 or _ENTRY.match(fragments[start][1].text):
        return 0.0
    return _PARTED if fragments[start][0] - fragments[start - 1][0] == 1 else 0.0
