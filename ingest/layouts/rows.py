"""Lines as a table reader sees them: cells between pipes, tabs or runs of spaces, each with its place in the source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ingest.layouts.figures.values import round_years
from ingest.layouts.spread_heads import GAP, with_heads_whole
from ingest.structure.clean import CleanText
from ontology.print_width import places_in


class Separator(StrEnum):
    """What parts the cells of a line."""

    PIPE = "|"
    TAB = "\t"
    GAP = "  "
    NONE = ""


_DRAWN = r"|｜\s:+\-－─━═┼├┤┌┐└┘┏┓┗┛╔╗╚╝╭╮╰╯┬┴╋┣┫┳┻"
_RULE = re.compile(rf"[{_DRAWN}]*[-─━═]{{2,}}[{_DRAWN}]*|\+(?:={{2,}}\+)+")
_SPLIT = {
    Separator.PIPE: re.compile(r"[|｜│]"),
    Separator.TAB: re.compile(r"\t"),
    Separator.GAP: GAP,
    Separator.NONE: re.compile(r" "),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its source offsets, and the columns of print (a wide character fills two) that it stands in."""

    text: str
    origins: tuple[int, ...] = ()
    left: int = 0
    right: int = 0

    @property
    def span(self) -> tuple[int, int] | None:
        """Give the source span, None for an empty cell; a cell may be put together in another order than its text."""
        return (min(self.origins), max(self.origins) + 1) if self.origins else None

    def part(self, start: int, end: int) -> "Cell":
        """Make a cell of a part of the text; it stands where the whole stands."""
        return Cell(self.text[start:end], self.origins[start:end], self.left, self.right)


@dataclass(frozen=True)
class Line:
    """A printed line that is not blank. `index` counts such lines from 0."""

    index: int
    text: str
    origins: list[int]
    follows_blank: bool
    begins_page: bool = False  # the first after a form feed

    @cached_property
    def separator(self) -> Separator:
        """Tell what parts this line's cells."""
        stripped = self.text.strip()
        if len(re.findall(r"[|｜│]", stripped)) >= 2 or stripped.startswith(("|", "｜")):
            return Separator.PIPE
        if "\t" in self.text.strip(" 　\r"):
            return Separator.TAB
        return Separator.GAP if _SPLIT[Separator.GAP].search(stripped) else Separator.NONE

    @cached_property
    def is_rule(self) -> bool:
        """Tell whether the line only draws a rule (|---|---|)."""
        return _RULE.fullmatch(self.text.strip()) is not None

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """List the cells; empty ones are kept between pipes and tabs."""
        return self.split(self.separator)

    @cached_property
    def words(self) -> tuple[Cell, ...]:
        """List what single spaces part."""
        return tuple(cell for cell in self.split(Separator.NONE) if cell.text)

    @property
    def whole(self) -> Cell:
        """Take the line for one cell."""
        return self._cell(0, len(self.text))

    @property
    def span(self) -> tuple[int, int]:
        """Give the source span of the line without the space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.origins[start], self.origins[len(self.text.rstrip()) - 1] + 1

    def split(self, separator: Separator) -> tuple[Cell, ...]:
        """Cut the line at a separator."""
        cells = list(self._cut(separator))
        if separator is Separator.PIPE:
            stripped = self.text.strip()
            cells = cells[stripped[0] in "|｜│" : len(cells) - (stripped[-1] in "|｜│")]
        return tuple(cells) if separator in (Separator.PIPE, Separator.TAB) else tuple(c for c in cells if c.text)

    def part(self, start: int, end: int) -> Cell:
        """Make a cell of a part of the line."""
        return self._cell(start, end)

    def _cut(self, separator: Separator) -> Iterator[Cell]:
        start = 0
        for match in _SPLIT[separator].finditer(self.text):
            yield self._cell(start, match.start())
            start = match.end()
        yield self._cell(start, len(self.text))

    def _cell(self, start: int, end: int) -> Cell:
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        places = self._places
        end = start + len(text)
        return Cell(text, tuple(self.origins[start:end]), places[start], places[end])

    @cached_property
    def _places(self) -> list[int]:
        """List the column of print at which each character begins, and the one after the last."""
        return places_in(self.text)


def joined(cells: Iterable[Cell]) -> Cell:
    """Make one cell of a cell and those that it was wrapped into; a space only between Latin words."""
    pieces = tuple(cells)
    text, origins = "", list[int]()
    for cell in pieces:
        if text and cell.text and text[-1].isascii() and cell.text[0].isascii() and text[-1].isalpha():
            text += " "
            origins += origins[-1:] and [origins[-1] + 1]  # where the first of the two ended
        text += cell.text
        origins += cell.origins
    return Cell(text, tuple(origins), pieces[0].left if pieces else 0, pieces[-1].right if pieces else 0)


def lines_of(cleaned: CleanText) -> list[Line]:
    """List the lines of a clean text that are not blank."""
    lines: list[Line] = []
    start, follows_blank, pages = 0, False, list(reversed(cleaned.pages))
    for raw in cleaned.text.split("\n"):
        if raw.strip():
            text, origins = with_heads_whole(raw, cleaned.origins[start : start + len(raw)])
            begins_page = bool(pages) and pages[-1] < origins[-1]
            while pages and pages[-1] < origins[-1]:
                pages.pop()
            lines.append(Line(len(lines), round_years(text), origins, follows_blank, begins_page))
        follows_blank = not raw.strip()
        start += len(raw) + 1
    return lines
