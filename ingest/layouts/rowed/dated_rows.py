"""A row whose first line has all its values, and whose next lines have their years, between the rest of other cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import OFFICE
from ingest.layouts.figures.values import is_aside, is_time_only, is_value
from ingest.layouts.heads.columns import VALUES, Head
from ingest.layouts.rows import Cell, Line, joined

_TORN_VALUE = re.compile(  # of which the figure stands below
    r"(?:計画)?期間(?:中|内)?[にで]?|[0-9０-９]{1,2}[かヵカ]?年間?で|累計で?|延べ|年間"
)
_FULL = 0.8  # of the widest line of a name: a line as wide as that may go on


@dataclass(slots=True)
class DatedRow:
    """A row so far: the pieces of its name, of each value, and of the text beside them."""

    line: Line
    name: list[Cell]
    values: list[list[Cell]]
    text: list[Cell]
    dated: set[int] = field(default_factory=set)  # the values that have their year

    @property
    def is_torn(self) -> bool:
        """Tell a row with a value of which only the words before its figure are there: ５年間で."""
        return any(_TORN_VALUE.fullmatch(joined(value).text) for value in self.values)

    @property
    def is_dated(self) -> bool:
        """Tell whether every value has its year."""
        return len(self.dated) == len(self.values)

    def cells(self, head: Head) -> tuple[Cell, ...]:
        """Give each column its cell, the text to the first behind the values."""
        roles = [column.role for column in head.columns]
        number = [Cell("")] if roles[0] is Role.NUMBER else []
        cells = [*number, joined(self.name), *map(joined, self.values), *([joined(self.text)] if self.text else [])]
        return (*cells, *[Cell("")] * (len(roles) - len(cells)))[: len(roles)]

    def goes_on(self, words: Sequence[Cell], cues: LayoutCues) -> bool:
        """Take what a line has below values: before its years the name, behind them the text; false without years."""
        first, end = self._below_values(words, cues)
        cells = words[first:end]
        every = range(len(self.values))
        waiting = list(every) if len(cells) == len(every) else [at for at in every if at not in self.dated]
        if not cells or len(cells) > len(waiting):
            return False
        self.name += words[:first]
        self.text += words[end:]
        for at, cell in zip(waiting, cells, strict=False):
            self.values[at].append(cell)
            self.dated.update({at} if is_time_only(cell.text) else ())
        return True

    def takes_words(self, words: Sequence[Cell], widest: int) -> bool:
        """Take words without years: of two the last belongs to the text, one to what it can end."""
        if len(words) > 2 or (len(words) == 2 and not self.text):
            return False
        said, is_open = joined(self.text).text, width_of(self.name[-1:]) >= _FULL * widest
        ends_office = bool(said) and not OFFICE.search(said) and OFFICE.search(said + words[-1].text) is not None
        if len(words) == 1 and not (ends_office or is_open):
            return False
        of_name = len(words) - (len(words) == 2 or ends_office)
        self.name += words[:of_name]
        self.text += words[of_name:]
        return True

    def _below_values(self, words: Sequence[Cell], cues: LayoutCues) -> tuple[int, int]:
        """Find the words that stand below values: years, and remarks or the figure of a torn value beside them."""
        torn = self.is_torn

        def is_below(word: Cell) -> bool:
            return is_time_only(word.text) or (torn and is_value(word.text, cues))

        first = next((at for at, word in enumerate(words) if is_below(word)), None)
        if first is None:
            remark = len(words) == 1 and is_aside(words[0].text) and 0 < len(self.dated) < len(self.values)
            return 0, int(remark)
        end = first + 1
        while (
            end < len(words) and end - first < len(self.values) and (is_below(words[end]) or is_aside(words[end].text))
        ):
            end += 1
        return first, end


def dated_row(line: Line, head: Head, cues: LayoutCues) -> DatedRow | None:
    """Read the first line of a row: its number, its name, all its values, then words alone."""
    numbered = sum(column.role is Role.NUMBER for column in head.columns)
    count = sum(column.role in VALUES for column in head.columns)
    words, texts = line.words[numbered:], len(head.columns) - numbered - count - 1
    for at in range(1, len(words) - count + 1):
        values, text = words[at : at + count], words[at + count :]
        if all(_may_be_value(value, cues) for value in values):
            figures = any(is_value(word.text, cues) for word in text) or len(text) > texts
            return None if figures else DatedRow(line, list(words[:at]), [[value] for value in values], list(text))
    return None


def width_of(cells: Sequence[Cell]) -> int:
    """Measure cells that stand side by side in columns of print."""
    return cells[-1].right - cells[0].left


def _may_be_value(cell: Cell, cues: LayoutCues) -> bool:
    apart = is_time_only(cell.text) or is_aside(cell.text)
    return not apart and (is_value(cell.text, cues) or _TORN_VALUE.fullmatch(cell.text) is not None)
