"""Indicators below a label of theirs, then what each is today, then what it shall be: columns without heads.

重要業績評価指標（KPI）
舟着場の数 / 渡し舟の乗客数        names
4か所（R5） / 1.2万人（R5）        as many values of one year
9か所（R11） / 2.0万人（R11）      as many of a later one

A blank line may stand between all cells; what cannot be dealt out so is left to others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_value, may_be_deadline, part_time, without_time
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.pages import is_foot
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.quantity import years_in

_MOST_CELLS = 36
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Item:
    """A cell with its lines: a name, or a value with its year."""

    cell: Cell
    lines: tuple[Line, ...]
    is_value: bool


def read_names_then_values(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such list; its lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    for at, line in enumerate(free):
        if line.index in findings.used or cues.role(without_time(line.text)) is not Role.INDICATOR:
            continue
        items = _items(free[at + 1 : at + 1 + 2 * _MOST_CELLS], cues)
        count = next((place for place, item in enumerate(items) if item.is_value), 0)
        columns = [items[count * step : count * (step + 1)] for step in range(3)]
        if count and _are_columns(columns, items[3 * count :], cues):
            _take(columns, findings)


def _items(lines: Sequence[Line], cues: LayoutCues) -> list[_Item]:
    """Put lines together to cells, down to the first line that is none: a sentence, a heading of more."""
    items: list[_Item] = []
    for line in lines:
        text = line.text.strip()
        if line.separator is not Separator.NONE or "。" in text or is_foot(line) or len(items) > _MOST_CELLS:
            break
        if items and items[-1].is_value and is_aside(text) and may_be_deadline(text):
            items[-1] = _with(items[-1], line)
            continue
        valued = _is_value(text, cues)
        if not valued and (len(text) > _LONGEST_NAME or any(item.is_value for item in items)):
            break
        wrapped = not valued and items and not line.follows_blank and not cues.ends_as_indicator(items[-1].cell.text)
        if wrapped:
            items[-1] = _with(items[-1], line)
        else:
            items.append(_Item(line.whole, (line,), valued))
    return items


def _with(item: _Item, line: Line) -> _Item:
    return _Item(joined((item.cell, line.whole)), (*item.lines, line), item.is_value)


def _is_value(text: str, cues: LayoutCues) -> bool:
    value = part_time(text)[0]
    return is_dash(value) or is_value(value, cues)


def _are_columns(columns: Sequence[Sequence[_Item]], rest: Sequence[_Item], cues: LayoutCues) -> bool:
    """Tell names from what they are today and shall be: as many of each, the years of the last ones later."""
    names, today, aims = columns
    if len(aims) < len(names) or any(item.is_value for item in rest):
        return False
    valued = all(item.is_value for item in (*today, *aims)) and not any(item.is_value for item in names)
    named = all(cues.ends_as_indicator(item.cell.text) for item in names)
    began, due = ([_year(item) for item in column] for column in (today, aims))
    dated = all(year or is_dash(item.cell.text) for year, item in zip(began, today, strict=True))
    later = any(due) and all(not year or year > max(began) for year in due)
    return valued and named and dated and any(began) and later


def _year(item: _Item) -> int:
    return max(years_in(part_time(item.cell.text)[1] or ""), default=0)


def _take(columns: Sequence[Sequence[_Item]], findings: Findings) -> None:
    for items in zip(*columns, strict=True):
        name, base, aim = (item.cell for item in items)
        kpi = found_kpi({Role.INDICATOR: name, Role.BASELINE: base, Role.TARGET: aim})
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for item in items for line in item.lines)
