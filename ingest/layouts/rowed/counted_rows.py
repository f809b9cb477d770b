"""Tables whose rows are counted and came out cell by cell, each cell broken where its column was too narrow.

番号 指標 現状値 目標値 目標年度 関係する施策
1 舟着場を使う団体の数 126団       is   舟着場を使う団体の数  126団体（R6年度末）  300団体  R11年度  水辺の見守り
体
（R6年度末）
300団体 R11年度 水辺の見守
り
2 灯台の公開日数 83日              the next number begins the next row

A row is read where its words fill all columns in their order; a table of which one row is not is left to others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.checked.plausible import share_named
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_number, is_time_only, is_value, part_time
from ingest.layouts.found import Findings, without_note
from ingest.layouts.heads.columns import VALUES, Column, Head
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.heads_of_words import heads_of_words, is_note
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined

_FEWEST_ROWS = 3
_FEWEST_TORN = 2  # rows on several lines
_MOST_LINES = 12  # of a row
_MOST_WORDS = 4  # of a value: its pieces, its year
_MOST_OF_NAME = 8
_LEAST_NAMED = 0.6
_UNIT = re.compile(r".*[0-9０-９]")
_BOUND = re.compile(r"(?:以上|以下|未満|超|程度|を?維持)+$")
_EVERY_YEAR = re.compile(r"(?:毎|各)年度?")
_Words = Sequence[tuple[Cell, bool]]  # with whether each begins a line


@dataclass(frozen=True, slots=True)
class _Row:
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]


def read_counted_rows(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; its lines are marked as used."""
    pages, tried = Pages(lines), 0
    for head, at, body in heads_of_words(lines, cues, findings, _is_simple):
        if lines[at].index < tried:  # printed again over rows that are none of such a table
            continue
        printed = {line.text.strip() for line in lines[at:body]}
        parts = list(_parts(lines, body, printed, pages, findings))
        tried = parts[-1][-1].index if parts else 0
        rows = list(_rows(parts, head.columns, cues))
        if _is_table(rows, head.columns, cues):
            _take(rows, head.columns, findings)
            findings.used.update(line.index for line in lines[at:body])


def _is_simple(head: Head) -> bool:
    """Tell a head of numbers, names, values side by side, perhaps years they are due, at most one text."""
    roles = [column.role for column in head.columns]
    values = [at for at, role in enumerate(roles) if role in VALUES]
    behind = roles[2 + len(values) :]
    texts = [role for role in behind if role is not Role.DEADLINE]
    due_first = Role.DEADLINE not in behind or behind[0] is Role.DEADLINE
    counted = roles[:2] == [Role.NUMBER, Role.INDICATOR] and Role.TARGET in roles
    return counted and values == list(range(2, 2 + len(values))) and due_first and len(texts) <= 1


def _parts(
    lines: Sequence[Line], start: int, again: set[str], pages: Pages, findings: Findings
) -> Iterator[tuple[Line, ...]]:
    """Go through the lines of each row, from its number down to the next, past page breaks and heads printed again."""
    row: list[Line] = []
    number: int | None = None
    at = start
    while at < len(lines) and lines[at].index not in findings.used:
        line = lines[at]
        after = pages.after_break(lines, at)
        if after > at or line.text.strip() in again:
            at = max(after, at + 1)
            continue
        first = _number(line)
        begins = first is not None and (number is None or first == number + 1)
        if begins:
            yield from [tuple(row)] if row else []
            row, number = [], first
        if not (row or begins) or len(row) >= _MOST_LINES or not _may_belong(line):
            break
        row.append(line)
        at += 1
    if row:
        yield tuple(row)


def _number(line: Line) -> int | None:
    first = line.words[0].text if len(line.words) > 1 else ""
    figures = "".join(filter(str.isdecimal, first))
    return int(figures) if figures and is_number(first) and len(figures) == len(first.strip("()（）.．")) else None


def _may_belong(line: Line) -> bool:
    apart = line.separator in (Separator.PIPE, Separator.TAB) or is_note(line)
    return not apart and "。" not in line.text


def _rows(parts: Sequence[tuple[Line, ...]], columns: Sequence[Column], cues: LayoutCues) -> Iterator[_Row | None]:
    """Fill the columns row by row; None for a row that does not. The last row ends where its words do."""
    for lines in parts:
        ends = range(len(lines), 0, -1) if lines is parts[-1] else (len(lines),)
        fills = ((end, _filled(_words(lines[:end]), columns, cues)) for end in ends)
        yield next((_Row(lines[:end], cells) for end, cells in fills if cells is not None), None)


def _words(lines: Sequence[Line]) -> _Words:
    words = [(word, at == 0) for line in lines for at, word in enumerate(line.words)]
    return words[1:]  # without the number


def _filled(words: _Words, columns: Sequence[Column], cues: LayoutCues) -> tuple[Cell, ...] | None:
    """Give the number an empty cell, each other column its words; of several ways the one with known units."""
    ways: list[tuple[int, tuple[Cell, ...]]] = []
    for end in range(1, min(len(words), _MOST_OF_NAME) + 1):
        if not _goes_over_lines(words[:end]):
            break
        name = joined(word for word, _ in words[:end])
        ways += [(cost, (Cell(""), name, *rest)) for cost, rest in _behind(words[end:], columns[2:], cues)]
    return min(ways, key=lambda way: way[0])[1] if ways else None


def _behind(words: _Words, columns: Sequence[Column], cues: LayoutCues) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Go through the ways in which words fill columns, each with what speaks against it."""
    if not columns:
        yield from [(0, ())] if not words else []
        return
    role = columns[0].role
    if role not in (*VALUES, Role.DEADLINE):
        text = joined(word for word, _ in words)
        if not any(is_value(word.text, cues) and any(map(str.isdecimal, word.text)) for word, _ in words):
            yield 0, (text,)
        return
    begins_with_year = words[:1] and is_aside(words[0][0].text)  # which belongs to the value before
    for end in range(1, 0 if begins_with_year else min(len(words), _MOST_WORDS) + 1):
        cell = joined(word for word, _ in words[:end])
        fits = _is_due(cell) if role is Role.DEADLINE else _is_value(cell, cues)
        if fits and _goes_over_lines(words[:end]):
            against = 0 if role is Role.DEADLINE else _against(cell, cues)
            for cost, rest in _behind(words[end:], columns[1:], cues):
                yield cost + against, (cell, *rest)


def _goes_over_lines(words: _Words) -> bool:
    """Tell whether words are one cell: each but the first begins a line, or is the year of a value."""
    return all(begins or is_aside(word.text) for word, begins in words[1:])


def _is_due(cell: Cell) -> bool:
    return is_time_only(cell.text) or _EVERY_YEAR.fullmatch(cell.text) is not None or is_dash(cell.text)


def _is_value(cell: Cell, cues: LayoutCues) -> bool:
    value = part_time(without_note(cell.text))[0]
    return is_dash(value) or is_value(value, cues)


def _against(cell: Cell, cues: LayoutCues) -> int:
    """Count 1 for a value whose unit no list knows: one torn from it, or with words of the next cell."""
    value = part_time(without_note(cell.text))[0]
    unit = _BOUND.sub("", _UNIT.sub("", plain_of(value)))
    return int(bool(unit) and not is_dash(value) and unit not in cues.units)


def _is_table(rows: Sequence[_Row | None], columns: Sequence[Column], cues: LayoutCues) -> bool:
    """Tell a table: every row is filled, some are broken over lines, most are named as indicators are."""
    read = [row for row in rows if row is not None]
    torn = sum(len(row.lines) > 1 for row in read)
    enough = len(read) == len(rows) >= _FEWEST_ROWS and torn >= _FEWEST_TORN
    return enough and share_named(columns, [row.cells for row in read], cues) >= _LEAST_NAMED


def _take(rows: Sequence[_Row | None], columns: Sequence[Column], findings: Findings) -> None:
    records = Records(tuple(columns), findings)
    for row in rows:
        if row is not None:
            records.take(row.cells, (row.lines[0].span[0], row.lines[-1].span[1]))
            findings.used.update(line.index for line in row.lines)
