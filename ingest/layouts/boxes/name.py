"""The name of the indicator of a box, wrapped in its narrow column, and the unit in brackets under it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ingest.layouts.boxes.words import Sort, Word
from ingest.layouts.figures.values import is_unit
from ingest.layouts.rows import Cell, joined

_LEVEL = re.compile(r"[（(](?:アウトカム|アウトプット|インパクト)(?:指標)?[)）]$")
_UNIT = re.compile(r"[（(](?:単位[:：])?(?P<unit>[^（）()]{1,10})(?<!累計|累積|平均|合計|年率)[）)]$")


def name_of(words: Sequence[Word]) -> tuple[Cell | None, Cell | None]:
    """Join the words of the name, left of the values; give them without the unit, and the unit."""
    fragments = tuple(word.cell for word in _fragments(words))
    if not fragments:
        return None, None
    whole = joined(fragments)
    level = _LEVEL.search(whole.text)
    whole = whole.part(0, level.start()) if level else whole
    match = _UNIT.search(whole.text)
    if match is None or not is_unit(match["unit"]) or not match.start():
        return whole, None
    return whole.part(0, match.start()), whole.part(*match.span("unit"))


def _fragments(words: Sequence[Word]) -> Iterator[Word]:
    """List what stands on each line before anything that is no name."""
    for _, line in groupby(words, key=lambda word: word.line):
        rest = [word for word in line if word.sort is not Sort.LABEL]
        yield from takewhile(lambda word: word.sort is Sort.NAME, rest)
