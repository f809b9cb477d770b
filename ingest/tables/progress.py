"""Progress recomputed from base value, value and target, where all of them are single figures, beside print.

The base value is the last dated one before the first with a progress figure; where there is none, counting began at
zero. What a target comes to as a value of the series is read in `ingest.tables.aims`. The printed figure stays what
it is; a difference is a finding.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ingest.tables.aims import aim_of, amount_of
from ontology.model import Direction, Kpi, Observation, Target

_TOLERANCE = 1  # percentage points: the text rounds, and not always in one way
_PERCENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%")
_MOVED = {"増加": Direction.INCREASE, "減少": Direction.DECREASE}


def recompute(kpi: Kpi) -> Kpi:
    """Put beside every printed progress figure the one that the numbers give, in per cent, where they give one."""
    before = list(takewhile(lambda observation: observation.progress is None, kpi.observations))
    reported = kpi.observations[len(before) :]
    bases = [observation for observation in before if observation.as_of]
    base = amount_of(bases[-1]) if bases else 0.0
    aim = aim_of(kpi, base, reported[0]) if base is not None and reported else None
    if base is None or aim is None or aim == base:
        return kpi
    return replace(kpi, observations=(*before, *(_recomputed(one, base, aim, kpi.target) for one in reported)))


def disagreements(kpi: Kpi) -> Iterator[Observation]:
    """Go through the observations whose printed progress differs from the recomputed one by more than rounding."""
    for observation in kpi.observations:
        computed, printed = observation.recomputed, (observation.progress or "").rstrip("%")
        if computed is not None and printed and abs(float(printed) - round(computed)) > _TOLERANCE:
            yield observation


def _recomputed(observation: Observation, base: float, aim: float, target: Target | None) -> Observation:
    """Add the way from base to aim that is gone, in per cent with one decimal."""
    value = _value(observation, target)
    if value is None or not _PERCENT.fullmatch(observation.progress or ""):
        return observation
    return replace(observation, recomputed=round((value - base) / (aim - base) * 100, 1))


def _value(observation: Observation, target: Target | None) -> float | None:
    """Take the value; one that moved against the target (「増加」 where a decrease is wanted) counts below zero."""
    amount = amount_of(observation)
    moved = next((way for word, way in _MOVED.items() if observation.value.endswith(word)), None)
    if amount is None or moved is None or target is None or target.direction is None:
        return amount
    return amount if moved is target.direction else -amount
