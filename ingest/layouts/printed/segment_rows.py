"""The rows of one segment of a table: cut where they fit best, cells merged over several rows set apart."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.printed.merged import merged_over
from ingest.layouts.printed.regions import Segment
from ingest.layouts.printed.setting import Setting
from ingest.layouts.rowed.forms import misfit
from ingest.layouts.rowed.wrapped import Cuts, PrintedLine, WrappedRow
from ingest.layouts.rows import Cell

_LIKELY_MERGED = 0.8  # a row: what it measures is seldom printed again for each
DEAR_TABLE = 4.0  # a row, on the average
_TORN_ENTRY = 3.0
_NUMBERED = re.compile(r"[（(]?[0-9０-９①-⑳Ⅰ-Ⅹ]")
_LONG = 6  # lines of a row
_MOST_OF_REMARKS = 1.4  # lines to one that holds something else than remarks
_Rows = tuple[Sequence[WrappedRow], float]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a segment, what it costs to read them so, and whether they are all of it."""

    rows: tuple[WrappedRow, ...]
    cost: float
    whole: bool


def part_of(segment: Segment, setting: Setting, cues: LayoutCues) -> Part | None:
    """Read the rows of a segment; None where there are none that hold a figure."""
    printed = segment.printed(setting.deal)
    ways = _Ways(printed, setting.columns, cues)
    parts = [
        Part(tuple(rows), cost, end == len(segment.lines))
        for end in (segment.ends(len(printed)) if printed else ())
        for rows, cost in ways.upto(end)
        if rows and cost / len(rows) <= DEAR_TABLE
    ]
    best = max(parts, key=lambda part: (len(part.rows), -part.cost), default=None)
    figures = best is not None and any(c.isdecimal() for row in best.rows for cell in row.cells for c in cell.text)
    return best if figures else None


class _Ways:
    """The ways to read every beginning of some lines: with their remarks, or, where that costs less, without."""

    def __init__(self, printed: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues) -> None:
        self._whole = _Way(_Lines.of(printed), columns, cues)
        last = max((at for at, column in enumerate(columns) if column.role in VALUES), default=len(columns))
        remarks = [at for at in range(last + 1, len(columns)) if columns[at].role is Role.OTHER_TEXT]
        self._bare = _Way(_Lines.of(printed, remarks), _without(columns, remarks), cues) if remarks else None

    def upto(self, end: int) -> Iterator[_Rows]:
        """Read the lines before one."""
        whole = list(self._whole.upto(end))
        dear = all(
            cost > DEAR_TABLE * len(rows) or any(row.end - row.first > _LONG for row in rows) for rows, cost in whole
        )
        bare = list(self._without_remarks(end)) if dear else []
        yield from min(whole, bare or whole, key=lambda readings: min(cost for _, cost in readings))

    def _without_remarks(self, end: int) -> Iterator[_Rows]:
        """Read the rows without the remarks at their right, which run on far below all that they are about."""
        if self._bare is not None and self._bare.lines.count(end) * _MOST_OF_REMARKS <= end:
            yield from self._bare.upto(end)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines without some of their columns, those that held nothing else left out; `places` are their numbers."""

    lines: Sequence[PrintedLine]
    places: Sequence[int]

    @classmethod
    def of(cls, printed: Sequence[PrintedLine], columns: Collection[int] = ()) -> "_Lines":
        """Take lines without columns."""
        if not columns:
            return cls(printed, range(len(printed)))
        bare = [
            PrintedLine({at: cell for at, cell in line.cells.items() if at not in columns}, line.follows_blank)
            for line in printed
        ]
        places = [place for place, line in enumerate(bare) if line.cells]
        return cls([bare[place] for place in places], places)

    def count(self, end: int) -> int:
        """Count the lines before one of all."""
        return bisect_left(self.places, end)

    def placed(self, rows: Sequence[WrappedRow]) -> list[WrappedRow]:
        """Give rows with the numbers that their lines have among all."""
        return [replace(row, first=self.places[row.first], end=self.places[row.end - 1] + 1) for row in rows]


class _Way:
    """One way to read lines: what rows are about may be printed for each of them, or once for several."""

    def __init__(self, lines: _Lines, columns: Sequence[Column], cues: LayoutCues) -> None:
        self.lines = lines
        self._cues, self._plain = cues, Cuts(lines.lines, columns, cues)
        name = next(at for at, column in enumerate(columns) if column.role is Role.INDICATOR)
        self._owners = owners = [at for at in range(name) if columns[at].role is Role.OWNER]
        ways = [owners[:1], *([owners] if owners[1:] else [])]  # the first over rows of the next, or each over rows
        self._merging = [_Merging.of(lines, columns, own, cues) for own in ways if own]

    def upto(self, end: int) -> Iterator[_Rows]:
        """Read the lines before one of all."""
        for rows, cost in self._ways(self.lines.count(end)):
            yield rows, cost + _TORN_ENTRY * sum(_torn_entries(rows, at) for at in self._owners)

    def _ways(self, count: int) -> Iterator[_Rows]:
        rows, cost = self._plain.upto(count)
        for merging in self._merging:
            owners = all(any(at in line.cells for line in self.lines.lines[:count]) for at in merging.columns)
            if owners and not any(_has_each(at, rows) for at in merging.columns):
                merged, price = self._merged(count, merging)
                yield self.lines.placed(merged), price - _LIKELY_MERGED * len(merged)
        yield self.lines.placed(rows), cost

    def _merged(self, count: int, merging: "_Merging") -> tuple[Sequence[WrappedRow], float]:
        """Read the rows without some columns, then the cells of those columns over them."""
        found, cost = merging.rows.upto(merging.under.count(count))
        whole = rows = merging.under.placed(found)
        for at in merging.columns:
            fragments = [
                (line, printed.cells[at])
                for line, printed in enumerate(self.lines.lines[:count])
                if at in printed.cells
            ]
            price, owners = merged_over(fragments, rows)
            whole = [
                replace(row, cells=(*row.cells[:at], owner or Cell(""), *row.cells[at + 1 :]))
                for row, owner in zip(whole, owners, strict=True)
            ]
            named = {owner.origins: owner for owner in owners if owner is not None}
            cost += price + sum(misfit(Role.OWNER, [owner], self._cues) for owner in named.values())
        return whole, cost


@dataclass(frozen=True, slots=True)
class _Merging:
    """Columns whose cells are merged over rows, and the rows as the lines without them say."""

    columns: Sequence[int]
    under: _Lines
    rows: Cuts

    @classmethod
    def of(cls, lines: _Lines, columns: Sequence[Column], merged: Sequence[int], cues: LayoutCues) -> "_Merging":
        """Leave some columns out of lines."""
        under = _Lines.of(lines.lines, merged)
        return cls(merged, under, Cuts(under.lines, _without(columns, merged), cues))


def _without(columns: Sequence[Column], left_out: Collection[int]) -> list[Column]:
    return [replace(column, role=Role.UNKNOWN) if at in left_out else column for at, column in enumerate(columns)]


def _torn_entries(rows: Sequence[WrappedRow], at: int) -> int:
    """Count the cells of a column of numbered entries that have no number: the rest of the one above them."""
    cells = {row.cells[at].origins: row.cells[at].text for row in rows if row.cells[at].text}
    numbered = [_NUMBERED.match(text) is not None for text in cells.values()]
    return numbered.count(False) if sum(numbered) > 1 and numbered[0] else 0


def _has_each(at: int, rows: Sequence[WrappedRow]) -> bool:
    """Tell whether every row stands on one line and has a cell of its own in a column."""
    return all(row.end - row.first == 1 and row.cells[at].text for row in rows)
