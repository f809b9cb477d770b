"""A stream dealt out row after row: 指標 現状値 目標値 / 登録者数 / 18人 / 35人 / 空家率 / 23.5％ / 18％以下."""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import MISFIT
from ingest.layouts.heads.columns import Column, role_of
from ingest.layouts.heads.increments import is_increment
from ingest.layouts.rowed.headless_groups import is_group, with_headless_groups
from ingest.layouts.rowed.row_numbers import WITHOUT, price_of_number
from ingest.layouts.rows import Cell
from ingest.layouts.streams.cell_sizes import most_parts
from ingest.layouts.streams.head_tokens import may_head
from ingest.layouts.streams.heads import stream_columns, years_apart
from ingest.layouts.streams.owners import MOST_PARTS_COUNTED, UNCOUNTED, count_up, is_counted, price_of_tear
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.repeated_heads import are_repeated, before_heads
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import line_ends

MOST_HEADS = 18
MOST_LABELS = 3  # lines, at the first of which a table may begin
_WITHIN_LINE = 6.0  # a row that ends in the middle of a printed line
_GROUPED = 1.0  # the name of the row above, merged over this one
_ACROSS_BLANK = 1.5  # an empty line inside a row, where there is none inside the heads
_MOST_ROW_COST = 8.0
_MOST_LOST = 6.0  # below the best reading so far; what lies behind is not looked at
_LEAST = 1e-6
_NUMBER_BEHIND = re.compile(r"[ 　]?[0-9０-９]{1,2}$")
_Cuts = tuple[int, ...]  # the token at which each cell begins, and the one after the last
_Row = _Cuts
_Ends = dict[int, tuple[float, _Cuts]]


def read_by_row(stream: Stream) -> Iterator[Reading]:
    """Read a stream under every number of heads, from its first line or one of the next: a label is no head."""
    for start in [0, *line_ends(stream.tokens[:MOST_HEADS])][:MOST_LABELS]:
        if start >= len(stream.tokens) or not may_head(stream, start, first=True):
            continue
        for heads in line_ends(stream.tokens[: start + MOST_HEADS + 1]):
            if heads <= start:
                continue
            if not all(may_head(stream, at, first=at == start) for at in range(start, heads)):
                break
            if _counts_head([token.cell for token in stream.tokens[start:heads]], stream.cues):
                break
            for columns in _columns(stream, start, heads):
                dealer = _Dealer(stream, columns, start, heads)
                rows, earned = dealer.deal()
                if rows and earned > 0:
                    printed = [*range(start, heads), *dealer.heads_again(rows[-1][-1])]
                    tokens = (*printed, *(at for row in rows for at in range(row[0], row[-1])))
                    whole = earned + EARNED * len(printed) - stream.unknown(columns)
                    yield Reading(columns, tuple(map(stream.cells, rows)), tokens, whole)


def _counts_head(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a head of measures stands there again with a number, 方針 … 方針１: the cell of a first row."""
    words = [cell.text for cell in cells if role_of(cell, cues) is Role.OWNER]
    return any(_NUMBER_BEHIND.sub("", word) in words[:at] for at, word in enumerate(words))


def _columns(stream: Stream, start: int, heads: int) -> Iterator[tuple[Column, ...]]:
    """Read the heads as columns, in every way in which their years and the groups below them may be meant."""
    cells = [token.cell for token in stream.tokens[start:heads]]
    found, apart = stream_columns(cells, stream.cues), years_apart(cells, stream.cues, stream.plan)
    for columns in (found, apart if apart != found else None):
        yield from with_headless_groups(columns, stream.tokens[heads:]) if columns else ()


class _Dealer:
    def __init__(self, stream: Stream, columns: tuple[Column, ...], start: int, heads: int) -> None:
        self._start, self._heads = start, heads
        self._stream, self._columns = stream, columns
        roles = [column.role for column in columns]
        self._name = roles.index(Role.INDICATOR)
        self._group = roles.index(Role.GROUP) if Role.GROUP in roles else None
        self._number = roles.index(Role.NUMBER) if Role.NUMBER in roles else None
        owned = roles[0] is Role.OWNER and self._name == 1
        self._counts_owners = owned and count_up(stream.tokens[heads:], columns[0].head.text)
        self._heads_together = not any(token.follows_blank for token in stream.tokens[start + 1 : heads])
        self._again = heads_again(stream, start, heads)

    def deal(self) -> tuple[tuple[_Row, ...], float]:
        """Deal the tokens after the heads into rows, as many as earn something; give them with what they earn."""
        best: dict[int, tuple[float, tuple[_Row, ...]]] = {self._heads: (0.0, ())}
        at = self._heads
        while at <= max(best):
            hopeful = at in best and best[at][0] >= max(earned for earned, _ in best.values()) - _MOST_LOST
            if hopeful and at < len(self._stream.tokens):
                self._go_on(at, best)
            at += 1
        earned, rows = max(best.values(), key=lambda found: (found[0], len(found[1])))
        return rows, earned

    def heads_again(self, end: int) -> list[int]:
        """List the tokens of the heads that are printed again before the end of the last row."""
        width = self._heads - self._start
        return sorted({at for again in self._again.values() if again < end for at in range(again - width, again)})

    def _go_on(self, at: int, best: dict[int, tuple[float, tuple[_Row, ...]]]) -> None:
        earned, rows = best[at]
        skipped = self._stream.skipped(at)
        if skipped > at:
            _keep(best, skipped, earned, rows)
        if at in self._again:
            _keep(best, self._again[at], earned, rows)
            return
        for end, (cost, cuts) in self._row(at, rows[-1] if rows else None).items():
            _keep(best, end, earned + EARNED * (end - at) - cost, (*rows, cuts))

    def _row(self, start: int, before: _Row | None) -> _Ends:
        """Deal one row out to its columns in every way; the cheapest for each place where it may end."""
        ends: _Ends = {start: (0.0, (start,))}
        for index, column in enumerate(self._columns):
            more: _Ends = {}
            for at, (cost, cuts) in ends.items():
                for end in self._ends(at, column.role):
                    price = cost + self._cost(index, at, end, cuts, before)
                    if price < _MOST_ROW_COST and (end not in more or price < more[end][0]):
                        more[end] = (price, (*cuts, end))
            ends = more
        return {end: (cost + self._within_line(end), cuts) for end, (cost, cuts) in ends.items() if end > start}

    def _within_line(self, end: int) -> float:
        return 0.0 if self._stream.begins_line(end) else _WITHIN_LINE

    def _ends(self, at: int, role: Role) -> Iterator[int]:
        """List the places where a cell may end: before the heads that are printed again at the latest."""
        counted = self._counts_owners and role is Role.OWNER
        most = MOST_PARTS_COUNTED if counted else most_parts(role)
        for end in range(at, min(at + most, len(self._stream.tokens)) + 1):
            yield end
            if end in self._again:
                break

    def _cost(self, index: int, start: int, end: int, cuts: _Cuts, before: _Row | None) -> float:
        role = self._columns[index].role
        if start == end and role is Role.INDICATOR and self._group is not None and before is not None:
            return _GROUPED
        if start == end and index == self._group and self._name < index and cuts[self._name] == cuts[self._name + 1]:
            return MISFIT  # neither a name nor a group
        if index == self._group and not self._columns[index].head.text:
            return 0.0 if start == end or (end == start + 1 and is_group(self._text(start, end))) else MISFIT
        if is_increment(self._columns[index]) and end > start + 1:
            return MISFIT  # a figure alone
        cost = self._stream.cost(role, start, end)
        if end > start:
            cost += _ACROSS_BLANK * (index > 0 and self._heads_together and self._stream.tokens[start].follows_blank)
            cost += self._out_of_order(index, start, end, cuts, before) if before and self._number is not None else 0.0
            cost += self._torn(index, start, end, cuts) if role is Role.OWNER and index > 0 else 0.0
            cost += UNCOUNTED if self._counts_owners and index == 0 and not self._is_counted(start) else 0.0
        return cost

    def _is_counted(self, at: int) -> bool:
        return is_counted(self._stream.tokens[at], self._columns[0].head.text)

    def _torn(self, index: int, start: int, end: int, cuts: _Cuts) -> float:
        """Price the name of a measure that is the rest of the one in the column before it."""
        above = self._text(cuts[index - 1], start)
        named = above and self._columns[index - 1].role is Role.OWNER and self._stream.begins_line(start)
        return price_of_tear(above, self._text(start, end)) if named else 0.0

    def _out_of_order(self, index: int, start: int, end: int, cuts: _Cuts, before: _Row) -> float:
        """Price the number of a row, or that it has a name and no number, after the row before."""
        at = self._number
        if at is None or index not in (at, self._name) or index < at:
            return 0.0
        last = self._text(before[at], before[at + 1])
        if index == at:
            return price_of_number(last, self._text(start, end))
        return WITHOUT if last and cuts[at] == cuts[at + 1] else 0.0

    def _text(self, start: int, end: int) -> str:
        return self._stream.cell(start, end).text


def heads_again(stream: Stream, start: int, heads: int) -> dict[int, int]:
    """Find where the heads are printed again: the token before which the rows end, and the one where they go on."""
    found: dict[int, int] = {}
    for at in range(heads, len(stream.tokens)):
        again = before_heads(stream, start, heads, at)
        if are_repeated(stream, start, heads, again):
            found[at] = again + heads - start
    return found


def _keep(best: dict[int, tuple[float, tuple[_Row, ...]]], end: int, earned: float, rows: tuple[_Row, ...]) -> None:
    if end not in best or earned > best[end][0] + _LEAST:
        best[end] = (earned, rows)
