"""A stream whose rows are whole lines under a head for groups; a name stands once, beside its rows or between them.

指標 対象 基準値 目標値
男性 11.3ｇ 8ｇ
食塩をとる量                  the name of both rows, in the middle of its cell
女性 9.4ｇ 7ｇ
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import Role
from ingest.layouts.figures.value_forms import MISFIT, is_figure
from ingest.layouts.figures.values import is_aside, is_number, is_value
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.forms import misfit
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rowed.levels import Level
from ingest.layouts.rowed.name_forms import wrap_cost
from ingest.layouts.rows import Cell
from ingest.layouts.streams.by_row import MOST_HEADS, heads_again
from ingest.layouts.streams.head_tokens import may_head
from ingest.layouts.streams.heads import stream_columns
from ingest.layouts.streams.reading import EARNED, Reading
from ingest.layouts.streams.stream import Stream
from ingest.layouts.streams.tokens import line_ends

_OFF = 1.5  # a line that a name is off the middle, or the top, of its rows
_ACROSS_BLANK = 3.0
_MOST_LINES = 9  # of one name with its rows
_MOST_WORDS = 4  # of a line of nothing but a name
_LONGEST_GROUP = 8  # characters of one that ends as names of indicators do: 未就学児の保護者
_NOTES = ("※", "＊", "*", "注", "出典", "資料")
_NEVER = 1e9
_Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: the tokens of its number, its part of a name, its group, its values; no values where it is none.

    `parts` says that a page or a heading stands before it.
    """

    number: _Tokens
    name: _Tokens
    group: _Tokens
    values: tuple[_Tokens, ...]
    parts: bool

    @property
    def tokens(self) -> _Tokens:
        """List all the tokens."""
        return (*self.number, *self.name, *self.group, *(at for value in self.values for at in value))


def read_grouped_lines(stream: Stream) -> Iterator[Reading]:
    """Read the table at the beginning of a stream, where some name stands on a line of its own."""
    for heads in line_ends(stream.tokens[: MOST_HEADS + 1]):
        if not all(may_head(stream, at, first=at == 0) for at in range(heads)):
            return
        columns = stream_columns([token.cell for token in stream.tokens[:heads]], stream.cues)
        if columns and _begins_with_groups([column.role for column in columns]):
            yield from _Reader(stream, columns, heads).read()


def _begins_with_groups(roles: Sequence[Role]) -> bool:
    """Tell a table that begins with names and groups, perhaps with the numbers of names before them."""
    at = int(roles[0] is Role.NUMBER)
    return roles[at : at + 2] == [Role.INDICATOR, Role.GROUP]


class _Reader:
    def __init__(self, stream: Stream, columns: Sequence[Column], heads: int) -> None:
        self._stream, self._columns, self._heads = stream, tuple(columns), heads
        self._group = next(at for at, column in enumerate(columns) if column.role is Role.GROUP)
        self._lines: list[_Line] = list(self._printed())

    def read(self) -> Iterator[Reading]:
        """Read the names with their rows, as many lines as earn most; names level with the top or the middle."""
        if all(line.values for line in self._lines):
            return
        readings = [found for level in Level if (found := self._at(level)) is not None]
        best = max(readings, key=lambda reading: reading.earned, default=None)
        if best is not None:
            yield best

    def _at(self, level: Level) -> Reading | None:
        costs, cuts = [0.0], [0]
        for end in range(1, len(self._lines) + 1):
            starts = range(max(0, end - _MOST_LINES), end)
            cost, start = min((costs[start] + self._block(start, end, level), start) for start in starts)
            costs.append(cost)
            cuts.append(start)
        words = [0]
        for line in self._lines:
            words.append(words[-1] + len(line.tokens))
        earned, end = max((EARNED * words[end] - cost, end) for end, cost in enumerate(costs))
        blocks = []
        while end:
            blocks.append((cuts[end], end))
            end = cuts[end]
        return self._reading(blocks[::-1], earned) if blocks and earned > 0 else None

    def _reading(self, blocks: Sequence[tuple[int, int]], earned: float) -> Reading:
        rows = tuple(row for start, end in blocks for row in self._rows(self._lines[start:end]))
        taken = [at for line in self._lines[: blocks[-1][1]] for at in line.tokens]
        tokens = (*range(min([*taken, self._heads])), *taken)
        whole = earned + EARNED * self._heads - self._stream.unknown(self._columns)
        return Reading(self._columns, rows, tokens, whole)

    def _rows(self, lines: Sequence[_Line]) -> Iterator[tuple[Cell, ...]]:
        name = self._stream.joined([at for line in lines for at in line.name])
        numbers = [at for line in lines for at in line.number]
        before = (self._stream.joined(numbers),) if self._group > 1 else ()
        for line in lines:
            if line.values:
                yield (*before, name, self._stream.joined(line.group), *map(self._stream.joined, line.values))

    def _block(self, start: int, end: int, level: Level) -> float:
        """Price some lines as one name with its rows."""
        lines = self._lines[start:end]
        named = [at for at, line in enumerate(lines) if line.name]
        rows = [at for at, line in enumerate(lines) if line.values]
        groups = [self._text(lines[at].group) for at in rows]
        if not named or not rows or any(line.parts for line in lines[1:]) or len(set(groups)) < len(groups):
            return _NEVER
        cells = [self._stream.joined(lines[at].name) for at in named]
        twice = abs(named[0] - rows[0]) * 2 if level is Level.TOP else abs(named[0] + named[-1] - rows[0] - rows[-1])
        blanks = sum(self._stream.tokens[line.tokens[0]].follows_blank for line in lines[1:])
        ungrouped = MISFIT * (len(rows) > 1 and not all(groups))
        form = misfit(Role.INDICATOR, cells, self._stream.cues) + wrap_cost(cells)
        return _OFF * twice / 2 + _ACROSS_BLANK * blanks + ungrouped + form

    def _text(self, tokens: _Tokens) -> str:
        return self._stream.joined(tokens).text

    def _printed(self) -> Iterator[_Line]:
        """Cut the tokens under the heads into lines, up to the first that can be none of the table."""
        again = heads_again(self._stream, 0, self._heads)
        at, parts = self._heads, False
        while at < len(self._stream.tokens):
            end = next(end for end in range(at + 1, len(self._stream.tokens) + 1) if self._stream.begins_line(end))
            line = self._line(at, end, parts=parts)
            after = again.get(at) or (at if line and line.values else self._stream.skipped(at))
            if after > at:
                at, parts = after, True
                continue
            if line is None:
                return
            yield line
            at, parts = end, False

    def _line(self, start: int, end: int, *, parts: bool) -> _Line | None:
        tokens = tuple(range(start, end))
        if any(self._stream.is_head_word(at) for at in tokens) or self._word(start).startswith(_NOTES):
            return None
        number = tokens[: self._group > 1 and is_number(self._word(start))]
        rest = tokens[len(number) :]
        count, cells = len(self._columns) - self._group - 1, self._cells(rest)
        tail = cells[-count:]
        if len(cells) >= count and self._are_values(tail):
            words = tuple(at for cell in cells[:-count] for at in cell)
            group = words[self._group_begins(words) :]
            return _Line(number, words[: len(words) - len(group)], group, tuple(tail), parts)
        figures = any(is_figure(self._word(at), self._stream.cues) for at in rest)
        return None if figures or not 0 < len(rest) <= _MOST_WORDS else _Line(number, rest, (), (), parts)

    def _cells(self, tokens: _Tokens) -> list[_Tokens]:
        """Join a remark to the value that it stands behind: 70.5% (R4)."""
        cells: list[_Tokens] = []
        for at in tokens:
            remark = bool(cells) and is_aside(self._word(at)) and is_value(self._text(cells[-1]), self._stream.cues)
            cells = [*cells[:-1], (*cells[-1], at)] if remark else [*cells, (at,)]
        return cells

    def _are_values(self, cells: Sequence[_Tokens]) -> bool:
        """Tell whether cells fit the columns behind that of groups, a figure among them."""
        columns = self._columns[self._group + 1 :]
        fit = all(self._stream.cost_of(column.role, cell) < MISFIT for column, cell in zip(columns, cells, strict=True))
        return fit and any(is_figure(self._text(cell), self._stream.cues) for cell in cells)

    def _group_begins(self, words: _Tokens) -> int:
        """Find where the group begins among the words before the values: at the last, unless that is a name."""
        if not words:
            return 0
        last = self._word(words[-1])
        named = self._stream.cues.ends_as_indicator(last) and not is_group(last)
        if named and (len(last) > _LONGEST_GROUP or len(words) > 1):
            return len(words)
        before = self._text(words[:-1])
        return 0 if before and (is_group(before) or is_value(before, self._stream.cues)) else len(words) - 1

    def _word(self, at: int) -> str:
        return self._stream.tokens[at].cell.text
