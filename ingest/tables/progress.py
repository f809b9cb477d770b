"""Progress recomputed from base value, value and target, where all of them are single figures, held against print.

The base value is the last dated one before the first with a progress figure; where there is none, counting began at
zero. A target 「２倍」 counts in base values, unless the figure that it comes to stands in parentheses behind it:
「２倍（1.2兆円）」. The printed figure stays what it is; a difference is a finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.quantity import read_target
from ingest.tables.cues import FIGURES
from ontology.model import Direction, Kpi, Observation, Target

_TOLERANCE = 1  # percentage points: the text rounds, and not always in one way
_PERCENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%")
_PARENTHESES = re.compile(r"[（(]([^（）()]*)[)）]")
_AMOUNT = re.compile(rf"[{FIGURES}][{FIGURES},.，．]*(?![{FIGURES},.，．～〜年])")
_SHARES = ("%", "割")  # figures in these cannot be held against figures in another unit
_TIMES = "倍"
_MOVED = {"増加": Direction.INCREASE, "減少": Direction.DECREASE}


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What the figures give for one observation, in percent, beside what is printed."""

    observation: Observation
    percent: int

    @property
    def differs(self) -> bool:
        """Tell whether it differs from print by more than rounding."""
        return abs(float((self.observation.progress or "").rstrip("%")) - self.percent) > _TOLERANCE


def recompute(kpi: Kpi) -> Iterator[Recomputed]:
    """Recompute every printed progress figure of a KPI for which that is possible."""
    reported = [observation for observation in kpi.observations if observation.progress]
    if kpi.target is None or not reported:
        return
    before = kpi.observations[: kpi.observations.index(reported[0])]
    bases = [observation for observation in before if observation.as_of]
    base = bases[-1].number if bases else 0.0
    goal = None if base is None else _goal(kpi.target, base, reported[0])
    if base is None or goal is None or goal == base:
        return
    for observation in reported:
        value = _value(observation, kpi.target)
        if value is not None and _PERCENT.fullmatch(observation.progress or ""):
            yield Recomputed(observation, round((value - base) / (goal - base) * 100))


def _goal(target: Target, base: float, observation: Observation) -> float | None:
    """Take the target as a value of the series; None where it is no single figure, or one in another unit."""
    outside = _PARENTHESES.sub("", target.printed)
    inside = _PARENTHESES.search(target.printed)
    plain = read_target(outside)
    if plain.value is None or len(_AMOUNT.findall(outside)) != 1:
        return None
    unit = read_target(observation.value).unit or ""
    if (plain.unit or "").startswith(_TIMES) and not unit.startswith(_TIMES):
        result = read_target(inside[1]).value if inside else None
        return result if result is not None else plain.value * base if base else None
    return None if _share(plain.unit) != _share(unit) else plain.value


def _share(unit: str | None) -> str | None:
    return next((share for share in _SHARES if (unit or "").startswith(share)), None)


def _value(observation: Observation, target: Target) -> float | None:
    """Take the value; one that moved against the target (「増加」 where a decrease is wanted) counts below zero."""
    moved = next((way for word, way in _MOVED.items() if observation.value.endswith(word)), None)
    if observation.number is None or moved is None or target.direction is None:
        return observation.number
    return observation.number if moved is target.direction else -observation.number
