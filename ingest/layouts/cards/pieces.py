"""The pieces of a card, each with what it is by its form: labels, times, values, arrows, parts of a name.

120人 ➡ 300人    is   120人 v, ➡ dropped, 300人 v
90 / 便          is   90便 v, where 便 stands behind the other figure of the card too
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ingest.layouts.cards.numbers import is_number
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, label_and_value
from ingest.layouts.figures.values import ARROW, is_time_only, is_unit, is_value, without_time
from ingest.layouts.rows import Cell, Line, Separator, joined

_FIGURES = (Role.BASELINE, Role.TARGET)
_ACROSS = re.compile(r"[→⇒➡➔➜⟶⇨]+")
_TURN = re.compile(rf"{_ACROSS.pattern}|[↓⇓⇩⬇⇣▼▽↑⇑⇧⬆▲△]+")
_BARE_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_LONGEST = 60  # of a part of a name


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, the place of its line, and what it is by its form.

    l label of a value, t time, v value, n part of a name (N: one after a blank line), x what is of no card
    """

    cell: Cell
    at: int
    kind: str


def entries_of(line: Line) -> tuple[Cell, ...]:
    """List what wide gaps part on a line; a single space is part of a name."""
    cells = tuple(cell for cell in line.cells if cell.text) if line.separator is not Separator.NONE else ()
    return cells or (line.whole,)


def pieces_of(line: Line, at: int, cues: LayoutCues) -> Iterator[Piece]:
    """Part a line into its cells, at arrows, which are dropped, a label from its value, years at the space between."""
    label, value = label_and_value(line)
    told = value is not None and is_value(value.text, cues) and not is_time_only(value.text)
    if value is not None and told and cues.role(without_time(label.text)) in _FIGURES:
        yield from (Piece(label, at, "l"), Piece(value, at, "v"))
        return
    years = line.words if all(is_time_only(word.text) for word in line.words) else ()
    for cell in years or chain.from_iterable(map(_around_arrows, entries_of(line))):
        kind = _kind(cell, cues)
        if _TURN.fullmatch(cell.text) is None:
            yield Piece(cell, at, "N" if kind == "n" and line.follows_blank else kind)


def _around_arrows(cell: Cell) -> Iterator[Cell]:
    """Part a cell at its arrows, also at one that it begins or ends with."""
    start = 0
    for arrow in chain(_ACROSS.finditer(cell.text), ARROW.finditer(cell.text)):
        if arrow.start() >= start:
            yield from _part(cell, start, arrow.start())
            start = arrow.end()
    yield from _part(cell, start, len(cell.text)) if start else [cell]


def _part(cell: Cell, start: int, end: int) -> list[Cell]:
    text = cell.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    return [cell.part(start, end)] if start < end else []


def _kind(cell: Cell, cues: LayoutCues) -> str:
    text = cell.text
    if is_number(text, cues) or len(text) > _LONGEST or "。" in text:
        return "x"
    if is_time_only(text):
        return "t"
    if is_value(text, cues):
        return "v"
    return "l" if cues.role(without_time(bare(cell).text)) in _FIGURES else "n"


def with_units(pieces: list[Piece]) -> list[Piece]:
    """Join bare figures with the unit that stands right behind both of them in a cell of its own."""
    behind = [
        at + 1
        for at, piece in enumerate(pieces[:-1])
        if piece.kind == "v" and _BARE_FIGURE.fullmatch(piece.cell.text) and is_unit(pieces[at + 1].cell.text)
    ]
    units = [pieces[at].cell.text for at in behind]
    own = {at for at in behind if units.count(pieces[at].cell.text) == len(_FIGURES)}
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in own:
            found[-1] = Piece(joined((found[-1].cell, piece.cell)), piece.at, "v")
        else:
            found.append(piece)
    return found
