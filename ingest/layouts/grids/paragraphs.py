"""Tables whose every cell is a paragraph, a blank line between each and the next, whatever number of lines it has.

番号 / （空行） / 指標名 / （空行） / 単位 / （空行） / 現状値↵（R5） / （空行） / 目標値↵（R11） / （空行） /
施策１　港の再生 / （空行） / 1 / （空行） / 港で遊んだ↵子どもの数 / （空行） / 人 / （空行） / 412 / （空行） / 500 / …

As many paragraphs as there are heads make a row, one less where the cell of a measure is merged over several rows. A
table whose rows go on in another way below is not understood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_number, is_time_only, is_value
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.paragraph_cells import Paragraph, paragraphs_of, with_heads_parted
from ingest.layouts.heads.columns import VALUES
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line
from ingest.logic.plan_headings import plan_heading

_FIRST = (Role.NUMBER, Role.OWNER, Role.INDICATOR, Role.MAYBE_INDICATOR)
_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_NUMBERED = re.compile(r"[0-9０-９]{1,3}[ 　]+(?=[^ 　0-9０-９])")
_NOTE = re.compile(r"(?:[0-9０-９]{1,2}[ 　]|[※＊*]|[（(]?注)[^。]+。(?:[^。]+。)*")
_EMPTY = Paragraph(Cell(""), (), None)
_FEWEST_HEADS, _MOST_HEADS = 3, 12
_FEWEST_ROWS = 2
_TWO = 2
_CAPTIONS = ("KPI", "数値目標", "重要業績評価指標", "重要業績評価指標(KPI)", "成果指標", "成果目標")  # over a table
_MOST_BETWEEN = 30  # paragraphs between rows of one table, of which the others are then not understood


def paragraph_grids(lines: Sequence[Line], cues: LayoutCues) -> Iterator[Grid]:
    """Find every such table."""
    paragraphs = list(with_heads_parted(list(paragraphs_of(lines, cues)), cues))
    pages: Pages | None = None
    at = 0
    while at < len(paragraphs):
        heads = _heads(paragraphs, at) if paragraphs[at].role in _FIRST else 0
        if not heads:
            at += 1
            continue
        pages = pages or Pages(lines)
        ways = [_Rows(paragraphs, pages, cues, at, width) for width in range(heads, _MOST_HEADS + 1)]
        read = [(way, *way.read()) for way in ways]
        best, grid, end = max(read, key=lambda way: (len(way[1].rows), -way[0].width))
        if len(grid.rows) > _FEWEST_ROWS and not best.goes_on(end):
            yield grid
        at = end if len(grid.rows) > 1 else at + 1


def _heads(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Count the paragraphs up to the head of the targets, all of which are known heads; 0 where none is one."""
    known = list(takewhile(lambda one: one.role is not None, paragraphs[at : at + _MOST_HEADS]))
    roles = [one.role for one in known]
    captioned = all(role in _NAMES for role in roles[:_TWO]) and plain_of(known[0].cell.text) in _CAPTIONS
    if captioned or Role.TARGET not in roles or not any(role in _NAMES for role in roles):
        return 0  # KPI over 指標 / 基準値 / 目標値 is no column of theirs
    return max(_FEWEST_HEADS, roles.index(Role.TARGET) + 1)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows under as many heads as the table may have."""

    paragraphs: Sequence[Paragraph]
    pages: Pages
    cues: LayoutCues
    start: int
    width: int

    def read(self) -> tuple[Grid, int]:
        """Take rows as long as they fit the heads, with the headings between; give the paragraph after the last."""
        heads = self.paragraphs[self.start : self.start + self.width]
        rows, places = [tuple(one.cell for one in heads)], [_lines(heads)]
        at = end = self.start + self.width
        over: list[Paragraph] = []
        while at < len(self.paragraphs):
            row = self._row(heads, at)
            if self._is_furniture(at):
                at += 1
            elif [one.cell.text for one in self.paragraphs[at : at + self.width]] == [cell.text for cell in rows[0]]:
                at += self.width
            elif self._fits(heads, row):
                for title in over:
                    rows.append((title.cell, *[Cell("")] * (self.width - 1)))
                    places.append(title.lines)
                rows.append(tuple(one.cell for one in row))
                places.append(_lines(row))
                at = end = at + len({one.lines[0].index for one in row})
                over = []
            elif not over and self._fits(heads, short := self._without_owner(heads, at)):
                rows.append(tuple(one.cell for one in short))
                places.append(_lines(short))
                at = end = at + self.width - 1
            elif not over and plan_heading(row[0].cell.text, self.cues) is not None:
                over, at = [row[0]], at + 1
            else:
                break
        return Grid(tuple(rows), tuple(places)), end

    def goes_on(self, end: int) -> bool:
        """Tell whether values stand right behind the rows, or more such rows without heads below: not all was read."""
        heads = self.paragraphs[self.start : self.start + self.width]
        behind = self.paragraphs[end : end + _MOST_BETWEEN]
        targets = next((at for at, one in enumerate(behind) if one.role is Role.TARGET), len(behind))
        rows = any(self._fits(heads, self._row(heads, at)) for at in range(end, end + targets))
        return rows or sum(is_value(one.cell.text, self.cues) for one in behind[: self.width] if one.cell.text) > 1

    def _row(self, heads: Sequence[Paragraph], at: int) -> list[Paragraph]:
        """Take a paragraph for each head; a number put before its name is taken off it: 2　舟に乗った人の数."""
        row: list[Paragraph] = []
        for one in self.paragraphs[at : at + self.width]:
            head = heads[len(row)] if len(row) < self.width else None
            numbered = _NUMBERED.match(one.cell.text) if head is not None and head.role is Role.NUMBER else None
            cuts = [0, numbered.end(), len(one.cell.text)] if numbered is not None else [0, len(one.cell.text)]
            row += [Paragraph(_stripped(one.cell.part(*cut)), one.lines, one.role) for cut in pairwise(cuts)]
        return row[: self.width]

    def _fits(self, heads: Sequence[Paragraph], row: Sequence[Paragraph]) -> bool:
        cells = zip(heads, row, strict=False)
        return len(row) == self.width and all(one is _EMPTY or self._is_of(head, one) for head, one in cells)

    def _is_of(self, head: Paragraph, one: Paragraph) -> bool:
        """Tell whether a cell is what its head announces: a value, a number, a name."""
        text = one.cell.text
        if not text or "。" in text or plan_heading(text, self.cues) is not None:
            return False
        if head.role in VALUES or head.role is Role.TIME:
            return one.is_one_value(self.cues)
        valued = is_value(text, self.cues) and not is_time_only(text)
        if head.role is Role.NUMBER:
            return is_number(text)
        is_head = one.role is Role.TARGET or plain_of(text) in self.cues.columns[Role.OTHER_TEXT]
        return head.role not in _NAMES or not (valued or is_number(text) or is_head)

    def _without_owner(self, heads: Sequence[Paragraph], at: int) -> list[Paragraph]:
        """Take a row under a cell of a measure that was merged over it and the row above; none before the first."""
        merged = heads[0].role is Role.OWNER and at > self.start + self.width
        return [_EMPTY, *self.paragraphs[at : at + self.width - 1]] if merged else []

    def _is_furniture(self, at: int) -> bool:
        """Tell the number of a page, what every page begins with behind it, and a note at its foot."""
        behind = at > 0 and self.pages.is_number(self.paragraphs[at - 1].lines[-1])
        line, *others = self.paragraphs[at].lines
        if _NOTE.fullmatch(self.paragraphs[at].cell.text):
            return True
        return not others and (self.pages.is_number(line) or (behind and self.pages.is_furniture(line)))


def _stripped(cell: Cell) -> Cell:
    return cell.part(0, len(cell.text.rstrip()))


def _lines(paragraphs: Sequence[Paragraph]) -> tuple[Line, ...]:
    return tuple({line.index: line for one in paragraphs for line in one.lines}.values())
