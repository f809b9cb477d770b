"""Is a KPI's printed progress ahead of the time that has gone? An even pace is assumed, and said to be assumed."""

import re
from dataclasses import dataclass

from ontology.model import Kpi, Observation

_YEAR = re.compile(r"(?:19|20)\d\d")
_PERCENT = re.compile(r"-?\d+(?:\.\d+)?(?=[%％])")


@dataclass(frozen=True, slots=True)
class Pace:
    """The lowest of the latest printed progress figures, against the share of the period that has gone, in per cent."""

    progress: float
    since: int
    now: int
    until: int

    @property
    def elapsed(self) -> int:
        """Give the share of the period from the base value to the deadline that had gone at the latest value."""
        return round(100 * (self.now - self.since) / (self.until - self.since))

    @property
    def lead(self) -> float:
        """Give how far progress is ahead of time, in percentage points; negative when behind."""
        return self.progress - self.elapsed

    @property
    def is_behind(self) -> bool:
        """Tell whether progress is less than an even pace would give."""
        return self.progress < min(self.elapsed, 100)

    @property
    def sentence(self) -> str:
        """Say it in Japanese."""
        span = f"{self.since}年から{self.until}年まで"
        return f"{span}の期間の{self.elapsed}%が過ぎた{self.now}年に、進捗は{self.progress:g}%"


def pace_of(kpi: Kpi) -> Pace | None:
    """Hold a KPI's latest progress against time; None where a year or a progress figure is not printed."""
    reported = [each for each in kpi.observations if _PERCENT.search(each.progress or "")]
    since = next((year for each in kpi.observations if (year := _year_of(each))), None)
    until = kpi.deadline.year if kpi.deadline else None
    now = _year_of(reported[-1]) if reported else None
    if since is None or now is None or until is None or not since < now <= until:
        return None
    figures = map(float, _PERCENT.findall(reported[-1].progress or ""))
    return Pace(min(figures), since, now, until)


def _year_of(observation: Observation) -> int | None:
    years = _YEAR.findall(observation.as_of or "")
    return int(years[-1]) if years else None
