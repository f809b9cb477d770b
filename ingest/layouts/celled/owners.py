"""What the records measure: the cell of a column before the names, which stands once over several of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.rows import Cell, joined
from ingest.layouts.value_forms import ENDS_OPEN

_MOST_LINES = 2
_LONGEST = 40  # characters
_ASIDE_BEHIND = re.compile(r"[ 　]*【[^【】]*】$")


@dataclass(slots=True)
class Owners:
    """Takes the cells between a record and the name of the next; `current` is the owner of what follows."""

    form: Form
    current: Cell | None = None
    _number: int = field(default=0, init=False)

    def see(self, before: Sequence[OneCell], *, is_first: bool) -> None:
        """Look for a cell of the column: behind the number of a row, or all there is where no texts end a record."""
        if self.form.owner is None:
            return
        number = self._next_number(before, is_first=is_first)
        if number is not None:
            self.current = _cell(before[number + 1 :])
        elif before and all(one.is_text for one in before) and (is_first or not self.form.has_text_behind):
            self.current = _cell(before)

    def _next_number(self, before: Sequence[OneCell], *, is_first: bool) -> int | None:
        """Find the number of a row that follows that of the row before, a text behind it."""
        for at in range(len(before) - 2, -1, -1):
            text = before[at].text
            numbers = before[at].is_number and text.isdecimal() and before[at + 1].is_text
            if numbers and (int(text) == self._number + 1 or (is_first and not self._number)):
                self._number = int(text)
                return at
        return None


def _cell(texts: Sequence[OneCell]) -> Cell | None:
    """Join the lines of the cell: what ends in the middle of a phrase goes on."""
    own: list[Cell] = []
    for one in texts:
        if not one.is_text or (own and not ENDS_OPEN.search(own[-1].text)):
            break
        own.append(one.cell)
    whole = joined(tuple(own[:_MOST_LINES]))
    behind = _ASIDE_BEHIND.search(whole.text)
    end = behind.start() if behind and behind.start() else len(whole.text)
    cut = Cell(whole.text[:end], whole.origins[:end], whole.left, whole.right)
    return cut if 0 < len(cut.text) <= _LONGEST else None
