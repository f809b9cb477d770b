"""Years that stand each before the word of their values, again and again, in heads that begin with another form.

指標 策定時 (R2) R4 実績 R5 実績 目標 (R8)    are the columns    指標 策定時(R2) R4実績 R5実績 目標(R8)
指標 開始前（R2）R3 目標 R3 実績 R4 目標                         指標 開始前（R2） R3目標 R3実績 R4目標
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_aside, is_time_only, time_in
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell, joined

_FEWEST = 2  # years before words


def with_years_before_words(cells: Sequence[Cell], cues: LayoutCues) -> Sequence[Cell]:
    """Join each year of such a run to the word behind it; give other heads as they are."""
    heads: list[Cell] = []
    at = 0
    while at < len(cells):
        count = _pairs(cells, at, cues)
        if count >= _FEWEST and not _waits(heads[-1:], cues) and not _is_time(cells, at + 2 * count):
            heads += [joined(cells[first : first + 2]) for first in range(at, at + 2 * count, 2)]
            at += 2 * count
        else:
            heads.append(cells[at])
            at += 1
    return heads


def _pairs(cells: Sequence[Cell], start: int, cues: LayoutCues) -> int:
    """Count the years from a place on that a word of values follows."""
    at = start
    while at + 1 < len(cells) and _is_year(cells[at]) and _is_of_values(cells[at + 1], cues):
        at += 2
    return (at - start) // 2


def _waits(before: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether the head before may be that of the first year."""
    return any(_is_of_values(head, cues) for head in before)


def _is_time(cells: Sequence[Cell], at: int) -> bool:
    """Tell whether a time stands behind the last word, which may be its own."""
    return at < len(cells) and is_time_only(cells[at].text)


def _is_year(cell: Cell) -> bool:
    return is_time_only(cell.text) and not is_aside(cell.text)


def _is_of_values(cell: Cell, cues: LayoutCues) -> bool:
    return role_of(cell, cues) in VALUES and time_in(cell.text) is None
