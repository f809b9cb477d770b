"""A table out of blocks: as many names as every column of values has values, whatever the order of the blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.layouts.blocks import Block, blocks_of
from ingest.layouts.columns import VALUES, Column, settled
from ingest.layouts.cues import Role
from ingest.layouts.plausible import all_values, is_plausible, leads_on
from ingest.layouts.rows import Cell
from ingest.layouts.stream import EARNED, Reading, Stream
from ingest.layouts.values import is_number, is_unit

_MOST_PARTS = 8  # lines of one name
_MOST_NAME_COST = 1.5
_OFF = 1.5  # a line between a name and the values of its row
_LEFT_OUT = 0.5  # a token of the blocks that belongs to no row
_FIGURES = (*VALUES, Role.TIME)
_TEXTS = (Role.OTHER_TEXT, Role.OWNER, Role.GROUP, Role.UNKNOWN, Role.MAYBE_INDICATOR)


@dataclass(slots=True)
class _Held:
    """A column with the tokens found for it."""

    column: Column
    cells: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


def read_by_block(stream: Stream) -> Iterator[Reading]:
    """Read the first blocks of a stream as one table, for every number of blocks that makes one."""
    blocks = blocks_of(stream)
    for more_names in (False, True):
        table = _Table(stream, more_names=more_names)
        for block in blocks:
            if not table.take(block):
                break
            if (reading := table.reading()) is not None:
                yield reading


class _Table:
    """Collects blocks; values without a head belong to the leftmost of the columns that have fewest so far."""

    def __init__(self, stream: Stream, *, more_names: bool) -> None:
        self._stream, self._more_names = stream, more_names
        self._columns: list[_Held] = []
        self._names: list[int] = []
        self._numbers: list[int] = []
        self._units: list[int] = []
        self._tokens: list[int] = []
        self._left_out = 0

    def take(self, block: Block) -> bool:
        """Take in a block; false where it begins another table."""
        roles = [column.role for column in block.columns]
        if Role.INDICATOR in roles and (self._has(Role.INDICATOR) or roles.count(Role.INDICATOR) > 1):
            return False
        held = [_Held(column) for column in block.columns]
        self._columns += held
        self._tokens += block.tokens
        own = [one for one in held if one.column.role in _FIGURES]
        if block.values and not own:
            waiting = [one for one in self._columns if one.column.role in _FIGURES]
            least = min((len(one.cells) for one in waiting), default=0)
            own = [one for one in waiting if len(one.cells) == least][: max(block.width, 1)]
            if not own:
                return False
        for index, at in enumerate(block.values):
            own[index % len(own)].cells.append(at)
        dated = [one for one in held if one.column.role is Role.DEADLINE] or own
        for index, at in enumerate(block.times if dated else ()):
            dated[index % len(dated)].times.append(at)
        self._take_words(block, roles)
        return True

    def _has(self, role: Role) -> bool:
        return any(one.column.role is role for one in self._columns)

    def _take_words(self, block: Block, roles: Sequence[Role]) -> None:
        """Take words for names where the block has the head of names, or none at all while names are awaited."""
        texts = [role for role in roles if role in _TEXTS]
        awaited = not roles and (self._more_names or not self._names) and self._has(Role.INDICATOR)
        if not (Role.INDICATOR in roles or awaited) or (texts and block.words):
            self._left_out += len(block.words)
            return
        for at in block.words:
            text = self._stream.tokens[at].cell.text
            if self._has(Role.NUMBER) and is_number(text):
                self._numbers.append(at)
            elif self._has(Role.UNIT) and is_unit(text) and not self._stream.cues.ends_as_indicator(text):
                self._units.append(at)
            else:
                self._names.append(at)

    def reading(self) -> Reading | None:
        """Read the table as it stands; None where its columns do not match."""
        columns = settled(_with_years_of_target([one.column for one in self._columns]))
        if columns is None or len(columns) != len(self._columns):
            return None
        roles = [column.role for column in columns]
        values = [one for one, role in zip(self._columns, roles, strict=True) if role in VALUES]
        count = len(values[0].cells)
        if not count or any(len(one.cells) != count for one in values) or roles.count(Role.INDICATOR) != 1:
            return None
        names = self._parted(count, [one.cells for one in values])
        if names is None:
            return None
        cost, cuts = names
        rows = tuple(self._row(row, roles, cuts[row]) for row in range(count))
        cues = self._stream.cues
        if not (all_values(columns, rows, cues) and is_plausible(columns, rows, cues) and leads_on(columns, rows)):
            return None
        cost += _LEFT_OUT * self._left_out + self._stream.unknown(columns)
        return Reading(columns, rows, tuple(self._tokens), EARNED * len(self._tokens) - cost)

    def _row(self, row: int, roles: Sequence[Role], name: tuple[int, int]) -> tuple[Cell, ...]:
        cells = []
        for one, role in zip(self._columns, roles, strict=True):
            if role is Role.INDICATOR:
                cells.append(self._stream.joined(self._names[name[0] : name[1]]))
            elif role is Role.UNIT and len(self._units) == len(self._columns[roles.index(Role.TARGET)].cells):
                cells.append(self._stream.joined([self._units[row]]))
            elif role in VALUES:
                dated = [one.times[row]] if len(one.times) == len(one.cells) and one.column.time is None else []
                cells.append(self._stream.joined([one.cells[row], *dated]))
            elif role is Role.DEADLINE and row < len(one.times):
                cells.append(self._stream.joined([one.times[row]]))
            else:
                cells.append(Cell(""))
        return tuple(cells)

    def _parted(self, count: int, values: Sequence[Sequence[int]]) -> tuple[float, list[tuple[int, int]]] | None:
        """Part the words of names into as many names as there are rows; the cheapest way, each near its values."""
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for row in range(count):
            more: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (cost, cuts) in best.items():
                for end in range(start + 1, min(start + _MOST_PARTS, len(self._names)) + 1):
                    name = self._names[start:end]
                    price = self._stream.cost_of(Role.INDICATOR, name)
                    if price > _MOST_NAME_COST:
                        continue
                    price += cost + self._off(name, [column[row] for column in values])
                    if end not in more or price < more[end][0]:
                        more[end] = (price, (*cuts, end))
            best = more
        found = best.get(len(self._names))
        return (found[0], list(pairwise(found[1]))) if found else None

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
