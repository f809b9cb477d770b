"""Columns that hold the years of the values beside them: 指標 現状値 （年次） 目標値 （年次）, or 現状値 over both."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.heads.columns import VALUES, Column, is_year


def with_years_beside(columns: Sequence[Column], cues: LayoutCues) -> list[Column]:
    """Read a head that names nothing but years as a part of the one before it: those of a target are its deadline."""
    roles = [column.role for column in columns]
    for at, (before, column) in enumerate(pairwise(columns), start=1):
        of_years = column.role is Role.UNKNOWN and cues.is_year_head(column.head.text.strip(" 　()（）"))
        if of_years and before.role in VALUES and before.time is None:
            roles[at] = _of_years(before)
    return [replace(column, role=role) for column, role in zip(columns, roles, strict=True)]


def with_years_under(columns: Sequence[Column], held: Sequence[Sequence[str]], cues: LayoutCues) -> list[Column]:
    """Part the years from the values of a head that spans both, 現状値 over 2023年 27.9: its second column has none."""
    found = list(columns)
    for at in range(1, len(found)):
        head, under = found[at - 1], found[at]
        if head.role not in VALUES or not _is_spanned(head, under):
            continue
        if _are_years(held[at - 1]) and _are_values(held[at], cues):
            found[at - 1 : at + 1] = [replace(head, role=_of_years(head)), head]
        elif _are_values(held[at - 1], cues) and _are_years(held[at]):
            found[at] = replace(under, role=_of_years(head))
    return found


def _of_years(column: Column) -> Role:
    """Tell what the years of the values of a column are."""
    return Role.DEADLINE if column.role is Role.TARGET else Role.OTHER_TEXT


def _is_spanned(head: Column, under: Column) -> bool:
    """Tell whether the head of a column spans the next, which has none of its own or the very same."""
    return bool(head.head.text) and (not under.head.text or under.head.origins == head.head.origins)


def _are_years(cells: Sequence[str]) -> bool:
    figures = [text for text in cells if not is_dash(text)]
    return bool(figures) and all(is_year(text) for text in figures)


def _are_values(cells: Sequence[str], cues: LayoutCues) -> bool:
    return any(is_value(text, cues) for text in cells) and not _are_years(cells)
