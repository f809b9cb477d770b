"""KPI tables set in columns of print, with heads and cells wrapped over several lines, read as whole grids.

A head may be one line or six. Every height is tried; the one under which the lines below fall into rows at the least
cost wins. A table that no reading explains well is left to the simpler readers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.columns import Column, role_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.headed import may_be_head
from ingest.layouts.named_values import cells_of, is_year
from ingest.layouts.pages import Pages
from ingest.layouts.printed.setting import Setting, settings_of
from ingest.layouts.printed.words import Measure, measure_of
from ingest.layouts.records import Records
from ingest.layouts.regions import Segment, segments_after
from ingest.layouts.rows import Line, Separator
from ingest.layouts.wrapped import WrappedRow, rows_of

IsHeading = Callable[[Line], bool]
_MOST_HEAD_LINES = 6
_DEAR_ROW = 8.0
_DEAR_TABLE = 4.0  # a row, on the average
_INDENTED = 12  # columns of print; a head that stands so far in is no label over the table
_HEADLESS = 0.3
_UNKNOWN_HEAD = 2.0
_UNKNOWN_PART = 1.0


@dataclass(frozen=True, slots=True)
class _Text:
    """What every reading of a text needs."""

    lines: list[Line]
    cues: LayoutCues
    is_heading: IsHeading
    pages: Pages
    measure: Measure


@dataclass(frozen=True, slots=True)
class _Table:
    """One reading of a table: its rows segment by segment, and what it costs."""

    columns: tuple[Column, ...]
    parts: tuple[tuple[Segment, tuple[WrappedRow, ...]], ...]
    head: tuple[Line, ...]
    cost: float

    @property
    def rows(self) -> int:
        return sum(len(rows) for _, rows in self.parts)


def read_aligned(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    text = _Text(lines, cues, is_heading, Pages(lines), measure_of(lines))
    index = 0
    while index < len(lines):
        table = None
        line = lines[index]
        is_label = is_heading(line) and line.text.strip() != "" and line.cells[0].left < _INDENTED
        if line.index not in findings.used and may_be_head(line, cues) and not is_label:
            readings = [
                reading
                for end in range(index + 1, _head_end(lines, index, cues) + 1)
                for reading in _readings(text, index, end)
            ]
            table = min(readings, key=_dearness, default=None)
        if table is None:
            index += 1
            continue
        index = _take(table, findings)


def _dearness(table: _Table) -> float:
    """Price a table by the row; columns without a head make it less likely."""
    return table.cost / table.rows + _HEADLESS * sum(not column.head.text for column in table.columns)


def _head_end(lines: Sequence[Line], start: int, cues: LayoutCues) -> int:
    """Find the last line after which the body of a table may begin: no figure stands in a head."""
    end = start + 1
    while end < min(start + _MOST_HEAD_LINES, len(lines)) and may_be_head(lines[end], cues, inside=True):
        end += 1
    return end


def _readings(text: _Text, start: int, body: int) -> Iterator[_Table]:
    """Read the table with a head of some lines in every way in which it may be set."""
    head = text.lines[start:body]
    segments = list(segments_after(text.lines, body, text.cues, text.is_heading, text.pages))
    if not segments or all(line.separator is not Separator.GAP for line in segments[0].lines):
        return
    for setting in settings_of(head, segments[0].lines, text.measure, text.cues):
        table = _table(head, segments, setting, text.cues)
        if table is not None:
            yield table


def _table(head: Sequence[Line], segments: Sequence[Segment], setting: Setting, cues: LayoutCues) -> _Table | None:
    parts, cost = [], _UNKNOWN_HEAD * _unread(setting.columns, cues) + _UNKNOWN_PART * _strange(head, cues)
    for segment in segments:
        part = _part(segment, setting, cues)
        if part is None:
            break
        rows, more, whole = part
        parts.append((segment, rows))
        cost += more
        if not whole:
            break
    if not parts:
        return None
    table = _Table(setting.columns, tuple(parts), tuple(head), cost)
    return table if cost / table.rows <= _DEAR_TABLE else None


def _part(segment: Segment, setting: Setting, cues: LayoutCues) -> tuple[tuple[WrappedRow, ...], float, bool] | None:
    """Read the rows of a segment; give them, their cost, and whether it was read to its end."""
    printed = segment.printed(setting.deal)
    if not printed:
        return None
    readings = [(*rows_of(printed[:end], setting.columns, cues), end) for end in segment.ends(len(printed))]
    good = [(rows, cost, end) for rows, cost, end in readings if rows and cost / len(rows) <= _DEAR_TABLE]
    rows, cost, end = max(good, key=lambda reading: (len(reading[0]), -reading[1]), default=([], 0.0, 0))
    if not any(c.isdecimal() for row in rows for cell in row.cells for c in cell.text):
        return None
    return tuple(rows), cost, end == len(segment.lines)


def _unread(columns: Sequence[Column], cues: LayoutCues) -> int:
    return sum(bool(column.head.text) and role_of(column.head, cues) is None for column in columns)


def _strange(head: Sequence[Line], cues: LayoutCues) -> int:
    """Count the cells of a head of several lines that say nothing by themselves: they may be the first row."""
    cells = [cell for line in head[1:] for cell in cells_of(line)]
    return sum(role_of(cell, cues) is None and not is_year(cell) for cell in cells)


def _take(table: _Table, findings: Findings) -> int:
    """Take the rows of a table for what they say; give the line after it."""
    findings.used.update(line.index for line in table.head)
    records = Records(table.columns, findings)
    last = table.head[-1].index
    for segment, rows in table.parts:
        for row in rows:
            places = segment.lines[row.first : row.end]
            span = (places[0].span[0], places[-1].span[1])
            findings.used.update(line.index for line in places)
            last = places[-1].index
            if row.cost > _DEAR_ROW:
                findings.unresolved.append(("列に合わない行 / a row that does not fit its columns", span))
            else:
                records.take(row.cells, span, repeats=any(column.role is Role.GROUP for column in table.columns))
    return last + 1
