"""Tables of one cell a line whose names count up, ① ② ③: aims over names, values behind them in the order of heads.

    目標 / 具体的な目標 / 現状値 / 目標値 /
    庭で過ごす人を / 増やす / ①庭のある / 家の割合 / 31.5％ / 40％ / ②庭の催しの回数 / 週２回 / 週３回 /

The numbers tell where a name begins; what stands between values and the next number is the aim of the names below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import VALUES, role_of, time_of
from ingest.layouts.pages import is_foot
from ingest.layouts.rows import Cell, Line, Separator, joined

_NUMBER = re.compile(r"(?:(?P<circled>[①-⑳])|[(（](?P<inside>[0-9０-９]{1,2})[)）])[ 　]*(?=[^\s0-9０-９→⇒])")
_FEWEST = 3
_MOST_OF_AIM, _MOST_OF_NAME, _MOST_HEADS = 3, 4, 8  # lines
_LEAST_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class _Record:
    """The aim over a name, where one stands there, the name, its values; `end` is the line behind them."""

    aim: tuple[Cell, ...]
    name: Cell
    values: tuple[Cell, ...]
    end: int


def read_numbered_names(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table among the lines that are not used yet; those that it takes are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not is_foot(line)]
    end = 0
    for at, line in enumerate(free):
        if at < end or number_of_name(line) != 1 or not (at and free[at - 1].separator is Separator.NONE):
            continue
        end = _read(free, at, end, cues, findings)


def _read(lines: Sequence[Line], first: int, after: int, cues: LayoutCues, findings: Findings) -> int:
    """Read the table whose first name stands on a line, its heads behind another; give the line after it."""
    below = _behind_heads(lines, first, cues)
    heads = _heads(lines, below, after, cues)
    records = list(_records(lines, below, {head.text for head in heads}, cues)) if heads else []
    kpis = _kpis(heads, records, cues)
    if not kpis:
        return after
    findings.kpis += kpis
    findings.used.update(line.index for line in lines[below : records[-1].end])
    return records[-1].end


def _behind_heads(lines: Sequence[Line], first: int, cues: LayoutCues) -> int:
    """Find the line after the heads: the first of the aim over a name, or that of the name."""
    at = first
    while at and first - at < _MOST_OF_AIM and _is_text(lines[at - 1], cues):
        at -= 1
    return at


def _heads(lines: Sequence[Line], below: int, after: int, cues: LayoutCues) -> list[Cell]:
    """List the heads that stand before a line, each with its year in brackets."""
    heads: list[Cell] = []
    waiting: list[Cell] = []
    for at in range(below - 1, max(after, below - _MOST_HEADS) - 1, -1):
        cell = lines[at].whole
        if is_time_only(cell.text) and is_aside(cell.text) and not waiting:
            waiting = [cell]
        elif role_of(cell, cues) not in (None, Role.TIME):
            heads.insert(0, joined((cell, *waiting)))
            waiting = []
        else:
            break
    return heads


def _records(lines: Sequence[Line], start: int, heads: set[str], cues: LayoutCues) -> Iterator[_Record]:
    """Go through the records, whose numbers count up, down to what is none; heads printed again are passed over."""
    at, number = start, 1
    while at < len(lines):
        while number > 1 and at < len(lines) and lines[at].text.strip() in heads:
            at += 1
        aim = texts_from(lines, at, cues)
        at += len(aim)
        if len(aim) > _MOST_OF_AIM or at >= len(lines) or number_of_name(lines[at]) != number:
            return
        name = [lines[at].whole, *texts_from(lines, at + 1, cues)]
        values, end = _values(lines, at + len(name), cues)
        if not values or len(name) > _MOST_OF_NAME:
            return
        yield _Record(tuple(aim), joined(name), values, end)
        at, number = end, number + 1


def texts_from(lines: Sequence[Line], start: int, cues: LayoutCues) -> list[Cell]:
    """List the lines of words from a line on, down to a number, a head or a value."""
    found: list[Cell] = []
    for line in lines[start : start + _MOST_OF_NAME]:
        if not _is_text(line, cues):
            break
        found.append(line.whole)
    return found


def _is_text(line: Line, cues: LayoutCues) -> bool:
    cell = line.whole
    alone = line.separator is Separator.NONE and number_of_name(line) is None and "。" not in cell.text
    return alone and role_of(cell, cues) is None and not is_value(cell.text, cues) and not is_aside(cell.text)


def _values(lines: Sequence[Line], start: int, cues: LayoutCues) -> tuple[tuple[Cell, ...], int]:
    """Take the values from a line on, each with its year in brackets below it; give the line behind them too."""
    found: list[Cell] = []
    at = start
    while at < len(lines) and len(found) <= _MOST_HEADS and number_of_name(lines[at]) is None:
        cell = lines[at].whole
        if found and is_aside(cell.text) and is_time_only(cell.text):
            found[-1] = joined((found[-1], cell))
        elif is_value(cell.text, cues):
            found.append(cell)
        else:
            break
        at += 1
    return tuple(found), at


def _kpis(heads: Sequence[Cell], records: Sequence[_Record], cues: LayoutCues) -> list[FoundKpi]:
    """Give the values to the last heads, the names to the one before, the aims to the first; none where one is odd."""
    if len(records) < _FEWEST or len({len(record.values) for record in records}) > 1:
        return []
    own = heads[-len(records[0].values) :]
    roles = [role_of(head, cues) for head in own]
    aimed = any(record.aim for record in records)
    named = sum(cues.ends_as_indicator(record.name.text) for record in records) >= _LEAST_NAMED * len(records)
    of_values = roles.count(Role.TARGET) == 1 and all(role in VALUES for role in roles)
    if len(heads) - len(own) < 1 + aimed or not named or not of_values:
        return []
    due = time_of(own[roles.index(Role.TARGET)])
    return [kpi for record, aim in _under_aims(records) if (kpi := _kpi(record, roles, due, aim)) is not None]


def _under_aims(records: Sequence[_Record]) -> Iterator[tuple[_Record, Cell | None]]:
    """Give each record the aim that it stands under."""
    aim: Cell | None = None
    for record in records:
        over = joined(record.aim)
        aim = over if over.text else aim
        yield record, aim


def _kpi(record: _Record, roles: Sequence[Role | None], due: Cell | None, aim: Cell | None) -> FoundKpi | None:
    cells = {Role.INDICATOR: record.name}
    for role, value in zip(roles, record.values, strict=False):
        if role is Role.TARGET or role is Role.BASELINE:
            cells.setdefault(role, value)
    return found_kpi(cells, due, aim)


def number_of_name(line: Line) -> int | None:
    """Read the number that a name begins with."""
    match = _NUMBER.match(line.text.lstrip(" 　"))
    if match is None:
        return None
    return ord(match["circled"]) - ord("①") + 1 if match["circled"] else int(match["inside"])
