"""Rows for each group under the name of their indicator, which stands on a line of its own without values.

喫煙率
  男性          22.8％     17％
  女性           7.4％      4％
妊婦の喫煙率     1.9％      0％

A reading by places alone takes such a name for the end of the one above it, or for the beginning of that of a group.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rowed.wrapped import WrappedRow
from ingest.layouts.rows import Cell, Line, joined

_FEWEST = 2  # groups
_NONE = Cell("")
GROUP = Column(Role.GROUP, _NONE)


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands in the column of names above the line of the values, on it, and below."""

    above: Cell
    own: Cell
    below: Cell

    @property
    def is_group(self) -> bool:
        return is_group(self.own.text)


def with_parents(
    lines: Sequence[Line], rows: Sequence[WrappedRow], columns: Sequence[Column]
) -> list[tuple[Cell, ...]] | None:
    """Give the cells of rows, with a last one for the group where some are for groups; None where these lack a name."""
    beside = _groups_beside(rows, columns)
    if beside is not None:
        return [(*row.cells, row.cells[beside]) for row in rows]
    roles = [column.role for column in columns]
    at = roles.index(Role.INDICATOR) if Role.INDICATOR in roles else -1
    names = [_name(lines[row.first : row.end], row, at, roles) for row in rows if at >= 0]
    if Role.GROUP in roles or sum(name.is_group for name in names) < _FEWEST:
        return [row.cells for row in rows]
    found: list[tuple[Cell, ...]] = []
    over, parent = _NONE, _NONE
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        after = names[place + 1] if place + 1 < len(names) else None
        lent = after is not None and after.is_group and not after.above.text
        parent = _first(name.above, over, parent) if name.is_group else _NONE
        own = parent if name.is_group else _joined(name.above, name.own, _NONE if lent else name.below)
        over = name.below if name.is_group or lent else _NONE
        if not own.text:
            return None
        found.append((*row.cells[:at], own, *row.cells[at + 1 :], name.own if name.is_group else _NONE))
    return found


def _groups_beside(rows: Sequence[WrappedRow], columns: Sequence[Column]) -> int | None:
    """Find the column without a head in which nothing but groups stand."""
    if any(column.role is Role.GROUP for column in columns):
        return None
    for at, column in enumerate(columns):
        cells = [row.cells[at].text for row in rows if row.cells[at].text]
        if not column.head.text and column.role not in VALUES and len(cells) >= _FEWEST and all(map(is_group, cells)):
            return at
    return None


def _name(lines: Sequence[Line], row: WrappedRow, at: int, roles: Sequence[Role]) -> _Name:
    cell = row.cells[at]
    values = [value for value, role in zip(row.cells, roles, strict=False) if role in VALUES and value.origins]
    own = next((line for line in lines if values and line.span[0] <= values[0].origins[0] < line.span[1]), None)
    if own is None:
        return _Name(_NONE, cell, _NONE)
    start = sum(origin < own.span[0] for origin in cell.origins)
    end = sum(origin < own.span[1] for origin in cell.origins)
    apart = _group_beside(own, cell)
    start = start if apart is None else sum(origin < apart for origin in cell.origins)
    return _Name(cell.part(0, start), cell.part(start, end), cell.part(end, len(cell.text)))


def _group_beside(line: Line, cell: Cell) -> int | None:
    """Find where a group begins that stands apart from the name in its column: した児童の割合     小学６年生."""
    inside = [one for one in line.cells if one.origins and one.origins[0] in cell.origins]
    return inside[-1].origins[0] if len(inside) > 1 and is_group(inside[-1].text) else None


def _first(*cells: Cell) -> Cell:
    return next((cell for cell in cells if cell.text), _NONE)


def _joined(*cells: Cell) -> Cell:
    return joined(cell for cell in cells if cell.text)
