"""KPI tables whose cells the text itself keeps apart: pipes, tabs, HTML; indicators down the side or along the top."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_number, is_value
from ingest.layouts.found import Findings
from ingest.layouts.grids.across import rows_across
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.doubled_heads import with_doubled
from ingest.layouts.grids.heads import Row, has_targets, head_of_grid, with_held
from ingest.layouts.grids.members import with_members
from ingest.layouts.grids.spanned_cells import with_spanned
from ingest.layouts.grids.years_in_cells import without_years
from ingest.layouts.heads.columns import Column, role_of, time_of
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.works.cues import NAMES, load_work_cues

IsHeading = Callable[[str], bool]
_MOST_KINDS = 3  # rows that tell which column holds 目標 and 実績
_FEWEST_HEADS = 2
_NUMBERED = re.compile(r"[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．、]|[ア-ク][ 　.．]")
_TITLED = re.compile(r"[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*[ 　.．]+\S.{2,}")
_IN_BRACKETS = re.compile(r"[【〔［\[＜<].*[】〕］\]＞>]")
_OF_KPIS = (Role.INDICATOR, Role.TARGET, Role.BASELINE, Role.TIME, Role.UNIT)
_Places = tuple[Line, ...]  # of one row


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
        columns, body = head_of_grid(self.grid.rows, start, self.cues, self.findings.plan, by_cells=True)
        if columns is not None:
            end = self._read_rows(columns, start, body)
            if end > start:
                return end
        end = self._read_by_kind(start)
        return end if end > start else self._read_transposed(start)

    def _read_rows(self, columns: tuple[Column, ...], start: int, body: int) -> int:
        end = body
        while end < len(self.grid.rows) and not self._ends(end):
            end += 1
        columns, rows = with_doubled(columns, self.grid.rows[body:end])
        columns = with_held(columns, rows)
        whole = with_spanned(columns, rows, self.cues)
        if not has_targets(columns, whole, self.cues):
            return start
        at = next(index for index, column in enumerate(columns) if column.role is Role.INDICATOR)
        columns, rows = with_members(columns, whole, self.cues, self.is_heading)
        records = Records(columns, self.findings)
        for row, places in self._whole_rows(rows, self.grid.places[body:end], at):
            filled = [cell for cell in row if cell.text]
            if (len(filled) == 1 and self.is_heading(filled[0].text)) or self._is_over_rows(row, columns, at):
                records.owner = filled[0]  # a row of its own over the rows that belong to it
            elif filled and not self._is_apart(row, columns[:at], row[at]):
                records.take(without_years(row, columns), places[0].span, repeats=True)
        return end

    def _is_over_rows(self, row: Row, columns: Sequence[Column], at: int) -> bool:
        """Tell a numbered title in the first cell, with nothing but a kind of indicator in brackets beside it."""
        title, others = row[0].text, [cell.text for cell in row[1:] if cell.text]
        columns_before = columns[:1] if at else ()
        titled = any(column.role is Role.NUMBER for column in columns_before) or bool(others)
        return titled and _TITLED.match(title) is not None and all(_IN_BRACKETS.fullmatch(other) for other in others)

    def _is_apart(self, row: Row, before: Sequence[Column], name: Cell) -> bool:
        """Tell a row of something else, 効果額 in the place of a number, from one more of the name above it."""
        if name.text and not is_aside(name.text):
            return False
        numbers = (cell.text for cell, column in zip(row, before, strict=False) if column.role is Role.NUMBER)
        return any(text and not is_number(text) for text in numbers)

    def _ends(self, at: int) -> bool:
        """Tell whether a table ends before a row: at a head, of this kind of table or of another."""
        filled = [cell for cell in self.grid.rows[at] if cell.text]
        if self._heads_works(filled):
            return True
        heads = sum(role_of(cell, self.cues) is not None for cell in filled)
        other = (
            heads >= _FEWEST_HEADS
            and len(filled) > heads
            and not any(is_value(cell.text, self.cues) for cell in filled)
        )
        return other or head_of_grid(self.grid.rows, at, self.cues, self.findings.plan)[0] is not None

    def _heads_works(self, filled: Sequence[Cell]) -> bool:
        """Tell the heads of a table of measures, 事業名, 事業費, 担当課: all are known, and none is one of KPIs."""
        words = load_work_cues()
        known = [words.column(cell.text) or role_of(cell, self.cues) for cell in filled]
        return len(known) > 1 and not {None, *_OF_KPIS} & {*known} and bool(NAMES & {*known})

    def _whole_rows(self, rows: Sequence[Row], lines_of: Sequence[_Places], at: int) -> list[tuple[Row, _Places]]:
        """Join a row that holds nothing but the rest of a name to the row above it."""
        whole: list[tuple[Row, _Places]] = []
        for row, places in zip(rows, lines_of, strict=True):
            rest = [index for index, cell in enumerate(row) if cell.text] == [at] and not self._begins(row[at].text)
            if rest and whole and not self.cues.ends_as_indicator(whole[-1][0][at].text):
                above, lines = whole.pop()
                name = joined((above[at], row[at]))
                whole.append(((*above[:at], name, *above[at + 1 :]), (*lines, *places)))
            else:
                whole.append((row, places))
        return whole

    def _begins(self, name: str) -> bool:
        """Tell a name of its own, by its number, from the rest of the one above."""
        return _NUMBERED.match(name) is not None or self.is_heading(name)

    def _read_by_kind(self, start: int) -> int:
        """Read a table with a row of targets and a row of actual values for each indicator; give the row after it."""
        heads = self.grid.rows[start]
        roles = [role_of(cell, self.cues) for cell in heads]
        rows = self.grid.rows[start + 1 :]
        kinds = [[role_of(row[at], self.cues) for row in rows[:_MOST_KINDS]] for at in range(len(heads))]
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
        found = rows_across(self.grid.rows, start, self.cues)
        if found is None:
            return start
        columns, end = found
        records = Records(columns, self.findings)
        for at, name in enumerate(self.grid.rows[start]):
            if at and name.text:
                records.take([row[at] for row in self.grid.rows[start:end]], self.grid.places[start][0].span)
        return end
