"""A stream dealt out column after column, each under its head or all under the heads before them.

指標 / 登録者数 / 空家率 / 現状値（R5） / 18人 / 23.5％ / 目標値（R11） / 35人 / 18％以下
指標 / 現状値（R5） / 目標値（R11） / 登録者数 / 空家率 / 18人 / 23.5％ / 35人 / 18％以下
指標 / 登録者数 / 空家率 / 現状値 / （R5） / 目標値 / （R11） / 18人 / 23.5％ / 35人 / 18％以下

The year of a column may stand in brackets below its last cell: 現状値 / 18人 / 23.5％ / （R5）.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import Role
from ingest.layouts.figures.value_forms import MISFIT
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell
from ingest.layouts.streams.by_row import MOST_HEADS, MOST_LABELS
from ingest.layouts.streams.cell_sizes import most_parts
from ingest.layouts.streams.column_order import Cells, are_columns
from ingest.layouts.streams.head_tokens import may_head
from ingest.layouts.streams.heads import stream_columns
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import line_ends

_FEWEST_ROWS, _MOST_ROWS = 2, 30
_MOST_COLUMNS = 12
_FEWEST_TOGETHER = 2  # heads of values
_MOST_CELL_COST = 5.0
_MOST_STATES = 6  # kept of all the places where a column may end
_UNKNOWN = 1.5


@dataclass(frozen=True, slots=True)
class _State:
    """The columns read up to a token, and what they cost."""

    at: int
    cost: float
    heads: tuple[Column, ...]
    bodies: tuple[Cells, ...]


def read_by_column(stream: Stream) -> Iterator[Reading]:
    """Read a stream of one cell a line for every number of rows, from its first line or one of the next."""
    for start in range(min(MOST_LABELS, len(stream.tokens))):
        if not may_head(stream, start, first=True) or not stream.begins_line(start + 1):
            continue
        for rows in range(_FEWEST_ROWS, min(_MOST_ROWS, len(stream.tokens) // 2) + 1):
            yield from _under_each_head(stream, start, rows)
        yield from _under_all_heads(stream, start)


def _under_each_head(stream: Stream, start: int, rows: int) -> Iterator[Reading]:
    states = [_State(start, 0.0, (), ())]
    for _ in range(_MOST_COLUMNS):
        both = (_next_column, _next_columns)
        states = [more for state in states for ways in both for more in ways(stream, state, rows)]
        states = sorted(states, key=lambda state: state.cost)[:_MOST_STATES]
        for state in states:
            columns = settled(state.heads)
            if columns is not None and columns[-1].role is not Role.INDICATOR:
                yield _reading(stream, start, rows, columns, state)


def _next_column(stream: Stream, state: _State, rows: int) -> Iterator[_State]:
    """Read a head, perhaps with its year on the next line, and the cells under it."""
    tokens = stream.tokens
    for end in (state.at + 1, state.at + 2):
        timed = end == state.at + 2
        if end >= len(tokens) or not may_head(stream, state.at, first=not state.heads):
            return
        if timed and not is_time_only(tokens[end - 1].cell.text):
            return
        head = stream.cell(state.at, end)
        role = role_of(head, stream.cues)
        if role in (None, Role.TIME) and is_time_only(tokens[state.at].cell.text):
            return
        kind = role or Role.OTHER_TEXT
        for last, (cost, cells) in cells_at(stream, kind, end, rows).items():
            price = state.cost + cost + (0.0 if role else _UNKNOWN)
            column = Column(role or Role.UNKNOWN, head, time_of(head))
            yield _State(last, price, (*state.heads, column), (*state.bodies, cells))
            below = (
                _time_below(stream, last, (head, *(stream.cell(*cell) for cell in cells))) if role in VALUES else None
            )
            if below is not None:
                timed_below = replace(column, time=below)
                yield _State(last + 1, price, (*state.heads, timed_below), (*state.bodies, cells))


def _next_columns(stream: Stream, state: _State, rows: int) -> Iterator[_State]:
    """Read heads of values that stand together after the names, and the columns under them, one after the other."""
    heads, at = _heads_of_values(stream, state.at) if state.heads else ((), state.at)
    if len(heads) < _FEWEST_TOGETHER:
        return
    states = [replace(state, at=at, heads=(*state.heads, *heads))]
    for head in heads:
        states = [
            replace(one, at=last, cost=one.cost + cost, bodies=(*one.bodies, cells))
            for one in states
            for last, (cost, cells) in cells_at(stream, head.role, one.at, rows).items()
        ]
        states = sorted(states, key=lambda one: one.cost)[:_MOST_STATES]
    yield from (one for one in states if are_columns(stream, one.bodies[-len(heads) :]))


def _heads_of_values(stream: Stream, start: int) -> tuple[tuple[Column, ...], int]:
    """Read the heads of values from a token on, each perhaps with its year on the next line; give where they end."""
    tokens, heads, at = stream.tokens, list[Column](), start
    while at < len(tokens) and stream.begins_line(at) and may_head(stream, at, first=False):
        end = at + 1
        end += end < len(tokens) and stream.begins_line(end) and is_time_only(tokens[end].cell.text)
        head = stream.cell(at, end)
        role = role_of(head, stream.cues)
        if role is None or role not in VALUES or not stream.is_head_word(at):
            break
        heads.append(Column(role, head, time_of(head)))
        at = end
    return tuple(heads), at


def _time_below(stream: Stream, at: int, column: Sequence[Cell]) -> Cell | None:
    """Find the year in brackets below a column whose head and cells have none: 18人 / 7人 / （R5）."""
    printed = stream.tokens[at].cell if at < len(stream.tokens) and stream.begins_line(at) else Cell("")
    is_time = is_aside(printed.text) and is_time_only(printed.text) and stream.begins_line(at + 1)
    return time_of(printed) if is_time and not any(time_of(cell) for cell in column) else None


def _under_all_heads(stream: Stream, start: int) -> Iterator[Reading]:
    for heads in line_ends(stream.tokens[: start + MOST_HEADS]):
        if heads <= start + 1:
            continue
        if not may_head(stream, heads - 1, first=False):
            return
        columns = stream_columns([token.cell for token in stream.tokens[start:heads]], stream.cues)
        if columns is None:
            continue
        for rows in range(_FEWEST_ROWS, min(_MOST_ROWS, (len(stream.tokens) - heads) // len(columns)) + 1):
            states = [_State(heads, stream.unknown(columns), columns, ())]
            for column in columns:
                states = [
                    _State(last, state.cost + cost, columns, (*state.bodies, cells))
                    for state in states
                    for last, (cost, cells) in cells_at(stream, column.role, state.at, rows).items()
                ]
                states = sorted(states, key=lambda state: state.cost)[:_MOST_STATES]
            for state in states[:1]:
                yield _reading(stream, start, rows, columns, state)


def cells_at(stream: Stream, role: Role, start: int, rows: int) -> dict[int, tuple[float, Cells]]:
    """Part the tokens from a start on into as many cells as there are rows; the cheapest for each place to end."""
    ends: dict[int, tuple[float, Cells]] = {start: (0.0, ())}
    for _ in range(rows):
        more: dict[int, tuple[float, Cells]] = {}
        for at, (cost, cells) in ends.items():
            for end in range(at + 1, min(at + min(most_parts(role), 4), len(stream.tokens)) + 1):
                price = stream.cost(role, at, end) if stream.begins_line(at) and stream.begins_line(end) else MISFIT
                if price < _MOST_CELL_COST and (end not in more or cost + price < more[end][0]):
                    more[end] = (cost + price, (*cells, (at, end)))
        ends = more
    return ends


def _reading(stream: Stream, start: int, rows: int, columns: Sequence[Column], state: _State) -> Reading:
    cells = tuple(tuple(_cell(stream, body, row) for body in state.bodies) for row in range(rows))
    return Reading(tuple(columns), cells, tuple(range(start, state.at)), EARNED * (state.at - start) - state.cost)


def _cell(stream: Stream, body: Cells, row: int) -> Cell:
    first, end = body[row]
    return stream.cell(first, end)
