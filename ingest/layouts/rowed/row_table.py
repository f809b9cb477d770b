"""One table of printed rows: its lines taken one after the other, wrapped names put together, over page ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Head, role_of
from ingest.layouts.heads.on_lines import head_at
from ingest.layouts.heads.settled import head_of
from ingest.layouts.heads.years import with_times
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rowed.align import Row, align
from ingest.layouts.rowed.places import closes_name, name_goes_on, name_in, runs_on, stands_in_other_column
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined

IsHeading = Callable[[Line], bool]
_MOST_WRAPPED = 3
_MOST_IN_FURNITURE = 2  # cells: a running title and a page number
_PRINTED = (Separator.GAP, Separator.NONE)
_GROUP = re.compile(r"【[^】]*】|＜[^＞]*＞|<[^>]*>|《[^》]*》|〈[^〉]*〉|\[[^\]]*\]|[■◆▼][^ 　]*")
_NOTE = re.compile(r"[※＊]|[（(]注|注[)）0-9０-９]")


@dataclass(slots=True)
class RowTable:
    """A table as it is read: its head, its rows so far, the words that wait for their figures."""

    head: Head
    cues: LayoutCues
    is_heading: IsHeading
    findings: Findings
    pages: Pages
    rows: list[tuple[Row, list[Line]]] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)  # words that wait for the figures on the next line

    def read(self, lines: list[Line], start: int, body: int) -> int:
        """Read the table whose head begins at a line and ends before another; give the line after the table."""
        index = self._after_head(lines, body)
        used = lines[start:index]
        while index < len(lines) and lines[index].index not in self.findings.used:
            if self._takes(lines[index]) or self._is_over_rows(lines, index):
                index += 1
                continue
            resumed = self._after_break(lines, index - len(self.waiting))
            if resumed is None:
                break
            self.waiting, used, index = [], [*used, *lines[index - len(self.waiting) : resumed]], resumed
        if not self.rows:
            return start + 1  # no head, whatever its words: its lines are left to others
        self.findings.used.update(line.index for line in used)
        index -= len(self.waiting)
        records = Records(self.head.columns, self.findings)
        for row, places in self.rows:
            self.findings.used.update(line.index for line in places)
            records.take(row, places[0].span)
        return index

    def _after_head(self, lines: list[Line], index: int) -> int:
        while index < len(lines) and (lines[index].is_rule or self._takes_times(lines[index])):
            index += 1
        return index

    def _after_break(self, lines: list[Line], start: int) -> int | None:
        """Find where the table goes on past the end of a page: at its head, printed again, or at its next row."""
        end = self.pages.after_break(lines, start)
        if end == start or end >= len(lines):
            return None
        again, body = head_at(lines, end, self.cues)
        if again is not None:
            same = [column.role for column in again.columns] == [column.role for column in self.head.columns]
            return self._after_head(lines, body) if same else None
        return end if self._row(lines[end]) is not None else None

    def _is_over_rows(self, lines: list[Line], index: int) -> bool:
        """Tell a heading inside the table, 施策１ …, which stands over rows of its own."""
        below = lines[index + 1 : index + 1 + _MOST_WRAPPED]
        if self.waiting or not self.is_heading(lines[index]) or lines[index].text.rstrip().endswith("。"):
            return False
        for line in below:
            if self._row(line) is not None:
                return True
            if self._words(line) is None:
                return False
        return False

    def _takes_times(self, line: Line) -> bool:
        head = with_times(self.head, line)
        self.head = head or self.head
        return head is not None

    def _takes(self, line: Line) -> bool:
        """Take a line into the table; false where the table has ended."""
        few = len(line.cells) <= _MOST_IN_FURNITURE and not line.is_rule and not closes_name(self._name, line.text)
        if is_page_number(line) or (few and self.pages.is_furniture(line)):
            return False
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
        if runs_on(line, self.head) or line.separator not in _PRINTED or self.is_heading(line):
            return None
        for cells in (line.cells, line.words):
            row = align(cells, self.head, self.cues) if len(cells) > 1 or self._waits_for(cells) else None
            if row is not None and self._has_values(row):
                return row
        return None

    def _waits_for(self, cells: tuple[Cell, ...]) -> bool:
        return bool(self.waiting) and len(cells) == 1

    def _has_values(self, row: Row) -> bool:
        """Tell a row from words that happen to stand under the heads: a figure in it, or no place left empty."""
        at = self.head.index(Role.TARGET)
        values = [row[place].text for place, column in enumerate(self.head.columns) if column.role in VALUES]
        figures = any(is_value(text, self.cues) for text in values)
        return at is not None and bool(row[at].text) and (figures or all(values))

    def _take_row(self, row: Row, line: Line) -> None:
        at = self.head.index(Role.INDICATOR) or 0
        name = row[at]
        places = [*self.waiting, line]
        if self.waiting:
            name = joined(
                (
                    *(name_in(words, self.head, self.cues) or Cell("") for words in self.waiting),
                    *([name] if name.text else []),
                )
            )
            self.waiting = []
        self.rows.append(((*row[:at], name, *row[at + 1 :]), places))

    def _takes_words(self, line: Line) -> bool:
        """Take a line of words alone: the rest of the last indicator, or the beginning of the next."""
        if line.separator not in _PRINTED or self._is_heads(line):
            return False
        group = _GROUP.fullmatch(line.text.strip()) is not None  # a name for the rows below it
        beside = bool(self.rows) and not line.follows_blank and stands_in_other_column(line, self.head)
        if (group or beside) and not self.waiting:
            return True
        words = self._words(line)
        if words is None:
            return False
        if self.rows and not self.waiting and name_goes_on(self._name, words.text, self.cues):
            row, places = self.rows.pop()
            at = self.head.index(Role.INDICATOR) or 0
            self.rows.append(((*row[:at], joined((row[at], words)), *row[at + 1 :]), [*places, line]))
            return True
        self.waiting.append(line)
        return len(self.waiting) <= _MOST_WRAPPED

    def _is_heads(self, line: Line) -> bool:
        """Tell a line of nothing but heads, which begins another table."""
        return len(line.words) > len(("name", "value")) and all(role_of(word, self.cues) for word in line.words)

    @property
    def _name(self) -> str:
        """Give the name of the last row so far; nothing where words wait for another."""
        return self.rows[-1][0][self.head.index(Role.INDICATOR) or 0].text if self.rows and not self.waiting else ""

    def _words(self, line: Line) -> Cell | None:
        """Take the words of a line that may be a part of a name; None where it ends the table."""
        ends = line.follows_blank or self.is_heading(line) or is_time_only(line.text)
        return None if ends or runs_on(line, self.head) else name_in(line, self.head, self.cues)
