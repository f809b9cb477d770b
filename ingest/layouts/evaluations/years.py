"""The heads of years: their kinds beside or under each, the last of them perhaps the year of the final target.

26年度 27年度 28年度 28年度 29年度 目標年度        平成30年度 令和元年度 令和２年度 最終目標（令和６年度）
（実績） （実績） （目標） （実績） （目標） （33年度）
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.evaluations.stream import Sort, Token
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell
from ingest.quantity import years_in

_FEWEST, _MOST = 2, 14
_BETWEEN = (Sort.EMPTY, Sort.HEAD)  # heads of other columns, on the lower of two lines
_ENTRIES = (Sort.VALUE, Sort.UNIT, Sort.EMPTY)


@dataclass(frozen=True, slots=True)
class Year:
    """A column: its place on the page, its year, what its values are, whether it is that of the final target."""

    cell: Cell
    time: Cell | None
    role: Role | None = None
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """The columns of a table, the place behind the heads, the numbers of their lines."""

    columns: tuple[Year, ...]
    end: int
    lines: frozenset[int]
    due_behind: bool = False  # whether the year of the final target has a column of its own: 最終目標値 / 目標年度

    @property
    def kinds(self) -> bool:
        """Tell whether the heads say themselves which values are targets."""
        return any(column.role is not None and not column.is_final for column in self.columns)

    @property
    def is_of_costs(self) -> bool:
        """Tell years of accounts and budgets, which nobody aims at."""
        roles = {column.role for column in self.columns}
        return Role.OTHER_TEXT in roles and Role.TARGET not in roles


def years_at(tokens: Sequence[Token], start: int) -> Years | None:
    """Read the heads that begin at a token; None where it begins none."""
    columns: list[Year] = []
    lower: list[tuple[int, Token]] = []  # with the number of columns before each
    at = start
    while at < len(tokens) and len(columns) <= _MOST:
        token = tokens[at]
        if token.sort not in (Sort.YEAR, Sort.FINAL, Sort.KIND):
            between = token.sort in _BETWEEN and (columns or token.sort is Sort.EMPTY)
            if not between or len(lower) == len(columns) > 0:
                break
        elif token.sort is Sort.KIND:
            if at + 1 < len(tokens) and tokens[at + 1].sort in _ENTRIES and not token.is_bracketed:
                break  # the label of a row
            if token.role is Role.OTHER_VALUE and columns and columns[-1].role is not None and not lower:
                columns.append(Year(token.cell, None, token.role))
            else:
                lower.append((len(columns), token))
        elif token.sort is Sort.YEAR and (_is_lower(token, columns) or _dates_final(columns)):
            lower.append((len(columns), token))
        else:
            columns.append(Year(token.cell, token.time, token.role, token.sort is Sort.FINAL))
        at += 1
    due_behind = _has_due(columns, tokens[at - 1])
    columns = [column for column in columns if not (due_behind and column.cell is tokens[at - 1].cell)]
    if tokens[start].is_bracketed or (start and _heads_value(tokens[start - 1])):
        return None  # the year of a baseline
    placed = _with_lower(columns, lower)
    if placed is None or not _is_sound(placed):
        return None
    return Years(tuple(placed), at, frozenset(token.line.index for token in tokens[start:at]), due_behind)


def _has_due(columns: Sequence[Year], last: Token) -> bool:
    """Tell the head of the year behind that of the final target: 目標年度, 年度."""
    before = [column for column in columns if column.cell is not last.cell]
    dates = last.sort in (Sort.FINAL, Sort.HEAD) and last.time is None and last.plain.strip("()").endswith("年度")
    return dates and bool(before) and before[-1].is_final


def _heads_value(token: Token) -> bool:
    """Tell the head of a baseline, whose year is the next cell."""
    return token.sort in (Sort.TEXT, Sort.KIND) and role_of(token.cell, load_layout_cues()) is Role.BASELINE


def _is_lower(token: Token, columns: Sequence[Year]) -> bool:
    return token.is_bracketed and bool(columns) and any(column.time is None for column in columns)


def _dates_final(columns: Sequence[Year]) -> bool:
    return bool(columns) and columns[-1].is_final and columns[-1].time is None


def _with_lower(columns: Sequence[Year], lower: Sequence[tuple[int, Token]]) -> list[Year] | None:
    """Give each column what stands under it; None where that cannot be told."""
    count = len(columns)
    if not lower or not columns:
        return list(columns)
    if len(lower) == count:
        return [_with(column, token) for column, (_, token) in zip(columns, lower, strict=True)]
    each = len(lower) // count
    if each * count == len(lower) and all(token.sort is Sort.KIND for _, token in lower):
        return [_with(replace(columns[at // each], cell=token.cell), token) for at, (_, token) in enumerate(lower)]
    own = list(columns)
    places = [place for place, _ in lower]
    if len(set(places)) == len(places):  # each stands right behind its year
        for place, token in lower:
            own[place - 1] = _with(own[place - 1], token)
        return own
    return None


def _with(column: Year, token: Token) -> Year:
    if token.sort is Sort.YEAR:
        return replace(column, time=token.time)
    return replace(column, role=column.role or token.role)


def _is_sound(columns: Sequence[Year]) -> bool:
    """Tell years that go up, each with its figure, a final target last."""
    years = [max(years_in(column.time.text), default=0) for column in columns if column.time is not None]
    dated = [_number(column) for column in columns if column.time is not None]
    up = all(one <= other for one, other in pairwise(dated)) or len(set(years)) == len(years)
    last = all(not column.is_final for column in columns[:-1])
    undated = [column for column in columns if column.time is None and column.role is not Role.OTHER_VALUE]
    return _FEWEST <= len(columns) <= _MOST and len(undated) <= 1 and bool(dated) and up and last


def _number(column: Year) -> int:
    text = column.time.text if column.time is not None else ""
    found = years_in(text)
    return max(found) if found else int("0" + "".join(filter(str.isdecimal, text)))
