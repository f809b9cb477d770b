"""The cells of sheets line by line, however they are parted: between pipes or tabs with their columns, by gaps, or not.

成果目標 | 定量的な成果目標 | 成果指標 |  | 単位 | 28年度 | 中間目標
2 年度 | 目標最終年度                       a cell that holds line breaks goes on after each
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, Line, Separator

_PIPES = "|｜│"
_MOST_UNPARTED = 8  # lines of one cell


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands of a cell on one line. Rows between pipes may hold several lines; `column` is None elsewhere."""

    cell: Cell
    line: int  # among the lines given
    row: int
    column: int | None
    loose: bool = False  # whether single spaces may part cells


def pieces_of(lines: Sequence[Line], measure: Measure) -> Iterator[Piece]:
    """Go through the pieces of all cells in order."""
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            yield from _piped(lines, at, end)
        else:
            yield from _plain(lines[at], at, measure)
        at = max(end, at + 1)


def _table_end(lines: Sequence[Line], at: int) -> int:
    """Find the line after a table between pipes that begins at a line; the same line where none does."""
    end = last = at
    if not _has_pipe(lines[at]) and not (at + 1 < len(lines) and _opens(lines, at)):
        return at
    while end < len(lines) and end - last <= _MOST_UNPARTED:
        if end > at and (lines[end].follows_blank or lines[end].begins_page or lines[end].text.startswith("[")):
            break
        last = end if _has_pipe(lines[end]) else last
        end += 1
    return last + 1


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Tell the first line of a cell that begins a table, wrapped before its first pipe."""
    below = next((line for line in lines[at + 1 : at + 4] if line.follows_blank or _has_pipe(line)), None)
    begins = at > 0 and lines[at - 1].text.startswith("[")
    return begins and below is not None and not below.follows_blank


def _has_pipe(line: Line) -> bool:
    return any(pipe in line.text for pipe in _PIPES)


def _piped(lines: Sequence[Line], start: int, end: int) -> Iterator[Piece]:
    """Count the pipes of rows: a row ends with the line that has the last of as many as its widest line has."""
    width = max(sum(map(line.text.count, _PIPES)) for line in lines[start:end])
    closed = all(not _has_pipe(line) or line.text.strip()[-1] in _PIPES for line in lines[start:end])
    row, column = start, 0
    for at in range(start, end):
        line = lines[at]
        cells = _cut(line)
        if column >= width and len(cells) > 1:
            row, column = at, 0
        for order, cell in enumerate(cells):
            column += order > 0
            if cell.text:
                yield Piece(cell, at, row, column)
        if closed and column >= width:
            row, column = at + 1, 0


def _cut(line: Line) -> list[Cell]:
    pipes = [at for at, character in enumerate(line.text) if character in _PIPES]
    return [line.part(start + 1, end) for start, end in zip([-1, *pipes], [*pipes, len(line.text)], strict=True)]


def _plain(line: Line, at: int, measure: Measure) -> Iterator[Piece]:
    tabs = line.separator is Separator.TAB
    for column, cell in enumerate(line.cells if line.separator is not Separator.NONE else (_whole(line),)):
        if cell.text:
            yield Piece(placed(cell, line, measure), at, at, column if tabs else None, not tabs)


def placed(cell: Cell, line: Line, measure: Measure) -> Cell:
    """Set a cell at its place in characters where the print is measured so."""
    if measure is not Measure.CHARACTERS or not cell.origins:
        return cell
    left = line.origins.index(cell.origins[0])
    return replace(cell, left=left, right=left + len(cell.text))


def _whole(line: Line) -> Cell:
    return line.part(0, len(line.text))
