"""Heads of values alone, over paragraphs of one cell each: names have none of their own, nor have the remarks behind.

現状値 / （令和元年度） / 目標値 / （令和８年度） / 登録者数 / 34人 / 60人 / 町の調べ / 利用率 / 41％ / 50％ / 県の調べ
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.heads import own_columns
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import VALUES, Column, role_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell

_MOST_HEADS = 8  # with their years
_FEWEST_ROWS = 3
_MOST_CELLS = 16  # of the first rows
_MOST_BETWEEN = 2  # a remark and a name
_NAME, _REMARK = Column(Role.INDICATOR, Cell("")), Column(Role.OTHER_TEXT, Cell(""))


def begins_nameless(cells: Sequence[OneCell], at: int, cues: LayoutCues) -> bool:
    """Tell the first head of values that no other head stands before."""
    one = cells[at]
    before = role_of(cells[at - 1].cell, cues) if at and not cells[at].line.follows_blank else None
    return not one.is_value and before is None and role_of(one.cell, cues) is Role.BASELINE


def nameless_forms(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> Iterator[tuple[Form, int]]:
    """Read such heads, each with a year; give the form, with a column of remarks where they stand in every row."""
    heads = list(takewhile(lambda one: _is_head(one, cues), cells[start : start + _MOST_HEADS]))
    columns = own_columns([one.cell for one in heads], cues)
    roles = [column.role for column in columns]
    if roles != [Role.BASELINE, Role.TARGET] or any(column.time is None for column in columns):
        return
    below = start + len(heads)
    count = _between(cells[below : below + _MOST_CELLS], len(columns))
    whole = settled([_NAME, *columns, *([_REMARK] if count > 1 else ())])
    if whole is not None and count:
        yield Form(whole, (1, 2), in_paragraphs=True), below


def _is_head(one: OneCell, cues: LayoutCues) -> bool:
    return one.is_time or (not one.is_value and role_of(one.cell, cues) in VALUES)


def _between(cells: Sequence[OneCell], values: int) -> int:
    """Count the paragraphs between values, as many in each of the first rows; 0 where lines are no paragraphs."""
    counts, since, own = list[int](), 0, 0
    for one in cells:
        if one.is_value and not one.is_time:
            if not one.line.follows_blank:
                return 0
            counts += [since] if since else []
            own, since = (1 if since else own + 1), 0
            if own > values:
                return 0
        else:
            since += one.line.follows_blank
    first, *rows = counts[:_FEWEST_ROWS] or [0]
    alike = len(rows) == _FEWEST_ROWS - 1 and len(set(rows)) == 1
    return rows[0] if alike and first == 1 and rows[0] <= _MOST_BETWEEN else 0
