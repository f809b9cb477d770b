"""Tables between pipes whose rows are broken over lines: a row is whole when it has as many pipes as the rule.

指標 | 策定時 | 目標 |
---|---|---|
①開いた店の数 | 12件 (22年) |
30件 (28年度) |               the break stands behind a pipe, or within a cell
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.grids.across import rows_across
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, joined

_RULE = re.compile(r"\|?(?:[ ]*:?-{3,}:?[ ]*\|){2,}")
_NOTE = re.compile(r"[（(]?注[0-9０-９]{0,2}[)）:：]|[※＊]")
_PIPE = "|"
_MOST_LINES = 12  # of one row
_MOST_UNPARTED = 3  # lines of one row before its first pipe


def broken_grids(lines: Sequence[Line], cues: LayoutCues) -> tuple[list[Grid], set[int]]:
    """Find such tables of KPIs, some row of which is broken; give them and the numbers of their lines."""
    grids: list[Grid] = []
    taken: set[int] = set()
    for head, body in _tables(lines):
        first = _row(head)
        rows = [first, *((*row, *[Cell("")] * len(first))[: len(first)] for row in map(_row, body))]
        roles = {role_of(cell, cues) for cell in rows[0]}
        broken = any(len(own) > 1 for own in body)
        headed = Role.TARGET in roles and {Role.INDICATOR, Role.MAYBE_INDICATOR} & roles
        if broken and (headed or rows_across(rows, 0, cues) is not None):
            grids.append(Grid(tuple(rows), (tuple(head), *map(tuple, body))))
            taken |= {line.index for own in (head, *body) for line in own}
    return grids, taken


def _tables(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], list[Sequence[Line]]]]:
    """Go through the heads over such rules, each with the rows down to the head over the next of them."""
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line.text.strip())]
    heads = [_head(lines, at) for at in rules]
    for rule, (head, end) in zip(rules, pairwise((*heads, len(lines))), strict=True):
        if head < rule:
            yield lines[head:rule], list(_rows(lines, rule + 1, end, lines[rule].text.count(_PIPE)))


def _head(lines: Sequence[Line], rule: int) -> int:
    """Find the first of the lines over a rule that have as many pipes as it; the rule where they have others."""
    width = lines[rule].text.count(_PIPE)
    first, pipes = rule, 0
    closed = rule > 0 and _ends(lines[rule - 1])
    while closed and first and pipes < width and rule - first < _MOST_LINES:
        first -= 1
        pipes += lines[first].text.count(_PIPE)
    return first if pipes == width else rule


def _ends(line: Line) -> bool:
    return line.text.rstrip().endswith(_PIPE)


def _rows(lines: Sequence[Line], start: int, end: int, width: int) -> Iterator[Sequence[Line]]:
    """Put lines together to rows, down to a blank line, a sentence, a note, or a row that has too many pipes.

    Where a line alone is a whole row, what stands before it is one too, which lacks cells.
    """
    pipes = 0
    for at in range(start, end):
        own = lines[at].text.count(_PIPE)
        unparted = not pipes + own and (at - start >= _MOST_UNPARTED or "。" in lines[at].text)
        noted = at == start and _NOTE.match(lines[at].text.strip()) is not None
        if noted or unparted or at - start >= _MOST_LINES or lines[at].follows_blank or own > width:
            return
        pipes += own
        if at > start and own == width and _ends(lines[at]):
            yield from ([lines[start:at]] if pipes > own else [])
            start, pipes = at, own
        if pipes > width:
            if not _ends(lines[at - 1]):
                return
            yield lines[start:at]  # what stands before lacks cells, which that above spans
            start, pipes = at, own
        if pipes == width and _ends(lines[at]):
            yield lines[start : at + 1]
            start, pipes = at + 1, 0


def _row(lines: Sequence[Line]) -> Row:
    """Join lines to one row: the first cell of each goes on with the last one of the line above."""
    cells: list[Cell] = []
    for line in lines:
        first, *others = _cells(line)
        cells = [*cells[:-1], joined((cells[-1], first)) if cells else first, *others]
    leading = lines[0].text.lstrip().startswith(_PIPE)
    return tuple(cells[leading:-1])


def _cells(line: Line) -> list[Cell]:
    pipes = [at for at, character in enumerate(line.text) if character == _PIPE]
    return [line.part(start + 1, end) for start, end in zip([-1, *pipes], [*pipes, len(line.text)], strict=True)]
