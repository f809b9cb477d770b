"""A table out of blocks: as many names as every column of values has values, whatever the order of the blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ingest.layouts.checked.plausible import all_values, is_plausible, leads_on
from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.heads.plan_years import with_years_of_plan
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell
from ingest.layouts.streams.block_ends import unfinished
from ingest.layouts.streams.block_heads import with_heads_below
from ingest.layouts.streams.block_state import Held, State
from ingest.layouts.streams.block_table import states_after
from ingest.layouts.streams.blocks import Block, blocks_of
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.stream import Stream

_FIRST = {Role.INDICATOR, Role.GROUP, Role.NUMBER}  # heads with which a table begins
_FEWEST_APART = 3  # blocks after an empty line
_NAMES = {Role.INDICATOR, Role.MAYBE_INDICATOR}
_TARGETS = {Role.TARGET, Role.TIME}
_MOST_PARTS = 8  # lines of one name
_MOST_NAME_COST = 1.5
_CUT = 1.0
_OFF = 1.5  # a line between a name and the values of its row
_SHORT_COLUMN = 1.0  # other figures, of which not every row has its own


def read_by_block(stream: Stream) -> Iterator[Reading]:
    """Read the first blocks of a stream as one table, for every number of blocks that makes one."""
    blocks = with_heads_below(blocks_of(stream))
    if not _may_be_table(blocks):
        return
    tokens = list(accumulate(block.tokens for block in blocks))
    going_on = unfinished(blocks, stream)
    for more_names in (False, True):
        found = zip(tokens, going_on, states_after(blocks, stream, more_names=more_names), strict=False)
        for taken, goes_on, states in found:
            readings = (_Table(stream, state, taken).reading() for state in states if not goes_on)
            for reading in readings:
                if reading is not None:
                    yield reading


def is_torn(stream: Stream) -> bool:
    """Tell whether a stream begins with a table in blocks, whose names and values were not found to match."""
    roles: set[Role] = set()
    apart = values = 0
    for block in with_heads_below(blocks_of(stream)):
        own = {column.role for column in block.columns}
        if Role.INDICATOR in roles & own or not (roles or own & _FIRST):
            break
        roles, values = roles | own, values + len(block.values)
        apart += stream.tokens[block.tokens[0]].follows_blank
    return {Role.INDICATOR, Role.TARGET, Role.BASELINE} <= roles and values > 1 and apart >= _FEWEST_APART


def _may_be_table(blocks: Sequence[Block]) -> bool:
    """Tell whether there is a head of names and one of targets, or of a year, before the head of names stands again."""
    roles: set[Role] = set()
    for block in blocks:
        own = {column.role for column in block.columns}
        if Role.INDICATOR in roles & own:
            break
        roles |= own
    return bool(roles & _NAMES) and bool(roles & _TARGETS)


class _Table:
    """Reads a state as a table, if every column has a cell for every name."""

    def __init__(self, stream: Stream, state: State, tokens: tuple[int, ...]) -> None:
        self._stream, self._state, self._tokens = stream, state, tokens

    def reading(self) -> Reading | None:
        """Read the table as it stands; None where its columns do not match."""
        dated = _with_years_of_target([one.column for one in self._state.columns])
        columns = settled(dated) or settled(with_years_of_plan(dated, self._stream.plan))
        if columns is None or len(columns) != len(self._state.columns):
            return None
        roles = [column.role for column in columns]
        values = [one for one, role in zip(self._state.columns, roles, strict=True) if role in VALUES]
        main = [one for one, r in zip(self._state.columns, roles, strict=True) if r in (Role.BASELINE, Role.TARGET)]
        count = len(main[0].cells)
        if not count or any(len(one.cells) != count for one in main) or roles.count(Role.INDICATOR) != 1:
            return None
        if any(len(one.cells) > count for one in values):
            return None
        names = self._parted(count, [one.cells for one in main])
        if names is None:
            return None
        cost, cuts = names
        rows = tuple(self._row(row, roles, cuts[row], count) for row in range(count))
        cues = self._stream.cues
        if not (all_values(columns, rows, cues) and is_plausible(columns, rows, cues) and leads_on(columns, rows)):
            return None
        cost += self._state.cost + _SHORT_COLUMN * sum(len(one.cells) < count for one in values)
        return Reading(columns, rows, self._tokens, EARNED * len(self._tokens) - cost - self._stream.unknown(columns))

    def _row(self, row: int, roles: Sequence[Role], name: tuple[int, int], count: int) -> tuple[Cell, ...]:
        return tuple(
            self._cell(one, role, row, name, count) for one, role in zip(self._state.columns, roles, strict=True)
        )

    def _cell(self, one: Held, role: Role, row: int, name: tuple[int, int], count: int) -> Cell:
        state = self._state
        if role is Role.INDICATOR:
            return self._stream.joined(state.names[name[0] : name[1]])
        if role is Role.UNIT and len(state.units) == count:
            return self._stream.joined([state.units[row]])
        if role in VALUES and len(one.cells) == count:
            dated = one.times[row] if len(one.times) == count and one.column.time is None else ()
            return self._stream.joined([*one.cells[row], *dated])
        if role is Role.DEADLINE and row < len(one.times):
            return self._stream.joined(one.times[row])
        return Cell("")

    def _parted(
        self, count: int, values: Sequence[Sequence[Sequence[int]]]
    ) -> tuple[float, list[tuple[int, int]]] | None:
        """Part the words of names into as many names as there are rows; the cheapest way, each near its values."""
        names = self._state.names
        forced = len(names) == count  # a line for each
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for row in range(count):
            more: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (cost, cuts) in best.items():
                for end in range(start + 1, min(start + _MOST_PARTS, len(names)) + 1):
                    name = names[start:end]
                    price = self._stream.cost_of(Role.INDICATOR, name)
                    if price + (0.0 if forced else self._cut(start, end)) > _MOST_NAME_COST:
                        continue
                    price += cost + self._off(name, [column[row][0] for column in values])
                    if end not in more or price < more[end][0]:
                        more[end] = (price, (*cuts, end))
            best = more
        found = best.get(len(names))
        return (found[0], list(pairwise(found[1]))) if found else None

    def _cut(self, start: int, end: int) -> float:
        """Price a name that ends as none does where another line stands right under it."""
        names, tokens = self._state.names, self._stream.tokens
        if end == len(names) or names[end] != names[end - 1] + 1 or tokens[names[end]].follows_blank:
            return 0.0
        whole = self._stream.cues.ends_as_indicator(self._stream.joined(names[start:end]).text)
        return 0.0 if whole else _CUT

    def _off(self, name: Sequence[int], values: Sequence[int]) -> float:
        """Price the lines between a name and those of its values that stand in the same block."""
        first, last = (self._stream.tokens[name[at]].at for at in (0, -1))
        lines = [self._stream.tokens[at].at for at in values]
        if not self._stream.is_one_block(min(first, *lines), max(last, *lines)):
            return 0.0
        return _OFF * max(0, first - max(lines) - 1, min(lines) - last - 1)


def _with_years_of_target(columns: Sequence[Column]) -> list[Column]:
    """Take years beside a target with a year of its own for targets: 目標値 stands over one of the columns it spans."""
    dated = any(column.role is Role.TARGET and column.year for column in columns)
    base = max((column.year or 0 for column in columns if column.role is Role.BASELINE), default=0)
    ahead = [dated and column.role is Role.TIME and (column.year or 0) > base for column in columns]
    return [
        replace(column, role=Role.TARGET) if is_ahead else column
        for column, is_ahead in zip(columns, ahead, strict=True)
    ]
