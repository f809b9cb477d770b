"""Indicators each with a table of their own, its cells one a line: kinds of values, the years under them, the values.

    指標３ / 工場の排水の再利用率 / 基準値 / 実績値 / 目標値 / 判定 / 令和２年度 / ３年度 / ４年度 / 令和10年度
    Ｂ / 41.0％ / 43.5％ / 44.1％ / 60％

What spans more than one year are the results; where cells are merged over rows, a mark for them comes first or last.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_value, time_in
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Column, is_year, role_of, time_of
from ingest.layouts.heads.in_order import kind_of, spans_of
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_MOST_OF_NAME = 4  # lines
_MOST_REMARKS = 2  # heads of columns without years: 判定, 備考
_LONGEST_REMARK = 4  # characters
_MOST_YEARS = 12
_JUDGES = re.compile("達成|評価|判定|進捗")


@dataclass(frozen=True, slots=True)
class _Card:
    """Lines of one card: from that of its label to those after its values."""

    name: Cell
    columns: tuple[Column, ...]
    values: tuple[Cell, ...]
    start: int
    end: int


def read_year_cards(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such card among the lines that are not used yet."""
    at = 0
    while at < len(lines):
        card = _card(lines, at, cues) if role_of(_cell(lines[at]), cues) in VALUES else None
        own = lines[card.start : card.end] if card is not None else []
        if card is None or any(line.index in findings.used for line in own):
            at += 1
            continue
        records = Records(card.columns, findings)
        records.take((card.name, *card.values), (own[0].span[0], own[-1].span[1]))
        findings.used.update(line.index for line in own)
        at = card.end


def _card(lines: Sequence[Line], at: int, cues: LayoutCues) -> _Card | None:
    """Read the card whose kinds of values begin at a line; None where none does."""
    named = _name(lines, at, cues)
    kinds = _run(lines, at, lambda cell: _is_kind(cell, cues))
    remarks = _run(lines, at + len(kinds), lambda cell: _is_remark(cell, cues))[:_MOST_REMARKS]
    below = at + len(kinds) + len(remarks)
    new = [_cell(line) for line in lines[below : below + 1] if is_dash(line.text)]  # it has no year to begin with
    years = [*new, *_run(lines, below + len(new), lambda cell: is_year(cell.text))]
    spans = spans_of([kind_of(kind, cues) for kind in kinds], len(years))
    if named is None or spans is None or len(years) > _MOST_YEARS:
        return None
    below += len(years)
    own = _values([_cell(line) for line in lines[below : below + len(years) + len(remarks)]], len(years), cues)
    if own is None:
        return None
    over = [kind for kind, span in zip(kinds, spans, strict=True) for _ in range(span)]
    columns = [Column(kind_of(kind, cues), kind, time_of(year)) for kind, year in zip(over, years, strict=True)]
    name, start = named
    values, last = own
    return _Card(name, (Column(Role.INDICATOR, Cell("")), *columns), values, start, below + last)


def _name(lines: Sequence[Line], end: int, cues: LayoutCues) -> tuple[Cell, int] | None:
    """Find the name over a line, below or beside its label, 指標３; give it with the line of the label."""
    for at in range(end - 1, max(end - _MOST_OF_NAME - 2, -1), -1):
        label, *beside = lines[at].cells if len(lines[at].cells) > 1 else (_cell(lines[at]),)
        if role_of(label, cues) is Role.INDICATOR:
            parts = [*beside, *(_cell(line) for line in lines[at + 1 : end])]
            parts = parts[is_number(parts[0].text) :] if parts else []  # 測定指標 / ３ / …
            return (joined(tuple(parts)), at) if parts else None
        if role_of(label, cues) in VALUES:
            return None
    return None


def _run(lines: Sequence[Line], start: int, fits: Callable[[Cell], bool]) -> list[Cell]:
    """List the cells of the lines from one on, one cell a line, that fit."""
    found: list[Cell] = []
    for line in lines[start:]:
        cell = _cell(line)
        if len(line.cells) > 1 or not fits(cell):
            break
        found.append(cell)
    return found


def _is_kind(cell: Cell, cues: LayoutCues) -> bool:
    return role_of(cell, cues) in VALUES and time_in(cell.text) is None and _JUDGES.search(cell.text) is None


def _is_remark(cell: Cell, cues: LayoutCues) -> bool:
    judges = role_of(cell, cues) in (None, Role.OTHER_TEXT) or _JUDGES.search(cell.text) is not None
    return judges and len(cell.text) <= _LONGEST_REMARK and not (is_year(cell.text) or is_dash(cell.text))


def _values(cells: Sequence[Cell], count: int, cues: LayoutCues) -> tuple[tuple[Cell, ...], int] | None:
    """Take as many values as there are years, before or after the marks of merged cells; with the cells up to the last.

    Values are of one unit, and the target, which is the last of them, has a figure. Nothing where a mark might as well
    be a value.
    """
    found: dict[int, int] = {}  # how many units there are from each cell on
    for first in range(len(cells) - count + 1):
        own = cells[first : first + count]
        fit = all(is_value(cell.text, cues) and not is_time_only(cell.text) for cell in own)
        if fit and not is_dash(own[-1].text):
            found[first] = len({unit_of(cell) for cell in own} - {None})
    likely = [first for first, units in found.items() if units == min(found.values())]
    sure = len(likely) == 1 or any(is_dash(cell.text) for cell in cells[: max(likely, default=0)])
    return (tuple(cells[likely[-1] : likely[-1] + count]), likely[-1] + count) if likely and sure else None


def _cell(line: Line) -> Cell:
    text = line.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return line.part(start, end)
