"""Indicators below a label of theirs, then what each is today, then what it shall be: a page read by columns.

重要業績評価指標（KPI）                                 【目標２の成果指標】
舟着場の数 / 渡し舟の乗客数        names                舟着場の数 / 渡し舟の乗客数
4か所（R5） / 1.2万人（R5）        as many values       基準値 （R5） / 目標値 （R11）        all heads, then
9か所（R11） / 2.0万人（R11）      of a later year      4か所 / 1.2万人 / 9か所 / 2.0万人     the values of each

A blank line may stand between all cells; what cannot be dealt out so is left to others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_value, may_be_deadline, part_time, without_time
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.columns import Column, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.pages import Pages, is_foot
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.quantity import years_in

_MOST_CELLS = 36
_LONGEST_NAME = 60
_FEWEST_HEADS = 2
_BOXED = re.compile(r"[【＜<《〈〔\[](?P<words>[^【】＜＞<>《》〈〉〔〕\[\]]+)[】＞>》〉〕\]]")
_OF_VALUES = (Role.BASELINE, Role.TARGET)


@dataclass(frozen=True, slots=True)
class _Item:
    """A cell with its lines: a name, a head of values, or a value, the last two with their years."""

    cell: Cell
    lines: tuple[Line, ...]
    is_value: bool
    is_head: bool = False


def read_names_then_values(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such list; its lines are marked as used."""
    pages = Pages(lines)
    free = [line for line in lines if line.index not in findings.used and not pages.is_number(line)]
    for at, line in enumerate(free):
        if line.index in findings.used or not _is_label(line.text.strip(), cues):
            continue
        items = _items(free[at + 1 : at + 1 + 2 * _MOST_CELLS], cues)
        if any(item.is_head for item in items):
            _take_headed(items, cues, findings)
            continue
        count = next((place for place, item in enumerate(items) if item.is_value), 0)
        columns = [items[count * step : count * (step + 1)] for step in range(3)]
        if count and _are_columns(columns, items[3 * count :], cues):
            _take(columns, findings)


def _is_label(text: str, cues: LayoutCues) -> bool:
    """Tell a label over names, in a box or not."""
    boxed = _BOXED.fullmatch(text)
    return cues.role(without_time(boxed["words"] if boxed else text)) is Role.INDICATOR


def _items(lines: Sequence[Line], cues: LayoutCues) -> list[_Item]:
    """Put lines together to cells, down to the first line that is none: a sentence, a heading of more."""
    items: list[_Item] = []
    for line in lines:
        text = line.text.strip()
        if line.separator is not Separator.NONE or "。" in text or is_foot(line) or len(items) > _MOST_CELLS:
            break
        of_above = items and (items[-1].is_value or items[-1].is_head)
        if of_above and is_aside(text) and may_be_deadline(text):
            items[-1] = _with(items[-1], line)
            continue
        if _is_head(text, cues) and not any(item.is_value for item in items):
            items.append(_Item(line.whole, (line,), is_value=False, is_head=True))
            continue
        valued = _is_value(text, cues)
        if not valued and (len(text) > _LONGEST_NAME or any(item.is_value for item in items)):
            break
        wrapped = not valued and items and not line.follows_blank and not _is_whole(items[-1], cues)
        if wrapped:
            items[-1] = _with(items[-1], line)
        else:
            items.append(_Item(line.whole, (line,), valued))
    return items


def _with(item: _Item, line: Line) -> _Item:
    return replace(item, cell=joined((item.cell, line.whole)), lines=(*item.lines, line))


def _is_whole(item: _Item, cues: LayoutCues) -> bool:
    return item.is_head or cues.ends_as_indicator(item.cell.text)


def _is_head(text: str, cues: LayoutCues) -> bool:
    """Tell the very word of a head of values, its year behind it or not: 目標値（令和10年度）, 中間目標."""
    plain, known = plain_of(without_time(text)), tuple(word for role in _OF_VALUES for word in cues.columns[role])
    return plain in known or (cues.role(plain) is Role.OTHER_VALUE and plain.endswith(known))


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


def _take_headed(items: Sequence[_Item], cues: LayoutCues, findings: Findings) -> None:
    """Take names, the heads behind them, then as many values for each head as there are names."""
    names = list(takewhile(lambda item: not item.is_head and not item.is_value, items))
    heads = list(takewhile(lambda item: item.is_head, items[len(names) :]))
    values = items[len(names) + len(heads) :]
    own = [Column(role_of(head.cell, cues) or Role.UNKNOWN, head.cell, time_of(head.cell)) for head in heads]
    columns = settled([Column(Role.INDICATOR, Cell("")), *own]) if len(heads) >= _FEWEST_HEADS else None
    dealt = len(values) == len(names) * len(heads) and all(item.is_value for item in values)
    named = all(name_misfit([name.cell], cues) < TOGETHER for name in names)
    rows = [values[at :: len(names)] for at in range(len(names))] if dealt else []
    if columns is None or not rows or not named or not _are_of_rows(values, rows, len(heads)):
        return
    records = Records(columns, findings)
    for name, row in zip(names, rows, strict=True):
        records.take((name.cell, *(item.cell for item in row)), name.cell.span or (0, 0))
    findings.used.update(line.index for item in items for line in item.lines)


def _are_of_rows(values: Sequence[_Item], rows: Sequence[Sequence[_Item]], count: int) -> bool:
    """Tell values that were read column by column: those of one row share their unit, at least as often as others."""
    others = [values[at : at + count] for at in range(0, len(values), count)]
    return _alike(rows) >= max(_alike(others), 1)


def _alike(rows: Sequence[Sequence[_Item]]) -> int:
    """Count the rows whose values have the same unit, those that are none aside."""
    units = ({unit_of(item.cell) for item in row if not is_dash(item.cell.text)} for row in rows)
    return sum(len(own) == 1 for own in units)
