"""One row of a woven table: its tokens dealt out to columns, each line from left to right, each value in its turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from ingest.layouts.cues import Role, plain_of
from ingest.layouts.figures.value_forms import MISFIT, is_figure
from ingest.layouts.figures.values import is_aside, is_dash, is_number, is_time_only, is_value, part_time
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.rowed.forms import misfit
from ingest.layouts.streams.cell_sizes import most_parts
from ingest.layouts.streams.stream import Stream

_MOST_COST = 8.0
_MOST_TOKENS = 14
_MOST_WAYS = 60  # of going on from one token to the next
_KEPT = 2  # ways to one end
_MORE_LINES = 0.4  # a cell that goes on on another line
_MORE_WORDS = 0.2
_ACROSS_BLANK = 1.5
_OFF_MIDDLE = 1.5  # a line of a cell too many above or below the values of the row
_LIKE_HEADING = 1.5  # the number of a row, set apart as that of a heading is
_NARROW = 1.0  # a name in a narrower cell than the text beside it
_ODD_UNIT = 1.0  # a word of a unit that is not known as one
_MARK = re.compile(r"[①-⑳*＊※]")  # of a note
LABEL = re.compile(r"(?:資料|出典|注|備考|※)[^：:]{0,4}[：:]")  # of a note under the table
_MOST_ABOVE = 4  # lines of one cell above its values
Row = tuple[tuple[int, ...], ...]  # the tokens of each cell, in the order of the columns


@dataclass(frozen=True, slots=True)
class _Part:
    """A row as far as it is dealt out."""

    cells: Row
    last: int = -1  # the column of the token before


class RowWeaver:
    """Deals the tokens of a stream out to the columns of a table."""

    def __init__(self, stream: Stream, columns: Sequence[Column]) -> None:
        self._stream, self._roles = stream, [column.role for column in columns]
        self._values = [at for at, role in enumerate(self._roles) if role in VALUES]
        self._texts = [at for at, role in enumerate(self._roles) if role not in (*VALUES, Role.NUMBER)]
        self._known: dict[tuple[Role, tuple[int, ...]], float] = {}

    def rows_from(self, start: int) -> dict[int, list[tuple[float, Row]]]:
        """Deal out a row that begins at a token: for each end of a line the cheapest ways."""
        ends: dict[int, list[tuple[float, Row]]] = {}
        parts = [_Part(((),) * len(self._roles))] if self._has_values(start) else []
        for at in range(start, min(start + _MOST_TOKENS, len(self._stream.tokens))):
            if self._stream.is_apart_of_rows(at) or LABEL.match(self._stream.tokens[at].cell.text):
                break
            parts = self._likely([more for part in parts for more in self._with(part, at)])
            if not parts:
                break
            if self._stream.begins_line(at + 1):
                whole = ((self._cost(part.cells), part.cells) for part in parts if self._may_end(part.cells))
                cheap = sorted(found for found in whole if found[0] < _MOST_COST)
                if cheap:
                    ends[at + 1] = cheap[:_KEPT]
        return ends

    def _has_values(self, start: int) -> bool:
        """Tell whether as many values as there are columns for them follow soon."""
        found = sum(self._is_value(at) for at in range(start, min(start + _MOST_TOKENS, len(self._stream.tokens))))
        return found >= len(self._values)

    def _likely(self, parts: list[_Part]) -> list[_Part]:
        """Keep the parts of rows that cost least so far."""
        if len(parts) <= _MOST_WAYS:
            return parts
        return sorted(parts, key=lambda part: sum(self._price(role, cell) for role, cell in self._filled(part.cells)))[
            :_MOST_WAYS
        ]

    def _filled(self, cells: Row) -> Iterator[tuple[Role, tuple[int, ...]]]:
        return ((role, cell) for role, cell in zip(self._roles, cells, strict=True) if cell)

    def _with(self, part: _Part, at: int) -> Iterator[_Part]:
        """Give the ways in which a token may go on with a row."""
        begins = self._stream.begins_line(at)
        for column in self._open_to(part, at):
            if (column < part.last and not begins) or not self._fits(column, part, at):
                continue  # on the left of the token before it
            cells = (*part.cells[:column], (*part.cells[column], at), *part.cells[column + 1 :])
            if len(cells[column]) <= most_parts(self._roles[column]):
                yield _Part(cells, column)

    def _open_to(self, part: _Part, at: int) -> list[int]:
        """List the columns that a token may stand in: the next of values, that of a value with a remark, the texts."""
        text = self._stream.tokens[at].cell.text
        filled = [column for column in self._values if part.cells[column]]
        following = [column for column in self._values if column > max(filled, default=-1)][:1]
        if filled and (is_aside(text) or is_time_only(text)):
            following = [filled[-1], *following]
        numbers = [column for column, role in enumerate(self._roles) if role is Role.NUMBER and not part.cells[column]]
        last = max(filled, default=-1)
        texts = (column for column in self._texts if self._is_within(part.cells, column, last, at))
        return [*numbers, *following, *texts]

    def _is_within(self, cells: Row, column: int, last: int, at: int) -> bool:
        """Tell whether a cell with one more token would have no more lines below its values than it may have."""
        own = [self._stream.tokens[token].at for token in cells[column]]
        if last < 0:
            most = _MOST_ABOVE if column < min(self._values, default=len(cells)) else 1
            return len(set(own)) < most or self._stream.tokens[at].at in own
        top, bottom = self._stream.tokens[cells[last][0]].at, self._stream.tokens[cells[last][-1]].at
        above, below = len({line for line in own if line < top}), len({line for line in own if line > bottom})
        return below <= above + 1

    def _fits(self, column: int, part: _Part, at: int) -> bool:
        role = self._roles[column]
        if role is Role.NUMBER:
            return is_number(self._stream.tokens[at].cell.text)
        if self._stream.is_heading(at):
            return False
        return role not in VALUES or bool(part.cells[column]) or self._is_value(at)

    def _is_value(self, at: int) -> bool:
        text = self._stream.tokens[at].cell.text
        return _MARK.match(text) is None and is_value(part_time(text)[0], self._stream.cues)

    def _may_end(self, cells: Row) -> bool:
        """Tell whether a row has what it must have: its name, its target, all its values."""
        needed = (Role.INDICATOR, Role.TARGET, Role.BASELINE)
        return all(cell for role, cell in zip(self._roles, cells, strict=True) if role in needed)

    def _cost(self, cells: Row) -> float:
        prices = sum(self._price(role, cell) for role, cell in zip(self._roles, cells, strict=True))
        off = self._off_values(cells) if self._values else self._off_names(cells)
        return prices + off + self._narrow_name(cells)

    def _price(self, role: Role, cell: tuple[int, ...]) -> float:
        if not cell:
            return misfit(role, (), self._stream.cues)
        key = (role, cell)
        if key not in self._known:
            self._known[key] = self._price_of(role, cell)
        return self._known[key]

    def _price_of(self, role: Role, cell: tuple[int, ...]) -> float:
        tokens = [self._stream.tokens[at] for at in cell]
        if role is Role.NUMBER:
            return _LIKE_HEADING * self._stream.is_heading(cell[0])
        if role not in VALUES and any(self._is_of_other(one.cell.text) for one in tokens[1:]):
            return MISFIT
        if role is Role.UNIT and not all(plain_of(one.cell.text) in self._stream.cues.units for one in tokens):
            return _ODD_UNIT * len(tokens)
        more = sum(_MORE_LINES if token.begins_line else _MORE_WORDS for token in tokens[1:])
        across = _ACROSS_BLANK * sum(token.follows_blank for token in tokens[1:])
        return min(MISFIT, self._stream.cost_of(role, cell) + more + across)

    def _is_of_other(self, text: str) -> bool:
        """Tell whether a fragment is what another cell holds: a figure, a unit, a dash."""
        return is_figure(text, self._stream.cues) or is_dash(text) or plain_of(text) in self._stream.cues.units

    def _off_values(self, cells: Row) -> float:
        """Price cells that do not stand in the middle of their row, as many lines above its values as below."""
        lines = [self._line(cells[column][0]) for column in self._values if cells[column]]
        own = [{self._line(at) for at in cells[column]} for column in self._texts] if lines else []
        uneven = (abs(sum(at < min(lines) for at in cell) - sum(at > max(lines) for at in cell)) for cell in own)
        return _OFF_MIDDLE * sum(max(0, lines_off - 1) for lines_off in uneven)

    def _off_names(self, cells: Row) -> float:
        """Price cells whose middles lie further apart than a line, where no values tell the middle of the row."""
        middles = [fmean(self._line(at) for at in cells[column]) for column in self._texts if cells[column]]
        return _OFF_MIDDLE * max(0.0, max(middles) - min(middles) - 1)

    def _narrow_name(self, cells: Row) -> float:
        """Price a name in a narrower cell than what is said beside it."""
        widths = {role: max((self._width(at) for at in cell), default=0) for role, cell in self._filled(cells)}
        beside = max((widths.get(self._roles[column], 0) for column in self._texts), default=0)
        return _NARROW * (widths.get(Role.INDICATOR, beside) * 2 < beside)

    def _width(self, at: int) -> int:
        cell = self._stream.tokens[at].cell
        return cell.right - cell.left

    def _line(self, at: int) -> int:
        return self._stream.tokens[at].at
