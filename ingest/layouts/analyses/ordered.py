"""The words of one indicator set in columns, in the order of a stream: name, baseline, its year, target, its year.

The years stand behind the values or below them; where they stand below, the results of other years may stand between.
Without a column for the target it is the value of the last year that has one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.rows import Cell, joined

_FARTHEST = 10  # columns between a value and its year
_MOST_OVER = 2  # lines
_HEADS = (Sort.BASE, Sort.TARGET, Sort.YEARLY, Sort.YEAR_HEAD, Sort.MARK, Sort.OWNER)
_VALUES = (Sort.VALUE, Sort.DASH)
_GAP = 2
_POWERS = ("兆", "億", "万", "千")
_OF_BOTH = 2
Row = list[Word]


def ordered(block: Sequence[Row], edge: int, years: Sequence[Word]) -> list[Word]:
    """Put an indicator in order; nothing where it is not all told."""
    if not any(left_of(row, edge) for row in block):
        return []
    if years:
        return _by_years(block, edge, years)
    return _around_results(block, edge) or _in_order(block, edge) or _in_words(block, edge)


def _in_order(block: Sequence[Row], edge: int) -> list[Word]:
    """Set the name before the baseline, its year, the target, its year; nothing where they are not all told."""
    names = [left_of(row, edge) for row in block]
    rights = [_values([*_whole(row[len(name) :])]) for row, name in zip(block, names, strict=True)]
    pairs = [(value, time) for value, time in _dated(rights) if value is not None]
    if len(pairs) not in (1, _OF_BOTH) or len(pairs) != sum(word.sort is Sort.TIME for row in rights for word in row):
        return []
    none = replace(pairs[0][0], cell=Cell("－"), sort=Sort.DASH)
    is_in_order = all(value.line == time.line for value, time in pairs[:1]) and pairs[-1][0].line < pairs[-1][1].line
    own = pairs if is_in_order else sorted(pairs, key=lambda pair: pair[1].cell.left)
    if len(pairs) == 1 and not any(word.sort is Sort.DASH for row in rights for word in row):
        return []
    whole = own if len(pairs) == _OF_BOTH else [(none, none), *own]
    return [*_named(names), *(word for pair in whole for word in pair)]


def _by_years(block: Sequence[Row], edge: int, years: Sequence[Word]) -> list[Word]:
    """Set the same where the target is the value of the last year that has one; the baseline stands before them."""
    names = [left_of(row, edge) for row in block]
    rights = [row[len(name) :] for row, name in zip(block, names, strict=True)]
    whole = [row[: len(years) + 1] for row in rights if all(w.sort in _VALUES for w in row[: len(years) + 1])]
    whole = [row for row in whole if len(row) == len(years) + 1]
    if len(whole) != 1:
        return []
    base, *values = whole[0]
    told = [(value, year) for value, year in zip(values, years, strict=True) if value.sort is Sort.VALUE]
    under = next((word for row in rights for word in row if word.sort is Sort.TIME and _is_over(base, word)), None)
    if not told or (under is None and base.sort is not Sort.DASH):
        return []
    year = under or replace(base, cell=Cell("－"), sort=Sort.DASH)
    return [*_named(names), base, year, *told[-1]]


def _around_results(block: Sequence[Row], edge: int) -> list[Word]:
    """Set the same where baseline and target stand over their years, the results of other years between these."""
    names = [left_of(row, edge) for row in block]
    rights = [_before_kind([*_whole(row[len(name) :])]) for row, name in zip(block, names, strict=True)]
    values, times = [row for row in rights if _is_pair(row)], [row for row in rights if _is_between_times(row)]
    if len(values) != 1 or len(times) != 1:
        return []
    (base, target), (first, *_, last) = values[0], times[0]
    return [*_named(names), base, first, target, last]


def _in_words(block: Sequence[Row], edge: int) -> list[Word]:
    """Set the same where the words of a target, which a narrow cell wraps, stand over its year: 前年以上の / 件数."""
    names = [left_of(row, edge) for row in block]
    rights = [row[len(name) :] for row, name in zip(block, names, strict=True)]
    at = next((at for at, row in enumerate(rights) if _begins_with_times(row)), 0)
    above = [word for row in rights[:at] for word in row]
    if not above:
        return []
    since, due = rights[at][:_OF_BOTH]
    bases = [word for word in above if _is_over(word, since)]
    said = [word for word in above if word.sort is Sort.TEXT and _overlap(word, due)]
    if len(bases) != 1 or not said:
        return []
    return [*_named(names), *bases, since, replace(said[0], cell=joined(word.cell for word in said)), due]


def _begins_with_times(row: Row) -> bool:
    return len(row) >= _OF_BOTH and all(word.sort is Sort.TIME for word in row[:_OF_BOTH])


def _named(names: Sequence[Row]) -> Row:
    """Take the number as such, and all behind it for the name."""
    number, *rest = [word for name in names for word in name]
    named = [replace(word, sort=Sort.TEXT) if word.sort is not Sort.ASIDE else word for word in rest]
    return [replace(number, sort=Sort.LABEL), *named]


def left_of(row: Row, edge: int) -> Row:
    """Take the words of a name off a row: those up to the first gap behind the number, left of the values."""
    left: Row = []
    for word, behind in zip(row, [*row[1:], None], strict=False):
        gap = bool(left) and word.cell.left - left[-1].cell.right >= _GAP
        dated = word.sort in _VALUES and behind is not None and behind.sort is Sort.TIME
        if word.cell.left >= edge or dated or (gap and not (len(left) == 1 and is_number(left[0]))):
            break
        left.append(word)
    is_name = any(word.sort in (Sort.TEXT, Sort.ASIDE, Sort.LABEL) for word in left)
    return left if is_name and not any(word.sort in _HEADS for word in left) else []


def is_number(word: Word) -> bool:
    """Tell the number or label that an indicator begins with."""
    is_label = word.sort is Sort.LABEL and not is_of_goal(word)
    return is_label or (word.sort is Sort.VALUE and word.cell.text.isdecimal())


def is_of_goal(word: Word) -> bool:
    """Tell the line over the next goal: 達成目標２について."""
    return word.sort is Sort.LABEL and "目標" in word.cell.text


def _values(row: Row) -> Row:
    """Leave out the heads of a row, and the years under them."""
    heads = any(word.sort in _HEADS for word in row)
    times = sum(word.sort is Sort.TIME for word in row) > _OF_BOTH
    return [] if heads or (times and not any(word.sort in _VALUES for word in row)) else row


def _dated(rows: Sequence[Row]) -> Iterator[tuple[Word | None, Word]]:
    """Give each year with the value before it, or over it, or behind the year before it where it slid down a line."""
    behind: Word | None = None
    for at, row in enumerate(rows):
        for place, time in enumerate(row):
            if time.sort is not Sort.TIME:
                continue
            before = row[place - 1] if place else None
            value = before if before is not None and before.sort in _VALUES else None
            over = _over(rows, at, time)
            of_other = value is not None and value.sort is Sort.DASH and _over(rows, at, value)  # － for a year
            far = value is None or bool(of_other) or time.cell.left - value.cell.right > _FARTHEST
            slid = behind if not place and not over else None
            yield over[-1] if far and over else value or slid, time
            behind = next((word for word in row[place + 1 : place + 2] if word.sort is Sort.VALUE), None)


def _over(rows: Sequence[Row], at: int, word: Word) -> list[Word]:
    """List the values on the lines before a word that stand over it."""
    return [one for above in rows[max(0, at - _MOST_OVER) : at] for one in above if _is_over(one, word)]


def _is_over(word: Word, time: Word) -> bool:
    return word.sort in _VALUES and _overlap(word, time)


def _overlap(word: Word, other: Word) -> bool:
    return min(word.cell.right, other.cell.right) > max(word.cell.left, other.cell.left)


def _whole(row: Row) -> Iterator[Word]:
    """Put figures and units that one space parts together: 約2.1 千 ha, 3 億 2,400 万円."""
    at = 0
    while at < len(row):
        end = at + 1
        while row[at].sort is Sort.VALUE and end < len(row) and _goes_on(row[end - 1], row[end]):
            end += 1
        yield replace(row[at], cell=joined(word.cell for word in row[at:end]))
        at = end


def _goes_on(word: Word, behind: Word) -> bool:
    counted = behind.sort is Sort.VALUE and word.cell.text.endswith(_POWERS)
    return behind.cell.left - word.cell.right <= 1 and (behind.sort is Sort.TEXT or counted)


def _before_kind(row: Row) -> Row:
    """Leave out what a label in the column 区分 sets apart: the targets or the results of single years."""
    return [*takewhile(lambda word: word.sort not in (Sort.TARGET, Sort.YEARLY), row)]


def _is_pair(row: Row) -> bool:
    return len(row) == _OF_BOTH and row[0].sort in _VALUES and row[1].sort is Sort.VALUE


def _is_between_times(row: Row) -> bool:
    first, *between, last = row if len(row) >= _OF_BOTH else [None, None]
    both = first is not None and last is not None and first.sort is last.sort is Sort.TIME
    return both and all(word is not None and word.sort in (*_VALUES, Sort.MARK) for word in between)
