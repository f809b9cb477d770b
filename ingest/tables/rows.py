"""The rows of a flattened table: which of its lines belong to which number, and under which policy heading.

A lone figure may be a row's number, a target, a value or a page number. A row's number counts on from the one before
it, stands after that row's status (①B), and has a series of values (… → …) behind it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.notation import Style, enumerated
from ingest.tables.cues import FIGURES, TableCues
from ingest.tables.lines import Line, joined

ARROW = re.compile(r"(?:^|(?<=[ \u3000]))→(?=[ \u3000]|$)")
STATUS = re.compile(r"(?:^|[ \u3000])([①-⑳][A-ZＡ-Ｚ]?)$")
_NUMBER = re.compile(rf"(?:No\.?[ 　]*)?([{FIGURES}]{{1,3}})(?:[ 　]+(\S.*))?")
_LONE_FIGURE = re.compile(rf"[-－–]?[ 　]*[{FIGURES}]{{1,4}}[ 　]*[-－–]?")
_HEADING_STYLES = (Style.PAREN_KANA, Style.PAREN_NUMBER, Style.KANA, Style.LEVEL)
_WIDEST_CELL = 32  # characters; what runs on for longer after a status is no remark
_LARGEST_GAP = 5  # numbers that may be missing between two rows


@dataclass(frozen=True, slots=True)
class Heading:
    """A policy heading within a table, without its enumerator."""

    notation: str
    title: str
    first: bool  # it opens a list: （ア）
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of one numbered row. `beside` is what stands on the line of the number; `lines` are all of them."""

    number: int
    beside: str
    lines: tuple[Line, ...]
    heading: Heading | None  # printed right above this row


def rows_of(lines: list[Line], cues: TableCues) -> list[Row]:
    """Part the lines from one head to the next into rows."""
    marks = _Marks(lines)
    starts = _starts(lines, marks, cues)
    rows: list[Row] = []
    free = 0  # the first line that no row has
    for index, (start, number, beside) in enumerate(starts):
        limit = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        heading = _heading(lines[free:start], cues)
        stop = _end(lines, marks.of_row(start)[1], limit, cues)
        kept = tuple(line for line in lines[start:stop] if cues.caption(line.text) is None)
        rows.append(Row(number, beside, kept, heading))
        free = stop
    return rows


def _starts(lines: list[Line], marks: "_Marks", cues: TableCues) -> list[tuple[int, int, str]]:
    """Find the rows' first lines: index, number, and the text beside the number."""
    places: dict[int, list[int]] = {}
    beside: dict[int, str] = {}
    for index, number, text in _candidates(lines, cues):
        if index < marks.last_arrow:
            places.setdefault(number, []).append(index)
            beside[index] = text
    found = [(index, number) for number, indices in places.items() for index in indices[:1]]
    starts = sorted(found)[:1]
    while starts:
        at, number = starts[-1]
        begun, closed = marks.of_row(at)
        wanted = [(number + 1, closed), (number + 1, begun)]
        wanted += [(number + step, closed) for step in range(2, _LARGEST_GAP + 1)]
        chosen = next((place for place in (_first_after(places, *want) for want in wanted) if place), None)
        if chosen is None:
            break
        starts.append(chosen)
    return [(index, number, beside[index]) for index, number in starts]


def _first_after(places: dict[int, list[int]], number: int, line: int) -> tuple[int, int] | None:
    indices = places.get(number, [])
    place = bisect_right(indices, line)
    return (indices[place], number) if place < len(indices) else None


def _candidates(lines: list[Line], cues: TableCues) -> Iterator[tuple[int, int, str]]:
    for index, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.text)
        if match and not (match[2] and (ARROW.search(match[2]) or cues.no_value.match(match[2]))):
            yield index, int(match[1]), match[2] or ""


class _Marks:
    """Where the arrows and the statuses stand."""

    def __init__(self, lines: list[Line]) -> None:
        self._arrows = [index for index, line in enumerate(lines) if ARROW.search(line.text)]
        self._statuses = [index for index, line in enumerate(lines) if STATUS.search(line.text)]
        self._past = len(lines)
        self.last_arrow = self._arrows[-1] if self._arrows else -1

    def of_row(self, start: int) -> tuple[int, int]:
        """Find where a row's series begins and where its status stands; past the end where there is none."""
        begun = self._first(self._arrows, start)
        return begun, self._first(self._statuses, begun)

    def _first(self, indices: list[int], start: int) -> int:
        place = bisect_left(indices, start)
        return indices[place] if place < len(indices) else self._past


def _heading(between: list[Line], cues: TableCues) -> Heading | None:
    """Read the policy heading right above a row: its last paragraph, where that is numbered like one."""
    lines = [line for line in between if cues.caption(line.text) is None]
    while lines and _LONE_FIGURE.fullmatch(lines[-1].text):
        lines.pop()
    first = max((index for index, line in enumerate(lines) if _opens_heading(line)), default=None)
    if first is None:
        return None
    read = enumerated(lines[first].text)
    if read is None:
        return None
    title = joined([read.title, *(line.text for line in lines[first + 1 :])])
    return Heading(read.printed, title, read.readings[0].value == 1, tuple(lines[first:]))


def _opens_heading(line: Line) -> bool:
    read = enumerated(line.text)
    return read is not None and read.readings[0].style in _HEADING_STYLES and bool(read.title)


def _end(lines: list[Line], closed: int, limit: int, cues: TableCues) -> int:
    """Find where a row ends: before the heading of the next row, a caption, a note, or lines too wide for a cell."""
    has_gaps = any(line.follows_blank for line in lines[closed + 1 : limit])
    for index in range(closed + 1, limit):
        text = lines[index].text
        foreign = cues.note.match(text) or cues.caption(text) is not None or len(text) > _WIDEST_CELL
        if foreign or ((lines[index].follows_blank or not has_gaps) and _opens_heading(lines[index])):
            return index
    stop = limit
    while stop > closed + 1 and _LONE_FIGURE.fullmatch(lines[stop - 1].text):
        stop -= 1
    return stop
