"""Tables of one cell a line, as pages read in blocks leave them: the values of a row first, their years behind them.

指標 / 基準値 / 目標値
渡し舟の利用者数 / 120人 / 300人 / （R5） / （R11）        is   渡し舟の利用者数   120人（R5）   300人（R11）
貸した空家の数 / 4戸 / 20戸 / （R4） / （R11）

A dash has no year. Every row must have its years behind all of its values, and there are at least two.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

IsHeading = Callable[[Line], bool]
_FEWEST_ROWS, _FEWEST_VALUES = 2, 2
_MOST_HEADS = 5
_MOST_OF_NAME = 3  # lines
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Row:
    name: Cell
    values: tuple[Cell, ...]
    lines: tuple[Line, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Text:
    lines: Sequence[Line]
    cues: LayoutCues
    is_heading: IsHeading
    pages: Pages

    def free(self, at: int, findings: Findings) -> bool:
        """Tell whether there is a line there that no reader has used."""
        return at < len(self.lines) and self.lines[at].index not in findings.used


def read_years_after_values(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    text = _Text(lines, cues, is_heading, Pages(lines))
    at = 0
    while at < len(lines):
        columns = _columns(text, at) if text.free(at, findings) else ()
        rows = _rows(text, at + len(columns), len(columns) - 1, findings) if columns else []
        if len(rows) < _FEWEST_ROWS or not any(cues.ends_as_indicator(row.name.text) for row in rows):
            at += 1
            continue
        records = Records(columns, findings)
        for row in rows:
            records.take((row.name, *row.values), (row.lines[0].span[0], row.lines[-1].span[1]))
            findings.used.update(line.index for line in row.lines)
        findings.used.update(line.index for line in lines[at : at + len(columns)])
        at = rows[-1].end


def _columns(text: _Text, at: int) -> tuple[Column, ...]:
    """Read the heads, one a line: that of the names, then those of values, baselines before targets."""
    columns: list[Column] = []
    for line in text.lines[at : at + _MOST_HEADS]:
        cell = line.whole
        role = role_of(cell, text.cues)
        if role is None or role not in (VALUES if columns else (Role.INDICATOR,)):
            break
        columns.append(Column(role, cell, time_of(cell)))
    roles = [column.role for column in columns]
    whole = len(roles) > _FEWEST_VALUES and Role.BASELINE in roles and roles[-1] is Role.TARGET
    return tuple(columns) if whole else ()


def _rows(text: _Text, at: int, count: int, findings: Findings) -> list[_Row]:
    """Read rows down to the first lines that are none, over the ends of pages."""
    rows: list[_Row] = []
    while text.free(at, findings):
        start = text.pages.after_break(text.lines, at)
        row = _row(text, start, count)
        if row is None or any(line.index in findings.used for line in row.lines):
            break
        rows.append(row)
        at = row.end
    return rows


def _row(text: _Text, at: int, count: int) -> _Row | None:
    """Read a name, so many values, and a year for each of them that is none."""
    values_at = next((end for end in range(at, at + _MOST_OF_NAME + 1) if _is_figure(text, end)), at)
    named = text.lines[at:values_at]
    if not named or any("。" in line.text or text.is_heading(line) for line in named):
        return None
    figures = [text.lines[place].whole for place in range(values_at, values_at + count) if _is_figure(text, place)]
    told = [cell for cell in figures if not is_dash(cell.text)]
    behind = values_at + count
    years = [line.whole for line in text.lines[behind : behind + len(told)] if _is_year(line)]
    name = joined(line.whole for line in named)
    if len(figures) < count or len(years) < len(told) or not told or len(name.text) > _LONGEST_NAME:
        return None
    dated = iter(years)
    values = tuple(cell if is_dash(cell.text) else joined((cell, next(dated))) for cell in figures)
    return _Row(name, values, tuple(text.lines[at : behind + len(years)]), behind + len(years))


def _is_figure(text: _Text, at: int) -> bool:
    printed = text.lines[at].text if at < len(text.lines) else ""
    return bool(printed) and is_value(printed, text.cues) and not is_time_only(printed)


def _is_year(line: Line) -> bool:
    return is_aside(line.text) and is_time_only(line.text)
