"""Tables that a Markdown text holds as HTML: cells with their places, spans written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from ingest.layouts.grids.cut import Grid
from ingest.layouts.rows import Cell, Line
from ingest.structure.clean import CleanText

_CELLS = ("td", "th")
_MOST_SPANNED = 50  # cells; a larger span is a slip


def html_grids(cleaned: CleanText, lines: list[Line]) -> Iterator[Grid]:
    """Go through the HTML tables of a text, those that are closed."""
    if "<table" not in cleaned.text.casefold():
        return
    reader = _Reader(cleaned)
    reader.feed(cleaned.text.replace("<!", "  ").replace("<?", "  "))  # no declarations: offsets stay the same
    by_start = {line.origins[0]: line for line in lines}
    starts = sorted(by_start)
    for table in reader.tables:
        inside = tuple(by_start[start] for start in starts if table.start <= start < table.end)
        rows = table.rows()
        if rows and inside:
            yield Grid(rows, (inside, *[inside[:1]] * (len(rows) - 1)))


@dataclass(slots=True)
class _Table:
    start: int
    end: int = 0
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)  # by row and column
    row: int = -1

    def put(self, cell: Cell, down: int, across: int) -> None:
        """Put a cell at the next free place of the row, and again wherever it spans to."""
        at = next(column for column in range(len(self.cells) + 1) if (self.row, column) not in self.cells)
        for row in range(self.row, self.row + down):
            for column in range(at, at + across):
                self.cells[row, column] = cell

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """List the rows, all of one width."""
        width = 1 + max((column for _, column in self.cells), default=-1)
        return tuple(
            tuple(self.cells.get((row, column), Cell("")) for column in range(width)) for row in range(self.row + 1)
        )


class _Reader(HTMLParser):
    """Collects the tables; a table in a cell of another is read as a table of its own."""

    def __init__(self, cleaned: CleanText) -> None:
        super().__init__(convert_charrefs=False)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._text: list[tuple[str, int]] | None = None  # characters of the open cell with their source offsets
        self._spans = (1, 1)
        self._cleaned = cleaned
        breaks = [at for at, character in enumerate(cleaned.text) if character == "\n"]
        self._starts = [0, *(at + 1 for at in breaks)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self._close_cell()
            self._open.append(_Table(self._offset(0)))
        elif tag == "tr" and self._open:
            self._close_cell()
            self._open[-1].row += 1
        elif tag in _CELLS and self._open and self._open[-1].row >= 0:
            self._close_cell()
            named = dict(attrs)
            self._spans = _span(named.get("rowspan")), _span(named.get("colspan"))
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        """Close a cell or a table."""
        if tag in (*_CELLS, "tr", "table"):
            self._close_cell()
        if tag == "table" and self._open:
            table = self._open.pop()
            table.end = self._offset(0) + 1
            self.tables.append(table)

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._text is not None:
            self._text += [(character, self._offset(at)) for at, character in enumerate(data)]

    def handle_entityref(self, name: str) -> None:
        """Take a named character (&amp;) as the character that it stands for."""
        if self._text is not None:
            self._text.append((unescape(f"&{name};")[0], self._offset(0)))

    def handle_charref(self, name: str) -> None:
        """Take a numbered character (&#12345;)."""
        if self._text is not None:
            self._text.append((unescape(f"&#{name};")[0], self._offset(0)))

    def _offset(self, more: int) -> int:
        line, column = self.getpos()
        return self._cleaned.origins[min(self._starts[line - 1] + column + more, len(self._cleaned.origins) - 1)]

    def _close_cell(self) -> None:
        if self._text is None:
            return
        text = "".join(character for character, _ in self._text)
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        kept = [pair for pair in self._text[first:last] if pair[0] not in "\r\n\t"]
        cell = Cell("".join(pair[0] for pair in kept), tuple(pair[1] for pair in kept))
        self._open[-1].put(cell, *self._spans)
        self._text = None


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_SPANNED) if value and value.isdecimal() else 1
