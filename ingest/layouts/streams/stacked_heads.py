"""Heads of two rows of which each of the lower completes the one over it, as a stream gives them.

指標名 / 単位 / 現状値 / R7 / R8 / （R5） / 目標 / 目標    are    指標名 単位 現状値（R5） R7目標 R8目標
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_time_only, time_in
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell, joined


def unstacked(cells: Sequence[Cell], cues: LayoutCues) -> Sequence[Cell]:
    """Join the heads of two such rows, the longest possible; give other heads as they are."""
    for count in range(len(cells) // 2, 1, -1):
        upper, lower = cells[-2 * count : -count], cells[-count:]
        pairs = list(zip(upper, lower, strict=True))
        times = [is_time_only(over.text) for over in upper]
        in_turn = sum(before != after for before, after in pairwise(times)) > 1  # R5 / 実績 / R7: each below its own
        if any(times) and not in_turn and all(_is_whole(pair, cues) or _is_whole(pair[::-1], cues) for pair in pairs):
            return [*cells[: -2 * count], *map(joined, pairs)]
    return cells


def _is_whole(pair: tuple[Cell, ...], cues: LayoutCues) -> bool:
    """Tell a word of values with the time that it waits for."""
    word, time = pair
    return role_of(word, cues) in VALUES and time_in(word.text) is None and is_time_only(time.text)
