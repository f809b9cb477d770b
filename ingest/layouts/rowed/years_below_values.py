"""Tables of single spaces that have the years of their values on the line below, between the rest of the other cells.

No. 指標 現状値 目標値 担当課
1 舟着場の利用に満足してい 41.3％ 60％以上 水辺    is   1 舟着場の利用に満足している市民の割合
る市民の割合 （R5） （R11） 整備課                      41.3％（R5）   60％以上（R11）   水辺整備課

Each line reads from left to right: what stands before the years is of the name, what stands behind them of the text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.layouts.checked.plausible import share_named
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_number
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Head
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rowed.dated_rows import DatedRow, dated_row, width_of
from ingest.layouts.rowed.heads_of_words import heads_of_words, is_note
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Line, Separator

IsHeading = Callable[[Line], bool]
_FEWEST_ROWS = 3
_LEAST_NAMED = 0.34
_MOST_BETWEEN = 4  # lines at the end of a page and the top of the next


@dataclass(slots=True)
class _Table:
    """A table as it is read: the lines of its head, its rows so far, the lines that they take."""

    head: Head
    printed: Sequence[str]
    cues: LayoutCues
    is_heading: IsHeading
    pages: Pages
    findings: Findings
    rows: list[DatedRow] = field(default_factory=list)
    used: list[Line] = field(default_factory=list)
    widest: int = 0  # columns of print of the first line of a name

    def read(self, lines: Sequence[Line], index: int) -> None:
        """Read the lines from one on, down to the first that is no part of the table."""
        while index < len(lines) and lines[index].index not in self.findings.used:
            if self._takes_values(lines[index]):
                index += 1
                continue
            again = self._over_page(lines, index)
            self.used += lines[index:again]
            if again == index and not self._takes_words(lines[index]):
                break
            index = max(again, index + 1)

    def _over_page(self, lines: Sequence[Line], index: int) -> int:
        """Find the line after the head printed again on the next page, or after the number of a page."""
        first = lines[index].text.strip() == self.printed[0]
        if not (first or self.pages.is_furniture(lines[index])):
            return index
        for at in range(index, min(index + _MOST_BETWEEN, len(lines))):
            end = at + len(self.printed)
            if [line.text.strip() for line in lines[at:end]] == self.printed:
                return end
        return index + is_page_number(lines[index])

    def _takes_values(self, line: Line) -> bool:
        """Take the first line of a row, or one with the years of the row before."""
        if line.separator is not Separator.NONE or is_note(line) or is_page_number(line):
            return False
        row = dated_row(line, self.head, self.cues) if self._begins(line) else None
        if row is not None:
            self.rows.append(row)
            self.widest = max(self.widest, width_of(row.name))
        elif not (self.rows and self.rows[-1].goes_on(line.words, self.cues)):
            return False
        self.used.append(line)
        return True

    def _takes_words(self, line: Line) -> bool:
        """Take words of the row before; a heading stands over the next rows, and is left to the outline."""
        if line.separator is not Separator.NONE or is_note(line):
            return False
        if self.is_heading(line):
            return True
        taken = bool(self.rows) and self.rows[-1].takes_words(line.words, self.widest)
        self.used += [line] if taken else []
        return taken

    def _begins(self, line: Line) -> bool:
        """Tell whether a line has the number of a row, where rows have numbers."""
        return self.head.columns[0].role is not Role.NUMBER or is_number(line.words[0].text)


def read_years_below_values(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every table of such rows; the lines that belong to one are marked as used."""
    pages = Pages(lines)
    for head, at, body in heads_of_words(lines, cues, findings, _is_simple):
        printed = [line.text.strip() for line in lines[at:body]]
        table = _Table(head, printed, cues, is_heading, pages, findings)
        table.read(lines, body)
        if _take(table, findings):
            findings.used.update(line.index for line in lines[at:body])


def _is_simple(head: Head) -> bool:
    """Tell a head of a number, a name, values side by side, then texts."""
    roles = [column.role for column in head.columns]
    name = roles.index(Role.INDICATOR)
    values = [at for at, role in enumerate(roles) if role in VALUES]
    before = name == 0 or (name == 1 and roles[0] is Role.NUMBER)
    others = {Role.UNIT, Role.DEADLINE, Role.GROUP} & set(roles)
    return before and not others and values == list(range(name + 1, name + 1 + len(values)))


def _take(table: _Table, findings: Findings) -> bool:
    """Take the rows of a table most of which have the years of their values below; false for any other."""
    columns, rows = table.head.columns, [row.cells(table.head) for row in table.rows]
    below = sum(row.is_dated for row in table.rows) * 2 >= len(rows)
    if len(rows) < _FEWEST_ROWS or not below or any(row.is_torn for row in table.rows):
        return False
    if share_named(columns, rows, table.cues) < _LEAST_NAMED:
        return False
    records = Records(columns, findings)
    for row, cells in zip(table.rows, rows, strict=True):
        records.take(cells, row.line.span)
    findings.used.update(line.index for line in table.used)
    return True
