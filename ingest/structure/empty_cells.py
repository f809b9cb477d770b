"""What programs print into the cells of a sheet that were empty there, and over columns that had no head.

| 渡し舟の乗客数 | NaN | 単位 | 人 | Unnamed: 4 |      is   | 渡し舟の乗客数 | | 単位 | 人 | |
"""

import re
from collections.abc import Iterator

_PRINTED = r"NaN|nan|NaT|<NA>|Unnamed:[ ]?\d{1,3}(?:_level_\d{1,2})?"
_EMPTY = re.compile(
    rf"(?<=[|\t])[ ]{{0,40}}(?P<behind>{_PRINTED})(?=[ ]{{0,40}}(?:[|\t\r\n]|\Z))"
    rf"|^(?P<first>{_PRINTED})(?=[ ]{{0,40}}\t)",
    re.MULTILINE,
)


def empty_cells(source: str) -> Iterator[tuple[int, int]]:
    """Find the words that stand for nothing between pipes or tabs, as source spans; the cells stay."""
    for match in _EMPTY.finditer(source):
        yield match.span(match.lastgroup or 0)
