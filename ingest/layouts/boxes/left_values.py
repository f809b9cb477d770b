"""Which of the values of a box are baseline and target: the two at the left of the rows by year.

          70％  75％  80％         aims
52％ 85％                          baseline and target, on a line of their own, before or among the rows by year
          58％  63％               results so far
"""

import re
from collections.abc import Sequence

from ingest.layouts.boxes.level_values import Level, is_sound
from ingest.layouts.cues import plain_of
from ingest.layouts.rows import Cell

_PAIR = 2
_AGAINST = re.compile(
    r"(?=.*(?:年度|基準|現状|前年|平均|水準))[^。]{2,20}?"
    r"(?:以上|以下|超|未満|を?維持|を?上回る|を?下回る|より(?:増加|減少)|(?:から|より)?(?:改善|向上))"
)
_FIGURE = re.compile(r"[0-9][0-9,.]*")


def values_at_left(runs: Sequence[Sequence[Cell]], years: Sequence[Cell], due: Cell) -> Level | None:
    """Find baseline and target among runs of values in the order of print; None where two places fit, or none."""
    found = [Level(run[0], run[1]) for at, run in enumerate(runs) if _fits(runs, at, years, due)]
    sound = [level for level in found if is_sound(level) or is_against(level.target.text)]
    return sound[0] if len(sound) == 1 else None


def is_against(text: str) -> bool:
    """Tell a target that is set against another value: 元年度の水準以上, 現状を維持."""
    return _AGAINST.fullmatch(text) is not None


def _fits(runs: Sequence[Sequence[Cell]], at: int, years: Sequence[Cell], due: Cell) -> bool:
    """Tell whether a run begins with the two: what is left is a whole row of aims, and results of no more years."""
    run, count = runs[at], len(years)
    above, below = [len(own) for own in runs[:at]], [len(own) for own in runs[at + 1 :]]
    rest = len(run) - _PAIR
    rows = [*above, *([rest] if rest else []), *below]
    if rest < 0 or at > 1 or not rows or len(rows) > _PAIR or rows[-1] > count:
        return False
    whole = rows[0] in (count, _until(years, due))
    return whole and (not rest or len(run) != count or (at == 1 and _is_aimed(runs[0], run[1], years, due)))


def _until(years: Sequence[Cell], due: Cell) -> int:
    """Count the years up to that of the target, after which nothing is aimed at."""
    return next((at for at, year in enumerate(years, start=1) if plain_of(year.text) == plain_of(due.text)), len(years))


def _is_aimed(aims: Sequence[Cell], target: Cell, years: Sequence[Cell], due: Cell) -> bool:
    """Tell a target from a result where both may be meant: the aims give it in its year."""
    own = [aim for aim, year in zip(aims, years, strict=False) if plain_of(year.text) == plain_of(due.text)]
    return [_figures(aim.text) for aim in own] == [_figures(target.text)]


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(plain_of(text))
