"""Tables of measures set in columns of print, their cells apart by runs of spaces.

取組                            主な事業              担当
(1) 磯焼けした藻場の再生        藻場再生事業          水産課
(2) 港の倉庫を使った              港まちリノベーション  商工課
    小さな店の開業支援            補助金
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low

from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line, Separator
from ingest.layouts.works.cues import Column
from ingest.layouts.works.offices import offices_in
from ingest.layouts.works.pieces import is_marked, waits
from ingest.layouts.works.work import Row, Words, Work, columns_of, works_of
from ingest.logic.plan_headings import plan_heading

IsHeading = Callable[[Line], bool]
_Placed = dict[int, Cell]  # the cells of a line by their columns
_OUT = 2  # columns of print by which the lines of a table may stand out to the left
_FEWEST_CELLS = 2
_FIRST = 20  # lines that tell where the columns begin
_MOSTLY = 0.5


def read_printed(
    lines: Sequence[Line], words: Words, is_heading: IsHeading, used: Collection[int]
) -> Iterator[tuple[list[Work], list[Line]]]:
    """Read every such table; give its works with its printed lines."""
    at = 0
    while at < len(lines):
        line = lines[at]
        columns = columns_of(line.cells, words) if line.separator is Separator.GAP and line.index not in used else None
        at += 1
        if columns is None:
            continue
        table = _Table(line, columns)
        while at < len(lines) and lines[at].index not in used and table.takes(lines[at], words, is_heading):
            at += 1
        works = works_of(columns, table.rows(), words) if table.body else []
        if works:
            yield works, [line, *table.body]


@dataclass(slots=True)
class _Table:
    head: Line
    columns: tuple[Column | None, ...]
    body: list[Line] = field(default_factory=list)

    def takes(self, line: Line, words: Words, is_heading: IsHeading) -> bool:
        """Take in the line that follows, where it belongs to the table."""
        if is_page_number(line) or _texts(line) == _texts(self.head):
            return True  # the table goes on over the page
        cells = line.cells
        if len(cells) > len(self.columns) or not self._may_say(cells) or columns_of(cells, words) is not None:
            return False
        if not self.body and len(cells) < _FEWEST_CELLS:
            return False
        left = min(self.head.cells[0].left, self.body[0].cells[0].left) if self.body else 0
        stands_out = cells[0].left < left - _OUT
        if stands_out or any(words.is_head(cell.text) for cell in cells) or self._is_apart(line, words, is_heading):
            return False
        self.body.append(line)
        return True

    def _may_say(self, cells: Sequence[Cell]) -> bool:
        """Tell whether sentences stand only where a column is for them."""
        says = [at for at, cell in enumerate(cells) if "。" in cell.text]
        whole = len(cells) == len(self.columns)
        return all((at if whole else _nearest(self._lefts(), cells[at])) in self._texts() for at in says)

    def _texts(self) -> list[int]:
        return [at for at, column in enumerate(self.columns) if column is Column.TEXT]

    def _is_apart(self, line: Line, words: Words, is_heading: IsHeading) -> bool:
        """Tell what stands below a table from a row: a heading, the words of a paragraph."""
        alone, numbered = len(line.cells) == 1, is_heading(line)
        if plan_heading(line.text, words.layouts) is not None or (alone and (numbered or line.follows_blank)):
            return True
        whole = len(line.cells) == len(self.columns)
        if not whole or Column.OFFICE not in self.columns:
            return numbered and line.follows_blank and not whole
        return numbered and not offices_in(line.cells[self.columns.index(Column.OFFICE)], words.works)

    def rows(self) -> list[Row]:
        """Put the lines together to rows."""
        lefts = self._lefts()
        placed = [(line, self._placed(line, lefts)) for line in self.body]
        starts = self._starts(placed)
        rows: list[Row] = []
        for start, end in pairwise([*starts, len(placed)]):
            held = [cells for _, cells in placed[start:end]]
            rows.append(tuple(tuple(cells[at] for cells in held if at in cells) for at in range(len(self.columns))))
        return rows

    def _lefts(self) -> list[int]:
        """Give where the columns begin: as the first full lines say, else as the head does."""
        full = [line.cells for line in self.body[:_FIRST] if len(line.cells) == len(self.columns)]
        heads = [cell.left for cell in self.head.cells]
        return [median_low([cells[at].left for cells in full]) for at in range(len(heads))] if full else heads

    def _placed(self, line: Line, lefts: Sequence[int]) -> _Placed:
        """Give each cell of a line to its column: in their order where none is missing, else to the nearest."""
        if len(line.cells) == len(self.columns):
            return dict(enumerate(line.cells))
        return {_nearest(lefts, cell): cell for cell in line.cells}

    def _starts(self, placed: Sequence[tuple[Line, _Placed]]) -> list[int]:
        """Find the lines at which rows begin: at their numbers, else where no name waits and all cells stand."""
        key = self.columns.index(Column.MEASURE if Column.MEASURE in self.columns else Column.PROGRAMME)
        named = [at for at, (_, cells) in enumerate(placed) if key in cells]
        marked = [at for at in named if is_marked(placed[at][1][key])]
        if len(marked) >= max(1, _MOSTLY * len(self._full(placed))):
            return marked
        beside = [at for at in range(len(self.columns)) if at != key and self.columns[at] is not Column.NUMBER]
        others = [at for at in beside if at not in self._texts()] or beside
        starts: list[int] = []
        for at in named:
            cells = placed[at][1]
            before = placed[at - 1][1].get(key) if at else None
            begins = any(other in cells for other in others) or placed[at][0].follows_blank
            if begins and not (before is not None and waits(before)):
                starts.append(at)
        return starts

    def _full(self, placed: Sequence[tuple[Line, _Placed]]) -> list[int]:
        return [at for at, (_, cells) in enumerate(placed) if len(cells) == len(self.columns)]


def _nearest(lefts: Sequence[int], cell: Cell) -> int:
    return min(range(len(lefts)), key=lambda at: abs(lefts[at] - cell.left))


def _texts(line: Line) -> list[str]:
    return [cell.text for cell in line.cells]
