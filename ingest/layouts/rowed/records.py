"""One row under the columns of a table becomes one KPI, or says why it is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import Role
from ingest.layouts.figures.grouped_units import group_and_unit
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings, Span, found_kpi
from ingest.layouts.heads.columns import Column, is_initial, ranked
from ingest.layouts.rowed.due_in_remarks import due_in_remarks
from ingest.layouts.rows import Cell

_JUDGED = re.compile(r"(?:達成)?(?:評価|判定)|達成(?:状況|度|の?可否)")
_GOES_ON = re.compile(r"[ 　]?[（(【〔](?:前(?:頁|ページ)(?:から|より)?の?)?(?:続き|つづき)[）)】〕]$")
_BASE = re.compile("基準")
_NTH_PLAN = re.compile(r"第[0-9０-９一二三四五六七八九]{1,2}[次期][^0-9０-９、。]{0,6}(?:計画|戦略|プラン)")


def _judges(column: Column) -> bool:
    return _JUDGED.fullmatch(column.head.text) is not None


@dataclass(slots=True)
class Records:
    """Takes rows under columns; keeps what a cell says for the rows below that leave its place empty."""

    columns: tuple[Column, ...]
    findings: Findings
    owner: Cell | None = None
    indicator: Cell | None = None

    def take(self, row: Sequence[Cell], place: Span, *, repeats: bool = False) -> None:
        """Take one row; `repeats` where an empty indicator means the one of the row above."""
        cells = {role: cell for role in Role if (cell := self._cell(row, role)) is not None}
        parted = group_and_unit(cells[Role.UNIT]) if Role.UNIT in cells and Role.GROUP not in cells else None
        if parted is not None:
            cells[Role.GROUP], cells[Role.UNIT] = parted
        self.owner = self._owner(cells[Role.OWNER]) if Role.OWNER in cells else self.owner
        target = cells.get(Role.TARGET)
        if Role.INDICATOR not in cells and target is not None and repeats and self.indicator is not None:
            cells[Role.INDICATOR] = self.indicator
        self.indicator = cells.get(Role.INDICATOR, self.indicator)
        if Role.INDICATOR not in cells and target is None:
            return
        if Role.DEADLINE not in cells and (due := due_in_remarks(self._remarks(row))) is not None:
            cells[Role.DEADLINE] = due
        kpi = found_kpi(cells, self._time(row), self.owner)
        if kpi is not None:
            self.findings.kpis.append(replace(kpi, judged=any(map(_judges, self.columns))))
        elif Role.INDICATOR in cells:
            self.findings.unresolved.append(("目標値が読み取れない行 / a row without a target", place))
        else:
            self.findings.unresolved.append(("指標のない行 / a row without an indicator", place))

    def _remarks(self, row: Sequence[Cell]) -> Iterator[Cell]:
        pairs = zip(self.columns, row, strict=False)
        return (cell for column, cell in pairs if column.role is Role.OTHER_TEXT and cell.text)

    def _owner(self, cell: Cell) -> Cell | None:
        """Take what is measured from its cell; 方針２（続き） is what the rows of the page before measure."""
        goes_on = _GOES_ON.search(cell.text)
        rest = cell.part(0, goes_on.start()) if goes_on else cell
        again = goes_on is not None and self.owner is not None and self.owner.text.startswith(rest.text)
        return self.owner if again else rest

    def _cell(self, row: Sequence[Cell], role: Role) -> Cell | None:
        at = self._filled(row, role)
        return row[at] if at is not None else None

    def _filled(self, row: Sequence[Cell], role: Role) -> int | None:
        """Find the column of a role that speaks for this row: the first in rank; of targets the first with a value."""
        order = ranked(self.columns, role)
        if role is Role.BASELINE:
            order = self._and_before(sorted(order, key=self._rank_of_baseline), row)
        if role is Role.TARGET and self.findings.plan is not None:
            order = sorted(order, key=self._is_of_another_plan)
        filled = [at for at in order if at < len(row) and row[at].text]
        return next((at for at in filled if not is_dash(row[at].text)), filled[0] if filled else None)

    def _and_before(self, order: list[int], row: Sequence[Cell]) -> list[int]:
        """Keep the first baseline, and the years before it where nothing was counted in its own: 14.2, －."""
        none = bool(order) and order[0] < len(row) and is_dash(row[order[0]].text)
        last = self.columns[order[0]].year if none else None
        return [*order[:1], *(at for at in order[1:] if last and 0 < (self.columns[at].year or 0) < last)]

    def _is_of_another_plan(self, at: int) -> bool:
        """Tell the target of a plan after or before this one: 第３次計画の目標値 beside 第２次計画の目標値."""
        plan = self.findings.plan
        numbered = _NTH_PLAN.match(self.columns[at].head.text) is not None
        return plan is not None and numbered and self.columns[at].year not in (None, plan.ends)

    def _rank_of_baseline(self, at: int) -> tuple[bool, int]:
        """Rank 基準値 before 現状値, a later 現状値 before an earlier one; what a plan says that it begins with last.

        Of a plan whose first year is known that is the last value before it, whatever 計画策定時 of its forerunner was.
        """
        year = self.columns[at].year or 0
        begins = self.findings.plan_begins
        before_plan = begins is not None and 0 < year < begins
        initial = _BASE.search(self.columns[at].head.text) if before_plan else is_initial(self.columns[at].head.text)
        return not initial, -year

    def _time(self, row: Sequence[Cell]) -> Cell | None:
        at = self._filled(row, Role.TARGET)
        return self.columns[at].time if at is not None else None
