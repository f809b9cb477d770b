"""A box of one indicator: where it ends, its name, its KPI."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ingest.layouts.boxes.name import name_of
from ingest.layouts.boxes.values import values_of
from ingest.layouts.boxes.words import HEADS, Sort, Word, is_numbered
from ingest.layouts.boxes.yearly_aims import values_beside_yearly_aims
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_number
from ingest.layouts.found import FoundKpi, found_kpi
from ingest.layouts.rowed.name_forms import GOES_ON
from ingest.layouts.rows import Line

_PLACED = "  "
_OFF = 2  # columns of print that the lines of a name stand off each other
_FEWEST_TIMES = 3
_ROWS = 2  # of values by year: what was reached, what was aimed at


@dataclass(frozen=True)
class Box:
    """The words of the lines from the first of a box up to the next one."""

    words: Sequence[Word]
    lines: Sequence[Line]
    cues: LayoutCues

    @property
    def is_whole(self) -> bool:
        """Tell whether all that makes such a box is there, and no more: one label, one name, the three heads, years."""
        sorts = [word.sort for word in self._inside]
        named = name_of(self._inside)[0] is not None and (self.is_numbered or not self._numbers_names)
        times = sorts.count(Sort.TIME)
        values = sum(word.sort is Sort.VALUE and not is_dash(word.cell.text) for word in self._inside)
        few = values <= _ROWS * times  # a table with a row for each indicator has more
        return named and few and {Sort.LABEL, *HEADS} <= set(sorts) and times >= _FEWEST_TIMES

    @property
    def is_numbered(self) -> bool:
        """Tell whether the label has a number: 測定指標１ heads one indicator, 測定指標 may head a table of them."""
        return any(word.sort is Sort.LABEL and is_numbered(word.cell.text) for word in self._inside)

    def kpi(self) -> FoundKpi | None:
        """Take the indicator of the box for a KPI; None where its values are uncertain."""
        name, unit = name_of(self._inside)
        found = values_beside_yearly_aims(self._inside) if self._is_placed else None
        found = found or values_of(self._inside, placed=self._is_placed)
        if found is None or name is None:
            return None
        cells = {Role.INDICATOR: name, Role.BASELINE: found.baseline, Role.TARGET: found.target}
        return found_kpi({**cells, Role.UNIT: unit} if unit else cells, found.due)

    @cached_property
    def end(self) -> int:
        """Find the line after the box: a sentence, or words that are no part of the name, behind the values."""
        seen = False
        for at, line in enumerate(self.lines):
            here = [word for word in self.words if word.line == at]
            seen = seen or any(word.sort is Sort.VALUE for word in here)
            if "。" in line.text or (seen and here and self._is_foreign(here)):
                return at
        return len(self.lines)

    @cached_property
    def _inside(self) -> list[Word]:
        return [word for word in self.words if word.line < self.end]

    @property
    def _numbers_names(self) -> bool:
        """Tell whether the number of a name stands before it, not in the label: １　直した / 舟の数."""
        lines = [list(line) for _, line in groupby(self._inside, key=lambda word: word.line)]
        return any(is_number(one[0].cell.text) and one[1].sort is Sort.NAME for one in lines if len(one) > 1)

    @property
    def _head(self) -> Word:
        return next(word for word in self.words if word.sort in HEADS)

    @property
    def _is_placed(self) -> bool:
        return _PLACED in self.lines[self._head.line].text.strip()

    def _is_foreign(self, here: Sequence[Word]) -> bool:
        """Tell a line of words from one that the name goes on in: it stands elsewhere, or the name is whole."""
        if here[0].sort is not Sort.NAME:
            return False
        before = [word for word in self.words if word.line < here[0].line]
        name, unit = name_of(before)
        whole = unit is not None or (name is not None and self.cues.ends_as_indicator(name.text))
        alone = all(word.sort is Sort.NAME for word in here)
        if not self._is_placed:
            return whole or all(word.sort is Sort.NAME for word in here[:2])
        column = [word.cell for word in before if word.sort is Sort.NAME and word.cell.right <= self._head.cell.left]
        edge = min((cell.left for cell in column), default=_OFF) - _OFF
        outside = here[0].cell.left < edge or here[0].cell.right > self._head.cell.left
        return outside or (whole and alone and GOES_ON.match(here[0].cell.text) is None)
