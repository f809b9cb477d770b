"""The heads of a small table one a line, whose years stand above or below them, the name perhaps among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_time_only
from ingest.layouts.heads.columns import VALUES, Column, time_of
from ingest.layouts.rows import Cell, joined

_MOST_NAME = 3  # lines of a name among the heads
_MOST_HEADS = 4  # of values
_LONGEST = 12  # characters of a head
_MOST_TEXTS = 2  # heads of texts behind those of values
_IN_BRACKETS = re.compile(r"(?<=.)[（(][^（）()]*[)）]$")
_BRACKETS = "（()）【】[]［］〔〕"


@dataclass(frozen=True, slots=True)
class HeadSet:
    """The columns of values with their years, the words of all heads, the name among them; `end` is behind them."""

    columns: tuple[Column, ...]
    words: tuple[str, ...]
    name: Cell | None
    end: int


def is_head_of_names(text: str, cues: LayoutCues) -> bool:
    """Tell whether a text is nothing but the head of names: 指標, 指標（KPI）."""
    plain = _IN_BRACKETS.sub("", text)
    return len(text) <= _LONGEST and plain_of(plain) in cues.columns[Role.INDICATOR]


def head_set(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> HeadSet | None:
    """Read the heads that begin at a cell; None where neither their years nor a name stand apart from them."""
    above = takewhile(bool, (list(_times(one.cell)) for one in cells[start : start + _MOST_HEADS]))
    lines = list(above)
    times, at = [time for line in lines for time in line], start + len(lines)
    if at >= len(cells) or not is_head_of_names(cells[at].text, cues):
        return None
    before = len(times)
    columns, words = list[Column](), [cells[at].plain]
    at += 1
    name, at = _name(cells, at, cues)
    at, dated = (at, ()) if name is None or times else _each_dated(cells, at, cues)
    if dated:
        return HeadSet(dated, tuple(sorted((*words, *(column.head.text for column in dated)))), name, at)
    while at < len(cells) and len(columns) <= _MOST_HEADS:
        role, own = _role(cells[at], cues), list(_times(cells[at].cell))
        late = role is not None and len(times) > before
        if late or (role is None and not own):
            break
        times += own if role is None else ()
        if role is not None:
            columns.append(Column(role, cells[at].cell, time_of(cells[at].cell)))
            words.append(cells[at].plain)
        at += 1
    whole = _dated(columns, times) if times or name is not None else ()
    return HeadSet(whole, tuple(sorted(words)), name, at) if whole else None


def _each_dated(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> tuple[int, tuple[Column, ...]]:
    """Read heads each of which has its year right above it, and pass over those of texts behind them."""
    at, columns, times = start, list[Column](), list[Cell]()
    while at + 1 < len(cells) and len(columns) <= _MOST_HEADS:
        own, role = list(_times(cells[at].cell)), _role(cells[at + 1], cues)
        if len(own) != 1 or role is None or time_of(cells[at + 1].cell) is not None:
            break
        columns, times, at = [*columns, Column(role, cells[at + 1].cell)], times + own, at + 2
    texts = takewhile(lambda one: _is_text_head(one, cues), cells[at : at + _MOST_TEXTS])
    whole = _dated(columns, times) if columns else ()
    return (at + len(list(texts)), whole) if whole else (start, ())


def _is_text_head(one: OneCell, cues: LayoutCues) -> bool:
    return one.is_text and len(one.text) <= _LONGEST and cues.role(one.text) is Role.OTHER_TEXT


def _role(one: OneCell, cues: LayoutCues) -> Role | None:
    """Tell what values a head announces, brackets around it or not."""
    if one.is_value or is_time_only(one.text) or len(one.text) > _LONGEST:
        return None
    role = cues.role(one.text.strip(_BRACKETS))
    return role if role in VALUES else None


def _times(cell: Cell) -> Iterator[Cell]:
    """List the years of a cell that holds nothing else."""
    rest = TIME.sub("", cell.text).strip(_BRACKETS + " 　")
    for match in TIME.finditer(cell.text) if not rest else ():
        start, end = match.span()
        yield Cell(match[0], cell.origins[start:end], cell.left, cell.right)


def _name(cells: Sequence[OneCell], at: int, cues: LayoutCues) -> tuple[Cell | None, int]:
    """Read the lines of a name that stands between its head, perhaps with its number, and those of values."""
    first = at
    numbered = at + 1 < len(cells) and cells[at].is_number and cells[at + 1].is_text
    at += numbered
    for end in range(at + numbered, min(len(cells), at + _MOST_NAME + 1)):
        if _is_head(cells[end], cues):
            own = tuple(one.cell for one in cells[at:end])
            return (joined(own), end) if own else (None, first)
        if not cells[end].is_text:
            break
    return None, first


def _is_head(one: OneCell, cues: LayoutCues) -> bool:
    return one.is_time or _role(one, cues) is not None


def _dated(columns: Sequence[Column], times: Sequence[Cell]) -> tuple[Column, ...]:
    """Give every column its year; none where a target is missing, or years are not as many as heads."""
    roles = [column.role for column in columns]
    if roles.count(Role.TARGET) != 1 or Role.BASELINE not in roles or len(columns) > _MOST_HEADS:
        return ()
    if not times:
        return tuple(columns)
    if len(times) != len(columns) or any(column.time is not None for column in columns):
        return ()
    return tuple(replace(column, time=time) for column, time in zip(columns, times, strict=True))
