"""Heads of three lines, the first and the last of which have a word for every column of values, that between for some.

            策定時       第１期計画       現状        第２期計画
指標                     期間の目標値                 期間の目標値
          （令和２年度） （令和６年度） （令和６年度） （令和10年度）

The words between are as many as the heads that say nothing without them, so that they may drift off their places.
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell

FRAMED_LINES = 3
_FEWEST = 3  # columns of values
_OFF = 4  # columns of print that a word may stand off its year


def framed(lines: Sequence[Sequence[Cell]], cues: LayoutCues) -> list[tuple[Cell, ...]]:
    """List the words over each column, from top to bottom, those of names first; nothing where heads are not so."""
    if len(lines) != FRAMED_LINES or not _are_paired(lines[0], lines[-1]):
        return []
    heads, between, years = lines
    names = [word for word in between if word.right <= heads[0].left]
    rest = list(between[len(names) :])
    needy = [head for head in heads if role_of(head, cues) not in VALUES]
    if not names or not rest or len(rest) != len(needy) or not all(role_of(word, cues) in VALUES for word in rest):
        return []
    below = dict(zip(needy, rest, strict=True))
    pairs = zip(heads, years, strict=True)
    values = [(head, below[head], year) if head in below else (head, year) for head, year in pairs]
    return [*((name,) for name in names), *values]


def _are_paired(heads: Sequence[Cell], years: Sequence[Cell]) -> bool:
    """Tell years from the words over them, one by one."""
    if not len(heads) == len(years) >= _FEWEST:
        return False
    timed = all(is_time_only(year.text) for year in years) and not any(is_time_only(head.text) for head in heads)
    return timed and all(_gap(head, year) <= _OFF for head, year in zip(heads, years, strict=True))


def _gap(one: Cell, other: Cell) -> int:
    return max(one.left, other.left) - min(one.right, other.right)
