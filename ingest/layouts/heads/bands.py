"""Columns of print: the vertical bands that the cells of a table stand in, and the gutters that no cell crosses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.layouts.heads.named_values import cells_of
from ingest.layouts.rows import Cell, Line, joined

_CROSSED_BY = 0.08  # share of the lines whose cells may run over a gutter: an over-long name, a merged cell
_FEWEST_LINES = 8  # below this many lines no cell may cross a gutter


@dataclass(frozen=True, slots=True)
class Band:
    """Columns of print from `left` up to, not including, `right`."""

    left: int
    right: int

    def overlap(self, cell: Cell) -> int:
        """Measure how many columns of print a cell has in the band."""
        return min(self.right, cell.right) - max(self.left, cell.left)


def bands_of(lines: Sequence[Line]) -> list[Band]:
    """Find the bands between the gutters of some lines, from left to right."""
    cells = [cell for line in lines for cell in cells_of(line)]
    width = max((cell.right for cell in cells), default=0)
    filled = [0] * (width + 1)
    for cell in cells:
        for at in range(cell.left, cell.right):
            filled[at] += 1
    crossed = int(len(lines) * _CROSSED_BY) if len(lines) >= _FEWEST_LINES else 0
    bands, start = [], None
    for at, count in enumerate(filled):
        if count > crossed and start is None:
            start = at
        elif count <= crossed and start is not None:
            bands.append(Band(start, at))
            start = None
    return bands


def banded(line: Line, bands: Sequence[Band]) -> dict[int, Cell] | None:
    """Give each band its part of a line; None where a cell has most of itself in no band, or runs over several."""
    found: dict[int, list[Cell]] = {}
    for cell in cells_of(line):
        at = nearest(cell, bands)
        if at is None:
            return None
        found.setdefault(at, []).append(cell)
    if any(sum(cell.text[:1].isdecimal() for cell in cells[1:]) > 1 for cells in found.values()):
        return None
    return {at: joined(cells) for at, cells in found.items()}


def nearest(cell: Cell, bands: Sequence[Band]) -> int | None:
    """Find the band that a cell has the most of itself in; one that it misses narrowly counts too."""
    if not bands:
        return None
    at = max(range(len(bands)), key=lambda index: bands[index].overlap(cell))
    return at if bands[at].overlap(cell) >= -1 else None


def spanned(cell: Cell, bands: Iterable[Band]) -> list[int]:
    """List the bands that a cell stands over, were it a head."""
    return [at for at, band in enumerate(bands) if band.overlap(cell) > 0]
