"""Which of the values of a box is the baseline, which is the target: the others are results and targets by year.

基準値      実績値                                    目標値
平成30年度  令和２年度  令和３年度  令和４年度        令和９年度
10.0        10.2        10.3        9.7               14.0
            14.0        14.0        14.0

Nothing is taken where the values can be dealt out in more than one way.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, product
from typing import NamedTuple

from ingest.layouts.boxes.words import HEADS, Sort, Word
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell

_FEWEST_YEARS = 1
_FARTHEST = 4  # columns of print between a value and its year
_MOST_WAYS = 4096
_MOST_ROWS = 2  # of values by year: what was reached, what was aimed at


class Found(NamedTuple):
    """The values of a box, and the year of its target."""

    baseline: Cell
    target: Cell
    due: Cell


class _Part(NamedTuple):
    """What a line of values holds, from left to right: its length for the years, 1 for the baseline or the target."""

    sort: Sort
    length: int


def values_of(words: Sequence[Word], *, placed: bool) -> Found | None:
    """Find baseline and target among the words of a box, `placed` where these keep their places; None if uncertain."""
    order = list(dict.fromkeys(word.sort for word in words if word.sort in HEADS))
    if set(order) != set(HEADS):
        return None
    times = [word for word in words if word.sort is Sort.TIME]
    years = len(times) - 2
    if years < _FEWEST_YEARS:
        return None
    if placed:
        times.sort(key=lambda word: word.cell.left)
    elif _value_before(words, times[-1]):
        return _under_their_years(words)
    base, due = (times[_place(order, sort, years)].cell for sort in (Sort.BASELINE, Sort.TARGET))
    lines = [[word.cell for word in group] for _, group in groupby(_values(words), key=lambda word: word.line)]
    found = _one_a_line(lines, order, years) or _dealt(lines, order, years)
    if found is None and placed:
        found = _placed(lines, (base, due), [time.cell for time in times])
    return Found(*found, due) if found else None


def _placed(
    lines: Sequence[Sequence[Cell]], ends: tuple[Cell, Cell], times: Sequence[Cell]
) -> tuple[Cell, Cell] | None:
    """Read baseline and target as the only values that stand under their years."""
    nearest = [(min(times, key=lambda time: distance(time, cell)), cell) for line in lines for cell in line]
    under = [[cell for time, cell in nearest if time is end and distance(time, cell) <= _FARTHEST] for end in ends]
    return (under[0][0], under[1][0]) if all(len(cells) == 1 for cells in under) else None


def _values(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.sort is Sort.VALUE]


def _value_before(words: Sequence[Word], time: Word) -> bool:
    """Tell whether each year stands over its own values, as cells come out column by column."""
    return any(word.sort is Sort.VALUE for word in words[: words.index(time)])


def _under_their_years(words: Sequence[Word]) -> Found | None:
    """Read baseline and target as what follows the year under their heads."""
    found = {sort: _after(words, sort) for sort in (Sort.BASELINE, Sort.TARGET)}
    baseline, target = found[Sort.BASELINE], found[Sort.TARGET]
    return Found(baseline[1], target[1], target[0]) if baseline and target else None


def _after(words: Sequence[Word], head: Sort) -> tuple[Cell, Cell] | None:
    at = next(at for at, word in enumerate(words) if word.sort is head)
    sorts = [word.sort for word in words[at + 1 : at + 3]]
    return (words[at + 1].cell, words[at + 2].cell) if sorts == [Sort.TIME, Sort.VALUE] else None


def _place(order: Sequence[Sort], sort: Sort, years: int) -> int:
    """Tell how many cells stand before that of a head, in a row with one cell for each year."""
    return sum(years if before is Sort.YEARS else 1 for before in order[: order.index(sort)])


def _one_a_line(lines: Sequence[Sequence[Cell]], order: Sequence[Sort], years: int) -> tuple[Cell, Cell] | None:
    """Read values that come out one a line, row by row: those of the first row stand in the order of the heads."""
    if any(len(line) > 1 for line in lines) or len(lines) not in (years + 2, 2 * years + 2):
        return None
    return lines[_place(order, Sort.BASELINE, years)][0], lines[_place(order, Sort.TARGET, years)][0]


def _dealt(lines: Sequence[Sequence[Cell]], order: Sequence[Sort], years: int) -> tuple[Cell, Cell] | None:
    """Deal the values out in every way that the order of the heads allows; None unless they all agree."""
    ways = [list(_ways(len(line), order, years)) for line in lines]
    if not lines or len(lines) > _MOST_WAYS.bit_length() or not all(ways):
        return None
    found = {place for way in product(*ways) if (place := _places(way, order)) is not None}
    if len(found) != 1:
        return None
    (base_line, base_at), (target_line, target_at) = next(iter(found))
    return lines[base_line][base_at], lines[target_line][target_at]


def _ways(count: int, order: Sequence[Sort], years: int) -> Iterator[tuple[_Part, ...]]:
    """List what a line of so many values may hold."""
    for kept in product((False, True), repeat=len(order)):
        parts = tuple(
            _Part(sort, years if sort is Sort.YEARS else 1)
            for sort, is_kept in zip(order, kept, strict=True)
            if is_kept
        )
        if parts and sum(part.length for part in parts) == count:
            yield parts


_At = tuple[int, int]  # the line, and the place on it


def _places(way: Sequence[tuple[_Part, ...]], order: Sequence[Sort]) -> tuple[_At, _At] | None:
    """Give the places of baseline and target; None where either is not there once, or they change places."""
    found: dict[Sort, list[_At]] = {sort: [] for sort in HEADS}
    for line, parts in enumerate(way):
        at = 0
        for part in parts:
            found[part.sort].append((line, at))
            at += part.length
    baseline, target, rows = found[Sort.BASELINE], found[Sort.TARGET], found[Sort.YEARS]
    if len(baseline) != 1 or len(target) != 1 or not 0 < len(rows) <= _MOST_ROWS:
        return None
    in_order = (baseline < target) == (order.index(Sort.BASELINE) < order.index(Sort.TARGET))
    return (baseline[0], target[0]) if in_order else None
