"""Woven tables read out of a stream: whole ones, and those whose values came out as a block of their own."""

from collections.abc import Iterator

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import Column, role_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell
from ingest.layouts.streams.by_row import heads_again
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.stream import Stream
from ingest.layouts.woven.heads import WovenHeads, woven_heads
from ingest.layouts.woven.row import LABEL
from ingest.layouts.woven.rows import Dealt, deal_rows

_NAMED_WITHIN = 60  # tokens from the heads on


def read_woven(stream: Stream) -> Iterator[Reading]:
    """Read the table at the beginning of a stream, under every number of heads."""
    if not any(_is_end_of_name(token.cell, stream.cues) for token in stream.tokens[:_NAMED_WITHIN]):
        return  # dealing out is dear
    for heads in woven_heads(stream, 0):
        if heads.has(Role.INDICATOR) and not heads.has(Role.TARGET):
            yield from _in_two_blocks(stream, heads)
        else:
            yield from _whole(stream, heads)


def _is_end_of_name(cell: Cell, cues: LayoutCues) -> bool:
    """Tell whether a fragment ends as the names of indicators do, and is no head and no value."""
    named = cues.ends_as_indicator(cell.text) and not any(map(str.isdecimal, cell.text))
    return named and role_of(cell, cues) is None


def _whole(stream: Stream, heads: WovenHeads) -> Iterator[Reading]:
    columns = _settled(heads.columns)
    if columns is None:
        return
    dealt = deal_rows(stream, columns, heads.end, heads_again(stream, 0, heads.end))
    best = max(dealt.values(), key=lambda one: one.earned, default=None)
    if best is not None and best.earned > 0:
        yield _reading(stream, columns, tuple(range(heads.end)), best)


def _in_two_blocks(stream: Stream, heads: WovenHeads) -> Iterator[Reading]:
    """Read names under their heads, then under other heads as many values."""
    names = deal_rows(stream, heads.columns, heads.end, {})
    for start in sorted({_after_notes(stream, dealt.end) for dealt in names.values()}):
        for below in woven_heads(stream, start):
            columns = _settled((*heads.columns, *below.columns))
            if columns is None or below.has(Role.INDICATOR) or not below.has(Role.TARGET):
                continue
            values = deal_rows(stream, columns[len(heads.columns) :], below.end, {})
            for count in names.keys() & values.keys():
                if names[count].end <= start:
                    printed = (*range(heads.end), *range(start, below.end))
                    yield _reading(stream, columns, printed, _joined(names[count], values[count]))


def _after_notes(stream: Stream, at: int) -> int:
    """Find the token after what may stand between names and values: notes, the foot of a page, the next heading."""
    while at < len(stream.tokens) and (stream.is_apart(at) or _is_of_note(stream, at)):
        at += 1
    return at


def _is_of_note(stream: Stream, at: int) -> bool:
    """Tell whether the line of a token begins as a note."""
    first = next(token for token in stream.tokens if token.at == stream.tokens[at].at)
    return LABEL.match(first.cell.text) is not None


def _joined(names: Dealt, values: Dealt) -> Dealt:
    """Set the values beside the names."""
    rows = tuple((*left, *right) for left, right in zip(names.rows, values.rows, strict=True))
    return Dealt(rows, names.earned + values.earned, values.end)


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...] | None:
    """Settle what the columns hold together; None where that adds one."""
    found = settled(columns)
    return found if found is not None and len(found) == len(columns) else None


def _reading(stream: Stream, columns: tuple[Column, ...], printed: tuple[int, ...], dealt: Dealt) -> Reading:
    tokens = (*printed, *sorted(at for row in dealt.rows for cell in row for at in cell))
    rows = tuple(tuple(stream.joined(cell) if cell else Cell("") for cell in row) for row in dealt.rows)
    return Reading(columns, rows, tokens, dealt.earned + EARNED * len(printed) - stream.unknown(columns))
