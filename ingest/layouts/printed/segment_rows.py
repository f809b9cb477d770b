"""The rows of one segment of a table: cut where they fit best, cells merged over several rows set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from ingest.layouts.columns import VALUES, Column
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.forms import misfit
from ingest.layouts.printed.merged import merged_over
from ingest.layouts.printed.setting import Setting
from ingest.layouts.regions import Segment
from ingest.layouts.rows import Cell
from ingest.layouts.wrapped import PrintedLine, WrappedRow, rows_of

_LIKELY_MERGED = 0.8  # a row: what it measures is seldom printed again for each
DEAR_TABLE = 4.0  # a row, on the average
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
    parts = [
        Part(tuple(rows), cost, end == len(segment.lines))
        for end in (segment.ends(len(printed)) if printed else ())
        for rows, cost in _readings(printed[:end], setting.columns, cues)
        if rows and cost / len(rows) <= DEAR_TABLE
    ]
    best = max(parts, key=lambda part: (len(part.rows), -part.cost), default=None)
    figures = best is not None and any(c.isdecimal() for row in best.rows for cell in row.cells for c in cell.text)
    return best if figures else None


def _readings(printed: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues) -> Iterator[_Rows]:
    """Read the rows with their remarks, or, where that costs less, without."""
    whole = list(_with_all(printed, columns, cues))
    dear = all(
        cost > DEAR_TABLE * len(rows) or any(row.end - row.first > _LONG for row in rows) for rows, cost in whole
    )
    bare = list(_without_remarks(printed, columns, cues)) if dear else []
    yield from min(whole, bare or whole, key=lambda readings: min(cost for _, cost in readings))


def _with_all(printed: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues) -> Iterator[_Rows]:
    plain = rows_of(printed, columns, cues)
    name = next(at for at, column in enumerate(columns) if column.role is Role.INDICATOR)
    owners = [at for at in range(name) if columns[at].role is Role.OWNER]
    if owners and any(owners[0] in line.cells for line in printed) and not _has_each(owners[0], plain[0]):
        rows, cost = _with_merged(owners[0], printed, columns, cues)
        yield rows, cost - _LIKELY_MERGED * len(rows)
    yield plain


def _without_remarks(printed: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues) -> Iterator[_Rows]:
    """Read the rows without the remarks at their right, which run on far below all that they are about."""
    last = max(at for at, column in enumerate(columns) if column.role in VALUES)
    remarks = [at for at in range(last + 1, len(columns)) if columns[at].role is Role.OTHER_TEXT]
    bare = [
        PrintedLine({i: c for i, c in line.cells.items() if i not in remarks}, line.follows_blank) for line in printed
    ]
    lines = list(compress(range(len(bare)), (line.cells for line in bare)))
    if not remarks or len(lines) * _MOST_OF_REMARKS > len(printed):
        return
    narrow = [replace(column, role=Role.UNKNOWN) if at in remarks else column for at, column in enumerate(columns)]
    for rows, cost in _with_all([bare[line] for line in lines], narrow, cues):
        yield [replace(row, first=lines[row.first], end=lines[row.end - 1] + 1) for row in rows], cost


def _has_each(at: int, rows: Sequence[WrappedRow]) -> bool:
    """Tell whether every row stands on one line and has a cell of its own in a column."""
    return all(row.end - row.first == 1 and row.cells[at].text for row in rows)


def _with_merged(
    at: int, printed: Sequence[PrintedLine], columns: Sequence[Column], cues: LayoutCues
) -> tuple[Sequence[WrappedRow], float]:
    """Read the rows without one column, then the cells of that column over them."""
    bare = [PrintedLine({i: c for i, c in line.cells.items() if i != at}, line.follows_blank) for line in printed]
    lines = list(compress(range(len(bare)), (line.cells for line in bare)))
    narrow = [replace(column, role=Role.UNKNOWN) if i == at else column for i, column in enumerate(columns)]
    found, cost = rows_of([bare[line] for line in lines], narrow, cues)
    rows = [replace(row, first=lines[row.first], end=lines[row.end - 1] + 1) for row in found]
    fragments = [(line, cells.cells[at]) for line, cells in enumerate(printed) if at in cells.cells]
    price, owners = merged_over(fragments, rows)
    whole = [
        replace(row, cells=(*row.cells[:at], owner or Cell(""), *row.cells[at + 1 :]))
        for row, owner in zip(rows, owners, strict=True)
    ]
    named = {owner.origins: owner for owner in owners if owner is not None}
    return whole, cost + price + sum(misfit(Role.OWNER, [owner], cues) for owner in named.values())
