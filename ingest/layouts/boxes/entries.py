"""Cells with an entry for each part of an indicator: ①城下 ②港 of a name, ①12棟 ②7棟 of its values."""

import re
from collections.abc import Sequence

from ingest.layouts.rows import Cell

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


def _begins(cell: Cell, at: int) -> bool:
    return ENTRY.match(cell.text) is not None and ord(cell.text[0]) == _FIRST + at


def _without_mark(cell: Cell) -> Cell:
    mark = ENTRY.match(cell.text)
    return cell.part(mark.end() if mark else 0, len(cell.text))
