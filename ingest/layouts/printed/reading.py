"""One reading of a printed table: its rows, segment by segment, and what it costs to read them so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.value_forms import ENDS_OPEN
from ingest.layouts.figures.values import TIME, aside_of, without_time
from ingest.layouts.heads.columns import VALUES, Column, is_of_another_plan, is_year, role_of
from ingest.layouts.heads.named_values import cells_of
from ingest.layouts.printed.counted import deal_in_order, holds_two
from ingest.layouts.printed.regions import Segment
from ingest.layouts.printed.segment_rows import DEAR_TABLE, Part, part_of
from ingest.layouts.printed.setting import Setting
from ingest.layouts.rowed.wrapped import WrappedRow
from ingest.layouts.rows import Cell, Line

_HEADLESS, _CROWDED, _UNDATED, _DRIFT = 0.3, 0.3, 0.4, 0.25
_OUT_OF_STEP = 0.2
_BEHEADED = 1.0
_REST = re.compile(r"[をたにがでと][ぁ-ん]?[一-龠々ァ-ヶ]")  # begins no name
_ALONE = 1.0  # spread over the rows: a reading that explains more of them is likelier
_UNKNOWN_HEAD = 2.0
_UNKNOWN_PART = 1.0
_LONGEST_PIECE = 4  # characters
_NAME_BEGUN = re.compile(r"[^ 　]{8}[るたのをにがとへで、・][ 　]*$")
_MOST_TOGETHER = 3  # rows to one whose figures may stand together: a value may have another beside it
_FORESEEN = ("見込み", "見込", "実績見込み", "実績見込")  # of the year in which the plan was written
_DATED = (*VALUES, Role.DEADLINE)


@dataclass(frozen=True, slots=True)
class Table:
    """One reading of a table: its rows segment by segment, and what it costs."""

    columns: tuple[Column, ...]
    parts: tuple[tuple[Segment, tuple[WrappedRow, ...]], ...]
    head: tuple[Line, ...]
    cost: float
    drift: float

    @property
    def rows(self) -> int:
        """Count the rows of all segments."""
        return sum(len(rows) for _, rows in self.parts)


def table_of(head: Sequence[Line], segments: Sequence[Segment], setting: Setting, cues: LayoutCues) -> Table | None:
    """Read the segments under a head as they are set; None where that costs too much, or a year of targets is lost."""
    if _loses_year(setting.columns) or _shares_column(head, setting.columns) or _ends_in_name(head, cues):
        return None
    parts: list[tuple[Segment, tuple[WrappedRow, ...]]] = []
    cost = _UNKNOWN_HEAD * _unread(setting.columns, cues) + _UNKNOWN_PART * _strange(head, setting.columns, cues)
    for segment in segments:
        part = part_of(segment, setting, cues)
        if parts and (part is None or not part.whole or part.cost > 0):
            part = _set_anew(segment, part, setting, cues)
        if part is None:
            break
        parts.append((segment, part.rows))
        cost += part.cost
        if not part.whole:
            break
    if not parts:
        return None
    table = Table(setting.columns, tuple(parts), tuple(head), cost, setting.drift)
    if _run_together(table, cues) * _MOST_TOGETHER > table.rows:
        return None
    return table if cost / table.rows <= DEAR_TABLE else None


def _set_anew(segment: Segment, part: Part | None, setting: Setting, cues: LayoutCues) -> Part | None:
    """Read a later segment by the order of its cells where that explains it better than the places of the first."""

    def by_order(line: Line) -> dict[int, Cell] | None:
        return deal_in_order(line, setting.columns, cues) or setting.deal(line)

    again = part_of(segment, replace(setting, deal=by_order), cues)
    if part is None or again is None:
        return part or again
    return again if (len(again.rows), -again.cost) > (len(part.rows), -part.cost) else part


def _run_together(table: Table, cues: LayoutCues) -> int:
    """Count the rows in which two figures of one line came out as one value: a gutter between them was not found."""
    at = [place for place, column in enumerate(table.columns) if column.role in VALUES]
    return sum(any(holds_two(row.cells[place], cues) for place in at) for _, rows in table.parts for row in rows)


def _unread(columns: Sequence[Column], cues: LayoutCues) -> int:
    return sum(bool(column.head.text) and role_of(column.head, cues) is None for column in columns)


def _strange(head: Sequence[Line], columns: Sequence[Column], cues: LayoutCues) -> int:
    """Count the cells of a head of several lines that say nothing by themselves: they may be the first row.

    What is a piece of a column's very word, H30実 over 績, is a part of the head.
    """
    words = [column.head.text for column in columns if _is_sure(column, cues)]
    cells = [cell for line in head[1:] for cell in cells_of(line)]
    pieces = [cell.text for cell in cells if role_of(cell, cues) is None and not is_year(cell.text)]
    return sum(len(piece) > _LONGEST_PIECE or not any(piece in word for word in words) for piece in pieces)


def _is_sure(column: Column, cues: LayoutCues) -> bool:
    word = plain_of(without_time(column.head.text))
    return is_of_another_plan(column.head.text) or any(word in known for known in cues.columns.values())


def dearness(table: Table) -> float:
    """Price a table by the row; columns without a head, or with two, targets without a year and drift cost more."""
    headless = sum(not column.head.text for column in table.columns)
    crowded = sum(len(TIME.findall(column.head.text)) > 1 for column in table.columns)
    undated = all(column.time is None for column in table.columns if column.role is Role.TARGET)
    odd = _HEADLESS * headless + _CROWDED * crowded + _UNDATED * undated + _DRIFT * table.drift
    odd += _OUT_OF_STEP * (_out_of_step(table.columns) + _half_dated(table.columns))
    odd += _BEHEADED * _is_beheaded(table)
    return (table.cost + _ALONE) / table.rows + odd


def _is_beheaded(table: Table) -> bool:
    """Tell whether the first name is the rest of one, した児童の割合, whose beginning was taken for a head."""
    name = next((at for at, column in enumerate(table.columns) if column.role is Role.INDICATOR), None)
    first = next((rows[0] for _, rows in table.parts if rows), None)
    return name is not None and first is not None and _REST.match(first.cells[name].text) is not None


def _out_of_step(columns: Sequence[Column]) -> int:
    """Count years that the head over them missed: bare ones from that of the first target on, targets yet foreseen.

    What names the indicators, 名称 over 令和２年度, took that of the values beside it.
    """
    first = min((column.year for column in columns if column.role is Role.TARGET and column.year), default=0)
    bare = [c.role is Role.OTHER_VALUE and 0 < first <= (c.year or 0) and is_year(c.head.text) for c in columns]
    named = [c.role is Role.INDICATOR and is_year(c.head.text.removeprefix(without_time(c.head.text))) for c in columns]
    return sum(bare) + sum(named) + sum(c.role is Role.TARGET and aside_of(c.head.text) in _FORESEEN for c in columns)


def _shares_column(head: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Tell whether two heads of one line stand over one column, and none over another: they are out of step."""
    whole = len(head) == 1 and len(head[0].cells) == len(columns)
    return whole and any(not column.head.text for column in columns)


def _ends_in_name(head: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell whether the last line of a head begins the first name, 相談に来た人の, 事業所で働く: no head ends so."""
    last = cells_of(head[-1])
    if len(head) == 1 or len(last) > 1:
        return False
    open_end = role_of(last[0], cues) is None and ENDS_OPEN.search(last[0].text) is not None
    return open_end or _NAME_BEGUN.search(last[0].text) is not None


def _half_dated(columns: Sequence[Column]) -> int:
    """Count the years under a head that is that of a value without a year too: 現状値 over its own column and R7."""
    whole = {column.head.text for column in columns if column.time is None and column.role in VALUES}
    dated = ((column.head.text, column.time.text) for column in columns if column.time is not None)
    return sum(head.removesuffix(time) in whole for head, time in dated if head != time)


def _loses_year(columns: Sequence[Column]) -> bool:
    """Tell whether a year after that of the last target stands over a column of texts: the columns are out of step."""
    last = max((column.year or 0 for column in columns if column.role is Role.TARGET), default=0)
    return any(last and column.role not in _DATED and (column.year or 0) > last for column in columns)
