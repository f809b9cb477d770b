"""KPI tables whose cells the text itself keeps apart: pipes, tabs, HTML; indicators down the side or along the top."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.columns import Column, columns_of, is_times, role_of, time_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, indicator_name
from ingest.layouts.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.stacks import stacked
from ingest.layouts.values import is_value, time_in

IsHeading = Callable[[str], bool]
Row = tuple[Cell, ...]
_MOST_HEAD_ROWS = 3
_LINE_ROLES = (Role.TARGET, Role.BASELINE, Role.OTHER_VALUE, Role.UNIT, Role.DEADLINE, Role.OTHER_TEXT, Role.TIME)
_EXPLICIT = (Separator.PIPE, Separator.TAB)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of one width; `places` are the printed lines of each row."""

    rows: tuple[Row, ...]
    places: tuple[tuple[Line, ...], ...]


def grids_of(lines: list[Line]) -> Iterator[Grid]:
    """Cut the lines into runs of rows between pipes or tabs."""
    run: list[Line] = []
    for line in lines:
        if run and line.separator is not run[0].separator and not line.is_rule:
            yield _grid(run)
            run = []
        if line.separator in _EXPLICIT and not line.is_rule:
            run.append(line)
    if run:
        yield _grid(run)


def _grid(lines: list[Line]) -> Grid:
    width = max(len(line.cells) for line in lines)
    rows = tuple((*line.cells, *[Cell("")] * (width - len(line.cells))) for line in lines)
    return Grid(rows, tuple((line,) for line in lines))


def read_grid(grid: Grid, cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every KPI table of a grid; the lines that belong to one are marked as used."""
    reader = _GridReader(grid, cues, is_heading, findings)
    index = 0
    while index < len(grid.rows):
        end = reader.read(index)
        findings.used.update(line.index for places in grid.places[index:end] for line in places)
        index = max(end, index + 1)


@dataclass(frozen=True, slots=True)
class _GridReader:
    grid: Grid
    cues: LayoutCues
    is_heading: IsHeading
    findings: Findings

    def read(self, start: int) -> int:
        """Read the table that begins at a row; give the row after it, the row itself where none begins there."""
        columns, body = _head(self.grid.rows, start, self.cues)
        if columns is not None:
            return self._read_rows(columns, body)
        end = self._read_by_kind(start)
        return end if end > start else self._read_transposed(start)

    def _read_rows(self, columns: tuple[Column, ...], body: int) -> int:
        end = body
        while end < len(self.grid.rows) and _head(self.grid.rows, end, self.cues)[0] is None:
            end += 1
        columns = _typed(columns, self.grid.rows[body:end])
        records = Records(columns, self.findings)
        at = next(index for index, column in enumerate(columns) if column.role is Role.INDICATOR)
        for row, places in self._whole_rows(body, end, at):
            filled = [cell for cell in row if cell.text]
            if len(filled) == 1 and self.is_heading(filled[0].text):
                records.owner = filled[0]  # a row of its own over the rows that belong to it
            elif filled:
                records.take(row, places[0].span, repeats=True)
        return end

    def _whole_rows(self, start: int, end: int, at: int) -> list[tuple[Row, tuple[Line, ...]]]:
        """Join a row that holds nothing but the rest of a name to the row above it."""
        whole: list[tuple[Row, tuple[Line, ...]]] = []
        for row, places in zip(self.grid.rows[start:end], self.grid.places[start:end], strict=True):
            rest = [index for index, cell in enumerate(row) if cell.text] == [at] and not self.is_heading(row[at].text)
            if rest and whole and not self.cues.ends_as_indicator(whole[-1][0][at].text):
                above, lines = whole.pop()
                name = joined((above[at], row[at]))
                whole.append(((*above[:at], name, *above[at + 1 :]), (*lines, *places)))
            else:
                whole.append((row, places))
        return whole

    def _read_by_kind(self, start: int) -> int:
        """Read a table with a row of targets and a row of actual values for each indicator; give the row after it."""
        heads = self.grid.rows[start]
        roles = [role_of(cell, self.cues) for cell in heads]
        rows = self.grid.rows[start + 1 :]
        kinds = [[role_of(row[at], self.cues) for row in rows[:_MOST_HEAD_ROWS]] for at in range(len(heads))]
        kind = next((at for at, found in enumerate(kinds) if Role.TARGET in found and None not in found), None)
        if kind is None or Role.INDICATOR not in roles or Role.TIME not in roles:
            return start
        columns = [
            Column(Role.TARGET if role is Role.TIME else role or Role.OTHER_TEXT, head, time_of(head))
            for role, head in zip(roles, heads, strict=True)
        ]
        columns[kind] = Column(Role.OTHER_TEXT, heads[kind])
        records, end = Records(tuple(columns), self.findings), start + 1
        while end < len(self.grid.rows) and role_of(self.grid.rows[end][kind], self.cues) is not None:
            if role_of(self.grid.rows[end][kind], self.cues) is Role.TARGET:
                records.take(self.grid.rows[end], self.grid.places[end][0].span, repeats=True)
            end += 1
        return end

    def _read_transposed(self, start: int) -> int:
        """Read a table with the indicators along its top and 現状値, 目標値 down its side; give the row after it."""
        top = self.grid.rows[start]
        names = [cell for cell in top[1:] if cell.text]
        if (
            not names
            or is_times(names)
            or any(is_value(cell.text, self.cues) or role_of(cell, self.cues) for cell in names)
        ):
            return start
        end = start + 1
        while end < len(self.grid.rows) and role_of(self.grid.rows[end][0], self.cues) in _LINE_ROLES:
            end += 1
        heads = [
            Column(role_of(row[0], self.cues) or Role.UNKNOWN, row[0], time_of(row[0]))
            for row in self.grid.rows[start + 1 : end]
        ]
        if not any(column.role is Role.TARGET for column in heads):
            return start
        records = Records((Column(Role.INDICATOR, top[0]), *heads), self.findings)
        for at in range(1, len(top)):
            if top[at].text:
                records.take([row[at] for row in self.grid.rows[start:end]], self.grid.places[start][0].span)
        return end


def _head(rows: Sequence[Row], start: int, cues: LayoutCues) -> tuple[tuple[Column, ...] | None, int]:
    """Read as many rows as can be one head; give the columns and the row after it."""
    best: tuple[tuple[Column, ...] | None, int] = (None, start)
    for end in range(start + 1, min(start + _MOST_HEAD_ROWS, len(rows)) + 1):
        if end > start + 1 and not _goes_on(rows[end - 1], cues):
            break
        columns = columns_of(rows[start], cues) if end == start + 1 else stacked(rows[start:end], cues)
        best = (columns, end) if columns is not None else best
    return best


def _goes_on(row: Row, cues: LayoutCues) -> bool:
    """Tell a second row of heads from the first row of values."""
    filled = [cell for cell in row if cell.text]
    return bool(filled) and all(role_of(cell, cues) is not None or cues.is_lower_head(cell.text) for cell in filled)


def _typed(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Settle columns by what they hold: one without a head holds the deadlines, or the names beside their numbers."""
    typed = list(columns)
    for at, column in enumerate(columns):
        held = [row[at].text for row in rows if row[at].text]
        if column.role is not Role.OTHER_TEXT or column.head.text or not held:
            continue
        if all(time_in(text) for text in held):
            typed[at] = replace(column, role=Role.DEADLINE)
        elif at and columns[at - 1].role is Role.INDICATOR and not any(_is_named(row[at - 1].text) for row in rows):
            typed[at - 1 : at + 1] = [replace(columns[at - 1], role=Role.NUMBER), replace(column, role=Role.INDICATOR)]
    return tuple(typed)


def _is_named(text: str) -> bool:
    return bool(indicator_name(text)) and not text.isdecimal()
