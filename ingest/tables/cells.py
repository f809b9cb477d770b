"""The cells of one row of a flattened table: indicator, target, the series of values, status and remark.

The series is parted by arrows and ends at the status. Before the first arrow stand three cells without a mark
between them; where the first value begins shows in its form: 「－」 or 「（未設定）」 at the end, else the progress
「[33%]」 with the paragraph before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.tables.cues import TableCues
from ingest.tables.lines import joined
from ingest.tables.rows import ARROW, STATUS, Row

PROGRESS_END = re.compile(r"\[[^\[\]]*\]$")
_ASIDE = re.compile(r"(?:[（(＜<].*[)）＞>]|※.*)", re.DOTALL)
_AFTER_ASIDE = re.compile(r"^([（(][^（）()]*[)）])[ 　]+(\S.*)$")
_CLOSED = re.compile(r"[)）]$")
_LABEL = re.compile(r"^([^：:]{1,12})[：:]")
_FIGURE_FIRST = re.compile(r"約?[0-9０-９]")
_CELLS_BEFORE_ARROW = 3  # indicator, target, first value
_LONGEST_WRAP = 8  # lines in one pair of parentheses
_CHANGE = re.compile(r"[^0-9０-９]*[0-9０-９].*[増減]")  # 利用者２万人増


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment of a cell."""

    text: str
    follows_blank: bool = False


@dataclass(slots=True)
class Cells:
    """A row taken apart. `series` holds the fragments of each cell, the last for the current value."""

    indicator: str = ""
    target: str | None = None
    series: list[list[Piece]] = field(default_factory=list)
    status: str | None = None
    remark: list[str] = field(default_factory=list)
    certain: bool = True  # false where no blank line parts indicator, target and first value


def cells_of(row: Row, cues: TableCues) -> Cells:
    """Take a row apart."""
    cells = Cells()
    segments: list[list[Piece]] = [[]]
    for piece in _closed(_pieces(row)):
        if cells.status is not None:
            cells.remark.append(piece.text)
            continue
        status = STATUS.search(piece.text) if len(segments) > 1 or ARROW.search(piece.text) else None
        text = piece.text[: status.start()] if status else piece.text
        for index, part in enumerate(ARROW.split(text)):
            if index:
                segments.append([])
            if part.strip():
                segments[-1].append(Piece(part.strip(), piece.follows_blank and not index))
        cells.status = status[1] if status else None
    first = _First(segments[0], segments[1] if len(segments) > 1 else [], bool(row.beside))
    first.has_gaps = cells.certain = any(line.follows_blank for line in row.lines[1:])
    first.has_progress = any(PROGRESS_END.search(piece.text) for segment in segments for piece in segment)
    if len(segments[0]) == _CELLS_BEFORE_ARROW and all(line.is_cell for line in row.lines):
        name, target, last = segments[0]
        cells.indicator, cells.target, value = joined([name.text]), joined([target.text]), [last]
    else:
        value = first.take_value(cues)
        cells.indicator, cells.target = first.indicator_and_target()
    cells.series = [value, *segments[1:]]
    return cells


def _pieces(row: Row) -> Iterator[Piece]:
    if row.beside:
        yield Piece(row.beside)
    for index, line in enumerate(row.lines[1:]):
        follows_blank = line.follows_blank and (index > 0 or bool(row.beside))
        aside = _AFTER_ASIDE.match(line.text)
        if aside and not ARROW.search(line.text):
            yield Piece(aside[1], follows_blank)
            yield Piece(aside[2])
        else:
            yield Piece(line.text, follows_blank)


def _closed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Put together what stands in one pair of parentheses, however it was wrapped."""
    waiting: list[Piece] = []
    for piece in pieces:
        if waiting and (len(waiting) > _LONGEST_WRAP or ARROW.search(piece.text) or STATUS.search(piece.text)):
            yield from waiting
            waiting = []
        waiting.append(piece)
        if _open_parentheses("".join(entry.text for entry in waiting)) <= 0:
            whole = joined(entry.text for entry in waiting) if len(waiting) > 1 else piece.text
            yield Piece(whole, waiting[0].follows_blank)
            waiting = []
    yield from waiting


def _open_parentheses(text: str) -> int:
    return sum(text.count(sign) for sign in "（([") - sum(text.count(sign) for sign in "）)]")


@dataclass(slots=True)
class _First:
    """The fragments before the first arrow: indicator, target and first value."""

    pieces: list[Piece]
    follower: list[Piece]  # the second cell of the series: the first one looks like it
    beside: bool
    has_progress: bool = False
    has_gaps: bool = True

    def take_value(self, cues: TableCues) -> list[Piece]:
        """Cut the first value off the end."""
        if not self.pieces:
            return []
        last = self.pieces[-1]
        token = re.search(rf"(?:^|[ 　])({cues.no_value.pattern})$", last.text)
        if token:
            self.pieces[-1:] = [Piece(last.text[: token.start()], last.follows_blank)] if token.start() else []
            return [Piece(token[1])]
        if self.has_progress and not PROGRESS_END.search(last.text):
            return []  # no value of its own: the cell was merged with that of the row above
        begin = self._begin_of_value()
        value, self.pieces = self.pieces[begin:], self.pieces[:begin]
        return value

    def indicator_and_target(self) -> tuple[str, str | None]:
        """Part what is left: the first paragraph is the indicator, the rest the target."""
        end = self._end_of_indicator()
        name, target = self.pieces[:end], self.pieces[end:]
        if not target and len(name) > 1 and _CHANGE.fullmatch(name[-1].text):
            name, target = name[:-1], name[-1:]
        return joined(piece.text for piece in name), joined(piece.text for piece in target) or None

    def _end_of_indicator(self) -> int:
        if self.beside:
            return 1
        later = list(enumerate(self.pieces))[1:]
        if not self.has_gaps:  # then a target shows by its figure at the beginning of a line
            return next((index for index, piece in later if _FIGURE_FIRST.match(piece.text)), len(self.pieces))
        return next((index for index, piece in later if piece.follows_blank), len(self.pieces))

    def _begin_of_value(self) -> int:
        end = self._end_of_core()
        first = min(self._end_of_indicator(), max(1, end - 1))
        begins = [first, *(index for index in range(first + 1, end) if self.pieces[index].follows_blank)]
        alike = self._begin_as_follower(first, end)
        if alike is not None:
            return alike
        closed = (index for index in begins[1:] if _CLOSED.search(self.pieces[index - 1].text))
        begin = next((index for index in closed if not self._is_aside(index)), begins[-1])
        while begin < end and self._is_aside(begin) and begin > first:
            begin += 1  # 「(2020年度)」 at the head of a paragraph still belongs to the target
        return begin if begin > first else self._begin_within(first, end)

    def _end_of_core(self) -> int:
        """Step back over the progress and the asides behind a value: 「（2013年）」, 「＜全国：93％＞」, 「※速報」."""
        end = len(self.pieces)
        while end > 1 and (PROGRESS_END.search(self.pieces[end - 1].text) or self._is_aside(end - 1)):
            end -= 1
        return end

    def _is_aside(self, index: int) -> bool:
        return _ASIDE.fullmatch(self.pieces[index].text) is not None

    def _begin_within(self, first: int, end: int) -> int:
        """Find the value in a paragraph that also holds the target: as many lines as the second cell has."""
        length = 0
        for piece in self.follower:
            if _ASIDE.fullmatch(piece.text) or PROGRESS_END.search(piece.text):
                break
            length += 1
        return max(first, end - max(1, length))

    def _begin_as_follower(self, first: int, end: int) -> int | None:
        """Find the last line that begins with the same words as the second cell: 「件数：…」."""
        label = _LABEL.match(self.follower[0].text) if self.follower else None
        if label is None:
            return None
        same = (index for index in range(end - 1, first - 1, -1) if self.pieces[index].text.startswith(label[0]))
        return next(same, None)
