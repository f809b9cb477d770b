"""Heads one a line: kinds of values and what judges them, with their years below all of them or each below its own.

基準値 / 実績値 / 判定 / 目標値 / 令和２年度 / ３年度 / Ｂ / 令和10年度        the mark stands where its column is
基準値 / 令和２年度 / 実績値 / ３年度 / ４年度 / 判定 / Ｂ / 目標値 / 令和10年度
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value, time_in
from ingest.layouts.heads.columns import VALUES, Column, is_year, judges, role_of, time_of
from ingest.layouts.heads.in_order import kind_of, spans_of
from ingest.layouts.rows import Cell, Line

_MOST_REMARKS = 2  # heads of columns without years: 判定, 備考
_LONGEST_REMARK = 4  # characters
_MOST_YEARS, _MOST_LINES = 12, 24


@dataclass(frozen=True, slots=True)
class YearHeads:
    """The columns of values with their years, how many marks are still to come, the place behind the last year."""

    columns: tuple[Column, ...]
    marks: int
    end: int


@dataclass(slots=True)
class _Heads:
    """Heads as far as they are read; each year with the number of kinds over it."""

    kinds: list[Cell] = field(default_factory=list)
    years: list[tuple[Cell, int]] = field(default_factory=list)
    remarks: int = 0
    marks: int = 0  # those before a year or a head
    pending: int = 0  # those behind the last of them

    def take(self, cell: Cell, cues: LayoutCues) -> bool | None:
        """Take a cell; tell whether it is more than a mark that may belong to the values, None where it is no head."""
        if _is_kind(cell, cues):
            self.kinds.append(cell)
        elif is_year(cell.text) or (
            self.kinds and not self.years and is_dash(cell.text)
        ):  # a new one has no first year
            self.years.append((cell, len(self.kinds)))
        elif self.remarks < _MOST_REMARKS and _is_remark(cell, cues, begun=bool(self.years)):
            self.remarks += 1
        elif self.marks + self.pending < self.remarks and _is_mark(cell, cues):
            self.pending += 1
            return False
        else:
            return None
        self.marks, self.pending = self.marks + self.pending, 0
        return True


def year_heads(lines: Sequence[Line], start: int, cues: LayoutCues) -> YearHeads | None:
    """Read the heads that begin at a line, one cell a line; None where they leave open what a year is of."""
    heads, end = _Heads(), start
    for at, line in enumerate(lines[start : start + _MOST_LINES], start):
        taken = heads.take(line.whole, cues) if len(line.cells) == 1 else None
        if taken is None:
            break
        end = at + 1 if taken else end
    kinds = _kinds_over(heads, cues) if len(heads.years) <= _MOST_YEARS else None
    if kinds is None:
        return None
    years = [time_of(year) for year, _ in heads.years]
    columns = tuple(Column(kind_of(kind, cues), kind, year) for kind, year in zip(kinds, years, strict=True))
    return YearHeads(columns, heads.remarks - heads.marks, end)


def _kinds_over(heads: _Heads, cues: LayoutCues) -> list[Cell] | None:
    """Give each year the kind of values that it is of."""
    over = [count for _, count in heads.years]
    roles = [kind_of(kind, cues) for kind in heads.kinds]
    if over and min(over) == len(roles):
        spans = spans_of(roles, len(over)) or []
        return [kind for kind, span in zip(heads.kinds, spans, strict=False) for _ in range(span)] or None
    each = set(over) == set(range(1, len(roles) + 1)) and roles.count(Role.TARGET) == 1
    return [heads.kinds[count - 1] for count in over] if each else None


def _is_kind(cell: Cell, cues: LayoutCues) -> bool:
    return role_of(cell, cues) in VALUES and time_in(cell.text) is None and not judges(cell)


def _is_remark(cell: Cell, cues: LayoutCues, *, begun: bool) -> bool:
    """Tell a head without years; behind years a short text is a mark, unless it is one that judges."""
    other = judges(cell) or (not begun and role_of(cell, cues) in (None, Role.OTHER_TEXT))
    return other and len(cell.text) <= _LONGEST_REMARK and not (is_year(cell.text) or is_dash(cell.text))


def _is_mark(cell: Cell, cues: LayoutCues) -> bool:
    return is_dash(cell.text) or (len(cell.text) <= _LONGEST_REMARK and not is_value(cell.text, cues))
