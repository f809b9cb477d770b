"""Cards of one indicator, its cells one a line: the name, the years, then a row of targets and rows of results.

    指標名 / 渡し舟の乗客数 / 単位 人 / 年度 / 現状値 / （R3） / R5 / R6 / R7
    目標 / 90 / 100 / 110 / 130 / 実績 / 90 / 104 / 達成率 / 104.0％

A row of targets has a value for every year; that of the last one is the target. Results yet to come are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.cue_table import cue_table
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_time_only, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import VALUES, is_year, role_of, time_of
from ingest.layouts.pages import is_foot
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, Separator, joined

_FEWEST_YEARS, _MOST_YEARS = 3, 12
_MOST_OF_NAME = 4  # lines
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the place of its line."""

    cell: Cell
    line: int


@dataclass(frozen=True, slots=True)
class _Years:
    """Years in a row; `based` where the head of a baseline stands before them, whether or not with a year."""

    cells: tuple[Cell, ...]
    based: bool
    start: int
    end: int

    @property
    def columns(self) -> int:
        """Count the values of a full row."""
        return len(self.cells) + self.based


def read_kinds_under_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such card among the lines that are not used yet; its lines are marked as used."""
    free = [line for line in lines if not is_foot(line) and line.index not in findings.used]
    free = [line for line in free if line.separator not in (Separator.PIPE, Separator.TAB)]
    words = [_Word(cell, at) for at, line in enumerate(free) for cell in line.words]
    at = 0
    while at < len(words):
        years = _years(words, at, cues)
        rows, end = _rows(words, years.end, cues) if years is not None else ([], at)
        named = _named(free, words[years.start].line, cues) if years is not None and rows else None
        kpi = _kpi(named[0], rows, years) if named is not None and years is not None else None
        if kpi is not None and named is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in free[named[1] : words[end - 1].line + 1])
        at = end if kpi is not None else at + 1


def _years(words: Sequence[_Word], start: int, cues: LayoutCues) -> _Years | None:
    """Read years that begin with a line, perhaps with 現状値 and its own before them: no part of a longer row."""
    if start and words[start - 1].line == words[start].line:
        return None
    based = role_of(words[start].cell, cues) is Role.BASELINE and time_of(words[start].cell) is None
    if not based and not _is_column(words[start].cell, cues):
        return None
    behind = words[start + based : start + based + _MOST_YEARS]
    cells = [word.cell for word in takewhile(lambda word: _is_column(word.cell, cues), behind)]
    own = cells[based and is_time_only(cells[0].text) and cells[0].text[0] in "（(" :] if cells else []
    if len(own) < _FEWEST_YEARS or len({cell.text for cell in own}) < len(own):
        return None
    return _Years(tuple(own), based, start, start + based + len(cells))


def _is_column(cell: Cell, cues: LayoutCues) -> bool:
    """Tell a year, or the head of a target with its year."""
    aimed = role_of(cell, cues) is Role.TARGET and time_of(cell) is not None
    return aimed or (is_year(cell.text) and not cell.text.isdecimal())


def _rows(words: Sequence[_Word], start: int, cues: LayoutCues) -> tuple[list[tuple[Role, list[Cell]]], int]:
    """Read labels, each with the values behind it; give the place behind the last."""
    rows: list[tuple[Role, list[Cell]]] = []
    at = start
    while at < len(words) and len(rows) < _MOST_ROWS:
        role = role_of(words[at].cell, cues)
        if role not in VALUES or (at and words[at - 1].line == words[at].line):
            break
        values = list(_values(words[at + 1 : at + 3 + _MOST_YEARS], cues))
        rows.append((role, values))
        at += 1 + len(values)
    return rows, at


def _values(words: Sequence[_Word], cues: LayoutCues) -> Iterator[Cell]:
    for word in words:
        if not is_value(word.cell.text, cues) or is_time_only(word.cell.text) or role_of(word.cell, cues) in VALUES:
            return
        yield word.cell


def _named(lines: Sequence[Line], end: int, cues: LayoutCues) -> tuple[dict[Role, Cell], int] | None:
    """Read name and unit over the years, down from the label of the name; give them with the line of the label."""
    held: dict[Role, Cell] = {}
    parts: list[Cell] = []
    for at in range(end - 1, max(-1, end - _MOST_OF_NAME - 4), -1):
        label, rest = _label(lines[at], cues)
        if label is Role.INDICATOR:
            parts = [*([rest] if rest.text else []), *parts]
            fit = parts and len(parts) <= _MOST_OF_NAME and name_misfit(parts, cues) < TOGETHER
            return ({**held, Role.INDICATOR: joined(parts)}, at) if fit else None
        if label is Role.UNIT:
            unit = rest if rest.text else joined(parts)
            parts = [] if is_unit(unit.text) else parts
            held[Role.UNIT] = unit
        elif label is not None or "。" in lines[at].text:
            return None
        elif lines[at].text.strip() not in cue_table()["analyses"]["year_head"]:
            parts = [lines[at].whole, *parts]
    return None


def _label(line: Line, cues: LayoutCues) -> tuple[Role | None, Cell]:
    """Give what a line is labelled as, and what stands behind the label: 指標名 / 渡し舟の乗客数, 単位：人."""
    first = line.words[0]
    for label in (line.whole, first):
        role = role_of(label, cues)
        if role in (Role.INDICATOR, Role.UNIT, *VALUES) and not cues.ends_as_indicator(label.text.rstrip(":：")):
            start = line.text.index(label.text) + len(label.text)
            return role, line.part(start, len(line.text))
    return None, line.whole


def _kpi(held: dict[Role, Cell], rows: Sequence[tuple[Role, list[Cell]]], years: _Years) -> FoundKpi | None:
    """Make an indicator of a name with its rows; None unless one row has targets for all years, others results."""
    aims = [values for role, values in rows if role is Role.TARGET]
    results = [values for role, values in rows if role is Role.BASELINE and values]
    if len(aims) != 1 or not results or any(len(values) > years.columns for _, values in rows):
        return None
    full = len(aims[0]) == years.columns
    if not (full or (years.based and len(aims[0]) == len(years.cells))) or is_dash(aims[0][-1].text):
        return None
    cells = {**held, Role.TARGET: aims[0][-1], Role.DEADLINE: time_of(years.cells[-1]) or years.cells[-1]}
    known = [aims[0][:1] if full else [], results[0][:1] if full or len(results[0]) == years.columns else []]
    base = next((cell for own in known for cell in own if not is_dash(cell.text)), None)
    return found_kpi(cells | ({Role.BASELINE: base} if years.based and base is not None else {}))
