"""The totals that a document prints of its own KPIs, by status, level and goal, held against what was read.

Two forms are known: a table with a column for each level (全KPI 基本目標のKPI 各施策のKPI), and one with a column for
each goal (全体 基本目標１ 基本目標２ …). A disagreement is reported, never forced.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.structure.notation import Style, enumerated
from ingest.tables.cues import FIGURES, TableCues
from ingest.tables.lines import Line
from ontology.unresolved import TOTALS_DISAGREE

_COUNTS = re.compile(rf"(?:^|[ 　])([{FIGURES}][{FIGURES},]*)件")
_LABEL = re.compile(r"[①-⑳][A-ZＡ-Ｚ]?$")
_LONGEST_TABLE = 80  # lines


@dataclass(frozen=True, slots=True)
class Scope:
    """Which KPIs a figure counts: those of a goal (None: of all), of one level (None: of both)."""

    goal: int | None = None
    is_goal_level: bool | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts of a KPI that was read."""

    goal: int | None
    is_goal_level: bool
    status: str | None


@dataclass(slots=True)
class Totals:
    """One table of totals. `named` is false where its goal is not printed right above it."""

    scopes: list[Scope]
    named: bool
    first: Line
    rows: list[tuple[str, list[int], Line]] = field(default_factory=list)  # status ("" for the sum), figures, line


Finding = tuple[str, tuple[int, int]]


def read_totals(lines: list[Line], cues: TableCues) -> list[Totals]:
    """Read every table of totals in the text."""
    return [
        totals
        for index in range(len(lines))
        if (totals := _begin(lines, index, cues)) and _read_rows(lines, index + 1, totals, cues)
    ]


def compare(tables: list[Totals], kpis: list[Counted]) -> Iterator[Finding]:
    """Give a finding for each printed figure that differs from what was read."""
    for table in tables:
        scoped = table if table.named else _attributed(table, tables)
        if scoped is None:
            yield "どの目標の集計か分からない / totals of an unknown goal", table.first.span
            continue
        for status, figures, line in scoped.rows:
            for scope, printed in zip(scoped.scopes, figures, strict=False):
                found = sum(_counts(kpi, scope, status) for kpi in kpis)
                if found != printed:
                    what = f"{_name(scope)}{status or '合計'}"
                    japanese = f"{TOTALS_DISAGREE}: {what} 文書{printed}件、読取{found}件"
                    yield f"{japanese} / totals disagree: {printed} printed, {found} read", line.span


def _begin(lines: list[Line], index: int, cues: TableCues) -> Totals | None:
    words = lines[index].text.split()
    levels = [cues.caption(word) for word in words]
    if True in levels and False in levels and len(words) <= 4:
        scope = _scope_above(lines[index - 1].text, cues) if index else None
        goal = scope.goal if scope else None
        scopes = [Scope(goal, level) for level in levels]
        return Totals(scopes, scope is not None, lines[index])
    goals = [match for word in words if (match := cues.goal_column.fullmatch(word))]
    if len(goals) < 2:
        return None
    before = lines[index - 1].text.split() if index else []
    overall = any(cues.all_levels.fullmatch(word) for word in (*before, *words))
    scopes = [*([Scope()] if overall else []), *(Scope(int(match[1])) for match in goals)]
    return Totals(scopes, named=True, first=lines[index])


def _scope_above(text: str, cues: TableCues) -> Scope | None:
    """Read whose totals follow: 「＜全体＞」 or the numbered name of a goal."""
    if cues.all_levels.fullmatch(text.replace(" ", "")):
        return Scope()
    read = enumerated(text)
    if read is None or read.readings[0].style is not Style.NUMBER:
        return None
    return Scope(read.readings[0].value)


def _read_rows(lines: list[Line], start: int, totals: Totals, cues: TableCues) -> bool:
    waiting: str | None = None
    for line in lines[start : start + _LONGEST_TABLE]:
        counts = _COUNTS.findall(line.text)
        label = _COUNTS.split(line.text, maxsplit=1)[0].strip()
        status = "" if cues.total.fullmatch(label) else label if _LABEL.match(label) else None
        if len(counts) >= len(totals.scopes):
            status = waiting if status is None and not label else status
            if status is not None:
                totals.rows.append((status, [int(count.replace(",", "")) for count in counts], line))
            waiting = None
            if status == "":
                break
        elif status is not None or _looks_like_head(line, cues):
            if status is None:
                break
            waiting = status
    return bool(totals.rows)


def _looks_like_head(line: Line, cues: TableCues) -> bool:
    return sum(cues.caption(word) is not None for word in line.text.split()) >= 2


def _attributed(table: Totals, tables: Iterable[Totals]) -> Totals | None:
    """Find the goal of a table without a name: the only one for which a table by goals gives the same sums."""
    mine = {status: figures[0] for status, figures, _ in table.rows}
    goals = {
        scope.goal
        for other in tables
        if len({scope.goal for scope in other.scopes}) > 1
        for index, scope in enumerate(other.scopes)
        if scope.goal is not None
        and all(mine.get(status, figures[index]) == figures[index] for status, figures, _ in other.rows)
    }
    if len(goals) != 1:
        return None
    (goal,) = goals
    return replace(table, scopes=[Scope(goal, scope.is_goal_level) for scope in table.scopes])


def _counts(kpi: Counted, scope: Scope, status: str) -> bool:
    """Tell whether a figure counts a KPI; 「①」 counts all of ①A to ①C."""
    return (
        scope.goal in (None, kpi.goal)
        and scope.is_goal_level in (None, kpi.is_goal_level)
        and (not status or (kpi.status or "").startswith(status))
    )


def _name(scope: Scope) -> str:
    goal = f"目標{scope.goal}の" if scope.goal else ""
    level = "" if scope.is_goal_level is None else "目標KPI " if scope.is_goal_level else "施策KPI "
    return goal + level
