"""Lines as the reader of flattened tables sees them: without the blank ones, each with its place in the source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.structure.clean import CleanText

_SPACES = re.compile(r"[ \t\u3000]+")
_ENDS_LATIN = re.compile(r"[A-Za-z]$")
_BEGINS_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `follows_blank` is true after an empty line; `is_cell` for a cell between tabs."""

    text: str
    origins: list[int]
    follows_blank: bool
    is_cell: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Give the source span."""
        return self.origins[0], self.origins[-1] + 1


def lines_of(cleaned: CleanText) -> list[Line]:
    """List the lines that are not blank."""
    return list(_lines(cleaned))


def _lines(cleaned: CleanText) -> Iterator[Line]:
    """Go through the lines; where a table came with its cells, between tabs, each cell is a paragraph of its own."""
    start, follows_blank = 0, True
    for row in cleaned.text.split("\n"):
        cells = row.split("\t")
        for cell in cells:
            text = cell.strip()
            if text:
                at = start + cell.index(text)
                origins = cleaned.origins[at : at + len(text)]
                yield Line(text, origins, follows_blank or len(cells) > 1, len(cells) > 1)
            start += len(cell) + 1
        follows_blank = not row.strip()


def span_of(lines: Iterable[Line]) -> tuple[int, int]:
    """Give the source span from the first of some lines to the last."""
    spans = [line.span for line in lines]
    return min(start for start, _ in spans), max(end for _, end in spans)


def joined(pieces: Iterable[str]) -> str:
    """Put the wrapped lines of one cell together; only between Latin words does a space stand for itself."""
    text = ""
    for piece in pieces:
        for index, word in enumerate(_SPACES.split(piece.strip())):
            apart = index and _ENDS_LATIN.search(text) and _BEGINS_LATIN.match(word)
            text += f" {word}" if apart else word
    return text
