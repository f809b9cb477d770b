"""Cards set beside each other in rows: their names, below them what each is today, below that what each aims at.

渡し舟の利用者数        港の案内の満足度        魚の学校の
                                                受入校数
現状(2022年)  720人     現状(2023年)  75.3％    現状(2022年)  5校
目標(2028年)  900人     目標(2028年)  80.0％    目標(2028年)  12校
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import time_of
from ingest.layouts.figures.values import is_value, without_time
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, Line, Separator, joined

_FEWEST = 2  # cards in a row
_MOST_NAMES = 3  # lines of a name
_LEVEL = 3  # columns of print that the lines of a card are off each other


@dataclass(frozen=True, slots=True)
class _Row:
    """The labels of a line, all of one role, each with its value."""

    role: Role
    labels: tuple[Cell, ...]
    values: tuple[Cell, ...]


def read_cards_in_rows(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such row of cards; its lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    for at in range(1, len(free) - 1):
        today = _row(free[at], Role.BASELINE, cues)
        aims = _row(free[at + 1], Role.TARGET, cues) if today is not None else None
        if today is None or aims is None or not _are_level(today.labels, aims.labels):
            continue
        above, names = _names(free[max(0, at - _MOST_NAMES) : at], today.labels, cues)
        for name, base, label, target in zip(names, today.values, aims.labels, aims.values, strict=False):
            cells = {Role.INDICATOR: name, Role.BASELINE: base, Role.TARGET: target}
            kpi = found_kpi(cells, time_of(label))
            findings.kpis += [kpi] if kpi is not None else []
        findings.used.update(line.index for line in (*above, free[at], free[at + 1]) if names)


def _row(line: Line, role: Role, cues: LayoutCues) -> _Row | None:
    """Read a line that is nothing but labels of a role, each before its value."""
    cells = line.cells if line.separator is Separator.GAP else ()
    labels, values = cells[::2], cells[1::2]
    if len(labels) < _FEWEST or len(labels) != len(values):
        return None
    known = all(cues.role(without_time(label.text)) is role for label in labels)
    return _Row(role, labels, values) if known and all(is_value(value.text, cues) for value in values) else None


def _are_level(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    near = (abs(a.left - b.left) <= _LEVEL for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and all(near)


def _names(above: Sequence[Line], labels: Sequence[Cell], cues: LayoutCues) -> tuple[list[Line], list[Cell]]:
    """Put together the names over some labels, with their lines; none where a card has none."""
    taken: list[Line] = []
    pieces: list[list[Cell]] = [[] for _ in labels]
    for line in reversed(above):
        under = [next((at for at, label in enumerate(labels) if _is_over(cell, label)), None) for cell in line.cells]
        if line.separator not in (Separator.GAP, Separator.NONE) or None in under or _is_whole(pieces, cues):
            break
        taken.append(line)
        for at, cell in zip(under, line.cells, strict=True):
            pieces[at or 0].insert(0, cell)
    names = [joined(own) for own in pieces]
    return (taken, names) if all(cues.ends_as_indicator(name.text) for name in names) else ([], [])


def _is_over(cell: Cell, label: Cell) -> bool:
    return abs(cell.left - label.left) <= _LEVEL


def _is_whole(pieces: Sequence[Sequence[Cell]], cues: LayoutCues) -> bool:
    """Tell whether every card has its name, all of them begun on one line."""
    return all(own and cues.ends_as_indicator(joined(own).text) for own in pieces)
