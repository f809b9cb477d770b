"""A stream dealt out row after row: 指標 現状値 目標値 / 登録者数 / 18人 / 35人 / 空家率 / 23.5％ / 18％以下."""

from collections.abc import Iterator

from ingest.layouts.columns import Column
from ingest.layouts.cues import Role
from ingest.layouts.stream import EARNED, Reading, Stream, most_parts
from ingest.layouts.stream_heads import stream_columns
from ingest.layouts.tokens import line_ends
from ingest.layouts.value_forms import MISFIT

MOST_HEADS = 18
MOST_LABELS = 3  # lines, at the first of which a table may begin
_WITHIN_LINE = 6.0  # a row that begins in the middle of a printed line
_GROUPED = 1.0  # the name of the row above, merged over this one
_MOST_ROW_COST = 8.0
_MOST_LOST = 6.0  # below the best reading so far; what lies behind is not looked at
_LEAST = 1e-6
_Cuts = tuple[int, ...]  # the token at which each cell begins, and the one after the last
_Row = _Cuts
_Ends = dict[int, tuple[float, _Cuts]]


def read_by_row(stream: Stream) -> Iterator[Reading]:
    """Read a stream under every number of heads, from its first line or one of the next: a label is no head."""
    for start in [0, *line_ends(stream.tokens[:MOST_HEADS])][:MOST_LABELS]:
        if start >= len(stream.tokens) or not stream.may_head(start, first=True):
            continue
        for heads in line_ends(stream.tokens[: start + MOST_HEADS + 1]):
            if heads <= start:
                continue
            if not all(stream.may_head(at, first=at == start) for at in range(start, heads)):
                break
            columns = stream_columns([token.cell for token in stream.tokens[start:heads]], stream.cues)
            rows, earned = _Dealer(stream, columns, start, heads).deal() if columns else ((), 0.0)
            if columns and rows and earned > 0:
                tokens = (*range(start, heads), *(at for row in rows for at in range(row[0], row[-1])))
                whole = earned + EARNED * (heads - start) - stream.unknown(columns)
                yield Reading(columns, tuple(map(stream.cells, rows)), tokens, whole)


class _Dealer:
    def __init__(self, stream: Stream, columns: tuple[Column, ...], start: int, heads: int) -> None:
        self._start, self._heads = start, heads
        self._stream, self._columns = stream, columns
        roles = [column.role for column in columns]
        self._name = roles.index(Role.INDICATOR)
        self._group = roles.index(Role.GROUP) if Role.GROUP in roles else None

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

    def _go_on(self, at: int, best: dict[int, tuple[float, tuple[_Row, ...]]]) -> None:
        earned, rows = best[at]
        skipped = self._stream.skipped(at)
        if skipped > at:
            _keep(best, skipped, earned, rows)
        if self._stream.repeated(self._start, self._heads, at):
            _keep(best, at + self._heads - self._start, earned, rows)
        for end, (cost, cuts) in self._row(at, first=not rows).items():
            _keep(best, end, earned + EARNED * (end - at) - cost, (*rows, cuts))

    def _row(self, start: int, *, first: bool) -> _Ends:
        """Deal one row out to its columns in every way; the cheapest for each place where it may end."""
        ends: _Ends = {start: (0.0 if self._stream.tokens[start].begins_line else _WITHIN_LINE, (start,))}
        for index, column in enumerate(self._columns):
            more: _Ends = {}
            for at, (cost, cuts) in ends.items():
                for end in range(at, min(at + most_parts(column.role), len(self._stream.tokens)) + 1):
                    price = cost + self._cost(index, at, end, cuts, first=first)
                    if price < _MOST_ROW_COST and (end not in more or price < more[end][0]):
                        more[end] = (price, (*cuts, end))
            ends = more
        return {end: found for end, found in ends.items() if end > start}

    def _cost(self, index: int, start: int, end: int, cuts: _Cuts, *, first: bool) -> float:
        role = self._columns[index].role
        if start == end and role is Role.INDICATOR and self._group is not None and not first:
            return _GROUPED
        if start == end and index == self._group and self._name < index and cuts[self._name] == cuts[self._name + 1]:
            return MISFIT  # neither a name nor a group
        return self._stream.cost(role, start, end)


def _keep(best: dict[int, tuple[float, tuple[_Row, ...]]], end: int, earned: float, rows: tuple[_Row, ...]) -> None:
    if end not in best or earned > best[end][0] + _LEAST:
        best[end] = (earned, rows)
