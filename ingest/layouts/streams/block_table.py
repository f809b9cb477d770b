"""The columns of a table that came in blocks, and every likely way of dealing their cells out to them.

Under its head a value belongs to it. One without a head belongs to the leftmost of the columns that have fewest so
far, unless its unit says that it belongs elsewhere; a bare number may be that of the next row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import Role, plain_of
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.streams.areas import is_other_area, is_own_area
from ingest.layouts.streams.block_numbers import are_numbers, is_number_apart
from ingest.layouts.streams.block_state import FIGURES, Held, State, awaiting_time, with_column
from ingest.layouts.streams.block_words import Words
from ingest.layouts.streams.blocks import Block, Tokens
from ingest.layouts.streams.stream import Stream

_OUT_OF_ORDER = 0.7  # a value that skips the column whose turn it is
_ROW_BY_ROW = 0.4  # values of one block dealt over the columns of a row
_OTHER_UNIT = 1.5  # than the figures of the same row
_LEFT_OUT = 1.0  # a number that belongs to no row
_MOST_STATES = 8
_MOST_COST, _MOST_COST_AHEAD = 0.4, 4.0  # by a token: what explains less is none, but the next block may make up for it
_MOST_LOST = 3.0  # by a state against the cheapest


def states_after(blocks: Sequence[Block], stream: Stream, *, more_names: bool) -> Iterator[list[State]]:
    """Give the likeliest states after each block, up to the one that begins another table."""
    states, units, tokens = [State()], dict[Tokens, str | None](), 0
    for block in blocks:
        tokens += len(block.tokens)
        taking = _Taking(stream, block, units, more_names=more_names)
        found = [more for state in states for more in taking.after(state)]
        states = [state for state in _best(found) if state.cost <= _MOST_COST * tokens + _MOST_COST_AHEAD]
        if not states:
            return
        yield states


def _best(states: Sequence[State]) -> list[State]:
    """Keep the cheapest states, one for each number of cells in every column."""
    kept: dict[tuple[int, ...], State] = {}
    least = min((state.cost for state in states), default=0.0)
    for state in sorted(states, key=lambda state: state.cost):
        if state.cost > least + _MOST_LOST:
            break
        kept.setdefault((len(state.numbers), *(len(one.cells) for one in state.columns)), state)
    return list(kept.values())[:_MOST_STATES]


class _Taking:
    """Takes one block into a table."""

    def __init__(self, stream: Stream, block: Block, units: dict[Tokens, str | None], *, more_names: bool) -> None:
        self._stream, self._block, self._known = stream, block, units
        self._words = Words(stream, block, more_names=more_names)

    def after(self, state: State) -> Iterator[State]:
        """Give every likely state after the block; none where it begins another table."""
        block = self._block
        if self._is_other_table(state):
            return
        if not block.columns and not state.columns:
            return
        area = self._with_area(state)
        if area is not None:
            yield area
            return
        state, own = self._with_columns(state)
        dated = [at for at in own if state.columns[at].column.role is Role.DEADLINE]
        own = [at for at in own if at not in dated]
        if block.times and (dated or own):
            state = self._dealt(state, block.times, dated or own, times=True)
        if not block.values:
            yield self._words.taken(state)
        elif own:
            yield self._words.taken(self._dealt(state, block.values, own))
        else:
            yield from map(self._words.taken, self._options(state))

    def _is_other_table(self, state: State) -> bool:
        """Tell whether the block has the head of names again, or another head of values that is there already."""
        roles = [column.role for column in self._block.columns]
        if Role.INDICATOR in roles and (state.has(Role.INDICATOR) or roles.count(Role.INDICATOR) > 1):
            return True
        heads = {plain_of(one.column.head.text) for one in state.columns if one.column.role in VALUES}
        return any(
            plain_of(c.head.text) in heads for c in self._block.columns if c.role in (Role.BASELINE, Role.TARGET)
        )

    def _with_area(self, state: State) -> State | None:
        """Take the block for the name of a place under a head, 若草市 and then 全国; None where it is none."""
        block = self._block
        if block.columns or len(block.tokens) != 1 or not block.words:
            return None
        cell = self._stream.tokens[block.words[0]].cell
        waits = any(one.column.role is Role.BASELINE and not one.cells for one in state.columns)
        if waits and not state.has_areas and is_own_area(cell, self._stream.cues):
            return replace(state, has_areas=True)
        if waits and state.has_areas and is_other_area(cell):
            return with_column(state, Held(Column(Role.OTHER_VALUE, cell)))
        return None

    def _with_columns(self, state: State) -> tuple[State, list[int]]:
        """Add the heads of the block; give the numbers of the columns that its values stand under."""
        columns, new = list(state.columns), [Held(column) for column in self._block.columns]
        if len(new) == 1 and new[0].column.role is Role.TIME and (at := awaiting_time(columns)) is not None:
            columns[at] = replace(columns[at], column=replace(columns[at].column, time=new[0].column.time))
            return replace(state, columns=tuple(columns)), [at]
        for one in new:
            state = with_column(state, one)
        own = [at for at, one in enumerate(state.columns) if one.column.role in (*FIGURES, Role.DEADLINE)]
        return state, [at for at in own if any(state.columns[at] is one for one in new)]

    def _options(self, state: State) -> Iterator[State]:
        """Deal values without heads out in every likely way."""
        values, order = self._block.values, state.figures
        if state.has(Role.NUMBER) and are_numbers(self._stream, values, state.numbers[-1:]):
            yield replace(state, numbers=(*state.numbers, *(at for cell in values for at in cell)))
        if not order and is_number_apart(self._stream, self._block):
            yield replace(state, cost=state.cost + _LEFT_OUT)
        if not order:
            return
        least = min(len(state.columns[at].cells) for at in order)
        turn = [at for at in order if len(state.columns[at].cells) == least]
        first = turn[: max(self._block.width, 1)]
        yield self._dealt(state, values, first)
        for at in order:
            if [at] != first:
                yield self._dealt(replace(state, cost=state.cost + _OUT_OF_ORDER), values, [at])
        if len(values) > 1 and len(turn) > len(first):
            yield self._dealt(replace(state, cost=state.cost + _ROW_BY_ROW), values, turn)

    def _dealt(self, state: State, cells: Sequence[Tokens], own: Sequence[int], *, times: bool = False) -> State:
        columns, cost = list(state.columns), state.cost
        for index, cell in enumerate(cells):
            at = own[index % len(own)]
            one = columns[at]
            if times:
                columns[at] = replace(one, times=(*one.times, cell))
                continue
            cost += self._other_unit(columns, at, cell)
            columns[at] = replace(one, cells=(*one.cells, cell))
        return replace(state, columns=tuple(columns), cost=cost)

    def _other_unit(self, columns: Sequence[Held], at: int, cell: Tokens) -> float:
        """Price a value whose unit is not that of its row; of a column of other figures, that of the column."""
        unit, row = self._unit(cell), len(columns[at].cells)
        if unit is None:
            return 0.0
        own = set(map(self._unit, columns[at].cells)) - {None}
        beside = {
            self._unit(one.cells[row])
            for one in columns
            if one is not columns[at] and one.column.role is not Role.OTHER_VALUE and len(one.cells) > row
        } - {None}
        if columns[at].column.role is Role.OTHER_VALUE:
            return _OTHER_UNIT if own and unit not in own | beside else 0.0
        return _OTHER_UNIT if beside and unit not in beside else 0.0

    def _unit(self, cell: Tokens) -> str | None:
        if cell not in self._known:
            self._known[cell] = unit_of(self._stream.joined(cell))
        return self._known[cell]
