"""Text in columns of print: a Japanese character fills two, a Latin one fills one (Unicode, East Asian Width)."""

import unicodedata
from itertools import accumulate


def is_wide(character: str) -> bool:
    """Tell a character that fills two columns; the ambiguous ones (①, →, ％) do in Japanese type."""
    return unicodedata.east_asian_width(character) in "FWA"


def columns_of(text: str) -> int:
    """Count the columns that a text fills."""
    return len(text) + sum(map(is_wide, text))


def places_in(text: str) -> list[int]:
    """List the column at which each character of a text begins, and the one after the last."""
    return list(accumulate((1 + is_wide(character) for character in text), initial=0))
