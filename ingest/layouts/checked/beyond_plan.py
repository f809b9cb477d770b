"""What a line says beyond the plan: a change whose steps go on after the last year of it.

66％（R6） → 74％（R12） → 100％（R33）     in a plan to R12: it is held to 74％, the rest is to come after it
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.figures.values import ARROW, time_in
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.rows import Line
from ingest.quantity import years_in

_FEWEST_TURNS = 2


def without_steps_beyond(lines: Sequence[Line], plan: PlanYears) -> list[Line]:
    """Cut off the steps that follow the one of the last year of the plan."""
    return [_cut(line, plan.ends) for line in lines]


def _cut(line: Line, last_year: int) -> Line:
    turns = list(ARROW.finditer(line.text))
    if len(turns) < _FEWEST_TURNS:
        return line
    ends = [*(turn.start() for turn in turns[1:]), len(line.text)]
    years = [_year(line.text[turn.end() : end]) for turn, end in zip(turns, ends, strict=True)]
    if last_year not in years[:-1]:
        return line
    due = years.index(last_year)
    if any(year is None or year <= last_year for year in years[due + 1 :]):
        return line
    return replace(line, text=line.text[: ends[due]], origins=line.origins[: ends[due]])


def _year(step: str) -> int | None:
    time = time_in(step)
    return next(iter(years_in(time)[-1:]), None) if time else None
