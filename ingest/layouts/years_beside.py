"""Columns that hold the years of the values before them: 指標 現状値 （年次） 目標値 （年次）."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.columns import VALUES, Column
from ingest.layouts.cues import LayoutCues, Role


def with_years_beside(columns: Sequence[Column], cues: LayoutCues) -> list[Column]:
    """Read a head that names nothing but years as a part of the one before it: those of a target are its deadline."""
    roles = [column.role for column in columns]
    for at, (before, column) in enumerate(pairwise(columns), start=1):
        of_years = column.role is Role.UNKNOWN and cues.is_year_head(column.head.text.strip(" 　()（）"))
        if of_years and before.role in VALUES and before.time is None:
            roles[at] = Role.DEADLINE if before.role is Role.TARGET else Role.OTHER_TEXT
    return [replace(column, role=role) for column, role in zip(columns, roles, strict=True)]
