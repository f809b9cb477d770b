"""Tables of changes whose cells stand one a line, with the value of today behind each change.

目標２ / 水辺に人が集まる / 5 / 舟着場の利用率 / 28％（平成17）→50％（平成32） / 33％（平成25） / 6 / …
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.kanji_values import is_value_or_kanji
from ingest.layouts.labelled import whole
from ingest.layouts.lines.change import ends_of, is_latest
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.values import ARROW, is_dash, is_number, is_value, part_time
from ingest.quantity import years_in

_FEWEST = 2
_LONGEST = 60
_MOST_OF_NAME = 3  # lines
_GOAL = re.compile(r"(?:[^0-9０-９ 　、。]{0,4}(?:目標|方針|方向|戦略|施策|柱|視点|政策)|[第])[0-9０-９Ⅰ-Ⅹ]{1,2}")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: tuple[Line, ...]
    lines: tuple[Line, ...]  # all that is read, with the number before the name
    change: str
    owner: Cell | None
    has_latest: bool


def read_changed_cells(
    lines: list[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such entry, where there are several and one at least has its value of today."""
    entries = list(_entries([line for line in lines if line.index not in findings.used], cues, is_heading))
    if len(entries) < _FEWEST or not any(entry.has_latest for entry in entries):
        return
    for entry in entries:
        base, target = ends_of(entry.change)
        aim, due = part_time(target)
        name = joined(tuple(whole(line) for line in entry.name))
        span = (entry.name[0].span[0], entry.lines[-1].span[1])
        findings.kpis.append(FoundKpi(indicator_name(name.text), aim, due, base.strip(), None, (span,), entry.owner))
        findings.used.update(line.index for line in entry.lines)


def _entries(lines: list[Line], cues: LayoutCues, is_heading: Callable[[Line], bool]) -> Iterator[_Entry]:
    owner: Cell | None = None
    free = 0  # the first line that belongs to no entry yet
    for at, line in enumerate(lines):
        if _GOAL.fullmatch(line.text.strip()) and at + 1 < len(lines):
            owner, free = whole(lines[at + 1]), at + 2
            continue
        if not _is_change(line.text, cues):
            free = at if is_heading(line) and not is_number(line.text) else free
            continue
        first = _first_of_name(lines, max(free, at - _MOST_OF_NAME), at, cues)
        name = tuple(lines[first:at])
        latest = at + 1 < len(lines) and is_latest(lines[at + 1].text, line.text, cues)
        before = first - 1 if first > free and is_number(lines[first - 1].text) else first
        free = at + 1 + latest
        if name and cues.ends_as_indicator("".join(one.text.strip() for one in name)):
            yield _Entry(name, tuple(lines[before:free]), line.text, owner, latest)


def _first_of_name(lines: list[Line], top: int, at: int, cues: LayoutCues) -> int:
    """Find where the name over a change begins: after the number of its row, else on the line above."""
    numbered = next((one for one in range(at - 1, top - 1, -1) if is_number(lines[one].text)), None)
    first = at - 1 if numbered is None else numbered + 1
    words = all(len(one.text) <= _LONGEST and not is_value(one.text, cues) for one in lines[max(first, top) : at])
    return first if top <= first and words else at


def _is_change(text: str, cues: LayoutCues) -> bool:
    """Tell a line that is nothing but two values with their years: 28％（平成17）→50％（平成32）."""
    if len(text) > _LONGEST or not ARROW.search(text):
        return False
    (base, began), (target, due) = map(part_time, ends_of(text))
    dated = bool(years_in(began or "") and years_in(due or ""))
    return dated and not is_dash(target) and all(is_value_or_kanji(value, cues) for value in (base, target))
