"""Heads of two rows of which each of the lower completes the one over it, as a stream gives them.

指標名 / 単位 / 現状値 / R7 / R8 / （R5） / 目標 / 目標    are    指標名 単位 現状値（R5） R7目標 R8目標

Heads of one row alone may follow at its end: 指標名 基準値 R6 目標値 達成度 担当課 / (R2) 実績値 (R8) (％).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_time_only, time_in
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell, joined

_MOST_ALONE = 4  # heads at the end of the upper row that nothing stands under


def unstacked(cells: Sequence[Cell], cues: LayoutCues) -> Sequence[Cell]:
    """Join the heads of two such rows, the longest possible; give other heads as they are."""
    if not any(is_time_only(cell.text) for cell in cells):
        return cells
    for upper, alone, lower in _rows(cells, cues):
        pairs = list(zip(upper, lower, strict=True))
        times = [is_time_only(over.text) for over in upper]
        in_turn = sum(before != after for before, after in pairwise(times)) > 1  # R5 / 実績 / R7: each below its own
        bracketed = all(is_aside(cell.text) for cell in lower if is_time_only(cell.text))
        completes = any(
            is_time_only(over.text) and is_aside(over.text) for over in upper
        )  # （R5） ends the head before it
        whole = all(_is_whole(pair, cues) or _is_whole(pair[::-1], cues) or _is_in_unit(pair, cues) for pair in pairs)
        if any(times) and not completes and (bracketed if alone else not in_turn) and whole:
            return [*cells[: len(cells) - 2 * len(lower) - len(alone)], *map(joined, pairs), *alone]
    return cells


def _rows(cells: Sequence[Cell], cues: LayoutCues) -> Iterator[tuple[Sequence[Cell], Sequence[Cell], Sequence[Cell]]]:
    """Go through the upper rows with what stands alone after them, and the lower rows."""
    for count in range(len(cells) // 2, 1, -1):
        above, lower = cells[:-count], cells[-count:]
        for alone in range(_MOST_ALONE + 1):
            rest = above[len(above) - alone :]
            if len(above) < count + alone or any(role_of(cell, cues) in (None, *VALUES, Role.TIME) for cell in rest):
                break
            yield above[len(above) - alone - count : len(above) - alone], rest, lower


def _is_whole(pair: tuple[Cell, ...], cues: LayoutCues) -> bool:
    """Tell a word of values with the time that it waits for."""
    word, time = pair
    named = role_of(word, cues) in VALUES or role_of(joined(pair), cues) in VALUES  # 目標年度 alone heads years
    return named and time_in(word.text) is None and is_time_only(time.text)


def _is_in_unit(pair: tuple[Cell, ...], cues: LayoutCues) -> bool:
    """Tell a head with its unit in brackets below: 達成度 (％)."""
    word, unit = pair
    return role_of(word, cues) is not None and is_aside(unit.text) and plain_of(unit.text).strip("（）()") in cues.units
