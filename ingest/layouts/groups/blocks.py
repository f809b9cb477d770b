"""Blocks of a table of groups: the rows of one indicator, and its name level with their top, middle or end.

                            男性      11.2    7.5未満
食塩摂取量の平均値（ｇ）
                            女性      9.6     6.5未満
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.value_forms import ENDS_OPEN, LEFT_OPEN
from ingest.layouts.groups.rows import TableLine
from ingest.layouts.rowed.name_forms import GOES_ON, name_misfit
from ingest.layouts.rows import Cell, joined

_MOST = 16  # lines of one block
_OFF = 1.0  # a line that a name is off its rows
_MISFIT = 4.0
_NEVER = 1e9
_AT_END = 4  # columns of print: two characters that may not stand at the end or beginning of a line
_UNIT = re.compile(r"[（(][^0-9０-９（()）]{1,3}[)）]$")  # ends a name
_NOTE_MARK = re.compile(r"[※＊*][0-9０-９]{0,2}$")
_TAIL = re.compile(r"[数率額量者比](?:[（(].*)?")  # which no name is alone


class Stand(StrEnum):
    """Where a name stands beside its rows."""

    TOP = "top"
    MIDDLE = "middle"
    END = "end"
    FIRST = "first"  # its last line beside the first row: a name that was wrapped before its rows


_PLACED, _SPACED = (Stand.TOP, Stand.MIDDLE, Stand.END), (Stand.TOP, Stand.FIRST)


def stands(room: int) -> tuple[Stand, ...]:
    """List where names may stand in a table with places, or with none but room for its names."""
    return _SPACED if room else _PLACED


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one indicator; `room` is that of its name where single spaces part all cells, else 0."""

    lines: Sequence[TableLine]
    room: int = 0

    @property
    def names(self) -> list[Cell]:
        """List the parts of its name."""
        return [line.name for line in self.lines if line.name is not None]

    @property
    def rows(self) -> list[TableLine]:
        """List its rows."""
        return [line for line in self.lines if line.is_row]

    def price(self, stand: Stand, cues: LayoutCues) -> float:
        """Price its name: whole, and level with its rows."""
        named = [at for at, line in enumerate(self.lines) if line.name is not None]
        rows = [at for at, line in enumerate(self.lines) if line.is_row]
        if not named or not rows or (self.room and named[0] > rows[0]):
            return _NEVER
        off = {
            Stand.TOP: named[0] - rows[0],
            Stand.MIDDLE: (named[0] + named[-1] - rows[0] - rows[-1]) / 2,
            Stand.END: named[-1] - rows[-1],
            Stand.FIRST: named[-1] - rows[0],
        }[stand]
        misfit = name_misfit(self.names, cues)
        torn = misfit >= _MISFIT or any(is_whole(self.names, end, cues) for end in range(1, len(self.names)))
        torn = torn or (self.room > 0 and self._holds_two())
        return _NEVER if torn else _OFF * abs(off) + misfit

    def _holds_two(self) -> bool:
        """Tell names that their places do not part: a group stands beside both, or the first was not wrapped."""
        groups = [line.group.text for line in self.rows if line.group is not None]
        return len({*groups}) < len(groups) or any(self._is_cut(end) for end in range(1, len(self.names)))

    def _is_cut(self, end: int) -> bool:
        """Tell whether a line of the name has room left, and no phrase that goes on."""
        text, last, below = joined(self.names[:end]).text, self.names[end - 1], self.names[end].text
        goes_on = LEFT_OPEN.search(text) or ENDS_OPEN.search(text) or GOES_ON.match(below)
        return goes_on is None and last.right - last.left < self.room - _AT_END


def is_whole(names: Sequence[Cell], end: int, cues: LayoutCues) -> bool:
    """Tell whether the parts of a name before one are a name of their own: it has its unit, or what it counts."""
    text, below = _NOTE_MARK.sub("", joined(names[:end]).text), names[end].text
    if LEFT_OPEN.search(text) or GOES_ON.match(below) or _TAIL.fullmatch(below):
        return False
    aim = next((word for word in cues.value_words if text.endswith(f"の{word}")), "")  # 喫煙率の減少
    text = text.removesuffix(f"の{aim}") if aim else text
    return cues.ends_as_indicator(text) or _UNIT.search(text) is not None


def blocks_of(
    lines: Sequence[TableLine], stand: Stand, cues: LayoutCues, room: int = 0
) -> tuple[float, list[Block]] | None:
    """Part lines into blocks at the least cost; None where no names fit the rows so."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        options = [
            (best[start][0] + Block(lines[start:end], room).price(stand, cues), start)
            for start in range(max(0, end - _MOST), end)
            if best[start][0] < _NEVER
        ]
        best.append(min(options, default=(_NEVER, 0)))
    if best[-1][0] >= _NEVER or not lines:
        return None
    cuts = [len(lines)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return best[-1][0], [Block(lines[start:end], room) for start, end in pairwise(cuts)]
