"""Sheets set in columns of print: the words of each indicator put in the order of a stream.

               基準値      目標値      年度ごとの目標値
 指標①  直した                        70   85   100     建物の傷みを
         蔵の数 58 H26年度 150 R4年度                    示すため。
                                       71   83   －

The name stands left of the heads; a value stands before its year or over it. Each indicator begins with its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.rows import Cell, Line, Separator

_FEWEST_LEFT = 10  # columns of print of the names
_MOST_TO_YEARS = 6  # lines from the heads down to those of the years
_FARTHEST = 10  # columns between a value and its year
_MOST_OVER = 2  # lines
_HEADS = (Sort.BASE, Sort.TARGET, Sort.YEARLY, Sort.YEAR_HEAD, Sort.MARK, Sort.OWNER)
_VALUES = (Sort.VALUE, Sort.DASH)
_GAP = 2
_OF_BOTH = 2
_Row = list[Word]


@dataclass(frozen=True, slots=True)
class Placed:
    """The words below some heads, put in order, and the first line of the heads and the one behind each indicator."""

    words: list[Word]
    start: int
    ends: dict[int, int]  # by the line that the indicator begins on
    is_whole: bool  # whether every number has a name, a target and a year


def placed_in(words: Sequence[Word], lines: Sequence[Line]) -> Iterator[Placed]:
    """Put in order what stands below all heads that are set in columns."""
    rows = {at: list(row) for at, row in groupby(words, key=lambda word: word.line)}
    starts = [at for at, row in rows.items() if _edge(row, lines[at]) and _are_dated(rows, at)]
    for start, end in pairwise([*starts, len(lines)]):
        edge = _edge(rows[start], lines[start])
        blocks = list(_blocks([rows[at] for at in range(start + 1, end) if at in rows], edge))
        found = [(block, _in_order(block, edge)) for block in blocks]
        yield Placed(
            [word for _, ordered in found for word in ordered],
            start,
            {ordered[0].line: block[-1][0].line + 1 for block, ordered in found if ordered},
            is_whole=all(ordered for _, ordered in found),
        )


def _edge(row: _Row, line: Line) -> int:
    """Give the column at which the head of the baselines begins, right of the names; 0 where there is none."""
    base = next((word for word in row if word.sort is Sort.BASE), None)
    is_head = base is not None and line.separator is Separator.GAP and any(word.sort is Sort.TARGET for word in row)
    return base.cell.left if base is not None and is_head and base.cell.left >= _FEWEST_LEFT else 0


def _are_dated(rows: dict[int, _Row], at: int) -> bool:
    near = [word for line in range(at, at + _MOST_TO_YEARS) for word in rows.get(line, ())]
    return sum(word.sort is Sort.YEAR_HEAD for word in near) >= _OF_BOTH


def _blocks(rows: Sequence[_Row], edge: int) -> Iterator[list[_Row]]:
    """Part the rows at the numbers of the indicators, down to the end of the table."""
    block: list[_Row] = []
    for row in rows:
        if len(row) == 1 and row[0].cell.text.isdecimal():
            continue  # the number of a page
        if any(word.sort is Sort.END for word in row) or any("。" in word.cell.text for word in _left(row, edge)):
            break
        if _is_number(row[0]) and row[0].cell.left < edge - _FEWEST_LEFT // 2 and len(_left(row, edge)) > 1:
            if block:
                yield block
            block = [row]
        elif _ends_part(row, edge):
            yield from [block] if block else []
            block = []
        elif block:
            block.append(row)
    if block:
        yield block


def _ends_part(row: _Row, edge: int) -> bool:
    """Tell the line over the next goal, 達成目標２について, or one that is longer than a name."""
    left = _left(row, edge)
    return _is_of_goal(row[0]) or (len(left) == len(row) and left[-1].cell.right > edge + _GAP)


def _is_of_goal(word: Word) -> bool:
    return word.sort is Sort.LABEL and "目標" in word.cell.text


def _is_number(word: Word) -> bool:
    is_label = word.sort is Sort.LABEL and not _is_of_goal(word)
    return is_label or (word.sort is Sort.VALUE and word.cell.text.isdecimal())


def _left(row: _Row, edge: int) -> _Row:
    """Take the words of a name off a row: those up to the first gap behind the number, left of the values."""
    left: _Row = []
    for word in row:
        gap = bool(left) and word.cell.left - left[-1].cell.right >= _GAP
        if word.cell.left >= edge or (gap and not (len(left) == 1 and _is_number(left[0]))):
            break
        left.append(word)
    is_name = any(word.sort in (Sort.TEXT, Sort.ASIDE, Sort.LABEL) for word in left)
    return left if is_name and not any(word.sort in _HEADS for word in left) else []


def _in_order(block: Sequence[_Row], edge: int) -> list[Word]:
    """Set the name before the baseline, its year, the target, its year; nothing where they are not all told."""
    names = [_left(row, edge) for row in block]
    rights = [_values(row[len(name) :]) for row, name in zip(block, names, strict=True)]
    pairs = [(value, time) for value, time in _dated(rights) if value is not None]
    if len(pairs) not in (1, _OF_BOTH) or len(pairs) != sum(word.sort is Sort.TIME for row in rights for word in row):
        return []
    none = replace(pairs[0][0], cell=Cell("－"), sort=Sort.DASH)
    own = sorted(pairs, key=lambda pair: pair[1].cell.left)
    if len(pairs) == 1 and not any(word.sort is Sort.DASH for row in rights for word in row):
        return []
    whole = own if len(pairs) == _OF_BOTH else [(none, none), *own]
    number, *rest = [word for name in names for word in name]
    named = [replace(word, sort=Sort.TEXT) if word.sort is not Sort.ASIDE else word for word in rest]
    return [replace(number, sort=Sort.LABEL), *named, *(word for pair in whole for word in pair)]


def _values(row: _Row) -> _Row:
    """Leave out the heads of a row, and the years under them."""
    heads = any(word.sort in _HEADS for word in row)
    times = sum(word.sort is Sort.TIME for word in row) > _OF_BOTH
    return [] if heads or (times and not any(word.sort in _VALUES for word in row)) else row


def _dated(rows: Sequence[_Row]) -> Iterator[tuple[Word | None, Word]]:
    """Give each year with the value before it, or over it."""
    for at, row in enumerate(rows):
        for place, time in enumerate(row):
            if time.sort is not Sort.TIME:
                continue
            before = row[place - 1] if place else None
            value = before if before is not None and before.sort in _VALUES else None
            over = [word for above in rows[max(0, at - _MOST_OVER) : at] for word in above if _is_over(word, time)]
            far = value is None or time.cell.left - value.cell.right > _FARTHEST
            yield over[-1] if far and over else value, time


def _is_over(word: Word, time: Word) -> bool:
    overlap = min(word.cell.right, time.cell.right) - max(word.cell.left, time.cell.left)
    return word.sort in _VALUES and overlap > 0
