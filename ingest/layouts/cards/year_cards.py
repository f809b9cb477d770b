"""Indicators each with a table of their own, its cells one a line: kinds of values, the years under them, the values.

    指標３ / 工場の排水の再利用率 / 基準値 / 実績値 / 目標値 / 判定 / 令和２年度 / ３年度 / ４年度 / 令和10年度
    Ｂ / 41.0％ / 43.5％ / 44.1％ / 60％

What spans more than one year are the results; where cells are merged over rows, a mark for them comes first or last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.layouts.cards.year_heads import year_heads
from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Column, role_of
from ingest.layouts.pages import is_foot
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_MOST_OF_NAME = 4  # lines
_REST = re.compile("以上|以下|以内|未満|程度|超")  # of a value that is wrapped


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
    lines = [line for line in lines if not is_foot(line)]
    at = 0
    while at < len(lines):
        card = _card(lines, at, cues) if role_of(lines[at].whole, cues) in VALUES else None
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
    heads = year_heads(lines, at, cues) if named is not None else None
    if named is None or heads is None:
        return None
    most = len(heads.columns) + heads.marks
    entries = list(islice(_entries(lines[heads.end : heads.end + 2 * most], cues), most))
    own = _values([cell for cell, _ in entries], [column.role for column in heads.columns], cues)
    if own is None:
        return None
    name, start = named
    values, last = own
    columns = (Column(Role.INDICATOR, Cell("")), *heads.columns)
    return _Card(name, columns, values, start, heads.end + sum(lines for _, lines in entries[:last]))


def _name(lines: Sequence[Line], end: int, cues: LayoutCues) -> tuple[Cell, int] | None:
    """Find the name over a line, below or beside its label, 指標３; give it with the line of the label."""
    for at in range(end - 1, max(end - _MOST_OF_NAME - 2, -1), -1):
        label, *beside = lines[at].cells if len(lines[at].cells) > 1 else (lines[at].whole,)
        if role_of(label, cues) is Role.INDICATOR:
            parts = [*beside, *(line.whole for line in lines[at + 1 : end])]
            parts = parts[is_number(parts[0].text) :] if parts else []  # 測定指標 / ３ / …
            alone = parts and name_misfit(parts, cues) < TOGETHER  # several names are those of a table
            return (joined(parts), at) if alone else None
        if role_of(label, cues) in VALUES:
            return None
    return None


def _entries(lines: Sequence[Line], cues: LayoutCues) -> Iterator[tuple[Cell, int]]:
    """Give the cells, a value with what it was wrapped into, 60団体 / 以上; each with the number of its lines."""
    at = 0
    while at < len(lines):
        own = [lines[at].whole]
        own += [line.whole for line in lines[at + 1 : at + 2] if _REST.fullmatch(line.text.strip())]
        yield joined(own) if is_value(own[0].text, cues) else own[0], len(own)
        at += len(own)


def _values(cells: Sequence[Cell], roles: Sequence[Role], cues: LayoutCues) -> tuple[tuple[Cell, ...], int] | None:
    """Take as many values as there are years, before or after the marks of merged cells; with the cells up to the last.

    Values are of one unit, and the target has a figure. Nothing where a mark might as well be a value.
    """
    count = len(roles)
    found: dict[int, int] = {}  # how many units there are from each cell on
    for first in range(len(cells) - count + 1):
        own = cells[first : first + count]
        fit = all(is_value(cell.text, cues) and not is_time_only(cell.text) for cell in own)
        if fit and not is_dash(own[roles.index(Role.TARGET)].text):
            found[first] = len({unit_of(cell) for cell in own} - {None})
    likely = [first for first, units in found.items() if units == min(found.values())]
    sure = len(likely) == 1 or any(is_dash(cell.text) for cell in cells[: max(likely, default=0)])
    return (tuple(cells[likely[-1] : likely[-1] + count]), likely[-1] + count) if likely and sure else None
