"""Tables whose rows have a mark of their kind before the name, while cells are wrapped and their places drift.

取組            種別   指標名          実績値           基準値   目標値     所管課
                                       R4       R5      （R5）   （R10）
－              【全】 港の働き手の数  410人    402人   402人    420人を    港湾課
                                                                 超える
（１）渡し舟の  【個】 船便の数        12便     14便    14便     20便       交通課
再生            【個】 乗客の満足度    －       71.0％  71.0％   80.0％     交通課

Cells are told by their order: a row has a value for every head; what it measures begins with a number of its own.
A line without a mark goes on with what is measured, the name, or a target that is not whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, without_note
from ingest.layouts.heads.columns import VALUES, Column, role_of
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.streams.heads import stream_columns

_MARK = re.compile(r"【[^【】]{1,4}】")
_ENTRY = re.compile(r"[（(]?[0-9０-９]{1,2}(?:[-－‐―][0-9０-９]{1,2})*[)）.．、 　]|[①-⑳]")
_OPEN = re.compile(r"[をでにのへが、]$")
_FEWEST_ROWS, _MOST_ROWS = 2, 60
_MOST_KINDS, _MOST_LINES = 4, 4  # of marks; of a row
_BEFORE = ([Role.OWNER, Role.GROUP], [Role.GROUP])  # heads before that of names


@dataclass(slots=True)
class _Row:
    """A row as it is printed: what stands before its mark, its name, its values and what is behind them."""

    lines: list[Line]
    kind: str
    owner: list[Cell]
    cells: list[Cell]  # from the name on
    left: int  # of the mark, and of the first value
    right: int


@dataclass(frozen=True, slots=True)
class _Form:
    """The columns of a table and the place of its target among the cells from the name on."""

    columns: tuple[Column, ...]
    before: int
    values: int

    @property
    def target(self) -> int:
        """Give the place of the last target, the name being 0."""
        return max(at for at, column in enumerate(self.columns[self.before :]) if column.role is Role.TARGET)


def read_marked_names(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; one of which a line is not understood is left alone."""
    lines = list(lines)
    pages, at = Pages(lines), 0
    while at < len(lines):
        form, body = _form(lines, at, cues) if lines[at].index not in findings.used else (None, at + 1)
        rows = _rows(lines, body, form, pages, cues) if form is not None else None
        if form is None or rows is None or not _is_table(rows, form, cues):
            at += 1
            continue
        _take(rows, form, findings)
        findings.used.update(line.index for line in lines[at:body])
        at = max(body, next(i for i in range(body, len(lines)) if lines[i] is rows[-1].lines[-1]) + 1)


def _form(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[_Form | None, int]:
    """Read heads on a line, their years perhaps on the next."""
    heads = lines[at].cells if lines[at].separator is Separator.GAP else ()
    roles = [role_of(cell, cues) for cell in heads[:3]]
    if Role.INDICATOR not in roles:
        return None, at
    below = lines[at + 1].cells if at + 1 < len(lines) else ()
    years = below if below and all(is_time_only(cell.text) for cell in below) else ()
    columns = stream_columns((*heads, *years), cues) or ()
    roles = [column.role for column in columns]
    before = roles.index(Role.INDICATOR) if Role.INDICATOR in roles else 0
    values = sum(role in VALUES for role in roles)
    behind = before + 1 + values
    in_row = all(role in VALUES for role in roles[before + 1 : behind]) and len(roles) <= behind + 1
    fits = roles[:before] in _BEFORE and in_row and {Role.TARGET, Role.BASELINE} <= set(roles)
    return (_Form(columns, before, values) if fits else None), at + 1 + bool(years)


def _rows(lines: list[Line], start: int, form: _Form, pages: Pages, cues: LayoutCues) -> list[_Row] | None:
    """Read the rows from a line on, up to the first line that an empty one sets apart and that has no mark."""
    rows: list[_Row] = []
    at = start
    while at < len(lines) and len(rows) < _MOST_ROWS:
        line, after = lines[at], pages.after_break(lines, at)
        row = _row(line, form)
        if row is not None:
            rows.append(row)
        elif rows and after > at and after < len(lines) and _row(lines[after], form) is not None:
            at = after
            continue
        elif not rows or line.follows_blank or after > at:
            break
        elif not _goes_on(rows[-1], line, form, cues):
            return None
        at += 1
    return rows


def _row(line: Line, form: _Form) -> _Row | None:
    """Take a line apart at its mark; None where it has none, or not a cell for every head."""
    cells = line.cells if line.separator is Separator.GAP else ()
    at = next((at for at, cell in enumerate(cells[:2]) if _MARK.match(cell.text)), None)
    mark = _MARK.match(cells[at].text) if at is not None else None
    if at is None or mark is None or at >= form.before:
        return None
    own = [cell for cell in (cells[at].part(mark.end(), len(cells[at].text)), *cells[at + 1 :]) if cell.text]
    if len(own) != len(form.columns) - form.before:
        return None
    return _Row([line], mark[0], list(cells[:at]), own, cells[at].left, own[1].left)


def _goes_on(row: _Row, line: Line, form: _Form, cues: LayoutCues) -> bool:
    """Give the cells of a line without a mark to the row above; tell whether all of them belong to it."""
    if len(row.lines) >= _MOST_LINES or _MARK.search(line.text) or line.separator in (Separator.PIPE, Separator.TAB):
        return False
    for cell in line.cells:
        target = row.cells[form.target]
        if cell.right <= row.left and form.before > 1:
            row.owner.append(cell)
        elif row.left < cell.left and cell.right <= row.right:
            row.cells[0] = joined((row.cells[0], cell))
        elif cell.left > row.right and _is_open(target.text, cues):
            row.cells[form.target] = joined((target, cell))
        else:
            return False
    row.lines.append(line)
    return True


def _is_open(target: str, cues: LayoutCues) -> bool:
    return _OPEN.search(target) is not None or not is_value(without_note(target), cues)


def _is_table(rows: Sequence[_Row], form: _Form, cues: LayoutCues) -> bool:
    """Tell a table: rows of few kinds with nothing but values under heads of values, each owner with its number."""
    pieces = [cell.text for row in rows for cell in row.owner[:1]]
    begun = not pieces or (bool(rows[0].owner) and _begins(pieces[0]) and any(map(_ENTRY.match, pieces)))
    values = [without_note(cell.text) for row in rows for cell in row.cells[1 : 1 + form.values]]
    sound = all(is_value(value, cues) or is_dash(value) for value in values)
    return len(rows) >= _FEWEST_ROWS and len({row.kind for row in rows}) <= _MOST_KINDS and begun and sound


def _begins(text: str) -> bool:
    return is_dash(text) or _ENTRY.match(text) is not None


def _take(rows: Sequence[_Row], form: _Form, findings: Findings) -> None:
    records = Records(form.columns, findings)
    for row, owner in zip(rows, _owners(rows), strict=True):
        before = [owner, Cell("")][-form.before :] if form.before > 1 else [Cell("")]
        records.take([*before, *row.cells], (row.lines[0].span[0], row.lines[-1].span[1]))
        findings.used.update(line.index for line in row.lines)


def _owners(rows: Sequence[_Row]) -> list[Cell]:
    """Put the pieces before the marks together, from each number on, and give every row those of its own."""
    entries: list[list[Cell]] = []
    own: list[int] = []
    for row in rows:
        for at, piece in enumerate(row.owner):
            if at == 0 and (_begins(piece.text) or not entries):
                entries.append([])
            entries[-1].append(piece)
        own.append(len(entries) - 1)
    return [joined(entries[at]) if at >= 0 else Cell("") for at in own]
