"""How the cells of a row stand beside each other, and what it costs that one of them does not stand so."""

from collections.abc import Sequence
from enum import StrEnum

_PER_LINE_OFF = 0.8
_NEARLY_LEVEL = 0.3  # half a line off, where cells of odd and even heights stand beside each other
_GAP = {"top": 1.0, "middle": 0.2}


class Level(StrEnum):
    """How the cells of a row stand to each other."""

    TOP = "top"
    MIDDLE = "middle"


def price_of_places(places: Sequence[int], height: int, level: Level) -> float:
    """Price the lines of a cell, counted from the first line of its row of so many lines: gaps, and where it stands."""
    first, last = places[0], places[-1]
    gaps = (last - first + 1 - len(places)) * _GAP[level.value]
    if level is Level.TOP:
        return gaps + _PER_LINE_OFF * first
    off = abs(first + last - (height - 1)) / 2
    return gaps + _PER_LINE_OFF * max(0.0, off - 0.5) + _NEARLY_LEVEL * off
