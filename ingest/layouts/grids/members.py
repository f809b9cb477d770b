"""Rows under a name on a row of its own: each is named by whom it is for, the KPI by the name above.

育児休業の取得率 |      |
市の職員         | 15%  | 2.6%
市内の事業所     | 10%  | 1.9%
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import ENDS_OPEN, LEFT_OPEN
from ingest.layouts.found import indicator_name
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import Column
from ingest.layouts.heads.held import is_target
from ingest.layouts.rowed.name_forms import GOES_ON
from ingest.layouts.rows import Cell

_FEWEST, _MOST = 2, 8  # rows under one name
_LONGEST = 14  # characters of whom a row is for
_SHORTEST_NAME = 4


def with_members(
    columns: tuple[Column, ...], rows: Sequence[Row], cues: LayoutCues, is_heading: Callable[[str], bool]
) -> tuple[tuple[Column, ...], list[Row]]:
    """Give such rows the name above them, and the table a column of whom they are for; the names go."""
    roles = [column.role for column in columns]
    if Role.GROUP in roles or Role.INDICATOR not in roles:
        return columns, list(rows)
    at, target = roles.index(Role.INDICATOR), roles.index(Role.TARGET)
    found: list[Row] = []
    over, left = Cell(""), 0
    for index, row in enumerate(rows):
        count = 0 if left else _count_under(rows, index, at, target, cues)
        if count and not is_heading(row[at].text):
            over, left = row[at], count
            found.append(tuple([Cell("")] * (len(row) + 1)))
        elif left:
            found.append((*row[:at], over, *row[at + 1 :], row[at]))
            left -= 1
        else:
            found.append((*row, Cell("")))
    if not any(row[-1].text for row in found):
        return columns, list(rows)
    return (*columns, replace(columns[at], role=Role.GROUP, head=Cell(""), time=None)), found


def _count_under(rows: Sequence[Row], index: int, at: int, target: int, cues: LayoutCues) -> int:
    """Count the rows that belong to a row with nothing but a name; 0 where it is none, or the rest of one."""
    name = rows[index][at].text
    alone = [place for place, cell in enumerate(rows[index]) if cell.text] == [at]
    if not alone or len(name) < _SHORTEST_NAME or not cues.ends_as_indicator(name) or GOES_ON.match(name):
        return 0
    above = rows[index - 1][at].text if index else ""
    if ENDS_OPEN.search(above) or LEFT_OPEN.search(above):
        return 0
    count = 0
    for row in rows[index + 1 : index + 1 + _MOST]:
        if not _is_member(row[at].text, row[target].text, cues):
            break
        count += 1
    return count if count >= _FEWEST else 0


def _is_member(whom: str, target: str, cues: LayoutCues) -> bool:
    named = 1 < len(indicator_name(whom)) <= _LONGEST
    return named and bool(target) and is_target(target, cues) and not _is_name(whom, cues)


def _is_name(text: str, cues: LayoutCues) -> bool:
    """Tell the name of an indicator from people, whose names end alike: 働く人, 高齢者."""
    return cues.ends_as_indicator(text) and not text.endswith(("人", "者"))
