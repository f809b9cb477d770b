"""Where the columns of a table stand, found from its rows: each word joins the place that it is level with.

Columns of print drift from row to row, so nothing rests on a gutter that stays blank. What stays is the order of the
columns, and that a cell is flush left, flush right or centred, more or less, with the other cells of its column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.printed.words import are_apart, cells_apart, figures_in_phrases
from ingest.layouts.rows import Cell, joined

_OFF = 0.35  # a column of print that a cell is off its place
_NARROW, _WIDE = 0.8, 3.0  # words of one cell, parted by one space or by more
_NEW = 2.5
_WRONG_FORM = 1.0
_TWO_CELLS = 5.0  # a figure with what is neither its unit nor a remark on it
_CROSSED = 3.0
_TOO_DEAR = 9.0
_SURE = 0.15
_MOST_WORDS = 8  # of one cell
_MOST_IN_LINE = 60  # words; a line of more is no row that anybody has printed
_MOST_PLACES = 30
_NEVER = 1e9


@dataclass(slots=True)
class Place:
    """A column of print: the cells seen in it."""

    cells: list[Cell] = field(default_factory=list)
    figures: int = 0
    left: float = 0.0
    right: float = 0.0
    middle: float = 0.0  # the column of print that centred cells have in their middle

    def take(self, cell: Cell, *, figure: bool) -> None:
        """Take a cell in."""
        self.cells.append(cell)
        self.figures += figure
        self.left = median(one.left for one in self.cells)
        self.right = median(one.right for one in self.cells)
        self.middle = median((one.left + one.right) / 2 for one in self.cells)

    def off(self, left: float, right: float) -> float:
        """Measure how far a cell is from being flush with the others, or centred over them, in columns of print."""
        return min(abs(left - self.left), abs(right - self.right), abs((left + right) / 2 - self.middle))

    def form(self, _: str, *, figure: bool) -> float:
        """Price a figure among words, or words among figures."""
        share = self.figures / len(self.cells)
        return _WRONG_FORM if (share <= _SURE and figure) or (share >= 1 - _SURE and not figure) else 0.0


_Option = tuple[float, tuple[tuple[int | None, Cell], ...]]
Rows = Sequence[Sequence[Cell]]


def places_of(rows: Rows, cues: LayoutCues) -> list[Place]:
    """Find the places of the columns of some lines, from left to right; the lines with the most cells come first."""
    places: list[Place] = []
    for words in sorted(rows, key=lambda words: -len(cells_apart(words, cues))):
        if not places:
            places = [_new(cell, cues) for cell in cells_apart(words, cues)]
            continue
        dealt = _dealt(words, places, cues, grows=True)
        if dealt is None:
            continue
        grown: list[Place] = []
        for at, cell in dealt:
            if at is None:
                grown.append(_new(cell, cues))
            else:
                places[at].take(cell, figure=is_figure(cell.text, cues))
        places = sorted([*places, *grown], key=lambda place: place.left + place.right)
    return places


def deal(words: Sequence[Cell], places: Sequence[Place], cues: LayoutCues) -> dict[int, Cell] | None:
    """Give each place its part of a line; None where the line does not fit them."""
    dealt = _dealt(words, places, cues, grows=False)
    return {at: cell for at, cell in dealt if at is not None} if dealt is not None else None


def is_figure(text: str, cues: LayoutCues) -> bool:
    """Tell whether a cell is a value, or what stands under one: its year, a remark."""
    return is_value(text, cues) or is_time_only(text) or (is_aside(text) and any(map(str.isdecimal, text)))


def _new(cell: Cell, cues: LayoutCues) -> Place:
    place = Place()
    place.take(cell, figure=is_figure(cell.text, cues))
    return place


def _dealt(
    words: Sequence[Cell], places: Sequence[Place], cues: LayoutCues, *, grows: bool
) -> list[tuple[int | None, Cell]] | None:
    """Deal words out to places in their order, at the least cost."""
    if len(words) > _MOST_IN_LINE or len(places) > _MOST_PLACES:
        return None
    best: list[list[_Option]] = [[(_NEVER, ())] * (len(places) + 1) for _ in range(len(words) + 1)]
    best[0] = [(0.0, ())] * (len(places) + 1)
    for end in range(1, len(words) + 1):
        ends = [_End.of(words[start:end], start, places, cues) for start in range(max(0, end - _MOST_WORDS), end)]
        for upto in range(len(places) + 1):
            options = [best[end][upto - 1]] if upto else []
            for start, cell, price, figure, crossed in ends:
                if upto:
                    before = best[start][upto - 1]
                    crosses = _CROSSED * (sum(crossed) - crossed[upto - 1])
                    cost = before[0] + price + crosses + _fit(cell, places[upto - 1], figure=figure)
                    options.append((cost, (*before[1], (upto - 1, cell))))
                if grows and _is_between(cell, upto, places):
                    before = best[start][upto]
                    options.append((before[0] + price + _NEW, (*before[1], (None, cell))))
            best[end][upto] = min(options, key=lambda option: option[0], default=(_NEVER, ()))
    cost, dealt = best[-1][-1]
    return list(dealt) if cost < _TOO_DEAR + len(words) else None


class _End(NamedTuple):
    """Words that end at the same one, taken together as one cell."""

    start: int
    cell: Cell
    price: float
    figure: bool
    crossed: list[bool]  # of each place, whether the cell covers most of it

    @classmethod
    def of(cls, words: Sequence[Cell], start: int, places: Sequence[Place], cues: LayoutCues) -> "_End":
        cell = joined(words)
        crossed = [_crosses(cell, place) for place in places]
        return cls(start, cell, _price_of_join(words, cues), is_figure(cell.text, cues), crossed)


def _price_of_join(words: Sequence[Cell], cues: LayoutCues) -> float:
    pairs = list(pairwise(words))
    gaps = sum(_NARROW if after.left - before.right < 2 else _WIDE for before, after in pairs)
    counting = figures_in_phrases(words, cues)
    apart = (not {at, at + 1} & counting and are_apart(*pair, cues) for at, pair in enumerate(pairs))
    return gaps + _TWO_CELLS * sum(apart)


def _crosses(cell: Cell, place: Place) -> bool:
    return min(cell.right, place.right) - max(cell.left, place.left) > (place.right - place.left) / 2


def _fit(cell: Cell, place: Place, *, figure: bool) -> float:
    form = 0.0 if is_dash(cell.text) else place.form(cell.text, figure=figure)
    return _OFF * place.off(cell.left, cell.right) + form


def _is_between(cell: Cell, at: int, places: Sequence[Place]) -> bool:
    """Tell whether a cell stands free between two neighbouring places."""
    after = at == 0 or places[at - 1].right <= cell.left
    return after and (at == len(places) or cell.right <= places[at].left)
