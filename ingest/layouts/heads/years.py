"""Years on a line under the heads of a table: which of them belongs to which head.

現状値      目標値                 策定時        実績値              目標値
（R5）      （R11）                R元      R3     R4     R5        R8
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import VALUES, Column, Head, is_initial, is_times, judges, time_of
from ingest.layouts.rows import Cell, Line, Separator

_MOST_YEARS = 16
_PRINTED = (Separator.NONE, Separator.GAP)


def with_times(head: Head, line: Line) -> Head | None:
    """Give the times of a second head line, （R5） （R11）, to the columns above; None where it is no such line."""
    printed = whole_times(line)
    if line.separator not in _PRINTED or not is_times(printed):
        return None
    values = [index for index, column in enumerate(head.columns) if column.role in VALUES]
    bare = [index for index in values if head.columns[index].time is None]
    if not values:
        return None
    if len(printed) > len(values):
        years = _under_each(head, values, printed) or _year_by_year(head.columns, values, printed)
        return replace(head, columns=years) if years else None
    told = [index for index in values if not judges(head.columns[index].head)]
    same = next((columns for columns in (values, bare, told) if len(columns) == len(printed)), None)
    columns = list(head.columns)
    for index, cell in zip(same or [_nearest(head, values, cell) for cell in printed], printed, strict=True):
        columns[index] = replace(columns[index], time=time_of(cell))
    return replace(head, columns=tuple(columns))


def whole_times(line: Line) -> tuple[Cell, ...]:
    """Cut a line of heads into cells, at single spaces too where years stand that near to each other."""
    cells: list[Cell] = []
    for cell in line.cells:
        words = [word for word in line.words if cell.left <= word.left and word.right <= cell.right]
        cells += words if len(words) > 1 and is_times(words) else [cell]
    return tuple(cells)


def parents(heads: Sequence[Cell], years: Sequence[Cell]) -> list[Cell]:
    """Tell which head each of some years stands under, of which there are more than heads."""
    cuts = min(
        (cuts for cuts in combinations(range(1, len(years)), len(heads) - 1) if _is_likely(heads, years, cuts)),
        key=lambda cuts: _off_centres(heads, years, cuts),
        default=(),
    )
    return [head for head, group in zip(heads, _parted(years, cuts), strict=False) for _ in group]


def _under_each(head: Head, values: list[int], cells: Sequence[Cell]) -> tuple[Column, ...]:
    """Part every head into one column a year by where the years stand; nothing where there are no places to go by."""
    if head.separator is not Separator.GAP or len(cells) > _MOST_YEARS:
        return ()
    heads = [head.columns[at].head for at in values]
    over = parents(heads, cells)
    if len(over) != len(cells):
        return ()
    years = {
        at: [cell for own, cell in zip(over, cells, strict=True) if own is head]
        for at, head in zip(values, heads, strict=True)
    }
    columns: list[Column] = []
    for at, column in enumerate(head.columns):
        columns += [_narrowed(column, cell) for cell in years[at]] if at in years else [column]
    return tuple(columns)


def _narrowed(column: Column, year: Cell) -> Column:
    """Give the part of a column that a year under its head makes: its name, the place of the year."""
    return replace(column, head=Cell(column.head.text, (), year.left, year.right), time=time_of(year))


def _parted(cells: Sequence[Cell], cuts: Sequence[int]) -> list[Sequence[Cell]]:
    return [cells[start:end] for start, end in pairwise((0, *cuts, len(cells)))]


def _is_likely(heads: Sequence[Cell], cells: Sequence[Cell], cuts: Sequence[int]) -> bool:
    """Tell whether no head of a single year, 基準値 or 策定時, has several under it."""
    groups = zip(heads, _parted(cells, cuts), strict=True)
    return all(len(group) == 1 or not is_initial(head.text) for head, group in groups)


def _off_centres(heads: Sequence[Cell], cells: Sequence[Cell], cuts: Sequence[int]) -> int:
    """Measure how far heads stand from the middle, or the left, of the years that are taken to be under them."""
    groups = [replace(group[0], right=group[-1].right) for group in _parted(cells, cuts)]
    pairs = zip(heads, groups, strict=True)
    return sum(min(off_centre(group, head), 2 * abs(group.left - head.left)) for head, group in pairs)


def _year_by_year(columns: Sequence[Column], values: list[int], cells: Sequence[Cell]) -> tuple[Column, ...]:
    """Part a last head of targets into one column a year: 現状値 目標値 over R5 R7 R8 R9."""
    if columns[values[-1]].role is not Role.TARGET:
        return ()
    first = len(values) - 1
    timed = list(columns)
    for index, cell in zip(values[:first], cells[:first], strict=True):
        timed[index] = replace(timed[index], time=time_of(cell))
    at = values[-1]
    return (*timed[:at], *(Column(Role.TARGET, cell, time_of(cell)) for cell in cells[first:]), *timed[at + 1 :])


def _nearest(head: Head, values: list[int], cell: Cell) -> int:
    return min(values, key=lambda index: distance(head.columns[index].head, cell))


def off_centre(cell: Cell, above: Cell) -> int:
    """Measure how far two cells are from being centred over each other, in half columns of print."""
    return abs(above.left + above.right - cell.left - cell.right)


def distance(one: Cell, other: Cell) -> float:
    """Measure how far two cells stand from being set flush left, flush right or centred, in columns of print."""
    middle = abs(one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), middle)
