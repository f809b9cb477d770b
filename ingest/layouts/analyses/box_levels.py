"""Which of the values of a box are baseline and target: those of the rows that no row by year has.

          70％  75％  80％              －     40％  42％  44％        aims
52％ 85％                          38.0％                      50％   baseline and target, before or around the years
          58％  63％                      38.4％ 39.1％ －   －         results so far

They stand on a line of their own, or on one with a row by year. Nothing is taken where two places fit, or none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.rows import Cell

_PAIR = 2
_AGAINST = re.compile(
    r"(?=.*(?:年度|基準|現状|前年|平均|水準))[^。]{2,20}?"
    r"(?:以上|以下|超|未満|を?維持|を?上回る|を?下回る|より(?:増加|減少)|(?:から|より)?(?:改善|向上))"
)
_FIGURE = re.compile(r"[0-9][0-9,.]*")
_Runs = Sequence[Sequence[Cell]]


class Level(NamedTuple):
    """The baseline and the target of a box."""

    baseline: Cell
    target: Cell


def values_at_left(runs: _Runs, years: Sequence[Cell], due: Cell) -> Level | None:
    """Find them before the values of single years, among runs of values in the order of print."""
    return _only(Level(run[0], run[1]) for at, run in enumerate(runs) if _is_at_left(runs, at, years, due))


def values_around(runs: _Runs, years: int) -> Level | None:
    """Find them around the values of so many years: alone where that is possible, else on one line with a row."""
    for is_level in (_is_alone, _is_with_a_row):
        found = [Level(run[0], run[-1]) for at, run in enumerate(runs) if is_level(runs, at, years)]
        if any(map(is_sound, found)):
            return _only(iter(found))
    return None


def is_sound(level: Level) -> bool:
    """Tell whether there is a target, set in words or in the unit that the baseline has, if there is one."""
    units = {unit for unit in map(unit_of, level) if unit is not None}
    return is_against(level.target.text) or (not is_dash(level.target.text) and len(units) <= 1)


def is_against(text: str) -> bool:
    """Tell a target that is set against another value: 元年度の水準以上, 現状を維持."""
    return _AGAINST.fullmatch(text) is not None


def _only(found: Iterator[Level]) -> Level | None:
    sound = list(filter(is_sound, found))
    return sound[0] if len(sound) == 1 else None


def _is_alone(runs: _Runs, at: int, years: int) -> bool:
    """Tell a run of two between a whole row above and one below, of the years that are over, or beside one row."""
    above, below = [len(own) for own in runs[:at]], [len(own) for own in runs[at + 1 :]]
    between = above == [years] and len(below) == 1 and below[0] <= years
    return len(runs[at]) == _PAIR and (between or (above + below == [years] and years != _PAIR))


def _is_with_a_row(runs: _Runs, at: int, years: int) -> bool:
    """Tell a run with values of a row between the two: dashes on a line below fill that row; the other is whole."""
    run, others = runs[at], [own for place, own in enumerate(runs) if place != at]
    rest = years - (len(run) - _PAIR)
    is_rest = [len(own) == rest and all(is_dash(cell.text) for cell in own) for own in others]
    whole = len(others) == 1 and rest == 0
    filled = 0 < rest < years and len(others) == _PAIR and is_rest.count(True) == 1
    same = unit_of(run[0]) == unit_of(run[-1]) is not None
    return any(len(own) == years for own in others) and (whole or filled) and same


def _is_at_left(runs: _Runs, at: int, years: Sequence[Cell], due: Cell) -> bool:
    """Tell a run that begins with the two: what is left is a whole row of aims, and results of no more years."""
    run, count = runs[at], len(years)
    rest = len(run) - _PAIR
    rows = [*map(len, runs[:at]), *([rest] if rest else []), *map(len, runs[at + 1 :])]
    if rest < 0 or at > 1 or not 0 < len(rows) <= _PAIR or rows[-1] > count:
        return False
    whole = rows[0] in (count, _until(years, due))
    return whole and (not rest or len(run) != count or (at == 1 and _is_aimed(runs[0], run[1], years, due)))


def _until(years: Sequence[Cell], due: Cell) -> int:
    """Count the years up to that of the target, after which nothing is aimed at."""
    return next((at for at, year in enumerate(years, start=1) if plain_of(year.text) == plain_of(due.text)), len(years))


def _is_aimed(aims: Sequence[Cell], target: Cell, years: Sequence[Cell], due: Cell) -> bool:
    """Tell a target from a result where both may be meant: the aims give it in its year."""
    own = [aim for aim, year in zip(aims, years, strict=False) if plain_of(year.text) == plain_of(due.text)]
    return [_FIGURE.findall(plain_of(aim.text)) for aim in own] == [_FIGURE.findall(plain_of(target.text))]
