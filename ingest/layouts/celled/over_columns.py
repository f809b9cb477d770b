"""Names first, then the heads, each with the values of its column: a page read column by column.

登録者数 / 空家率 / 利用者数 / 指標 / 現状値 / 34人 / 12％ / 80人 / 目標値（R11） / 60人 / 10％ / 90人

As many names as every head has values; the head of the names stands behind them, over the others, or nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import OneCell, cells_of, has_own_cells
from ingest.layouts.celled.names import goes_on_below
from ingest.layouts.celled.value_sets import without_time_behind
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_FEWEST, _MOST = 3, 30  # rows
_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 6
_LEAST_NAMED = 0.5
_MOST_LINES = 3  # of one name
_HEADS_OF_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)


@dataclass(frozen=True, slots=True)
class _Values:
    """The heads with their values; `end` is the place behind them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    end: int


def read_over_columns(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that it takes are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not has_own_cells(line)]
    cells = list(cells_of(free, cues)) if any(_heads_values(line, cues) for line in free) else []
    at = 0
    while at < len(cells):
        values = _values(cells, at, cues) if _is_head(cells[at], cues) else None
        first = at - (at > 0 and role_of(cells[at - 1].cell, cues) in _HEADS_OF_NAMES)
        names = _names(cells, first, len(values.rows), cues) if values is not None else None
        if values is None or names is None:
            at += 1
            continue
        _take(values, names[0], findings)
        findings.used.update(one.line.index for one in cells[names[1] : values.end])
        at = values.end


def _heads_values(line: Line, cues: LayoutCues) -> bool:
    words = line.words
    return bool(words) and role_of(words[0], cues) in VALUES


def _is_head(one: OneCell, cues: LayoutCues) -> bool:
    return not one.is_value and not one.is_time and role_of(one.cell, cues) in VALUES


def _values(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> _Values | None:
    """Read heads, the year of each in brackets behind it, and their values, as many under each."""
    columns, bodies, at, count = list[Column](), list[list[Cell]](), start, 0
    while len(columns) < _MOST_COLUMNS and at < len(cells) and _is_head(cells[at], cues):
        below = 1 + (at + 1 < len(cells) and cells[at + 1].is_aside and not cells[at + 1].is_value)
        head = joined(one.cell for one in cells[at : at + below])
        body = list(_run(cells, at + below, count or _MOST))
        if len(body) < _FEWEST or (count and len(body) != count):
            break
        columns.append(Column(role_of(cells[at].cell, cues) or Role.UNKNOWN, head, time_of(head)))
        bodies.append(body)
        at, count = at + below + len(body), len(body)
    whole = settled([Column(Role.INDICATOR, Cell("")), *columns]) if len(columns) >= _FEWEST_COLUMNS else None
    return _Values(whole, tuple(zip(*bodies, strict=True)), at) if whole is not None else None


def _run(cells: Sequence[OneCell], start: int, most: int) -> Iterator[Cell]:
    for one in cells[start : start + most]:
        if not one.is_value or one.is_aside or one.is_time:
            return
        yield one.cell


def _names(cells: Sequence[OneCell], end: int, count: int, cues: LayoutCues) -> tuple[list[Cell], int] | None:
    """Take as many names as there are rows from before the heads; None where they may be others."""
    names, at = list[Cell](), end
    while len(names) < count and at > 0:
        first = at - 1
        while first > 0 and at - first < _MOST_LINES and goes_on_below(cells[first - 1].text, cells[first].text):
            first -= 1
        own = cells[first:at]
        name = joined(one.cell for one in own)
        if not all(map(_may_be_name, own)) or name_misfit([name], cues) >= TOGETHER:
            return None
        names, at = [name, *names], first
    named = sum(cues.ends_as_indicator(name.text) for name in names)
    more = at > 0 and _may_be_name(cells[at - 1]) and cues.ends_as_indicator(cells[at - 1].text)
    fits = len(names) == count and named >= _LEAST_NAMED * count and not more
    return (names, at) if fits and len({name.text for name in names}) == count else None


def _may_be_name(one: OneCell) -> bool:
    return one.is_text and not one.text.endswith("。") and not one.text.startswith("※")


def _take(values: _Values, names: Sequence[Cell], findings: Findings) -> None:
    records = Records(values.columns, findings)
    for name, row in zip(names, values.rows, strict=True):
        cells = [
            cell if column.role is Role.TARGET else without_time_behind(cell)
            for column, cell in zip(values.columns[1:], row, strict=True)
        ]
        span = name.span or (0, 0)
        records.take((name, *cells), span)
