"""Indicators in columns whose number stands in the middle of their lines, an empty line between each and the next.

       直した蔵の数の                       70   85   100     建物の傷みを
     1                58 H26年度 150 R4年度                    示すため。
       累計                                 71   83   －

       舟の荷の量     12億          16億    －   13億 14億
     2                トン H26年度  トン R4年度

A unit that a narrow cell has wrapped stands below its figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile

from ingest.layouts.analyses.ordered import Row, is_number, is_of_goal, left_of, ordered
from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.rows import Line, joined

_HEADS = (Sort.BASE, Sort.TARGET, Sort.YEARLY, Sort.YEAR_HEAD)
_BARE = re.compile(r"(?:約|概ね|おおむね)?[0-9０-９][0-9０-９,，.．]*[^0-9０-９]{0,2}")
_UNIT = re.compile(r"[^0-9０-９ 　\-－―。、（）()]{1,6}")
_Found = tuple[list[Row], list[Word]]  # an indicator, and its words in order


def read_middles(rows: Sequence[Row], edge: int, lines: Sequence[Line]) -> list[_Found]:
    """Put in order every indicator below some heads; nothing where one of them is not all told."""
    body = dropwhile(lambda row: any(word.sort in _HEADS for word in row), rows)
    table = list(takewhile(lambda row: not _ends(row, edge), body))
    parts = [part for part in _parts(table, lines) if any(word.cell.left < edge for row in part for word in row)]
    blocks = [_with_number_first(_with_units(part, edge), edge) for part in parts]
    found = [(block, ordered(block, edge, ()) if block else []) for block in blocks]
    return found if all(own for _, own in found) else []


def _ends(row: Row, edge: int) -> bool:
    """Tell what follows a table, on its left: the next goal, a label, a sentence."""
    left = [word for word in row if word.cell.left < edge]
    return is_of_goal(row[0]) or any(word.sort is Sort.END or "。" in word.cell.text for word in left)


def _parts(rows: Sequence[Row], lines: Sequence[Line]) -> Iterator[list[Row]]:
    """Part the rows where a line is left empty, or was taken out between pages."""
    part: list[Row] = []
    for row in rows:
        at = row[0].line
        if part and (lines[at].follows_blank or lines[at].index != lines[at - 1].index + 1):
            yield part
            part = []
        part.append(row)
    yield from [part] if part else []


def _with_number_first(part: Sequence[Row], edge: int) -> list[Row]:
    """Set the one number of an indicator before its name; nothing where it has none, several, or no name."""
    numbers = [row[0] for row in part if is_number(row[0]) and row[0].cell.left < edge]
    rest = [row[1:] if row[0] in numbers else row for row in part]
    named = next((at for at, row in enumerate(rest) if left_of(row, edge)), None)
    if len(numbers) != 1 or named is None or numbers[0].cell.right > rest[named][0].cell.left:
        return []
    rest[named] = [*numbers, *rest[named]]
    return [row for row in rest if row]


def _with_units(part: Sequence[Row], edge: int) -> list[Row]:
    """Set each figure beside its unit on the line below: 184億 over トン."""
    rows = [list(row) for row in part]
    for above, below in pairwise(rows):
        for word in [one for one in above if _waits(one, edge)]:
            at = next((at for at, unit in enumerate(below) if _is_unit_of(word, unit)), None)
            if at is not None:
                below[at] = replace(below[at], cell=joined((word.cell, below[at].cell)), sort=Sort.VALUE)
                above.remove(word)
    return [row for row in rows if row]


def _waits(word: Word, edge: int) -> bool:
    return word.sort is Sort.VALUE and word.cell.left >= edge and _BARE.fullmatch(word.cell.text) is not None


def _is_unit_of(word: Word, unit: Word) -> bool:
    """Tell a text that begins and ends about where a figure over it does."""
    over = min(word.cell.right, unit.cell.right) > max(word.cell.left, unit.cell.left)
    return over and unit.sort is Sort.TEXT and _UNIT.fullmatch(unit.cell.text) is not None
