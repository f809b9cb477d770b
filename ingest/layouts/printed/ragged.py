"""Whether the lines of a table keep the places of their cells, or only the gaps between them, all of one width.

受講者の数   1,240人   1,600人
修了した人のうち就業した人の割合   38.5％   50％      no place in it says what stands under what
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.rows import Cell, Line, Separator

_GAP = re.compile(r"(?<=\S)(?: {2,}|　+)(?=\S)")
_FEWEST_LINES = 5
_WIDTHS = 2  # of gaps: with a bar that was cut out and without
_MOSTLY = 0.9
_RARELY = 0.34
_NEAR = 2  # columns of print


def is_ragged(lines: Sequence[Line], *, text: bool = False) -> bool:
    """Tell whether gaps are all of a width and the cells after them stand wherever the ones before have ended.

    What few lines do not tell is as it is in the `text` that they are of.
    """
    apart = [line for line in lines if line.separator is Separator.GAP]
    if len(apart) < _FEWEST_LINES:
        return text
    widths = Counter(len(gap) for line in apart for gap in _GAP.findall(line.text))
    common = sum(count for _, count in widths.most_common(_WIDTHS))
    level = [_are_level(above.cells[-1], below.cells[-1]) for above, below in pairwise(apart)]
    return common >= _MOSTLY * widths.total() > 0 and sum(level) <= _RARELY * len(level)


def _are_level(one: Cell, other: Cell) -> bool:
    """Tell whether two cells are set flush left, flush right or centred."""
    middle = abs(one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), middle) <= _NEAR
