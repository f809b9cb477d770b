"""Tables of the parts of one indicator, which is named over them: 内訳 and values, with the whole in the last row.

指標２ 渡し舟の年間利用者数
三つの航路を合わせた人数です。
内訳      現況値（R4）   目標値（R9）
本島航路      4,100人       4,500人
合計          6,300人       7,000人
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, indicator_name
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator

_FEWEST_ROWS, _FEWEST_HEADS = 2, 3
_MOST_OVER = 4  # lines from the name to the heads: what it counts
_LONGEST_NAME = 60
_LABELLED = re.compile(
    r"[ 　]*[■□◆◇●○◎・【]?[ 　]*(?:成果|評価|測定|数値|達成)?(?:指標|目標|KPI|ＫＰＩ)[ 　]?"
    r"(?:[0-9０-９]{1,2}(?:[-－−‐―ー.．][0-9０-９]{1,2}){0,2}|[①-⑳])[】.．]?[ 　:：]+"
    r"(?P<name>[^0-9０-９ 　。].*[^。])"
)
_OF_VALUES = (*VALUES, Role.TIME)
_MAY_STAND = (*_OF_VALUES, Role.OTHER_TEXT, Role.UNIT)


def read_parts_under_name(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> set[int]:
    """Read every such table, all of its rows or none; give the lines that it takes."""
    taken = set[int]()
    for at, head in enumerate(lines):
        columns = _columns(head, cues) if head.separator is not Separator.NONE else None
        named = _named_over(lines[max(0, at - _MOST_OVER) : at], cues) if columns else None
        rows = _rows(head, lines[at + 1 :]) if named else []
        if columns is None or named is None or not _are_parts(rows, columns, cues):
            continue
        line, name = named
        records = Records((*columns, Column(Role.INDICATOR, Cell(""))), findings)
        for row in rows:
            records.take((*row.cells, name), row.span)
        taken |= {own.index for own in (line, head, *rows)}
    findings.used |= taken
    return taken


def _columns(head: Line, cues: LayoutCues) -> tuple[Column, ...] | None:
    """Read heads of groups and values; None where one of them is of names, or says nothing."""
    if not head.cells or role_of(head.cells[0], cues) is not Role.GROUP:
        return None
    columns = tuple(Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell)) for cell in head.cells)
    roles = [column.role for column in columns]
    values = [role for role in roles if role in VALUES]
    sound = len(roles) >= _FEWEST_HEADS and all(role in _MAY_STAND for role in roles[1:])
    return columns if sound and roles.count(Role.TARGET) == 1 and len(values) > 1 else None


def _named_over(above: Sequence[Line], cues: LayoutCues) -> tuple[Line, Cell] | None:
    """Find the name over the heads: right above them, or above what sentences say of it."""
    for line in reversed(above):
        labelled = _LABELLED.fullmatch(line.text.rstrip())
        if labelled is not None:
            name = line.part(*labelled.span("name"))
            return (line, name) if len(name.text) <= _LONGEST_NAME else None
        if line.separator is not Separator.NONE:
            return None
        if "。" in line.text:
            continue
        name = line.part(0, len(line.text))
        bare = indicator_name(name.text)
        ends = len(bare) <= _LONGEST_NAME and cues.ends_as_indicator(bare) and cues.role(bare) is None
        return (line, name) if ends else None
    return None


def _rows(head: Line, below: Sequence[Line]) -> list[Line]:
    """Take the rows right below the heads, with as many cells as these."""

    def is_row(line: Line) -> bool:
        alike = line.separator is head.separator and len(line.cells) == len(head.cells)
        return line.is_rule or (alike and not line.follows_blank)

    return [line for line in takewhile(is_row, below) if not line.is_rule]


def _are_parts(rows: Sequence[Line], columns: Sequence[Column], cues: LayoutCues) -> bool:
    """Tell whether every row has a part, no name of an indicator, and its values."""
    parts = [row.cells[0].text for row in rows]
    values = [row.cells[at].text for row in rows for at, column in enumerate(columns) if column.role in _OF_VALUES]
    aims = [row.cells[at].text for row in rows for at, column in enumerate(columns) if column.role is Role.TARGET]
    named = all(part and not is_value(part, cues) and not is_time_only(part) for part in parts)
    apart = len(set(parts)) == len(parts) and not any(map(cues.ends_as_indicator, parts))
    whole = all(is_value(value, cues) for value in values) and not any(map(is_dash, aims))
    return len(rows) >= _FEWEST_ROWS and named and apart and whole
