"""Indicators of analysis sheets in columns that begin with their values: the number stands on a line below them.

                      41.2%   60%      45%  48%  51%   A burst pipe stops     baseline and target, aims of single years
 １ 直した配水管の                                     the water of a town.
    割合              R3年度  R10年度  41%  42%  －                           their years, results

The baseline and the target of each stand over their years; the name stands beside them, or begins above and ends below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.analyses.ordered import Row, is_number, is_of_goal, left_of
from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.rows import Line

_MOST_BETWEEN = 3  # lines from the values down to their years
_MOST_OUTSIDE = 3  # lines of a name above the values, or below the years
_OF_BOTH = 2
_VALUES = (Sort.VALUE, Sort.DASH)
_ON_ROWS = (*_VALUES, Sort.TIME)
_ENDS = (Sort.BASE, Sort.TARGET, Sort.YEARLY, Sort.YEAR_HEAD, Sort.MARK, Sort.END)
_Block = tuple[int, int]  # rows: those of the values and of the years; the first and the one behind the last


def read_over_years(rows: Sequence[Row], edge: int, lines: Sequence[Line]) -> list[tuple[list[Row], list[Word]]]:
    """Give the rows of each indicator with its words in order; nothing where one is not all told, or none is such."""
    found = _blocks(rows, edge)
    whole = [
        _with_name(rows, block, room, edge, lines) for block, room in zip(found, _rooms(found, len(rows)), strict=False)
    ]
    own = [block for block in whole if block is not None]
    numbers = [_number_at(rows, block, edge) for block in own]
    below = any(at is not None and at > values for at, (values, _) in zip(numbers, found, strict=False))
    if not below or None in (*whole, *numbers):
        return []
    return [
        (list(rows[slice(*block)]), _in_order(rows, block, values, edge))
        for block, values in zip(own, found, strict=True)
    ]


def _blocks(rows: Sequence[Row], edge: int) -> list[_Block]:
    """Find the values over each pair of years, down to the end of the table; nothing where some have none, or two."""
    found: list[_Block] = []
    for at, row in enumerate(rows):
        if found and _ends(row):
            break
        if not _are_years(_right(row, edge)):
            continue
        first = max(found[-1][1] + 1 if found else 0, at - _MOST_BETWEEN)
        over = [up for up in range(first, at) if _are_over(_right(rows[up], edge), _right(row, edge))]
        if len(over) != 1:
            return []
        found.append((over[0], at))
    return found


def _ends(row: Row) -> bool:
    return is_of_goal(row[0]) or any(word.sort in _ENDS for word in row)


def _right(row: Row, edge: int) -> Row:
    return row[len(left_of(row, edge)) :]


def _are_years(row: Row) -> bool:
    """Tell the year of a baseline, or a dash, and that of a target, and nothing but values of single years."""
    since, due, *rest = row if len(row) >= _OF_BOTH else [None, None]
    dated = since is not None and due is not None and since.sort in (Sort.TIME, Sort.DASH) and due.sort is Sort.TIME
    return dated and all(word is not None and word.sort is not Sort.TIME for word in rest)


def _are_over(row: Row, years: Row) -> bool:
    """Tell a baseline and a target from other words: they stand over their years, or as many values behind either."""
    both, counts = row[:_OF_BOTH], [sum(word.sort in _ON_ROWS for word in one) for one in (row, years)]
    values = len(both) == _OF_BOTH and both[0].sort in _VALUES and both[1].sort is Sort.VALUE
    yearly = counts[0] == counts[1] > _OF_BOTH
    return values and (yearly or all(_overlap(value, year) for value, year in zip(both, years, strict=False)))


def _overlap(word: Word, other: Word) -> bool:
    return min(word.cell.right, other.cell.right) > max(word.cell.left, other.cell.left)


def _rooms(blocks: Sequence[_Block], count: int) -> Iterator[_Block]:
    """Give for each block the row behind the one above it, and the first row of the one below it."""
    above, below = [0, *(years + 1 for _, years in blocks[:-1])], [*(values for values, _ in blocks[1:]), count]
    yield from zip(above, below, strict=True)


def _with_name(rows: Sequence[Row], block: _Block, room: _Block, edge: int, lines: Sequence[Line]) -> _Block | None:
    """Take in the lines of a name above the values and below the years; a blank line must tell whose they are."""

    def is_apart(at: int) -> bool:
        return at == len(rows) or lines[rows[at][0].line].follows_blank

    start, end = block[0], block[1] + 1
    while start > max(room[0], block[0] - _MOST_OUTSIDE) and not is_apart(start) and _is_of_name(rows[start - 1], edge):
        start -= 1
    while end < min(room[1], block[1] + _MOST_OUTSIDE) and not is_apart(end) and _is_of_name(rows[end], edge):
        end += 1
    if 0 < room[0] == start < block[0] and not (is_apart(start) or is_number(rows[start][0])):
        return None
    return start, end if is_apart(end) else block[1] + 1


def _is_of_name(row: Row, edge: int) -> bool:
    """Tell a line that holds a part of a name, and at most of the reasons beside it."""
    left = left_of(row, edge)
    values = any(word.sort in (*_VALUES, Sort.TIME) for word in row[len(left) :])
    short = bool(left) and left[-1].cell.right <= edge
    return short and not values and not _ends(row) and not any("。" in word.cell.text for word in left)


def _number_at(rows: Sequence[Row], own: _Block, edge: int) -> int | None:
    """Find the only row that begins with a number before a name; None without one."""
    numbered = [at for at in range(*own) if len(left_of(rows[at], edge)) > 1 and is_number(rows[at][0])]
    return numbered[0] if len(numbered) == 1 else None


def _in_order(rows: Sequence[Row], own: _Block, block: _Block, edge: int) -> list[Word]:
    """Set the number and the name before the baseline, its year, the target, its year."""
    lefts = [left_of(row, edge) for row in rows[slice(*own)]]
    number = next(left[0] for left in lefts if left and is_number(left[0]))
    name = [word for left in lefts for word in left if word is not number]
    texts = [word if word.sort is Sort.ASIDE else replace(word, sort=Sort.TEXT) for word in name]
    (base, target), (since, due) = (_right(rows[at], edge)[:_OF_BOTH] for at in block)
    return [replace(number, sort=Sort.LABEL), *texts, base, since, target, due]
