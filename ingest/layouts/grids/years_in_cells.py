"""Values with their years in one cell, 31.5% (22年度): where a row has both its values so, each is read alone."""

import re
from dataclasses import replace

from ingest.layouts.cues import Role
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell

_YEAR_BEHIND = re.compile(r"(?<=[^ 　])[ 　]*(?P<year>[（(][^（()）]+[)）])[ 　]*$")


def without_years(row: Row, columns: tuple[Column, ...]) -> Row:
    """Take the years off the baselines of a row whose target has its year in the cell too."""
    targets = [cell for cell, column in zip(row, columns, strict=True) if column.role is Role.TARGET]
    if not any(_year_at(cell) for cell in targets):
        return row
    return tuple(
        _cut(cell) if column.role is Role.BASELINE else cell for cell, column in zip(row, columns, strict=True)
    )


def _year_at(cell: Cell) -> int:
    """Find where the year behind a value begins, the space before it included; 0 where there is none."""
    behind = _YEAR_BEHIND.search(cell.text)
    return behind.start() if behind is not None and is_time_only(behind["year"]) else 0


def _cut(cell: Cell) -> Cell:
    end = _year_at(cell) or len(cell.text)
    return replace(cell, text=cell.text[:end], origins=cell.origins[:end])
