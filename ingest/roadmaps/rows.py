"""The table of a roadmap: rows of filled cells, and the heads that say which years a column stands for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.roadmaps.periods import Period, column_period
from ingest.structure.blocks import Block, BlockKind

_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell of a row: its column, its words, and where they stand in the source."""

    column: int
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that stands for a year or years, with the place of its head."""

    period: Period
    span: tuple[int, int]


def rows_of(blocks: Iterable[Block], source: str) -> Iterator[tuple[Cell, ...]]:
    """Go through the rows of a table; a line without a tab that adjoins a row is a row of one cell."""
    ended = None  # where the row before ends in the source
    for block in blocks:
        start, end = block.span()
        if block.kind is BlockKind.LABEL:
            return
        adjoins = ended is not None and not _BLANK_LINE.search(source, ended, start)
        if block.kind is BlockKind.ROW or (block.kind is BlockKind.PARAGRAPH and adjoins):
            ended = end
            yield from filter(None, map(tuple, _cells(block, source)))


def _cells(block: Block, source: str) -> Iterator[list[Cell]]:
    """Part a block into lines, as the source has them, and those into their filled cells."""
    for start, end in _lines(block, source):
        cells = []
        at = start
        for column, printed in enumerate(block.text[start:end].split("\t")):
            words = printed.strip(" 　")
            if words:
                first = at + printed.index(words)
                cells.append(Cell(column, words, block.span(first, first + len(words))))
            at += len(printed) + 1
        yield cells


def _lines(block: Block, source: str) -> Iterator[tuple[int, int]]:
    """Find the lines of a block that blocks.py joined into one, by the line breaks between its characters."""
    start = 0
    for index in range(1, len(block.text)):
        if "\n" in source[block.origins[index - 1] : block.origins[index]]:
            yield start, index
            start = index
    yield start, len(block.text)


def columns_of(row: tuple[Cell, ...]) -> list[Column | None]:
    """Read a row of heads: years in two columns or more, and no more than the first column without one."""
    periods = {cell.column: column_period(cell.text) for cell in row}
    found = {cell.column: Column(period, cell.span) for cell in row if (period := periods[cell.column])}
    if len(found) < 2 or any(period is None for column, period in periods.items() if column):
        return []
    return [found.get(column) for column in range(max(found) + 1)]
