"""Whether a table read out of a stream can be one: names that end as names do, values of a row in one unit."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value, part_time
from ingest.layouts.found import indicator_name
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell
from ingest.quantity import years_in

_LEAST_NAMED = 0.5  # share of the rows whose name ends in 数, 率, 割合 …
_MOST_MIXED = 0.34  # share of the rows whose baseline and target have units of their own
_UNIT = re.compile(r"[0-9０-９][0-9０-９,.，．]*[ 　]?(?P<unit>[^0-9０-９()（）\s※＊*]{1,6})")
_BOUNDS = re.compile(r"以上|以下|未満|超|程度|前後|を?維持")


def is_plausible(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], cues: LayoutCues) -> bool:
    """Tell whether most rows are named as indicators are, and few mix the units of others."""
    roles = [column.role for column in columns]
    mixed = sum(_is_mixed(row, roles) for row in rows)
    return share_named(columns, rows, cues) >= _LEAST_NAMED and mixed <= _MOST_MIXED * len(rows)


def share_named(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], cues: LayoutCues) -> float:
    """Measure how many of the names end as those of indicators do."""
    at = [column.role for column in columns].index(Role.INDICATOR)
    named = [cues.ends_as_indicator(indicator_name(row[at].text)) for row in rows if row[at].text]
    return sum(named) / len(named) if named else 0.0


def all_values(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], cues: LayoutCues) -> bool:
    """Tell whether every row has a target that is a value."""
    at = [column.role for column in columns].index(Role.TARGET)
    return all(is_value(part_time(row[at].text)[0], cues) for row in rows)


def leads_on(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether there is a baseline, and no target is of its year or an earlier one."""
    years: dict[Role, list[int]] = {Role.BASELINE: [], Role.TARGET: []}
    for at, column in enumerate(columns):
        if column.role in years:
            own = (years_in(part_time(row[at].text)[1] or "") for row in rows)
            years[column.role] += [column.year or 0, *(max(found) for found in own if found)]
    first, last = years[Role.BASELINE], [year for year in years[Role.TARGET] if year]
    return bool(first) and (not last or max(first) < min(last))


def _is_mixed(row: Sequence[Cell], roles: Sequence[Role]) -> bool:
    units = {
        unit
        for cell, role in zip(row, roles, strict=True)
        if role in (Role.BASELINE, Role.TARGET)
        for unit in _units(cell)
    }
    return len(units) > 1


def unit_of(cell: Cell) -> str | None:
    """Give the unit of a value, without 以上 and the like; None where it has none."""
    return next(iter(_units(cell)), None)


def _units(cell: Cell) -> list[str]:
    found = _UNIT.search(part_time(cell.text)[0])
    unit = _BOUNDS.sub("", found["unit"]) if found else ""
    return [unit.replace("％", "%")] if unit else []
