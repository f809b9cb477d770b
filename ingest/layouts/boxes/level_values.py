"""Which of the runs of values in a box are baseline and target: those level with the name, between two rows by year.

     －    40％  42％  44％        aims, above
38.0％                      50％   baseline and target, level with the middle of the box
     38.4％ 39.1％ －   －         results, below

A tall cell of either row may make the middle one line with it. Nothing is taken where two runs could be the middle.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.rows import Cell

_PAIR = 2


class Level(NamedTuple):
    """The two values that stand level with the middle of a box."""

    baseline: Cell
    target: Cell


def level_values(runs: Sequence[Sequence[Cell]], years: int) -> Level | None:
    """Find baseline and target among runs of values in the order of print, beside rows of so many years."""
    for ways in (_alone, _with_a_row):
        found = [Level(runs[at][0], runs[at][-1]) for at in ways(runs, years)]
        sound = [level for level in found if is_sound(level)]
        if sound:
            return sound[0] if len(sound) == 1 else None
    return None


def _alone(runs: Sequence[Sequence[Cell]], years: int) -> Iterator[int]:
    """List the runs of two between a whole row above and one below, of the years that are over, or beside one row."""
    for at, run in enumerate(runs):
        above, below = [len(own) for own in runs[:at]], [len(own) for own in runs[at + 1 :]]
        between = above == [years] and len(below) == 1 and below[0] <= years
        beside = above + below == [years] and years != _PAIR
        if len(run) == _PAIR and (between or beside):
            yield at


def _with_a_row(runs: Sequence[Sequence[Cell]], years: int) -> Iterator[int]:
    """List the runs with values of a row between baseline and target: the rest of that row is dashes on a line below.

    The other row is whole.
    """
    for at, run in enumerate(runs):
        others = [own for place, own in enumerate(runs) if place != at]
        rest = years - (len(run) - _PAIR)
        rows = [own for own in others if len(own) == years]
        torn = [own for own in others if len(own) == rest and all(is_dash(cell.text) for cell in own)]
        whole = len(others) == 1 and rest == 0
        filled = 0 < rest < years and len(others) == _PAIR and len(torn) == 1
        if rows and (whole or filled) and unit_of(run[0]) == unit_of(run[-1]) is not None:
            yield at


def is_sound(level: Level) -> bool:
    """Tell whether there is a target, and a baseline in the same unit or none."""
    units = {unit for unit in map(unit_of, level) if unit is not None}
    return not is_dash(level.target.text) and len(units) <= 1
