"""Names and sets of values in the same order, where a page gave values before their names or after many of them.

１ / ○登録者数 / 34人 / 60人 / 41.2％ / 50％ / 使いやすくします / ２ / ○利用率

A mark begins each name (○, or ① ② of several under one number); what stands before a number is the aim of the names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.names import Name, goes_on_below, is_marked, name_in
from ingest.layouts.celled.value_sets import ValueSet, value_set
from ingest.layouts.cues import LayoutCues
from ingest.layouts.rows import Cell

_MOST_CELLS = 400
_MOST_OF_NAME, _MOST_OF_AIM = 3, 3  # lines
_FEWEST = 2
_CIRCLED = re.compile(r"[①-⑳][ 　]*[^\s0-9０-９]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the aim that stands over it, its values; `end` is behind all that was read with them."""

    name: Name
    values: ValueSet
    aim: Cell | None
    end: int


@dataclass(frozen=True, slots=True)
class InOrder:
    """The cells below heads that end at `below`, under a form."""

    cells: Sequence[OneCell]
    below: int
    form: Form
    cues: LayoutCues

    def records(self) -> list[Named]:
        """Read names and values down to what is neither; give them where there are as many names as values."""
        names, sets, best = list[tuple[Name, Cell | None]](), list[ValueSet](), (0, self.below)
        for found, aim, at in self._parts():
            if isinstance(found, ValueSet):
                sets.append(found)
            else:
                names.append((found, aim))
            if len(names) == len(sets):
                best = (len(sets), at)
        count, end = best
        if count < _FEWEST or (len(names), len(sets)) != (count, count):
            return []
        return [Named(name, values, aim, end) for (name, aim), values in zip(names, sets, strict=True)]

    def _parts(self) -> Iterator[tuple[Name | ValueSet, Cell | None, int]]:
        """Go through values and names, each with the aim over it and the place behind it."""
        at, aim, number = self.below, None, 0
        last = min(len(self.cells), self.below + _MOST_CELLS)
        while at < last:
            values = value_set(self.cells, at, self.form, self.cues)
            if values is not None and not self._begins_row(at, number + 1):
                at = values.end
                yield values, None, at
                continue
            row = self._row(at, number + 1)
            if row is not None:
                aim, at = row
                number += 1
            name = self._name(at)
            if name is None:
                return
            at = name[1]
            yield name[0], aim, at

    def _begins_row(self, at: int, number: int) -> bool:
        return self._is_row_number(at, number) and self._is_marked(at + 1)

    def _row(self, at: int, number: int) -> tuple[Cell | None, int] | None:
        """Read an aim and the number below it; give the aim with the place of the first name."""
        for lines in range(_MOST_OF_AIM + 1):
            if self._begins_row(at + lines, number):
                return (self.cells[at + lines - 1].cell if lines else None), at + lines + 1
            if at + lines >= len(self.cells) or not self.cells[at + lines].is_text or self._is_marked(at + lines):
                return None
        return None

    def _name(self, at: int) -> tuple[Name, int] | None:
        """Read the name that a mark begins, and the lines with which it goes on."""
        if not self._is_marked(at):
            return None
        end = at + 1
        while end < len(self.cells) and end - at < _MOST_OF_NAME and self._goes_on(end):
            end += 1
        own = self.cells[at:end]
        name = name_in(own, self.form, self.cues, [False] * len(own))
        return (name, end) if name is not None else None

    def _goes_on(self, at: int) -> bool:
        one = self.cells[at]
        return one.is_text and not self._is_marked(at) and goes_on_below(self.cells[at - 1].text, one.text)

    def _is_row_number(self, at: int, number: int) -> bool:
        if at >= len(self.cells):
            return False
        text = self.cells[at].text
        return self.cells[at].is_number and text.isdecimal() and int(text) == number

    def _is_marked(self, at: int) -> bool:
        if at >= len(self.cells) or not self.cells[at].is_text:
            return False
        return is_marked(self.cells[at]) or _CIRCLED.match(self.cells[at].text) is not None
