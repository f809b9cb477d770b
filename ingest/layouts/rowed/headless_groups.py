"""Groups in a column without a head: 男性 and 女性 between the name of an indicator and its values, as cells come out.

野菜を食べる量 / 男性 / 281ｇ / 350ｇ / 女性 / 266ｇ / 350ｇ / 減塩に取り組む店の数 / 12店 / 40店
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell
from ingest.layouts.streams.tokens import Token

_GROUP = re.compile(
    r"[（(]?(?:男女?|女|男性|女性|男子|女子|男女計|総数|全体|幼児|児童|生徒|小学生|中学生|高校生|小学校|中学校|高等学校"
    r"|[小中高]学?校?[0-9０-９一二三四五六]年?生?(?:男子|女子)?|[0-9０-９]{1,2}歳(?:児|代|以上|未満)?|[0-9０-９]{1,2}[～〜~－-][0-9０-９]{1,2}歳)[）)]?"
)
_FEWEST = 2


def with_headless_groups(columns: tuple[Column, ...], below: Sequence[Token]) -> Iterator[tuple[Column, ...]]:
    """Give the columns with one for the groups that stand alone below; as their heads set them where none do.

    Where a head says nothing, the groups may be what it stands over: both ways are given.
    """
    roles = [column.role for column in columns]
    grouped = Role.GROUP not in roles and sum(is_group(token.cell.text) for token in below) >= _FEWEST
    if not grouped or Role.UNKNOWN in roles:
        yield columns
    if grouped:
        at = roles.index(Role.INDICATOR) + 1
        yield (*columns[:at], Column(Role.GROUP, Cell("")), *columns[at:])


def is_group(text: str) -> bool:
    """Tell whether a cell is nothing but whom a value is for: 男性, 小５女子, 65歳以上."""
    return _GROUP.fullmatch(text.strip()) is not None
