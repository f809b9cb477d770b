"""What the records measure: the cell of a column before the names, which stands once over several of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.cues import Role
from ingest.layouts.figures.value_forms import ENDS_OPEN
from ingest.layouts.rows import Cell, joined

_MOST_LINES = 2
_LONGEST = 40  # characters
_TITLE = re.compile(r"[（(](?P<number>[0-9０-９]{1,2})[)）][ 　]*(?P<title>[^。（）() 　][^。]{2,40})")
_ASIDE_BEHIND = re.compile(r"[ 　]*(?:【[^【】]*】|[（(](?:一部)?(?:新規|拡充|継続|改善|縮小|変更)[)）])$")


@dataclass(slots=True)
class Owners:
    """Takes the cells between a record and the name of the next; `current` is the owner of what follows."""

    form: Form
    current: Cell | None = None
    _number: int = field(default=0, init=False)
    _bracketed: int = field(default=0, init=False)

    def see(self, before: Sequence[OneCell], *, is_first: bool) -> None:
        """Look for a cell of the column: behind the number of a row, or all there is where no texts end a record."""
        if self.form.owner is None:
            self._see_titled(before, is_first=is_first)
            return
        if not self.form.columns[self.form.name].head.text or self._has_next_bracketed(before):
            self._see_numbered(before)
            return
        number = self._next_number(before, is_first=is_first)
        if number is not None:
            self.current = _cell(before[number + 1 :])
        elif len(before) == 1 and self._is_reference(before[0]):
            self.current = before[0].cell
        elif before and all(one.is_text for one in before) and (is_first or not self.form.has_text_behind):
            self.current = _cell(before)

    def _is_reference(self, one: OneCell) -> bool:
        """Tell the number of a measure in a column of measures, 施策 / ３, where no column counts the rows."""
        roles = [column.role for column in self.form.columns[: self.form.name]]
        return one.is_number and roles == [Role.OWNER]

    def _see_titled(self, before: Sequence[OneCell], *, is_first: bool) -> None:
        """Take the title right above a name, where such titles count up from the first record on: (1) 運動の習慣."""
        title = _TITLE.fullmatch(before[-1].text) if before else None
        number = int(title["number"]) if title is not None else 0
        if title is None or number not in (1, self._bracketed + 1) or not (is_first or self._bracketed):
            return
        self._bracketed = number
        cell, start = before[-1].cell, title.start("title")
        self.current = Cell(cell.text[start:], cell.origins[start:], cell.left, cell.right)

    def _has_next_bracketed(self, before: Sequence[OneCell]) -> bool:
        """Tell whether a bracketed number with a text stands there, one more than the last, or the first again."""
        found = (one.text.strip("（()）") for one, text in pairwise(before) if one.is_bracketed_number and text.is_text)
        number = int(next(found, "0"))
        fits = number in (1, self._bracketed + 1) if number else False
        self._bracketed = number if fits else self._bracketed
        return fits

    def _see_numbered(self, before: Sequence[OneCell]) -> None:
        """Take the text behind the last number, (2) or 3, where names have no head, so that labels may stand there."""
        numbered = (at for at in range(len(before) - 2, -1, -1) if _is_of_part(before[at]) and before[at + 1].is_text)
        at = next(numbered, None)
        self.current = _cell(before[at + 1 :]) if at is not None else self.current

    @property
    def _least_behind(self) -> int:
        """Count the cells behind the number of a row: the owner, a text where columns of texts stand beside it."""
        before = enumerate(self.form.columns[: self.form.name])
        return 1 + any(column.role is Role.OTHER_TEXT and at != self.form.owner for at, column in before)

    def _next_number(self, before: Sequence[OneCell], *, is_first: bool) -> int | None:
        """Find the number of a row that follows that of the row before, a text behind it."""
        for at in range(len(before) - 1 - self._least_behind, -1, -1):
            text = before[at].text
            numbers = before[at].is_number and text.isdecimal() and before[at + 1].is_text
            if numbers and (int(text) == self._number + 1 or (is_first and not self._number)):
                self._number = int(text)
                return at
        return None


def _is_of_part(one: OneCell) -> bool:
    return one.is_bracketed_number or (one.is_number and one.text.isdecimal())


def _cell(texts: Sequence[OneCell]) -> Cell | None:
    """Join the lines of the cell: what ends in the middle of a phrase goes on."""
    own: list[Cell] = []
    for one in texts:
        if not one.is_text or (own and not ENDS_OPEN.search(own[-1].text)):
            break
        own.append(one.cell)
    whole = joined(own[:_MOST_LINES])
    behind = _ASIDE_BEHIND.search(whole.text)
    end = behind.start() if behind and behind.start() else len(whole.text)
    cut = Cell(whole.text[:end], whole.origins[:end], whole.left, whole.right)
    return cut if 0 < len(cut.text) <= _LONGEST else None
