"""Cells with an entry for each part of an indicator: ①城下 ②港 of a name, ①12棟 ②7棟 of its values."""

import re
from collections.abc import Sequence

from ingest.layouts.figures.labelled import part
from ingest.layouts.rows import Cell, joined

ENTRY = re.compile(r"[①-⑳][ 　]*(?=.)")
_FIRST = ord("①")


def entries_of(cells: Sequence[Cell]) -> tuple[list[Cell], int]:
    """Take the entries ①, ②, … that cells begin with, without their marks; give them with their number of cells."""
    found: list[Cell] = []
    for cell in cells:
        if not _begins(cell, len(found)):
            break
        found.append(_without_mark(cell))
    return found, len(found)


def named_each(cells: Sequence[Cell], count: int) -> list[Cell]:
    """Name each of so many entries: what stands before the first, with its own; nothing where one is missing."""
    if count == 1:
        return [joined(tuple(cells))]
    starts: list[int] = []
    for at, cell in enumerate(cells):
        if _begins(cell, len(starts)):
            starts.append(at)
    if len(starts) != count:
        return []
    ends = [*starts[1:], len(cells)]
    return [joined((*cells[: starts[0]], *cells[start:end])) for start, end in zip(starts, ends, strict=True)]


def _begins(cell: Cell, at: int) -> bool:
    return ENTRY.match(cell.text) is not None and ord(cell.text[0]) == _FIRST + at


def _without_mark(cell: Cell) -> Cell:
    mark = ENTRY.match(cell.text)
    return part(cell, mark.end() if mark else 0, len(cell.text))
