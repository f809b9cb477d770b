"""A stream dealt out column after column, with a name for several rows, each of which is for some of those counted.

指標 / 区分 / 現状値（R5） / 目標値（R11） / 空家率 / 北部 / 南部 / 23％ / 31％ / 18％ / 25％
指標 / 現状値 / 目標値 / 睡眠の足りる人の割合 / 間食をする人の割合 / 男性 / 女性 / 男性 / 女性 / 61％ / 58％ / …

Those of the next name begin where one is said again; there are as many such beginnings as there are names.
"""

from collections.abc import Iterator, Sequence

from ingest.layouts.cues import Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.rowed.headless_groups import is_group, with_headless_groups
from ingest.layouts.rows import Cell
from ingest.layouts.streams.by_column import cells_at
from ingest.layouts.streams.by_row import MOST_HEADS, MOST_LABELS
from ingest.layouts.streams.column_order import Cells
from ingest.layouts.streams.head_tokens import may_head
from ingest.layouts.streams.heads import stream_columns
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import line_ends

_FEWEST_ROWS, _MOST_ROWS = 2, 30
_MOST_NAMES = 10
_LONGEST_GROUP = 12  # characters
_FEWEST_VALUES = 2  # columns


def read_grouped_columns(stream: Stream) -> Iterator[Reading]:
    """Read a stream of one cell a line, for every number of heads and of names below them."""
    for start in range(min(MOST_LABELS, len(stream.tokens))):
        if not may_head(stream, start, first=True) or not stream.begins_line(start + 1):
            continue
        for heads in line_ends(stream.tokens[: start + MOST_HEADS]):
            if heads <= start + 1:
                continue
            if not may_head(stream, heads - 1, first=False):
                break
            for columns in _columns(stream, start, heads):
                yield from _readings(stream, start, heads, columns)


def _columns(stream: Stream, start: int, heads: int) -> Iterator[tuple[Column, ...]]:
    """Read heads as a name, those counted, and values of them."""
    found = stream_columns([token.cell for token in stream.tokens[start:heads]], stream.cues)
    for columns in with_headless_groups(found, stream.tokens[heads:]) if found is not None else ():
        roles = [column.role for column in columns]
        of_values = len(roles) >= 2 + _FEWEST_VALUES and all(role in VALUES for role in roles[2:])
        if of_values and roles[:2] == [Role.INDICATOR, Role.GROUP]:
            yield columns


def _readings(stream: Stream, start: int, heads: int, columns: tuple[Column, ...]) -> Iterator[Reading]:
    bare = not columns[1].head.text  # no head says that these are groups
    for count in range(1, _MOST_NAMES + 1):
        for names_end, (cost, names) in cells_at(stream, Role.INDICATOR, heads, count).items():
            groups = _groups(stream, names_end, bare=bare)
            sizes = _sizes([group.text for group in groups])
            if not _FEWEST_ROWS <= len(groups) <= _MOST_ROWS or len(sizes) != count:
                continue
            own = [name for name, size in zip(names, sizes, strict=True) for _ in range(size)]
            first = [stream.cell(*name) for name in own]
            for end, price, bodies in _values(stream, names_end + len(groups), columns[2:], len(groups)):
                rows = zip(first, groups, *([stream.cell(*cell) for cell in body] for body in bodies), strict=True)
                earned = EARNED * (end - start) - cost - price
                yield Reading(columns, tuple(rows), tuple(range(start, end)), earned)


def _groups(stream: Stream, start: int, *, bare: bool) -> Sequence[Cell]:
    """List the cells from a place on that can say who is counted, one a line, down to the first value."""
    found: list[Cell] = []
    for at in range(start, min(start + _MOST_ROWS + 1, len(stream.tokens))):
        cell = stream.tokens[at].cell
        known = is_group(cell.text)
        named = len(cell.text) > _LONGEST_GROUP or stream.cues.ends_as_indicator(cell.text)
        apart = stream.is_apart(at) or not (stream.begins_line(at) and stream.begins_line(at + 1))
        if apart or not (known or not (bare or named or is_value(cell.text, stream.cues))):
            break
        found.append(cell)
    return found


def _sizes(groups: Sequence[str]) -> Sequence[int]:
    """Count the groups of every name: those before one that was said already."""
    sizes, said = list[int](), set[str]()
    for group in groups:
        if not sizes or group in said:
            sizes.append(0)
            said.clear()
        sizes[-1] += 1
        said.add(group)
    return sizes


def _values(
    stream: Stream, start: int, columns: Sequence[Column], rows: int
) -> Iterator[tuple[int, float, tuple[Cells, ...]]]:
    """Read the columns of values one after the other; give where they end, with their price, the cheapest only."""
    states: list[tuple[int, float, tuple[Cells, ...]]] = [(start, 0.0, ())]
    for column in columns:
        more = [
            (last, cost + price, (*bodies, cells))
            for at, cost, bodies in states
            for last, (price, cells) in cells_at(stream, column.role, at, rows).items()
        ]
        states = sorted(more, key=lambda state: state[1])[:_MOST_NAMES]
    yield from states[:1]
