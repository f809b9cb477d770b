"""Columns of yearly increments, and of their sum, which is aimed at by the last of the years.

事業開始前 / 2025年度増加分 / 2026年度増加分 / KPI増加分の累計
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import Column

_INCREMENT, _SUM = "増加分", "累計"


def with_year_of_sum(columns: Sequence[Column]) -> Sequence[Column]:
    """Give the sum of increments, which has no year in its head, that of the last increment."""
    yearly = [column for column in columns if is_increment(column)]
    last = max(yearly, key=lambda column: column.year or 0, default=None)
    if last is None or last.time is None:
        return columns
    return [replace(column, time=last.time) if _is_sum(column) else column for column in columns]


def is_increment(column: Column) -> bool:
    """Tell whether a column holds what one year adds."""
    return column.role is Role.OTHER_VALUE and _INCREMENT in column.head.text


def _is_sum(column: Column) -> bool:
    words = (_INCREMENT, _SUM)
    return column.role is Role.TARGET and column.time is None and all(word in column.head.text for word in words)
