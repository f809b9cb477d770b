"""Heads of nothing but years, told apart by the first year of the plan, beside a column of the directions wished for.

指標                        改善の方向   令和５年度   同規模平均   令和10年度   令和17年度     a plan from 令和７年度 on
配水管の漏水率（％）            ↓          6.4         5.1         5.0          3.8
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import Column

_DIRECTION = re.compile(r"[↑↓→←↗↘⇧⇩⇗⇘⬆⬇➚➘]+|[－―ー-]")
_DASHES = "－―ー-"


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
