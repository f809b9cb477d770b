"""Tables that go on over the end of a page in the middle of a row, set as one: their head is printed again between.

    農地の面積のうち  1,200ha   1,350ha
                         -3-
    指標             現状      目標          dropped: the row goes on under it
    水を引けるもの

Each page sets the columns a little differently; what follows is set anew where the first page has them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import role_of
from ingest.layouts.heads.over_bands import may_be_head
from ingest.layouts.pages import Pages
from ingest.layouts.printed.notes_between import notes_between, without_side_label
from ingest.layouts.rows import Line
from ingest.logic.plan_headings import plan_heading

_MOST_HEAD_LINES = 6
_MOST_BETWEEN = 4  # lines of the foot of one page and the head of the next
_MARGIN = 4
_INDENTED = 36  # columns of print; what stands so far in is a remark
_NEAR = 2  # columns of print that a cell may begin before its head
_CELL = re.compile(r"[^ 　]+(?: [^ 　]+)*")
_Shifts = Sequence[tuple[int, int]]  # where a column begins, and how far it moves


@dataclass(frozen=True, slots=True)
class OnePage:
    """The lines of a text without the ends of pages that cut a row, numbered anew."""

    lines: list[Line]
    places: list[int]  # of each line among all that there are
    dropped: frozenset[int]

    def inner(self, findings: Findings) -> Findings:
        """Make findings for these lines; what they gather is gathered in the ones given."""
        used = {at for at, place in enumerate(self.places) if place in findings.used}
        return replace(findings, used=used)

    def settle(self, inner: Findings, findings: Findings) -> None:
        """Mark the lines as used that are, and what was dropped between two such."""
        findings.used.update(self.places[at] for at in inner.used)
        for at, (before, after) in enumerate(pairwise(self.places)):
            if {at, at + 1} <= inner.used:
                findings.used.update(place for place in range(before + 1, after) if place in self.dropped)


def as_one_page(lines: list[Line], cues: LayoutCues) -> OnePage:
    """Set every table so that goes on over pages as one."""
    pages = Pages(lines)
    dropped = notes_between(lines, cues)
    again = {lines[at].index: line for at, line in without_side_label(lines, dropped, cues).items()}
    heads: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        heads.setdefault(_plain(line), []).append(at)
    for first, second in ((places[0], at) for places in heads.values() for at in places[1:]):
        height = _height(lines, first, second)
        start = _break_before(lines, second, pages)
        if second in dropped or start is None or not _is_head(lines[first : first + height], cues):
            continue
        rest = lines[second + height : second + height + 1]
        if not rest or _is_whole(rest[0], cues):
            continue  # no row is cut
        dropped.update(range(start, second + height))
        shifts = _shifts(lines[first : first + height], lines[second : second + height])
        for line in _page(lines, second + height, pages):
            again[line.index] = _set_anew(line, shifts)
    places = [at for at in range(len(lines)) if at not in dropped]
    kept = [
        replace(
            again.get(lines[at].index, lines[at]),
            index=number,
            follows_blank=lines[at].follows_blank and at - 1 not in dropped,
        )
        for number, at in enumerate(places)
    ]
    return OnePage(kept, [lines[at].index for at in places], frozenset(lines[at].index for at in dropped))


def _plain(line: Line) -> str:
    return re.sub(r"[ 　]", "", line.text)


def _height(lines: Sequence[Line], first: int, second: int) -> int:
    height = 0
    while height < min(_MOST_HEAD_LINES, second - first) and second + height < len(lines):
        if _plain(lines[first + height]) != _plain(lines[second + height]):
            break
        height += 1
    return height


def _is_whole(line: Line, cues: LayoutCues) -> bool:
    """Tell a line that goes on with no row of the page before: it has figures, or names what the rows below are of."""
    return plan_heading(line.text, cues) is not None or any(is_value(cell.text, cues) for cell in line.cells)


def _is_head(head: Sequence[Line], cues: LayoutCues) -> bool:
    roles = {role_of(cell, cues) for line in head for cell in line.cells}
    return {Role.TARGET, Role.INDICATOR} <= roles and may_be_head(head[0], cues)


def _break_before(lines: Sequence[Line], head: int, pages: Pages) -> int | None:
    """Find the first line of the furniture over a head that is printed again; None where no page ends there.

    A page that ends in a sentence ends in no row: the head is that of another table.
    """
    start = head
    while start > 0 and head - start < _MOST_BETWEEN and pages.is_furniture(lines[start - 1]):
        start -= 1
    ends = lines[head].begins_page or any(pages.is_number(line) for line in lines[start:head])
    return start if ends and not (start and _is_sentence(lines[start - 1])) else None


def _is_sentence(line: Line) -> bool:
    """Tell the end of a sentence from that of a remark, in a column at the right or beside other cells."""
    return line.text.rstrip(" 　").endswith("。") and len(line.cells) == 1 and line.cells[0].left < _INDENTED


def _page(lines: Sequence[Line], start: int, pages: Pages) -> Iterator[Line]:
    """List the lines of a page, down to what stands alone at its margin."""
    for line in lines[start:]:
        if pages.is_number(line) or line.begins_page or (len(line.cells) == 1 and line.cells[0].left < _MARGIN):
            return
        yield line


def _shifts(first: Sequence[Line], second: Sequence[Line]) -> _Shifts:
    found = {
        there.start(): here.start() - there.start()
        for one, other in zip(first, second, strict=True)
        for here, there in zip(_CELL.finditer(one.text), _CELL.finditer(other.text), strict=False)
    }
    return sorted(found.items())


def _set_anew(line: Line, shifts: _Shifts) -> Line:
    """Set the cells of a line where the columns of another page begin."""
    text, origins, end = "", list[int](), 0
    for cell in _CELL.finditer(line.text):
        at = bisect_right(shifts, cell.start() + _NEAR, key=lambda shift: shift[0]) - 1
        gap = min(cell.start() - end, _NEAR)
        start = max(cell.start() + shifts[max(at, 0)][1], len(text) + gap)
        origins += [line.origins[cell.start()]] * (start - len(text)) + line.origins[cell.start() : cell.end()]
        text = text.ljust(start) + cell[0]
        end = cell.end()
    return replace(line, text=text, origins=origins)
