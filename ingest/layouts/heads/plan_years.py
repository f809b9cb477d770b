"""Heads of nothing but years, told apart by the years of the plan.

指標                        改善の方向   令和５年度   同規模平均   令和10年度   令和17年度     a plan from 令和７年度 on
配水管の漏水率（％）            ↓          6.4         5.1         5.0          3.8

指標 現状値 2028年 2031年               a plan from 2026 to 2031: what follows the value of today is aimed at
指標 基準値 R8 R9 R10 R11 R12           the same, in a text that was issued before R8 was over: these are no results
重要業績評価指標（KPI） 2024年度 2031年度    today and the last year of the plan
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import Column, is_initial

_DIRECTION = re.compile(r"[↑↓→←↗↘⇧⇩⇗⇘⬆⬇➚➘]+|[－―ー-]")
_DASHES = "－―ー-"
_OF_AIMS = re.compile(r"KPI|ＫＰＩ|重要業績|成果|目標|評価|達成")  # 主要指標 may be figures of any kind
_ON_BOTH_SIDES = 2  # years


@dataclass(frozen=True, slots=True)
class PlanYears:
    """The first year of a plan and its last one; `is_new` where the text was issued before any of them was over."""

    begins: int
    ends: int
    is_new: bool


def with_years_of_plan(columns: Sequence[Column], plan: PlanYears | None) -> list[Column]:
    """Take the last year of a plan for its target, where no head names a target and the other years fit the plan."""
    years = [column.year or 0 for column in columns if column.role is Role.TIME]
    roles = [column.role for column in columns]
    in_order = bool(years) and all(a < b for a, b in pairwise(years))
    if plan is None or not in_order or years[-1] != plan.ends or Role.INDICATOR not in roles or Role.TARGET in roles:
        return list(columns)
    if Role.BASELINE not in roles:
        return with_both_sides(columns, plan)
    return _with_last(columns) if years[0] >= plan.begins and _are_ahead(columns, plan) else list(columns)


def with_both_sides(columns: Sequence[Column], plan: PlanYears | None) -> list[Column]:
    """Take two years, of which the later is the last of the plan, for today and target of what is called a KPI."""
    roles = [column.role for column in columns]
    years = [column.year or 0 for column in columns if column.role is Role.TIME]
    aims = any(column.role is Role.INDICATOR and _OF_AIMS.search(column.head.text) for column in columns)
    both = aims and len(years) == _ON_BOTH_SIDES and Role.OTHER_VALUE not in roles
    ends = plan is not None and both and years[0] < years[-1] == plan.ends
    return with_sides_of_plan(columns, plan.begins) if plan is not None and ends else list(columns)


def _are_ahead(columns: Sequence[Column], plan: PlanYears) -> bool:
    """Tell whether all years stand behind the one baseline, nothing but they, and none of them was over by then."""
    first, *rest = [column for column in columns if column.role in (Role.BASELINE, Role.TIME, Role.OTHER_VALUE)]
    only_years = first.role is Role.BASELINE and all(column.role is Role.TIME for column in rest)
    before = first.year is None or first.year < plan.begins
    return only_years and before and (plan.is_new or not is_initial(first.head.text))


def _with_last(columns: Sequence[Column]) -> list[Column]:
    last = max(at for at, column in enumerate(columns) if column.role is Role.TIME)
    return [replace(column, role=Role.TARGET) if at == last else column for at, column in enumerate(columns)]


def with_sides_of_plan(columns: Sequence[Column], begins: int | None) -> list[Column]:
    """Take the last year before a plan for its baseline, those from then on for its targets, where no word says so."""
    roles = {column.role for column in columns}
    years = [column.year or 0 for column in columns if column.role is Role.TIME]
    sides = begins is not None and any(0 < year < begins for year in years) and any(year >= begins for year in years)
    if begins is None or not sides or Role.INDICATOR not in roles or roles & {Role.BASELINE, Role.TARGET}:
        return list(columns)
    today = max(year for year in years if year < begins)
    of_years = {today: Role.BASELINE} | {year: Role.TARGET for year in years if year >= begins}
    return [
        replace(column, role=of_years.get(column.year or 0, Role.OTHER_VALUE)) if column.role is Role.TIME else column
        for column in columns
    ]


def has_directions(held: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column holds nothing but arrows: what is measured is to rise, to fall, to stay."""
    return any(_are_directions(cells) for cells in held)


def _are_directions(cells: Sequence[str]) -> bool:
    arrows = [cell for cell in cells if cell not in _DASHES]
    return bool(arrows) and all(_DIRECTION.fullmatch(cell) for cell in cells)
