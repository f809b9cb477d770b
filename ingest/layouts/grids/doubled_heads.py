"""A name in two columns under one head, as a merged cell that an extraction repeats: the second tells parts of it.

項目            項目              令和３年度実績  令和８年度目標
働きに出る人の数  働きに出る人の数    24人          31人
働きに出る人の数  うち工房から       17人          23人
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import Role, plain_of
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell


def with_doubled(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[tuple[Column, ...], list[Row]]:
    """Take the second column for the groups of the first; where both say the same there is none."""
    at = next((index for index in range(len(columns) - 1) if _is_doubled(columns, rows, index)), None)
    if at is None:
        return columns, list(rows)
    group = replace(columns[at + 1], role=Role.GROUP)
    parted = [(*row[: at + 1], _unlike(row[at + 1], row[at]), *row[at + 2 :]) for row in rows]
    return (*columns[:at], replace(columns[at], role=Role.INDICATOR), group, *columns[at + 2 :]), parted


def _is_doubled(columns: Sequence[Column], rows: Sequence[Row], at: int) -> bool:
    one, other = columns[at], columns[at + 1]
    named = Role.INDICATOR in (one.role, other.role) and bool(one.head.text)
    same = [row for row in rows if row[at].text and row[at].text == row[at + 1].text]
    return named and plain_of(one.head.text) == plain_of(other.head.text) and 0 < len(same) < len(rows)


def _unlike(cell: Cell, other: Cell) -> Cell:
    return Cell("") if cell.text == other.text else cell
