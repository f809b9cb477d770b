"""KPI tables that extraction has flattened to one cell a line.

指標 / 現状値（R5） / 目標値（R11） / 空き店舗率 / 23.5％ / 18％以下 / 曜日貸しの利用者数 / － / 40者
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.layouts.columns import VALUES, Column, columns_of, with_times
from ingest.layouts.columns import Head as TableHead
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.values import is_aside, is_time_only, is_unit, is_value, time_in, without_time

IsHeading = Callable[[Line], bool]
_MOST_NAME_LINES = 4
_LONGEST_CELL = 60
_FEWEST_COLUMNS = 2
_LONGEST_NUMBER = 4


def read_flat(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every flattened table among the lines that are not used yet."""
    index = 0
    while index < len(lines):
        columns, body = _head(lines, index, cues, findings)
        if not columns:
            index += 1
            continue
        reader = _Body(columns, cues, is_heading, findings)
        end = reader.read(lines, body)
        if end > body:
            findings.used.update(line.index for line in lines[index:body])
        index = max(end, index + 1)


def _head(lines: list[Line], start: int, cues: LayoutCues, findings: Findings) -> tuple[tuple[Column, ...], int]:
    """Read the lines from a start on that are heads of columns; give the columns and the line after them."""
    cells: list[Cell] = []
    times: list[Line] = []
    index = start
    while index < len(lines) and lines[index].index not in findings.used:
        cell = _cell(lines[index])
        if cell is None:
            break
        if is_time_only(cell.text) and cells:
            cells, times = _with_time(cells, times, lines[index], cell)
        elif cues.role(without_time(cell.text)) is None or times:
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


def _with_time(cells: list[Cell], times: list[Line], line: Line, cell: Cell) -> tuple[list[Cell], list[Line]]:
    """Take a time: in parentheses right under its column head, else one of a row of times under all heads."""
    if is_aside(cell.text) and not time_in(cells[-1].text) and not times:
        return [*cells[:-1], joined((cells[-1], cell))], times
    return cells, [*times, line]


def _spread(columns: tuple[Column, ...], times: list[Line]) -> tuple[Column, ...]:
    values = [index for index, column in enumerate(columns) if column.role in VALUES]
    if len(values) != len(times):
        return columns
    found = list(columns)
    for index, line in zip(values, times, strict=True):
        head = with_times(TableHead((columns[index],), Separator.GAP), line)
        found[index] = head.columns[0] if head else columns[index]
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

    def read(self, lines: list[Line], start: int) -> int:
        """Read record after record; give the line after the last one that was understood."""
        index = start
        while index < len(lines):
            record, end = self._record(lines, index)
            if record is None:
                break
            self._settle(record)
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

    def _settle(self, record: dict[int, Cell]) -> None:
        by_role: dict[Role, Cell] = {}
        time = None
        for place, cell in record.items():
            column = self.columns[place]
            if column.role is Role.TARGET or column.role not in by_role:
                by_role[column.role] = cell
                time = column.time if column.role is Role.TARGET else time
        kpi = found_kpi(by_role, time)
        if kpi is not None:
            self.findings.kpis.append(kpi)
        elif (span := by_role[Role.INDICATOR].span) is not None:
            self.findings.unresolved.append(("目標値のない指標 / an indicator without a target", span))
