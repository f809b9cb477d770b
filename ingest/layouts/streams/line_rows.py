"""Lines of a stream that have a cell for every column, and the words of wrapped cells on lines beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations_with_replacement

from ingest.layouts.cues import Role
from ingest.layouts.figures.value_forms import CLOSED_FIRST, LEFT_OPEN, MISFIT, is_figure
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value, part_time
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.rowed.name_forms import GOES_ON
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.whole_cells import is_whole

Tokens = tuple[int, ...]
Row = tuple[Tokens, ...]  # the tokens of each cell, in the order of the columns
_MOST_COST = 4.0  # a target told in words, a name that ends as few do
_MOST_MORE = 3  # words of one cell
MOST_RESTS = 3  # words of wrapped cells on one line
_NO_NAME = 4.5
_FEWEST_STATES = 3  # values told in words, one a year
_KEPT = 12  # ways to read the lines so far
_TWO_TIMES = 3.0
_TIME_AS_WORD = 2.0
_NOTES = ("※", "＊", "*", "注", "出典", "資料")
_BOXES = ("【", "〔", "◆", "■", "○")  # begin a text below the table
_NARROW = 3.0  # the first line of a name that fills less than half of its column: that of the cell beside it
_TAKES_WORDS = (Role.INDICATOR, Role.OWNER, Role.OTHER_TEXT)
_MERGED = (Role.OWNER, Role.GROUP)  # cells that stand once for several rows: a line without one has its name
_LESS_LIKELY = {Role.INDICATOR: 0.0, Role.TARGET: 0.1, Role.BASELINE: 0.2, Role.OTHER_VALUE: 0.2}
_TEXT = 0.3


@dataclass(frozen=True, slots=True)
class Priced:
    """A row, and what it costs to read it so."""

    row: Row
    cost: float
    unlikely: float = 0.0  # the part of the cost that is of the columns in which cells go on


class LineRows:
    """Reads lines as rows under some columns."""

    def __init__(self, stream: Stream, columns: Sequence[Column]) -> None:
        self._stream, self._columns = stream, tuple(columns)
        self._roles = [column.role for column in columns]
        self._name = self._roles.index(Role.INDICATOR)
        self._is_merged = any(role in self._roles for role in _MERGED)
        over = [at for at, role in enumerate(self._roles[: self._name]) if role in _MERGED][:1]
        last = [len(self._roles) - 1] if self._roles[-1] is Role.OTHER_TEXT else []
        self._left_out = [places for places in (over, last, [*over, *last] if over and last else []) if places]
        self._over = over[0] if over else None
        self._is_shown = not over  # whether a merged cell stands beside a name anywhere
        self._widest = 0  # columns of print that the widest name on the line of a row fills

    def row(self, tokens: Tokens) -> Row | None:
        """Deal a line out to the columns, a cell for each; its name may be empty. None where it fits them not."""
        ways = [Priced(row, self._price(row, whole=False)) for row in self._ways(self._cells(tokens))]
        best = min(ways, key=lambda way: way.cost, default=None)
        if best is None or best.cost > _MOST_COST or not self._counts(best.row):
            return None
        self._is_shown = self._is_shown or (self._over is not None and bool(best.row[self._over]))
        self._widest = max([self._widest, *map(self._width, best.row[self._name])])
        return best.row

    @property
    def is_sure(self) -> bool:
        """Tell whether cells merged over rows stand beside names: else what is above a row may be a whole one."""
        return self._is_shown

    def may_go_on(self, tokens: Tokens) -> bool:
        """Tell whether a line may be nothing but words of wrapped cells."""
        words = [self._word(at) for at in tokens]
        first = self._stream.tokens[tokens[0]]
        apart = first.follows_blank or self._stream.is_heading(tokens[0]) or words[0].startswith((*_NOTES, *_BOXES))
        return (
            len(tokens) <= MOST_RESTS
            and not apart
            and not any(map(self._stream.is_apart_of_rows, tokens))
            and not any(is_figure(word, self._stream.cues) for word in words)
        )

    def must_go_on(self, tokens: Tokens) -> bool:
        """Tell whether a line begins as only the rest of a phrase does: の実施."""
        return len(tokens) == 1 and GOES_ON.match(self._word(tokens[0])) is not None

    def whole(self, row: Row, above: Sequence[Tokens], below: Sequence[Tokens]) -> Priced | None:
        """Put the words of the lines above and below a row into its cells; None where they fit them not."""
        ways = [Priced(row, self._price(row))]
        for line, over in [*((line, True) for line in reversed(above)), *((line, False) for line in below)]:
            more = (self._with(way, line, places, over=over) for way in ways for places in self._places(line))
            ways = nsmallest(_KEPT, more, key=lambda way: way.cost)
        found = ways[0]
        fits = found.cost <= _MOST_COST and bool(found.row[self._name])
        return found if fits else None

    def _with(self, before: Priced, line: Tokens, places: Sequence[int], *, over: bool) -> Priced:
        """Set words beside the cells of some columns."""
        cells = [list(cell) for cell in before.row]
        unfit = 0
        for place in set(places):
            own = [word for word, at in zip(line, places, strict=True) if at == place]
            unfit += over and place == self._name and any(map(self._is_narrow, own))
            cell = self._stream.joined(before.row[place]).text
            unfit += is_whole(self._roles[place], cell, [self._word(at) for at in own])
            cells[place] = [*own, *cells[place]] if over else [*cells[place], *own]
        found = tuple(tuple(cell) for cell in cells)
        unlikely = before.unlikely + sum(_LESS_LIKELY.get(self._roles[place], _TEXT) for place in set(places))
        unlikely += _NARROW * unfit
        return Priced(found, self._price(found) + unlikely, unlikely)

    def _is_narrow(self, at: int) -> bool:
        """Tell a word too short to be wrapped in the column of names, which has another column at its left."""
        return self._over is not None and self._width(at) * 2 < self._widest

    def _width(self, at: int) -> int:
        return self._stream.tokens[at].cell.right - self._stream.tokens[at].cell.left

    def _places(self, words: Tokens) -> Iterator[Sequence[int]]:
        """List the columns that some words may go on in, from left to right."""
        no_phrases = (Role.NUMBER, Role.GROUP) if self.must_go_on(words) else (Role.NUMBER,)
        takes = [at for at, role in enumerate(self._roles) if role not in no_phrases]
        return combinations_with_replacement(takes, len(words))

    def _price(self, row: Row, *, whole: bool = True) -> float:
        """Price the cells of a row; a name may be the part of a `whole` one."""
        return sum(self._price_of(at, cell, whole=whole) for at, cell in enumerate(row))

    def _price_of(self, at: int, cell: Tokens, *, whole: bool) -> float:
        role, text = self._roles[at], self._stream.joined(cell).text
        cost = self._stream.cost_of(role, cell) if cell else _NO_NAME * (at == self._name)
        if at == self._name and not whole:
            return cost if cost >= MISFIT else 0.0
        torn = LEFT_OPEN.search(text) is not None or CLOSED_FIRST.search(text) is not None
        if torn and not whole:
            return 0.0
        return cost + self._price_of_times(at, cell)

    def _price_of_times(self, at: int, cell: Tokens) -> float:
        """Price a time in brackets beside a value that has another, or beside what is no value."""
        alone = sum(is_aside(self._word(word)) and is_time_only(self._word(word)) for word in cell)
        if not alone:
            return 0.0
        if self._roles[at] not in VALUES:
            return _TIME_AS_WORD
        own = any(part_time(self._word(word))[1] for word in cell if not is_aside(self._word(word)))
        return _TWO_TIMES * (own or alone > 1 or self._columns[at].time is not None)

    def _ways(self, cells: Sequence[Tokens]) -> Iterator[Row]:
        """List the ways to give each column a cell: one of texts may be several words, a name none."""
        more = len(cells) - len(self._roles)
        if more == 0:
            yield tuple(cells)
        if more == -1 and not self._is_merged:
            yield (*cells[: self._name], (), *cells[self._name :])
        for left_out in self._left_out:
            if len(left_out) == -more:
                yield _without(cells, left_out)
        for at, role in enumerate(self._roles if 0 < more <= _MOST_MORE else ()):
            if role in _TAKES_WORDS:
                words = tuple(word for cell in cells[at : at + more + 1] for word in cell)
                yield (*cells[:at], words, *cells[at + more + 1 :])

    def _cells(self, tokens: Tokens) -> list[Tokens]:
        """Join a remark to the value that it stands behind: 70.5% (R4)."""
        cells: list[Tokens] = []
        for at in tokens:
            remark = bool(cells) and is_aside(self._word(at)) and is_value(self._word(cells[-1][0]), self._stream.cues)
            cells = [*cells[:-1], (*cells[-1], at)] if remark else [*cells, (at,)]
        return cells

    def _counts(self, row: Row) -> bool:
        """Tell whether there is a target, and a figure among the values, or 実施 and the like for year after year."""
        values = [cell for cell, role in zip(row, self._roles, strict=True) if role in VALUES]
        words = [self._word(cell[0]) for cell in values if cell]
        figures = any(is_figure(word, self._stream.cues) for word in words)
        states = [word for word in words if not is_dash(word)]
        yearly = len(states) >= _FEWEST_STATES and all(is_value(word, self._stream.cues) for word in states)
        return all(values) and (figures or yearly)

    def _word(self, at: int) -> str:
        return self._stream.tokens[at].cell.text


def _without(cells: Sequence[Tokens], places: Sequence[int]) -> Row:
    """Leave places empty, from left to right: that of a cell merged over several rows, that of a remark."""
    found = list(cells)
    for place in places:
        found.insert(place, ())
    return tuple(found)
