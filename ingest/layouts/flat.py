"""KPI tables that extraction has flattened to one cell a line.

指標 / 現状値（R5） / 目標値（R11） / 空き店舗率 / 23.5％ / 18％以下 / 曜日貸しの利用者数 / － / 40者
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.layouts.columns import VALUES, Column, columns_of, role_of, time_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.values import is_aside, is_time_only, is_unit, is_value, time_in

IsHeading = Callable[[Line], bool]
_MOST_NAME_LINES = 4
_LONGEST_CELL = 60
_FEWEST_COLUMNS = 2
_LONGEST_NUMBER = 4
_MARK = re.compile(r"[ 　]*[■◆●○◇□▼◎【＜<《〈〔\[（(]")


def read_flat(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every flattened table among the lines that are not used yet."""
    index = 0
    while index < len(lines):
        columns, body = _head(lines, index, cues, findings)
        if not columns:
            index += 1
            continue
        reader = _Body(columns, cues, is_heading, findings, Records(columns, findings))
        end = reader.read(lines, body)
        if end > body:
            findings.used.update(line.index for line in lines[index:body])
        index = max(end, index + 1)


def _head(lines: list[Line], start: int, cues: LayoutCues, findings: Findings) -> tuple[tuple[Column, ...], int]:
    """Read the lines from a start on that are heads of columns; give the columns and the line after them."""
    if _announces(lines, start, cues):
        return (), start
    cells: list[Cell] = []
    times: list[Line] = []
    index = start
    while index < len(lines) and lines[index].index not in findings.used:
        cell = _cell(lines[index])
        if cell is None:
            break
        ahead = _after_time(lines, index, cells, cues) if is_time_only(cell.text) and not times else None
        if ahead is not None:
            cells.append(joined((cell, ahead)))
            index += 1
        elif is_time_only(cell.text) and cells:
            cells, times = _with_time(cells, times, lines[index], cell, cues)
        elif role_of(cell, cues) is None or times:
            break
        else:
            cells.append(cell)
        index += 1
    columns = columns_of(cells, cues) if len(cells) >= _FEWEST_COLUMNS else None
    if columns is None:
        return (), start
    if times:
        columns = _spread(columns, times)
    return columns, index


def _announces(lines: list[Line], at: int, cues: LayoutCues) -> bool:
    """Tell a label over a table (■施策の指標) from the first head of the table (指標名)."""
    below = _cell(lines[at + 1]) if at + 1 < len(lines) else None
    marked = _MARK.match(lines[at].text) is not None
    return marked and below is not None and role_of(below, cues) in (Role.INDICATOR, Role.MAYBE_INDICATOR)


def _after_time(lines: list[Line], index: int, cells: list[Cell], cues: LayoutCues) -> Cell | None:
    """Find the word that a year stands over, R5 実績, where the head before it has no place for the year."""
    below = _cell(lines[index + 1]) if index + 1 < len(lines) else None
    waits = bool(cells) and role_of(cells[-1], cues) in VALUES and not time_in(cells[-1].text)
    if below is None or waits or not cells or is_time_only(below.text):
        return None
    return below if role_of(below, cues) in VALUES and not time_in(below.text) else None


def _with_time(
    cells: list[Cell], times: list[Line], line: Line, cell: Cell, cues: LayoutCues
) -> tuple[list[Cell], list[Line]]:
    """Take a time: of the column head right over it, else one of a row of times under all heads."""
    bare = [head for head in cells if role_of(head, cues) in VALUES and not time_in(head.text)]
    own = is_aside(cell.text) or (len(bare) == 1 and len(cells) > _FEWEST_COLUMNS)
    if own and not times and not time_in(cells[-1].text):
        return [*cells[:-1], joined((cells[-1], cell))], times
    return cells, [*times, line]


def _spread(columns: tuple[Column, ...], times: list[Line]) -> tuple[Column, ...]:
    values = [index for index, column in enumerate(columns) if column.role in VALUES]
    if len(values) != len(times):
        return columns
    found = list(columns)
    for index, line in zip(values, times, strict=True):
        found[index] = replace(columns[index], time=time_of(line.cells[0]))
    return tuple(found)


def _cell(line: Line) -> Cell | None:
    """Take a line as one cell; None where it has several or runs on like a text."""
    cells = line.cells
    if line.separator in (Separator.PIPE, Separator.TAB) or len(cells) != 1 or "。" in line.text:
        return None
    return replace(cells[0]) if len(cells[0].text) <= _LONGEST_CELL else None


@dataclass(slots=True)
class _Body:
    columns: tuple[Column, ...]
    cues: LayoutCues
    is_heading: IsHeading
    findings: Findings
    records: Records

    def read(self, lines: list[Line], start: int) -> int:
        """Read record after record; give the line after the last one that was understood."""
        index = start
        while index < len(lines):
            record, end = self._record(lines, index)
            if record is None:
                break
            self._settle(record, lines[index])
            self.findings.used.update(line.index for line in lines[index:end])
            index = end
        return index

    def _record(self, lines: list[Line], start: int) -> tuple[dict[int, Cell] | None, int]:
        record: dict[int, Cell] = {}
        index = start
        for place, column in enumerate(self.columns):
            taken = self._take(column.role, lines, index)
            if taken:
                record[place] = joined(tuple(taken))
                index += len(taken)
            elif column.role in (Role.INDICATOR, Role.TARGET):
                return None, start
        return record, index

    def _take(self, role: Role, lines: list[Line], start: int) -> list[Cell]:
        cells: list[Cell] = []
        for line in lines[start:]:
            cell = _cell(line) if line.index not in self.findings.used else None
            if cell is None or not self._fits(role, cell, cells, line):
                break
            cells.append(cell)
        return cells

    def _fits(self, role: Role, cell: Cell, before: list[Cell], line: Line) -> bool:
        text = cell.text
        if role in VALUES:
            remark = is_aside(text) and len(before) == 1
            return remark or (not before and (is_value(text, self.cues) or "→" in text))
        if role is Role.INDICATOR:
            ends = is_value(text, self.cues) or self.is_heading(line) or is_time_only(text)
            return len(before) < _MOST_NAME_LINES and not ends and not (before and self._names_unit_next(text))
        return not before and self._fits_once(role, text, line)

    def _fits_once(self, role: Role, text: str, line: Line) -> bool:
        """Tell whether a line can be the one cell of a column that is neither a value nor the indicator."""
        if role is Role.UNIT:
            return is_unit(text) and not is_value(text, self.cues)
        if role is Role.NUMBER:
            return text.isascii() and len(text) <= _LONGEST_NUMBER
        if role is Role.DEADLINE:
            return time_in(text) is not None
        return not is_value(text, self.cues) and not self.is_heading(line)

    def _names_unit_next(self, text: str) -> bool:
        has_unit = any(column.role is Role.UNIT for column in self.columns)
        return has_unit and is_unit(text) and len(text) <= 4

    def _settle(self, record: dict[int, Cell], place: Line) -> None:
        row = [record.get(at, Cell("")) for at in range(len(self.columns))]
        self.records.take(row, place.span)
