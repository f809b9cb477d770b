"""Cells of a column of units that say too for whom a row is: 小６（％）, 男性（歩）."""

import re
from collections.abc import Sequence

from ingest.layouts.figures.values import is_unit
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rows import Cell, joined

_UNIT = re.compile(r"[（(][^（()）]{1,8}[)）]")
_GROUP_AND_UNIT = re.compile(rf"(?P<group>[^（()）]+)(?P<unit>{_UNIT.pattern})")


def group_and_unit(cell: Cell) -> tuple[Cell, Cell] | None:
    """Part such a cell; None for any other."""
    match = _GROUP_AND_UNIT.fullmatch(cell.text)
    if match is None or not is_group(match["group"]) or not is_unit(match["unit"][1:-1]):
        return None
    return cell.part(*match.span("group")), cell.part(match.start("unit") + 1, match.end("unit") - 1)


def count_groups(fragments: Sequence[Cell]) -> int:
    """Count the groups in the fragments of such a column, each with its unit behind it or on a line below."""
    pieces: list[Cell] = []
    for cell in fragments:
        below = bool(pieces) and _UNIT.fullmatch(cell.text) is not None
        pieces = [*pieces[:-1], joined((pieces[-1], cell))] if below else [*pieces, cell]
    return len(pieces) if all(group_and_unit(piece) for piece in pieces) else 0
