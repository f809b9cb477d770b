"""The heads of a woven table: their order from left to right, and their years put together out of torn pieces.

現状値 目標値 / 番号 / 指標 / 対象 （令和5年 （令和17年 資料 / 度） / 度）    are the columns
番号   指標   対象   現状値（令和5年度）   目標値（令和17年度）   資料
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, time_in
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.rows import Cell, joined
from ingest.layouts.streams.head_tokens import may_head
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import Token

_MOST_HEADS = 16  # tokens
_OPEN = re.compile(r"[（(][^（）()]*$")
_REST = re.compile(r"[^（）()]{0,4}[)）]")
_AFTER_VALUES = (Role.OTHER_TEXT, Role.UNKNOWN)  # where no line tells: 資料, 担当課
_Piece = tuple[Token, ...]  # the tokens of one head, or of one year


@dataclass(frozen=True, slots=True)
class WovenHeads:
    """The columns from left to right, and the token after the last of their heads."""

    columns: tuple[Column, ...]
    end: int

    def has(self, role: Role) -> bool:
        """Tell whether there is a column of a role."""
        return any(column.role is role for column in self.columns)


def woven_heads(stream: Stream, start: int) -> Iterator[WovenHeads]:
    """Read the heads from a token on, once for every line that may be their last; a part of a table has some only."""
    end = start
    while end < min(start + _MOST_HEADS, len(stream.tokens)) and _may_be(stream, end, first=end == start):
        end += 1
        if stream.begins_line(end):
            columns = _columns(stream.tokens[start:end], stream.cues)
            if columns:
                yield WovenHeads(columns, end)


def _may_be(stream: Stream, at: int, *, first: bool) -> bool:
    text = stream.tokens[at].cell.text
    if stream.is_apart(at):
        return False
    if not first and (_is_open_year(text) or _REST.fullmatch(text) is not None):
        return True
    named = is_time_only(text) or role_of(stream.tokens[at].cell, stream.cues) is not None
    return named and may_head(stream, at, first=first)


def _is_open_year(text: str) -> bool:
    return _OPEN.match(text) is not None and time_in(text) is not None


def _columns(tokens: Sequence[Token], cues: LayoutCues) -> tuple[Column, ...]:
    """Give the columns; none where a year is left torn, or where there are not as many years as values await."""
    pieces = _whole(tokens)
    if any(_OPEN.search(_cell(piece).text) or _REST.fullmatch(_cell(piece).text) for piece in pieces):
        return ()
    times = [piece for piece in pieces if is_time_only(_cell(piece).text)]
    heads = [piece for piece in pieces if piece not in times]
    columns = [_column(piece, cues) for piece in heads]
    awaiting = [at for at, column in enumerate(columns) if column.role in VALUES and column.time is None]
    if times and len(times) != len(awaiting):
        return ()
    for at, time in zip(awaiting if times else (), times, strict=True):
        heads[at] = (*heads[at], *time)
        columns[at] = replace(_column(heads[at], cues), role=columns[at].role)
    return tuple(columns[at] for at in _from_left(heads, columns))


def _whole(tokens: Sequence[Token]) -> list[_Piece]:
    """Give each torn piece the next rest that closes it: （令和5年 （令和17年 / 度） 度）."""
    pieces: list[_Piece] = []
    for token in tokens:
        open_at = next((at for at, piece in enumerate(pieces) if _OPEN.search(_cell(piece).text)), None)
        if open_at is not None and _REST.fullmatch(token.cell.text):
            pieces[open_at] = (*pieces[open_at], token)
        else:
            pieces.append((token,))
    return pieces


def _from_left(heads: Sequence[_Piece], columns: Sequence[Column]) -> list[int]:
    """Order heads as the lines tell on which two of them stand; else as tables have them, names before values."""
    after: set[tuple[int, int]] = set()
    tokens = sorted(((token.at, token.cell.left, at) for at, head in enumerate(heads) for token in head))
    for _, line in groupby(tokens, key=lambda one: one[0]):
        after.update((left[-1], right[-1]) for left, right in pairwise(line))
    left = sorted(range(len(heads)), key=lambda at: (_rank(columns[at].role), heads[at][0].at, heads[at][0].cell.left))
    order: list[int] = []
    while left:
        free = [at for at in left if not any((other, at) in after for other in left)]
        order.append((free or left)[0])
        left.remove(order[-1])
    return order


def _rank(role: Role) -> int:
    return 1 if role in VALUES else 2 if role in _AFTER_VALUES else 0


def _column(piece: _Piece, cues: LayoutCues) -> Column:
    cell = _cell(piece)
    return Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell))


def _cell(piece: _Piece) -> Cell:
    return joined(token.cell for token in piece)
