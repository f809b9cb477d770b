"""Cells merged over several rows: what the rows are about, printed once, at their top or in their middle.

目標１            利用者数          312人   330人
移動手段の確保    カバー率          84.5％  90.0％
目標２            収支率            13.2％  18.0％
"""

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ingest.layouts.rowed.levels import Level
from ingest.layouts.rowed.name_forms import wrap_cost
from ingest.layouts.rowed.wrapped import WrappedRow
from ingest.layouts.rows import Cell, joined

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
_Owners = tuple[Cell | None, ...]


def merged_over(fragments: Sequence[_Fragment], rows: Sequence[WrappedRow]) -> tuple[float, _Owners]:
    """Give each row the merged cell that it belongs to, and what it costs to read the cells so."""
    if not fragments or not rows:
        return 0.0, (None,) * len(rows)
    pairs = [{pair for cell in row.cells for pair in map("".join, pairwise(cell.text))} for row in rows]
    cells = {
        (start, end): _Merged.of(fragments, start, end, pairs)
        for end in range(1, len(fragments) + 1)
        for start in range(max(0, end - _MOST), end)
    }
    return min((_best(cells, len(fragments), rows, level) for level in Level), key=lambda option: option[0])


@dataclass(frozen=True, slots=True)
class _Merged:
    """Some fragments as one cell: its lines, its price wherever its rows are, how many rows share a word with it."""

    cell: Cell
    first: int
    last: int
    cost: float
    parted: float
    about: Sequence[int]  # of the rows before each

    @classmethod
    def of(cls, fragments: Sequence[_Fragment], start: int, end: int, pairs: Sequence[set[str]]) -> "_Merged":
        """Take fragments as one cell; a row shares a word with it where two characters of the word stand in both."""
        own = fragments[start:end]
        lines, parts = [line for line, _ in own], [cell for _, cell in own]
        gaps = sum(after - before - 1 for before, after in pairwise(lines)) * _GAP
        entries = sum(_ENTRY.match(cell.text) is not None for cell in parts[1:]) * _TWO_ENTRIES
        cell = joined(parts)
        words = {pair for text in _CONTENT.findall(cell.text) for pair in map("".join, pairwise(text))}
        shared = accumulate((not words.isdisjoint(row) for row in pairs), initial=0)
        parted = _parted(fragments, start)
        return cls(cell, lines[0], lines[-1], gaps + entries + wrap_cost(parts), parted, list(shared))

    def price(self, rows: Sequence[WrappedRow], first: int, upto: int, level: Level) -> float:
        """Price it as the cell of some rows, level with their top or their middle."""
        top = rows[first].first
        middle = (self.first + self.last - top - rows[upto - 1].end + 1) / 2
        off = self.first - top if level is Level.TOP else middle
        about = _SAME_MATTER * (self.about[upto] - self.about[first])
        return _OFF * abs(off) + self.cost - about + self.parted


def _best(
    cells: Mapping[tuple[int, int], _Merged], count: int, rows: Sequence[WrappedRow], level: Level
) -> tuple[float, _Owners]:
    """Find the cheapest way to give rows their cells, in the order of both."""
    costs = {(0, at): _NO_CELL * (at > 0) for at in range(len(rows))}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    tops = [row.first for row in rows]
    for end in range(1, count + 1):
        here = bisect(tops, cells[end - 1, end].last)  # a cell stands by its rows
        for upto in range(max(1, here - _MOST), min(len(rows), here + _MOST) + 1):
            options = [
                (costs[start, first] + cells[start, end].price(rows, first, upto, level), (start, first))
                for start in range(max(0, end - _MOST), end)
                for first in range(max(0, upto - _MOST), upto)
                if (start, first) in costs
            ]
            if options:
                costs[end, upto], came[end, upto] = min(options, key=lambda option: option[0])
    at = (count, len(rows))
    owners: list[Cell | None] = [None] * len(rows)
    cost = costs.get(at, _NEVER)
    while at in came:
        before = came[at]
        owners[before[1] : at[1]] = [cells[before[0], at[0]].cell] * (at[1] - before[1])
        at = before
    return cost, tuple(owners)


def _parted(fragments: Sequence[_Fragment], start: int) -> float:
    """Price a new cell where one begins: free at an entry of its own, or after a gap."""
    if start == 0 or _ENTRY.match(fragments[start][1].text):
        return 0.0
    return _PARTED if fragments[start][0] - fragments[start - 1][0] == 1 else 0.0
