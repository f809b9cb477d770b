"""Tables of single spaces whose names were wrapped over lines of their own, their values below, a measure before some.

施策 指標名 基準値（R5） 目標値（R11） 担当課
(1)浜の仕事をふやす 町の助けで舟を直         of (1)浜の仕事をふやす: 町の助けで舟を直した組の数（累計）  14組  60組
した組の数（累計）
14組 60組 商工課
店を開いた人の数 ９人 40人 商工課             of the same measure
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Head
from ingest.layouts.heads.on_lines import head_at
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined

IsHeading = Callable[[Line], bool]
_NUMBERED = re.compile(r"[(（][0-9０-９]{1,2}[)）][^ 　]{3,}|[①-⑳][^ 　]{3,}")
_FEWEST_ROWS, _FEWEST_BELOW = 4, 2
_FEWEST_HEADS = 3
_MOST_LINES = 4  # of a name
_MOST_TEXTS = 2  # words behind the values
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: what it measures, its name, its values; whether these stand on a line of their own."""

    owner: Cell
    name: Cell
    values: tuple[Cell, ...]
    lines: tuple[Line, ...]
    is_below: bool


def read_values_below_names(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every such table; its lines are marked as used."""
    pages, at = Pages(lines), 0
    while at < len(lines):
        head, body = head_at(lines, at, cues) if _may_head(lines[at], findings) else (None, at)
        if head is None or not _is_simple(head):
            at += 1
            continue
        printed = {line.text.strip() for line in lines[at:body]}
        free = [
            line
            for line in lines[body:]
            if not (line.text.strip() in printed or is_page_number(line) or pages.is_furniture(line))
        ]
        rows = list(_rows(free, head, is_heading, cues))
        taken = _take(rows, head, cues, findings)
        findings.used.update(line.index for line in lines[at:body] if taken)
        at = body if taken else at + 1


def _may_head(line: Line, findings: Findings) -> bool:
    free = line.separator is Separator.NONE and line.index not in findings.used
    return free and len(line.words) >= _FEWEST_HEADS


def _is_simple(head: Head) -> bool:
    """Tell a head of measures, names, values side by side, then texts."""
    roles = [column.role for column in head.columns]
    values = [at for at, role in enumerate(roles) if role in VALUES]
    measures = roles[0] in (Role.OWNER, Role.OTHER_TEXT) and roles[1:2] == [Role.INDICATOR]
    return measures and values == list(range(2, 2 + len(values)))


def _rows(lines: Sequence[Line], head: Head, is_heading: IsHeading, cues: LayoutCues) -> Iterator[_Row]:
    """Go through the rows down to the first line that belongs to none."""
    count = sum(column.role in VALUES for column in head.columns)
    goal = owner = Cell("")
    waiting = list[Line]()
    for line in lines:
        if line.separator is not Separator.NONE or "。" in line.text or len(waiting) >= _MOST_LINES:
            return
        at = _values_at(line.words, count, cues)
        begun = _NUMBERED.match(line.words[0].text) is not None and len(line.words) > 1
        if at is None:
            if is_heading(line) and not waiting and not begun:
                goal = owner = line.whole
                continue
            if any(is_value(word.text, cues) for word in line.words):
                return
            waiting.append(line)
            continue
        words = [*(word for one in waiting for word in one.words), *line.words[:at]]
        label = len(words) > 1 and cues.role(words[0].text) in (Role.INDICATOR, Role.TARGET)  # 数値目標
        if len(words) > 1 and (label or _NUMBERED.match(words[0].text)):
            owner, words = goal if label else words[0], words[1:]
        if not words:
            return
        values = line.words[at : at + count]
        yield _Row(owner, joined(words), values, (*waiting, line), is_below=at == 0)
        waiting = []


def _values_at(words: Sequence[Cell], count: int, cues: LayoutCues) -> int | None:
    """Find where the values of a row begin, with no more than words behind them."""
    for at in range(max(0, len(words) - count - _MOST_TEXTS), len(words) - count + 1):
        values, behind = words[at : at + count], words[at + count :]
        figures = all(_is_figure(value.text, cues) for value in values)
        if figures and not any(_is_figure(word.text, cues) for word in behind):
            return at
    return None


def _is_figure(text: str, cues: LayoutCues) -> bool:
    return is_dash(text) or (is_value(text, cues) and any(map(str.isdecimal, text)))


def _take(rows: Sequence[_Row], head: Head, cues: LayoutCues, findings: Findings) -> bool:
    """Take the rows of a table of which several have their values below; false for any other."""
    named = sum(cues.ends_as_indicator(row.name.text) for row in rows)
    below = sum(row.is_below for row in rows)
    if len(rows) < _FEWEST_ROWS or below < _FEWEST_BELOW or named < _MOSTLY * len(rows):
        return False
    records = Records((replace(head.columns[0], role=Role.OWNER), *head.columns[1:]), findings)
    for row in rows:
        cells = (row.owner, row.name, *row.values)
        rest = [Cell("")] * (len(head.columns) - len(cells))
        records.take((*cells, *rest), (row.lines[0].span[0], row.lines[-1].span[1]))
        findings.used.update(line.index for line in row.lines)
    return True
