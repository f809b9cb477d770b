"""A stream whose rows are whole printed lines, with a cell for every column; what was wrapped stands above or below.

番号 指標 基準値 目標値 評価 担当
3 木造の校舎を持つ小学校 4％（R4） 9％ Ａ 学校課         a row
の割合 （R9）                                            the rest of its name, the year of its target
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.heads.columns import Column
from ingest.layouts.heads.settled import columns_of
from ingest.layouts.streams.by_row import MOST_HEADS, MOST_LABELS, heads_again
from ingest.layouts.streams.head_tokens import may_head
from ingest.layouts.streams.heads import stream_columns, years_apart
from ingest.layouts.streams.line_rows import LineRows, Priced, Row, Tokens
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import line_ends

_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 1
_MOST_BESIDE = 3  # lines of one cell above or below its row


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its tokens, and the row that it is, if it is one."""

    tokens: Tokens
    row: Row | None


_Height = tuple[int, int, int]  # the line of a row, how many lines above it and below it are its own
_Dealt = tuple[list[Priced], int]  # rows, and how many lines they take


def read_whole_lines(stream: Stream) -> Iterator[Reading]:
    """Read the table at the beginning of a stream, from its first line or one of the next: a label is no head."""
    for start in [0, *line_ends(stream.tokens[:MOST_HEADS])][:MOST_LABELS]:
        for heads in (end for end in line_ends(stream.tokens[: start + MOST_HEADS + 1]) if end > start):
            if not all(may_head(stream, at, first=at == start) for at in range(start, heads)):
                break
            if sum(not stream.tokens[at].begins_line for at in range(start, heads)) + 1 >= _FEWEST_COLUMNS:
                ways = (_Reader(stream, columns, start, heads).reading() for columns in _columns(stream, start, heads))
                yield from (reading for reading in ways if reading is not None)


def _columns(stream: Stream, start: int, heads: int) -> Iterator[tuple[Column, ...]]:
    """Read the heads as columns: a year may be the time of the head before it, or a head of its own."""
    cells = [token.cell for token in stream.tokens[start:heads]]
    known = stream_columns(cells, stream.cues), columns_of(cells, stream.cues)
    ways = known if any(known) else (years_apart(cells, stream.cues, stream.plan),)
    yield from {tuple(c.head for c in way): way for way in ways if way and len(way) >= _FEWEST_COLUMNS}.values()


class _Reader:
    def __init__(self, stream: Stream, columns: tuple[Column, ...], start: int, heads: int) -> None:
        self._stream, self._columns, self._start, self._heads = stream, columns, start, heads
        self._again = heads_again(stream, start, heads)
        self._rows = LineRows(stream, columns)

    def reading(self) -> Reading | None:
        """Read the parts of the table, down to the first line that is no part of it."""
        rows: list[Priced] = []
        for part in self._parts():
            found, lines = self._dealt(part)
            rows += found
            if lines < len(part):
                break
        if len(rows) < _FEWEST_ROWS or not self._rows.is_sure:
            return None
        own = [at for one in rows for cell in one.row for at in cell]
        tokens = (*range(self._start, self._heads), *self._heads_again(max(own)), *own)
        cost = sum(one.cost for one in rows) + self._stream.unknown(self._columns)
        cells = tuple(tuple(map(self._stream.joined, one.row)) for one in rows)
        return Reading(self._columns, cells, tuple(sorted(tokens)), EARNED * len(tokens) - cost)

    def _heads_again(self, end: int) -> Iterator[int]:
        for after in self._again.values():
            yield from range(after - self._heads + self._start, after) if after <= end else ()

    def _dealt(self, lines: Sequence[_Line]) -> _Dealt:
        """Deal the lines of a part out to rows, level with the first line of a cell, its middle or its last."""
        ways = [
            self._level(lines, heights) for heights in (_from_top(lines), _to_end(lines), _around(lines)) if heights
        ]
        return max(ways, key=lambda way: (way[1], -sum(one.cost for one in way[0])), default=([], 0))

    def _level(self, lines: Sequence[_Line], heights: Sequence[_Height]) -> _Dealt:
        """Read rows of known heights, the lines above and below each; down to the first that is none."""
        rows: list[Priced] = []
        end = 0
        for at, above, below in heights:
            row, over, under = lines[at].row, lines[at - above : at], lines[at + 1 : at + 1 + below]
            found = self._whole(row, over, under, last=at == heights[-1][0]) if row else None
            if found is None:
                break
            priced, taken = found
            rows.append(priced)
            end = at + 1 + taken
        return rows, end

    def _whole(
        self, row: Row, above: Sequence[_Line], below: Sequence[_Line], *, last: bool
    ) -> tuple[Priced, int] | None:
        """Put a row together; below the `last` of a part only lines without which it is not whole are its own."""
        best: tuple[Priced, int] | None = None
        if max(len(above), 0 if last else len(below)) > _MOST_BESIDE:
            return None
        fewest = int(bool(below) and self._rows.must_go_on(below[0].tokens))
        for count in range(fewest, min(len(below), _MOST_BESIDE) + 1) if last and not above else (len(below),):
            found = self._rows.whole(row, [line.tokens for line in above], [line.tokens for line in below[:count]])
            if found is not None and (best is None or found.cost < best[0].cost):
                best = (found, count)
        return best

    def _parts(self) -> Iterator[list[_Line]]:
        """Cut the tokens under the heads into lines, up to the first that can be none of the table, at breaks."""
        at, part = self._heads, list[_Line]()
        while at < len(self._stream.tokens):
            end = next(end for end in range(at + 1, len(self._stream.tokens) + 1) if self._stream.begins_line(end))
            tokens = tuple(range(at, end))
            row = self._rows.row(tokens) if at not in self._again else None
            after = self._again.get(at) or (at if row else self._stream.skipped(at))
            if after > at:
                yield part
                at, part = after, []
                continue
            if row is None and not self._rows.may_go_on(tokens):
                break
            part.append(_Line(tokens, row))
            at = end
        yield part


def _from_top(lines: Sequence[_Line]) -> list[_Height]:
    """Count the lines below each row, where a part begins with a row; none where it does not."""
    rows = [at for at, line in enumerate(lines) if line.row]
    below = [end - at - 1 for at, end in pairwise([*rows, len(lines)])]
    return [(at, 0, count) for at, count in zip(rows, below, strict=True)] if rows[:1] == [0] else []


def _around(lines: Sequence[_Line]) -> list[_Height]:
    """Count the lines above and below each row, as many of each; none where that does not go on to the end."""
    found: list[_Height] = []
    top = 0
    for at in (at for at, line in enumerate(lines) if line.row):
        found.append((at, at - top, at - top))
        top = at + 1 + at - top
        if found[-1][1] < 0:
            return []
    return found if any(above for _, above, _ in found) and top <= len(lines) else []


def _to_end(lines: Sequence[_Line]) -> list[_Height]:
    """Count the lines above each row, where a part ends with a row; none where nothing stands above any."""
    rows = [at for at, line in enumerate(lines) if line.row]
    above = [at - before - 1 for before, at in pairwise([-1, *rows])]
    whole = rows[-1:] == [len(lines) - 1] and any(above)
    return [(at, count, 0) for at, count in zip(rows, above, strict=True)] if whole else []
