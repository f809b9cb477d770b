"""The heads at the beginning of a stream of cells, and the years that belong to them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only, is_value, time_in
from ingest.layouts.heads.columns import VALUES, Column, is_year, role_of, time_of
from ingest.layouts.heads.in_order import columns_in_order, is_rate, without_ratios
from ingest.layouts.heads.plan_years import PlanYears, with_years_of_plan
from ingest.layouts.heads.settled import settled, with_parts
from ingest.layouts.heads.years_beside import with_years_beside
from ingest.layouts.rows import Cell, joined
from ingest.layouts.streams.areas import with_areas
from ingest.layouts.streams.shared_times import spread_by_brackets
from ingest.layouts.streams.spanned_names import spread_by_names
from ingest.layouts.streams.spanning import mended, spread
from ingest.layouts.streams.stacked_heads import unstacked
from ingest.layouts.streams.years_before_words import with_years_before_words

_LONGEST_HEAD = 24
_NO_VALUE = re.compile(r"(?:20[0-9]{2}|２０[０-９]{2})年度[^0-9０-９]{1,3}|[0-9０-９]{1,2}年目")  # 2025年度増 / 加分
_FEWEST_OF_ROW = 2  # as many times may stand under two heads
_FEWEST_OF_YEARLY = 4  # heads of values
_OF_YEARS = ("年度", "年次", "時点")  # how heads end that stand over years: 現状年度


def may_be_stream_head(cell: Cell, cues: LayoutCues) -> bool:
    """Tell whether a cell can be a head: a word or a time, no value."""
    timed = is_year(cell.text) or _NO_VALUE.fullmatch(cell.text) is not None
    return timed or (
        len(cell.text) <= _LONGEST_HEAD and (role_of(cell, cues) is not None or not is_value(cell.text, cues))
    )


def stream_columns(cells: Sequence[Cell], cues: LayoutCues) -> tuple[Column, ...] | None:
    """Read heads in the order of their columns; None where they make no KPI table."""
    cells = with_years_before_words(cells, cues)
    cells = unstacked(with_areas(mended(unstacked(cells, cues), cues), cues), cues)
    spanned = spread_by_brackets(cells, cues) or spread_by_names(cells, cues) or spread(cells, cues)
    if spanned is not None:
        columns = settled(spanned)
        return tuple(_open(column, cues) for column in columns) if columns else None
    heads, times = _without_row_of_times(without_ratios(cells))
    if not times:
        return _columns_of(heads, cues)
    if _go_on(heads, times, cues):
        return _columns_of(cells, cues)
    return _spread(_columns_of(heads, cues), times) or columns_in_order((heads, times), cues)


def years_apart(cells: Sequence[Cell], cues: LayoutCues, plan: PlanYears | None = None) -> tuple[Column, ...] | None:
    """Read every year as a head of its own, where the last of them is that of the targets: 現状値 R7 R8 R9 ３年間計.

    Nothing in the heads tells that from 現状値 of R7; the rows do, by how many values they have. Where the heads do not
    tell targets from results, the years of the plan may.
    """
    own = [Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell)) for cell in cells]
    if any(column.role is Role.TARGET for column in own):
        return None
    columns = settled(own) or settled(with_years_of_plan(own, plan))
    return tuple(_open(column, cues) for column in columns) if columns else None


def _go_on(heads: Sequence[Cell], times: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell times that are heads themselves, after that of the value of today: 現状値 2023年度 2025年度 2026年度."""
    bare = not any(is_aside(cell.text) for cell in times)
    return len(times) > _FEWEST_OF_ROW and bare and bool(heads) and _waits(heads[-1], cues) and not is_rate(heads[-1])


def _columns_of(cells: Sequence[Cell], cues: LayoutCues) -> tuple[Column, ...] | None:
    own = [Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell)) for cell in timed(cells, cues)]
    beside = with_parts(with_years_beside(own, cues))
    columns = settled(beside) or settled(with_years_beside(_with_nameless(own), cues))
    return tuple(_open(column, cues) for column in columns) if columns else None


def _with_nameless(columns: list[Column]) -> list[Column]:
    """Put a column of names before heads of nothing but values, of several years: their own place was left empty."""
    of_values = len(columns) >= _FEWEST_OF_YEARLY and all(column.role in VALUES for column in columns)
    first_is_base = of_values and columns[0].role is Role.BASELINE
    return [Column(Role.INDICATOR, Cell("")), *columns] if first_is_base else columns


def columns_in(cells: Sequence[Cell], cues: LayoutCues) -> tuple[Column, ...]:
    """Read heads that may be only some of a table's; none where their years fit them not."""
    cells = unstacked(with_areas(mended(unstacked(cells, cues), cues), cues), cues)
    spanned = spread_by_names(cells, cues) or spread(cells, cues)
    if spanned is not None:
        return tuple(spanned)
    heads, times = _without_row_of_times(cells)
    columns = [Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell)) for cell in timed(heads, cues)]
    awaiting = [at for at, column in enumerate(columns) if column.role in VALUES and column.time is None]
    if times and len(awaiting) != len(times):
        return ()
    for at, time in zip(awaiting if times else (), times, strict=True):
        columns[at] = replace(columns[at], time=time_of(time))
    return tuple(columns)


def _open(column: Column, cues: LayoutCues) -> Column:
    """Leave open what a column holds whose head says nothing."""
    of_years = column.head.text.endswith(_OF_YEARS)
    silent = column.role is Role.OTHER_TEXT and role_of(column.head, cues) is None and not of_years
    return replace(column, role=Role.UNKNOWN) if silent else column


def _without_row_of_times(cells: Sequence[Cell]) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """Take off the times that stand under all the heads: 指標 現状値 目標値 / (R6) (R11)."""
    end = len(cells)
    while end and is_time_only(cells[end - 1].text):
        end -= 1
    return (cells[:end], cells[end:]) if len(cells) - end > 1 else (cells, ())


def timed(cells: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join a time to the head that it belongs to: the one before it, if of values, or the one after.

    A head that has a year of its own in brackets after it takes none from before: R8年度 目標値 （R9年度）.
    """
    heads: list[Cell] = []
    waiting: Cell | None = None
    for cell, after in zip(cells, [*cells[1:], Cell("")], strict=False):
        dated = is_time_only(after.text) and is_aside(after.text)
        if is_time_only(cell.text) and heads and _waits(heads[-1], cues):
            heads[-1] = joined((heads[-1], cell))
        elif is_time_only(cell.text) and waiting is None:
            waiting = cell
        elif waiting is not None and _waits(cell, cues) and not dated:
            heads.append(joined((waiting, cell)))
            waiting = None
        else:
            heads += [waiting, cell] if waiting is not None else [cell]
            waiting = None
    return [*heads, waiting] if waiting is not None else heads


def _waits(head: Cell, cues: LayoutCues) -> bool:
    return role_of(head, cues) in VALUES and time_in(head.text) is None and not cues.is_sum(head.text)


def _spread(columns: tuple[Column, ...] | None, times: Sequence[Cell]) -> tuple[Column, ...] | None:
    """Give the times to the columns that they stand under; None where they are not as many."""
    if columns is None:
        return None
    values = [at for at, column in enumerate(columns) if column.role in VALUES]
    bare = [at for at in values if columns[at].time is None]
    ends = [at for at in bare if columns[at].role is not Role.OTHER_VALUE]
    same = next((places for places in (values, bare, ends) if len(places) == len(times)), None)
    if same is None:
        return None
    found = list(columns)
    for at, cell in zip(same, times, strict=True):
        found[at] = replace(columns[at], time=time_of(cell))
    return tuple(found)
