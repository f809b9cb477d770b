"""Cells that were set beside each other and came out as one word: 指標名現状値, 40.9％（R4）43.0％51.7％."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.rows import Cell

_LONGEST_PAIR = 16
_MOST_KEPT = 20_000  # words parted once
_HEADS = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.UNIT)
_DASH = "－―‐—"
_BETWEEN = re.compile(  # after a percentage, a dated value, a year, and before what can only begin another cell
    rf"(?<=[%％])(?=[0-9０-９{_DASH}△▲])"
    rf"|(?<=年度[)）])(?=[^)）～〜まの])|(?<=[0-9０-９][)）])(?=[0-9０-９{_DASH}△▲])"
    r"|(?<=年度)(?=(?:令和|平成|[RHＲＨ][0-9０-９]|20[0-9]{2}))"
    rf"|(?<=^[{_DASH}])(?=[0-9０-９]+[^0-9０-９.％%])"
)


@lru_cache(maxsize=_MOST_KEPT)
def parted(cell: Cell, cues: LayoutCues) -> tuple[Cell, ...]:
    """Part a word at every place where one cell must have ended and another begun."""
    cuts = sorted({*(match.start() for match in _BETWEEN.finditer(cell.text)), *_between_heads(cell.text, cues)})
    return _cut(cell, [0, *(at for at in cuts if 0 < at < len(cell.text)), len(cell.text)])


def _between_heads(text: str, cues: LayoutCues) -> list[int]:
    """Find where a word that is two heads set without a space is parted."""
    plain = plain_of(text)
    if len(plain) > _LONGEST_PAIR or len(plain) != len(text) or any(plain in cues.columns[role] for role in _HEADS):
        return []
    known = _known(cues)
    return [at for at in range(2, len(plain) - 1) if plain[:at] in known and plain[at:] in known][:1]


@lru_cache(maxsize=1)
def _known(cues: LayoutCues) -> frozenset[str]:
    return frozenset(word for role in _HEADS for word in cues.columns[role])


def _cut(cell: Cell, places: Sequence[int]) -> tuple[Cell, ...]:
    ends = (*(cell.left + 2 * place for place in places[:-1]), cell.right)
    return tuple(
        Cell(cell.text[start:end], cell.origins[start:end], ends[index], ends[index + 1])
        for index, (start, end) in enumerate(pairwise(places))
    )
