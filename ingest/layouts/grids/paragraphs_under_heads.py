"""Tables whose every cell is a paragraph, under heads that all stand in one.

指標↵現状値（R5）↵目標値（R11）↵担当課 / （空行） / 港で遊んだ↵子どもの数 / （空行） / 412人 / （空行） / 500人 /
（空行） / 舟の数 / （空行） / 12隻 / （空行） / 15隻 / （空行） / 港の課          the office is that of both rows

A row is a name with a value for each head of values. A table whose values go on in another way below is not understood.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import OFFICE
from ingest.layouts.figures.values import is_aside, is_number
from ingest.layouts.found import indicator_name
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.paragraph_cells import Paragraph, paragraphs_of
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, joined
from ingest.logic.plan_headings import plan_heading

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_FEWEST_HEADS, _MOST_HEADS = 3, 8
_FEWEST_VALUES = 2
_LEAST_NAMED = 0.5  # share of the names that end as those of indicators do


def paragraph_grids_under_heads(lines: Sequence[Line], cues: LayoutCues) -> Iterator[Grid]:
    """Find every such table."""
    paragraphs = list(paragraphs_of(lines, cues))
    pages: Pages | None = None
    at = 0
    while at < len(paragraphs):
        heads = _heads(paragraphs[at], cues)
        at += 1
        if heads:
            pages = pages or Pages(lines)
            rows = _Rows(paragraphs, pages, cues, heads)
            grid, end = rows.read(at)
            if rows.are_sure(grid, end):
                yield grid
                at = end


@dataclass(frozen=True, slots=True)
class _Head:
    cell: Cell
    role: Role
    line: Line


def _heads(paragraph: Paragraph, cues: LayoutCues) -> list[_Head]:
    """Read a head a line: one of names, those of values, and at most one of texts behind them; nothing where none."""
    heads: list[_Head] = []
    for line in paragraph.lines if len(paragraph.lines) <= 2 * _MOST_HEADS else ():
        cell = line.whole
        if heads and is_aside(cell.text):  # 目標値 / （R11）
            cell = joined((heads.pop().cell, cell))
        role = role_of(cell, cues)
        if role is None:
            return []
        heads.append(_Head(cell, role, line))
    roles = [head.role for head in heads]
    values = [role for role in roles[1:] if role in VALUES]
    texts = roles[1 + len(values) :]
    in_order = roles[:1] and roles[0] in _NAMES and roles[1 : 1 + len(values)] == values and len(texts) <= 1
    whole = _FEWEST_HEADS <= len(heads) <= _MOST_HEADS and len(values) >= _FEWEST_VALUES
    return heads if whole and in_order and roles.count(Role.TARGET) == 1 and not set(texts) & {*_NAMES} else []


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows under such heads."""

    paragraphs: Sequence[Paragraph]
    pages: Pages
    cues: LayoutCues
    heads: Sequence[_Head]

    @property
    def _values(self) -> int:
        return sum(head.role in VALUES for head in self.heads)

    def read(self, start: int) -> tuple[Grid, int]:
        """Take rows as long as they fit the heads; give the paragraph after the last."""
        rows, places = [tuple(head.cell for head in self.heads)], [tuple(head.line for head in self.heads)]
        at = end = start
        while at < len(self.paragraphs):
            if self._is_row(at):
                own = self.paragraphs[at : at + 1 + self._values]
                at += len(own)
                text = self.paragraphs[at : at + 1] if self._is_text(at) else []
                at = end = at + len(text)
                rows.append(self._row([*own, *text]))
                places.append(tuple(line for one in (*own, *text) for line in one.lines))
            elif self._is_furniture(at):
                at += 1
            else:
                break
        return Grid(tuple(rows), tuple(places)), end

    def are_sure(self, grid: Grid, end: int) -> bool:
        """Tell whether rows were found, named as indicators are, and no values stand behind them."""
        names = [indicator_name(row[0].text) for row in grid.rows[1:]]
        named = sum(map(self.cues.ends_as_indicator, names))
        behind = self.paragraphs[end : end + len(self.heads)]
        left = sum(one.is_one_value(self.cues) for one in behind if not self.pages.is_number(one.lines[-1]))
        return bool(names) and named >= _LEAST_NAMED * len(names) and left < _FEWEST_VALUES

    def _row(self, own: Sequence[Paragraph]) -> tuple[Cell, ...]:
        return (*(one.cell for one in own), *[Cell("")] * (len(self.heads) - len(own)))

    def _is_row(self, at: int) -> bool:
        """Tell a name with a paragraph for each head of values behind it."""
        values = self.paragraphs[at + 1 : at + 1 + self._values]
        fit = len(values) == self._values and all(one.is_one_value(self.cues) for one in values)
        return fit and self._is_name(self.paragraphs[at])

    def _is_name(self, one: Paragraph) -> bool:
        text = one.cell.text
        apart = not text or "。" in text or one.role is Role.TARGET or plan_heading(text, self.cues) is not None
        return not apart and not is_number(text) and not one.is_one_value(self.cues)

    def _is_text(self, at: int) -> bool:
        """Tell what stands behind the values, under the last head: an office, or what another row follows."""
        one = self.paragraphs[at] if at < len(self.paragraphs) else None
        if len(self.heads) == 1 + self._values or one is None or self._is_row(at) or not self._is_name(one):
            return False
        return OFFICE.search(one.cell.text) is not None or (self._is_row(at + 1) and not self._is_furniture(at))

    def _is_furniture(self, at: int) -> bool:
        """Tell the foot of a page and the head of the next, between two rows."""
        lines = self.paragraphs[at].lines
        own = self.pages.is_number(lines[0]) or self.pages.is_number(lines[-1])
        behind = at > 0 and self.pages.is_number(self.paragraphs[at - 1].lines[-1])
        return (own or behind) and all(self.pages.is_furniture(line) for line in lines)
