"""Lines of a head put together that the setting in the middle has torn: a high cell beside two low ones.

指標      単位  現状値
                R6     R8    R9
                                   目標値           in the middle of its cell, which is two lines of print
                                   R10   R11
"""

from collections.abc import Sequence

from ingest.layouts.rows import Cell

_FEWEST = 2


def whole_lines(head: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    """Join each line, from the last up, with the lowest one over none of whose words it stands."""
    found: list[tuple[Cell, ...]] = []
    for words in reversed(head):
        at = next((at for at, line in enumerate(found) if len(head) > _FEWEST and _are_beside(line, words)), None)
        if at is None:
            found.append(tuple(words))
        else:
            found[at] = tuple(sorted((*found[at], *words), key=lambda word: word.left))
    return found[::-1]


def _are_beside(line: Sequence[Cell], words: Sequence[Cell]) -> bool:
    return all(one.right < other.left or other.right < one.left for one in line for other in words)
