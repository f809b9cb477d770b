"""Tables of changes whose cells stand one a line, with the value of today behind each change.

目標２ / 水辺に人が集まる / 5 / 舟着場の利用率 / 28％（平成17）→50％（平成32） / 33％（平成25） / 6 / …
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.statements import is_in_words
from ingest.layouts.figures.values import ARROW, is_dash, is_number, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.change import ends_of, is_latest
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import years_in

_FEWEST = 2
_LONGEST = 60
_MOST_OF_NAME = 3  # lines
_LONGEST_GROUP = 14
_OPEN = re.compile(r"[ぁ-ん、・]$")  # a name goes on
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
        name = joined(line.whole for line in entry.name)
        span = (entry.name[0].span[0], entry.lines[-1].span[1])
        findings.kpis.append(
            FoundKpi(indicator_name(without_mark(name.text)), aim, due, base.strip(), None, (span,), entry.owner)
        )
        findings.used.update(line.index for line in entry.lines)


def _entries(lines: list[Line], cues: LayoutCues, is_heading: Callable[[Line], bool]) -> Iterator[_Entry]:
    owner: Cell | None = None
    free = 0  # the first line that belongs to no entry yet
    for at, line in enumerate(lines):
        if _GOAL.fullmatch(line.text.strip()) and at + 1 < len(lines):
            owner, free = lines[at + 1].whole, at + 2
            continue
        if not _is_change(line.text, cues):
            free = at if is_heading(line) and not is_number(line.text) else free
            continue
        first = _first_of_name(lines, max(free, at - _MOST_OF_NAME), at, cues)
        parted = next((one for one in range(at - 1, first, -1) if mark_of(lines[one].text)), None)
        first = first if parted is None else parted  # 13 / 荷の運び方に関する指標 / 1)鉄道による…
        first += _is_group(lines[first:at], cues)
        name = tuple(lines[first:at])
        latest = at + 1 < len(lines) and is_latest(lines[at + 1].text, line.text, cues)
        before = first - 1 if first > free and is_number(lines[first - 1].text) else first
        free = at + 1 + latest
        numbered = before < first or (name and mark_of(lines[first].text) is not None)
        if name and (numbered or cues.ends_as_indicator("".join(one.text.strip() for one in name))):
            yield _Entry(name, tuple(lines[before:free]), line.text, owner, latest)


def _first_of_name(lines: list[Line], top: int, at: int, cues: LayoutCues) -> int:
    """Find where the name over a change begins: after the number of its row, else on the line above."""
    numbered = next((one for one in range(at - 1, top - 1, -1) if is_number(lines[one].text)), None)
    first = at - 1 if numbered is None else numbered + 1
    words = all(_is_words(one.text, cues) for one in lines[max(first, top) : at])
    return first if top <= first and words else at


def _is_group(name: list[Line], cues: LayoutCues) -> bool:
    """Tell a marked word over a whole name from where a wrapped one begins: 1)渡し舟 / 時刻を公開する舟の割合."""
    if len(name) != 2 or mark_of(name[0].text) is None:
        return False
    over, below = without_mark(name[0].text), name[1].text.strip()
    closed = len(over) <= _LONGEST_GROUP < len(below) and _OPEN.search(over) is None
    return closed and cues.ends_as_indicator(below)


def _is_words(text: str, cues: LayoutCues) -> bool:
    return len(text) <= _LONGEST and (mark_of(text) is not None or not is_value(text, cues))


def _is_change(text: str, cues: LayoutCues) -> bool:
    """Tell a line that is nothing but two values with their years: 28％（平成17）→50％（平成32）."""
    if len(text) > _LONGEST or not ARROW.search(text):
        return False
    (base, began), (target, due) = map(part_time, ends_of(text))
    dated = bool(years_in(began or "") and years_in(due or ""))
    aimed = is_value_or_kanji(target, cues) or is_in_words(target, base, due)
    return dated and not is_dash(target) and is_value_or_kanji(base, cues) and aimed
