"""Sheets set in columns of print: the words of each indicator put in the order of a stream.

               基準値      目標値      年度ごとの目標値
 指標①  直した                        70   85   100     建物の傷みを
         蔵の数 58 H26年度 150 R4年度                    示すため。
                                       71   83   －

The name stands left of the heads; a value stands before its year or over it. Each indicator begins with its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.layouts.analyses.numbered_middles import read_middles
from ingest.layouts.analyses.ordered import Row, is_number, is_of_goal, left_of, ordered
from ingest.layouts.analyses.over_years import read_over_years
from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.boxes.entries import ENTRY
from ingest.layouts.rows import Line, Separator

_FEWEST_LEFT = 10  # columns of print of the names
_MOST_TO_YEARS = 6  # lines from the heads down to those of the years
_VALUES = (Sort.VALUE, Sort.DASH)
_GAP = 2
_OF_BOTH = 2
_MOST = 3  # of so many indicators one may not be understood
_REASON = "選定理由"


@dataclass(frozen=True, slots=True)
class Placed:
    """The words below some heads, put in order, the first line of the heads and the one behind the last indicator."""

    words: list[Word]
    start: int
    end: int
    count: int  # of indicators that have a name, a target and a year
    is_sure: bool  # whether most have, those in words perhaps not


def placed_in(words: Sequence[Word], lines: Sequence[Line]) -> Iterator[Placed]:
    """Put in order what stands below all heads that are set in columns."""
    rows = {at: list(row) for at, row in groupby(words, key=lambda word: word.line)}
    starts = [at for at in rows if _edge(rows, at, lines) and _are_dated(rows, at)]
    for start, end in pairwise([*starts, len(lines)]):
        edge, below = _edge(rows, start, lines), [rows[at] for at in range(start + 1, end) if at in rows]
        years = [] if _names_target(rows, start) else _years(below)
        blocks = list(_with_groups(_blocks(below, edge), edge))
        found = read_over_years(below, edge, lines) or [(block, ordered(block, edge, years)) for block in blocks]
        middles = read_middles(below, edge, lines)
        if middles and (_told(middles) > _told(found) or not all(own for _, own in found)):
            found = middles
        whole = [own for _, own in found if own]
        yield Placed(
            [word for own in whole for word in own],
            start,
            _behind_states(rows, max((block[-1][0].line + 1 for block, _ in found), default=start)),
            len(whole),
            is_sure=len(whole) * _MOST >= len(found) * (_MOST - 1),
        )


def _told(found: Sequence[tuple[list[Row], list[Word]]]) -> tuple[int, int]:
    """Count the indicators, and the words told of them: of a name that is cut at its number there are fewer."""
    return len(found), sum(len(own) for _, own in found)


def _behind_states(rows: dict[int, Row], end: int) -> int:
    """Go on behind a table of states, which has no baselines: 目標 / 目標年度."""
    heads = [rows.get(at, []) for at in range(end, end + _OF_BOTH + 1)]
    if not _has(heads[0], Sort.TARGET) or any(_has(row, Sort.BASE) for row in heads):
        return end
    dated = any(_has(row, Sort.YEAR_HEAD) for row in heads)
    behind = (at for at, row in rows.items() if at >= end and (_has(row, Sort.END) or _has(row, Sort.BASE)))
    return next(behind, end) if dated else end


def _edge(rows: dict[int, Row], at: int, lines: Sequence[Line]) -> int:
    """Give the column at which the head of the baselines begins, right of the names; 0 where there is none."""
    base = next((word for word in rows[at] if word.sort is Sort.BASE), None)
    of_target = _names_target(rows, at) or _has(rows.get(at - 1, []), Sort.YEARLY)
    is_head = base is not None and lines[at].separator is Separator.GAP and of_target
    return base.cell.left if base is not None and is_head and base.cell.left >= _FEWEST_LEFT else 0


def _names_target(rows: dict[int, Row], at: int) -> bool:
    """Tell whether a target is named beside the baseline, or a line below where the heads of single years are two."""
    both = all(_has(rows.get(line, []), Sort.YEARLY) for line in (at, at + 1))
    return _has(rows[at], Sort.TARGET) or (both and _has(rows[at + 1], Sort.TARGET))


def _are_dated(rows: dict[int, Row], at: int) -> bool:
    """Tell heads with a year for baseline and target, or with the years of the values below that of each year."""
    near = [word for line in range(at, at + _MOST_TO_YEARS) for word in rows.get(line, ())]
    yearly = any(_has(rows.get(line, []), Sort.YEARLY) for line in (at - 1, at))
    years = _years([rows.get(line, []) for line in range(at + 1, at + 1 + _OF_BOTH)])
    return sum(word.sort is Sort.YEAR_HEAD for word in near) >= _OF_BOTH or (yearly and bool(years))


def _years(rows: Sequence[Row]) -> Row:
    """Take the years off the first row below the heads that has them."""
    years = (
        [word for word in row if word.sort is Sort.TIME]
        for row in rows[:_OF_BOTH]
        if not any(word.sort in _VALUES for word in row)
    )
    return next((row for row in years if len(row) >= _OF_BOTH), [])


def _has(row: Row, sort: Sort) -> bool:
    return any(word.sort is sort for word in row)


def _blocks(rows: Sequence[Row], edge: int) -> Iterator[list[Row]]:
    """Part the rows at the numbers of the indicators, down to the end of the table."""
    block: list[Row] = []
    for row in rows:
        begins = is_number(row[0]) and row[0].cell.left < edge - _FEWEST_LEFT // 2 and len(left_of(row, edge)) > 1
        if _ends(row, edge) or (block and _has(row, Sort.TARGET) and not begins):
            break
        torn = _is_nameless(row, edge) and (not block or bool(ordered(block, edge, ())))
        if begins and len(block) == 1 and _is_nameless(block[0], edge):
            block.append(row)  # a page has ended between values and their name
        elif begins or torn or _ends_part(row, edge):
            yield from [block] if block else []
            block = [row] if begins or torn else []
        elif block and not (len(row) == 1 and row[0].cell.text.isdecimal()):  # the number of a page
            block.append(row)
    if block:
        yield block


def _ends(row: Row, edge: int) -> bool:
    """Tell the end of a table: a label that follows it, a sentence."""
    return _has(row, Sort.END) or any("。" in word.cell.text for word in left_of(row, edge))


def _is_nameless(row: Row, edge: int) -> bool:
    """Tell a row that begins with the baseline and has both years."""
    years = sum(word.sort is Sort.TIME for word in row)
    return row[0].sort in _VALUES and row[0].cell.left >= edge - _GAP and years == _OF_BOTH


def _ends_part(row: Row, edge: int) -> bool:
    """Tell the line over the next goal, 達成目標２について, the label of reasons, or a line longer than a name."""
    left = left_of(row, edge)
    return (
        is_of_goal(row[0])
        or any(_REASON in word.cell.text for word in left)
        or (len(left) == len(row) and left[-1].cell.right > edge + _GAP)
    )


def _with_groups(blocks: Iterator[list[Row]], edge: int) -> Iterator[list[Row]]:
    """Set the name over several entries, 23 …の割合 / ① … / ② …, before the first of them."""
    group: list[Row] = []
    for block in blocks:
        is_entry = ENTRY.match(block[0][0].cell.text + " ") is not None
        only_named = all(len(left_of(row, edge)) == len(row) for row in block)
        if only_named and not is_entry:
            group = block
            continue
        group = group if is_entry else []
        yield [*group, *block]
