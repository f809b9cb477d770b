"""KPI tables whose rows stand on lines: cells between pipes, tabs, runs of spaces, or single spaces under a known head.

    指標（単位）        基準値（R5）    目標値（R11）    担当課
    受診率（％）        42.8            60.0             住民課

A head gives each column its role, and its year to every row. A line with nothing but words goes on where the name of an
indicator was wrapped, before or after the line with the figures.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.layouts.align import Row, align
from ingest.layouts.columns import Head, columns_of, head_of, with_times
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.values import is_time_only, is_value, without_time

IsHeading = Callable[[Line], bool]
_MOST_WRAPPED = 3
_MOST_HEAD_LINES = 10
_OPEN = re.compile(r"[（(][^）)]*$")
_BEGINS_CONTINUED = re.compile(r"[（(のをにはがとへで、・]")
_NOTE = re.compile(r"[※＊]|[（(]注|注[)）0-9０-９]")


def read_rows(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every table of separated rows; the lines that belong to one are marked as used."""
    index = 0
    while index < len(lines):
        head, body = head_at(lines, index, cues)
        if head is None or (body > index + 1 and not _has_rows(head, lines[body : body + _MOST_WRAPPED], cues)):
            index += 1
            continue
        table = _Table(head, cues, is_heading, findings)
        index = table.read(lines, index, body)


def head_at(lines: list[Line], start: int, cues: LayoutCues) -> tuple[Head | None, int]:
    """Read a head that stands on one line, or that was wrapped over some; give it with the line after it."""
    head = head_of(lines[start], cues)
    if head is not None:
        return head, start + 1
    cells: list[Cell] = []
    end = start
    for line in lines[start : start + _MOST_HEAD_LINES]:
        more = line.words if line.separator in (Separator.NONE, Separator.GAP) and not head_of(line, cues) else ()
        if not more or any(cues.role(without_time(cell.text)) is None and not is_time_only(cell.text) for cell in more):
            break
        for cell in more:
            on = bool(cells) and is_time_only(cell.text)
            cells = [*cells[:-1], joined((cells[-1], cell))] if on else [*cells, cell]
        end += 1
    columns = columns_of(cells, cues) if end > start + 1 else None
    return (Head(columns, Separator.NONE) if columns else None), end


def _has_rows(head: Head, lines: list[Line], cues: LayoutCues) -> bool:
    """Tell whether whole rows stand under a wrapped head, and not one cell a line."""
    rows = (align(cells, head, cues) for line in lines for cells in (line.cells, line.words) if len(cells) > 1)
    at = head.index(Role.TARGET)
    return any(row is not None and at is not None and row[at].text for row in rows)


@dataclass(slots=True)
class _Table:
    head: Head
    cues: LayoutCues
    is_heading: IsHeading
    findings: Findings
    rows: list[tuple[Row, list[Line]]] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)  # words that wait for the figures on the next line

    def read(self, lines: list[Line], start: int, body: int) -> int:
        """Read the table whose head begins at a line and ends before another; give the line after the table."""
        index = body
        while index < len(lines) and (lines[index].is_rule or self._takes_times(lines[index])):
            index += 1
        used = lines[start:index]
        while index < len(lines) and self._takes(lines[index]):
            index += 1
        self.findings.used.update(line.index for line in used)
        index -= len(self.waiting)
        for row, places in self.rows:
            self._settle(row, places)
        return index

    def _takes_times(self, line: Line) -> bool:
        head = with_times(self.head, line)
        self.head = head or self.head
        return head is not None

    def _takes(self, line: Line) -> bool:
        """Take a line into the table; false where the table has ended."""
        if line.is_rule or _NOTE.match(line.text.strip()):
            return not self.waiting
        if head_of(line, self.cues) is not None:
            return False
        row = self._row(line)
        if row is not None:
            self._take_row(row, line)
            return True
        return self._takes_words(line)

    def _row(self, line: Line) -> Row | None:
        if self.head.separator in (Separator.PIPE, Separator.TAB):
            return align(line.cells, self.head, self.cues) if line.separator is self.head.separator else None
        if "。" in line.text or self.is_heading(line):
            return None
        for cells in (line.cells, line.words):
            row = align(cells, self.head, self.cues) if len(cells) > 1 or self._waits_for(cells) else None
            if row is not None and self._has_values(row):
                return row
        return None

    def _waits_for(self, cells: tuple[Cell, ...]) -> bool:
        return bool(self.waiting) and len(cells) == 1

    def _has_values(self, row: Row) -> bool:
        at = self.head.index(Role.TARGET)
        return at is not None and bool(row[at].text)

    def _take_row(self, row: Row, line: Line) -> None:
        at = self.head.index(Role.INDICATOR) or 0
        name = row[at]
        places = [*self.waiting, line]
        if self.waiting:
            name = joined((*(_words_of(words) for words in self.waiting), *([name] if name.text else [])))
            self.waiting = []
        self.rows.append(((*row[:at], name, *row[at + 1 :]), places))

    def _takes_words(self, line: Line) -> bool:
        """Take a line of words alone: the rest of the last indicator, or the beginning of the next."""
        if self.head.separator in (Separator.PIPE, Separator.TAB) or len(line.cells) > 1 or "。" in line.text:
            return False
        if line.follows_blank or self.is_heading(line) or is_time_only(line.text):
            return False
        words = _words_of(line)
        if self.rows and not self.waiting and self._goes_on(self.rows[-1][0], words.text):
            row, places = self.rows.pop()
            at = self.head.index(Role.INDICATOR) or 0
            self.rows.append(((*row[:at], joined((row[at], words)), *row[at + 1 :]), [*places, line]))
            return True
        self.waiting.append(line)
        return len(self.waiting) <= _MOST_WRAPPED

    def _goes_on(self, row: Row, words: str) -> bool:
        name = row[self.head.index(Role.INDICATOR) or 0].text
        if is_value(words, self.cues):
            return False
        cut = not self.cues.ends_as_indicator(name) or _OPEN.search(name) is not None
        return cut or _BEGINS_CONTINUED.match(words) is not None

    def _settle(self, row: Row, places: list[Line]) -> None:
        self.findings.used.update(line.index for line in places)
        cells = {role: row[at] for role in Role if (at := self.head.index(role)) is not None}
        name, target = cells[Role.INDICATOR], cells[Role.TARGET]
        if not name.text and not target.text:
            return
        at = self.head.index(Role.TARGET)
        column_time = self.head.columns[at].time if at is not None else None
        kpi = found_kpi(cells, column_time)
        if kpi is not None:
            self.findings.kpis.append(kpi)
        elif name.text:
            reason = "目標値が読み取れない行 / a row without a target"
            self.findings.unresolved.append((reason, places[0].span))
        else:
            self.findings.unresolved.append(("指標のない行 / a row without an indicator", places[0].span))


def _words_of(line: Line) -> Cell:
    return joined(line.split(Separator.NONE)) if line.cells else Cell("")
