"""Tables turned on their side: indicators along the top, 現状値, 目標値 or single years down the side.

取組項目     有給休暇の取得率     残業の月平均時間
取組目標     70％                 10時間
令和５年度   61％                 12.4時間

Labels may stand in brackets: （単位）, 【目標】.
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.grids.heads import Row, has_targets
from ingest.layouts.heads.columns import Column, is_times, role_of, time_of
from ingest.layouts.rows import Cell

LINE_ROLES = (Role.TARGET, Role.BASELINE, Role.OTHER_VALUE, Role.UNIT, Role.DEADLINE, Role.OTHER_TEXT, Role.TIME)
_OF_TARGETS = re.compile(r"[^0-9０-９。、 　]{1,8}目標値?")  # 取組目標, 第２期の目標
_IN_BRACKETS = re.compile(r"[（(【〔\[［＜<〈「](?P<label>[^（(）)【】]{1,12})[)）】〕\]］＞>〉」]")
_OF_VALUES = (Role.OTHER_VALUE, Role.OTHER_TEXT)


def label_role(cell: Cell, cues: LayoutCues) -> Role | None:
    """Tell what the label at the side of a row announces."""
    role = role_of(cell, cues)
    inner = _IN_BRACKETS.fullmatch(cell.text) if role is None else None
    if inner is not None:
        return label_role(cell.part(*inner.span("label")), cues)
    if role is not Role.TARGET and _OF_TARGETS.fullmatch(cell.text):
        return Role.TARGET
    return role if role in LINE_ROLES else None


def are_names(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether cells can be the names of indicators beside each other, and no heads of columns."""
    return bool(cells) and not is_times(cells) and all(_may_be_name(cell, cues) for cell in cells)


def _may_be_name(cell: Cell, cues: LayoutCues) -> bool:
    role = role_of(cell, cues)
    return not is_value(cell.text, cues) and (
        role is None or (role in _OF_VALUES and cues.ends_as_indicator(cell.text))
    )


def rows_across(rows: Sequence[Row], start: int, cues: LayoutCues) -> tuple[tuple[Column, ...], int] | None:
    """Read the rows under a row of names as the columns that they would be; give them with the row after the last."""
    top = rows[start]
    if not are_names([cell for cell in top[1:] if cell.text], cues):
        return None
    end = start + 1
    while end < len(rows) and _role(rows[end], cues) is not None:
        end += 1
    heads = [Column(_role(row, cues) or Role.UNKNOWN, row[0], time_of(row[0])) for row in rows[start + 1 : end]]
    columns = (Column(Role.INDICATOR, top[0]), *heads)
    across = list(zip(*rows[start:end], strict=True))[1:]
    aims = any(column.role is Role.TARGET for column in heads)
    return (columns, end) if aims and has_targets(columns, across, cues) else None


def _role(row: Row, cues: LayoutCues) -> Role | None:
    """Tell what a row holds; one of targets that no list knows has nothing but values."""
    role = label_role(row[0], cues)
    known = role is not Role.TARGET or role_of(row[0], cues) is role
    filled = [cell.text for cell in row[1:] if cell.text]
    valued = bool(filled) and all(is_value(text, cues) and not is_dash(text) for text in filled)
    return role if known or valued else None
