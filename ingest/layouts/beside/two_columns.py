"""Text and indicators set beside each other in two columns, taken apart: the lines of one, then those of the other.

【取組の内容】                 【指標 現状値 → 目標値】
 休耕田を借りたい人に町が仲    ◆再び耕された田の面積
立ちをします。令和６年度は     12ha（R6） → 30ha（R12）
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.layouts.beside.cards_beside import cards_beside
from ingest.layouts.beside.decks import deck_at
from ingest.layouts.beside.frames_beside import frames_beside
from ingest.layouts.beside.tables_beside import tables_beside
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import ARROW
from ingest.layouts.found import FoundKpi, Span
from ingest.layouts.rows import Cell, Line

_HEADS = re.compile(r"[ 　]*【[^】]+】 {2,}【[^】]*(?:指標|目標|ＫＰＩ|KPI)[^】]*】[ 　]*")
_NUMBERED = re.compile(r"[ 　]*[^ 　]{1,8}[0-9０-９][ 　]+(?=[^ 　])")  # 施策１ …
_WORD = re.compile(r"(?<= )[^ 　]")
_NARROWEST = 12  # columns of print
_NEAR = 3  # that the gutter is off
_FEWEST = 2  # indicators in the right column
_MOST_LINES = 80


@dataclass(frozen=True, slots=True)
class Apart:
    """The lines of a text with such columns taken apart, and where the left one begins a line or has its end."""

    lines: list[Line]
    beside: list[tuple[int, Line | None]]
    titles: list[tuple[Span, Cell]] = field(default_factory=list)  # of tables side by side

    def with_headings(self, kpis: Iterable[FoundKpi], is_heading: Callable[[Line], bool]) -> list[FoundKpi]:
        """Give the KPIs of a right column the last heading of the left one that begins beside or above them."""
        headings = [(start, line) for start, line in self.beside if line is None or is_heading(line)]
        starts = [start for start, _ in headings]
        found: list[FoundKpi] = []
        for kpi in kpis:
            at = bisect_right(starts, kpi.spans[0][0]) - 1
            line = headings[at][1] if at >= 0 else None
            place = kpi.spans[0][0]
            over = next((title for (start, end), title in self.titles if start <= place < end), None)
            owner = kpi.owner or over or (_title(line) if line is not None else None)
            found.append(replace(kpi, owner=owner))
        return found


def apart(lines: list[Line], cues: LayoutCues) -> Apart:
    """Take every such pair of columns apart; the lines are numbered anew."""
    found: list[Line] = []
    beside: list[tuple[int, Line | None]] = []
    titles: list[tuple[Span, Cell]] = []
    at = 0
    while at < len(lines):
        tables = tables_beside(lines, at, cues)
        if tables is not None:
            found += tables.lines
            titles += tables.titles
            at = tables.end
            continue
        cards = cards_beside(lines, at, cues) or deck_at(lines, at, cues) or frames_beside(lines, at)
        if cards is not None:
            found += cards.lines
            at = cards.end
            continue
        found.append(lines[at])
        at += 1
        if _HEADS.fullmatch(lines[at - 1].text) is None:
            continue
        left, right, count = _columns(lines[at:])
        found += [*left, *right]
        beside += [(line.span[0], line) for line in left]
        beside += [(lines[at + count - 1].span[1], None)] if count else []
        at += count
    return Apart([replace(line, index=number) for number, line in enumerate(found)], beside, titles)


def _columns(lines: Sequence[Line]) -> tuple[list[Line], list[Line], int]:
    """Cut lines at the gutter, down to the first that runs over it; count them: none where there is no gutter."""
    begins = Counter(match.start() for line in lines[:_MOST_LINES] for match in _WORD.finditer(line.text, _NARROWEST))
    gutter = max(begins, key=lambda place: sum(begins[place + off] for off in (-1, 0, 1)), default=0)
    left, right, count = list[Line](), list[Line](), 0
    for line in lines[:_MOST_LINES]:
        starts = [match.start() for match in _WORD.finditer(line.text)]
        cut = min(starts, key=lambda start: abs(start - gutter), default=0)
        if abs(cut - gutter) > _NEAR:
            cut = len(line.text)
        if line.begins_page or (cut == len(line.text) > gutter + _NEAR):
            break
        count += 1
        left += [_part(line, 0, cut)] if line.text[:cut].strip() else []
        right += [_part(line, cut, len(line.text))] if line.text[cut:].strip() else []
    values = sum(ARROW.search(line.text) is not None for line in right)
    return (left, right, count) if values >= _FEWEST else ([], [], 0)


def _title(line: Line) -> Cell:
    numbered = _NUMBERED.match(line.text)
    return line.part(numbered.end() if numbered else 0, len(line.text))


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.index, line.text[start:end], line.origins[start:end], line.follows_blank)
