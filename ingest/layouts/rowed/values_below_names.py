"""Tables of single spaces whose names were wrapped over lines of their own, their values below, a measure before some.

施策 指標名 基準値（R5） 目標値（R11） 担当課
(1)浜の仕事をふやす 町の助けで舟を直         of (1)浜の仕事をふやす: 町の助けで舟を直した組の数（累計）  14組  60組
した組の数（累計）
14組 60組 商工課
店を開いた人の数 ９人 40人 商工課             of the same measure
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import ENDS_OPEN
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Head
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.heads_of_words import heads_of_words
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined

IsHeading = Callable[[Line], bool]
_NUMBERED = re.compile(r"[(（][0-9０-９]{1,2}[)）][^ 　]{3,}|[①-⑳][^ 　]{3,}")
_TITLE = re.compile(r"[^\x00-\x7f０-９（）()「」]{4,}")
_OWNER_AND_NAME = 2  # words
_FEWEST_ROWS, _FEWEST_BELOW = 4, 2
_FIRST_ROWS = 12  # that tell what table it is
_MOST_LINES = 4  # of a name
_MOST_LEFT = 12  # lines at the end of a page and the top of the next
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
    pages = Pages(lines)
    for head, at, body in heads_of_words(lines, cues, findings, _is_simple):
        again = {line.text.strip() for line in lines[at:body]}
        rows = _likely(_rows(_parts_of(lines, body, again, pages, findings), head, is_heading, cues), cues)
        if _take(rows, head, findings):
            findings.used.update(line.index for line in lines[at:body])


def _parts_of(
    lines: Sequence[Line], start: int, again: Container[str], pages: Pages, findings: Findings
) -> Iterator[Line]:
    """Go through the lines that are free, past what stands around a page break and the heads printed again there."""
    at = left_from = start
    while at < len(lines) and lines[at].index not in findings.used and at - left_from < _MOST_LEFT:
        after = pages.after_break(lines, at)
        is_part = after == at and lines[at].text.strip() not in again
        at = max(after, at + 1)
        if is_part:
            yield lines[at - 1]
            left_from = at


def _is_simple(head: Head) -> bool:
    """Tell a head of measures, names, values side by side, then texts."""
    roles = [column.role for column in head.columns]
    values = [at for at, role in enumerate(roles) if role in VALUES]
    measures = roles[0] in (Role.OWNER, Role.OTHER_TEXT) and roles[1:2] == [Role.INDICATOR]
    return measures and values == list(range(2, 2 + len(values)))


def _rows(lines: Iterable[Line], head: Head, is_heading: IsHeading, cues: LayoutCues) -> Iterator[_Row]:
    """Go through the rows down to the first line that belongs to none."""
    count = sum(column.role in VALUES for column in head.columns)
    goal = owner = Cell("")
    waiting: list[Line] = []
    for line in lines:
        if line.separator is not Separator.NONE or "。" in line.text or len(waiting) >= _MOST_LINES:
            return
        at = _values_at(line.words, count, cues)
        if at is not None:
            words = [word for one in waiting for word in one.words] + list(line.words[:at])
            if not words:
                return
            beside = _owner_beside(waiting, words, cues) if at == 0 else None
            owner, name = (beside, words[1:]) if beside else _with_owner(words, owner, goal, cues)
            yield _Row(owner, joined(name), line.words[at : at + count], (*waiting, line), is_below=at == 0)
            waiting = []
        elif not waiting and is_heading(line) and not _begins_with_measure(line.words):
            goal = owner = line.whole
        elif any(is_value(word.text, cues) for word in line.words):
            return
        else:
            waiting.append(line)


def _with_owner(words: Sequence[Cell], owner: Cell, goal: Cell, cues: LayoutCues) -> tuple[Cell, Sequence[Cell]]:
    """Part the name of a row from the measure before it; one that has none belongs to that of the row above."""
    if _begins_with_measure(words):
        return words[0], words[1:]
    labelled = len(words) > 1 and cues.role(words[0].text) in (Role.INDICATOR, Role.TARGET)  # 数値目標
    return (goal, words[1:]) if labelled else (owner, words)


def _owner_beside(waiting: Sequence[Line], words: Sequence[Cell], cues: LayoutCues) -> Cell | None:
    """Give the measure that stands before a name wrapped below it: 夜道のあかり ともした / 灯の数."""
    if not waiting or len(waiting[0].words) != _OWNER_AND_NAME or any(len(line.words) > 1 for line in waiting[1:]):
        return None
    owner, *name = words
    titled = _TITLE.fullmatch(owner.text) is not None and not ENDS_OPEN.search(owner.text)
    wrapped = len(name) > 1 and cues.ends_as_indicator(joined(name).text) and cues.role(owner.text) is None
    return owner if titled and wrapped else None


def _begins_with_measure(words: Sequence[Cell]) -> bool:
    return len(words) > 1 and _NUMBERED.match(words[0].text) is not None


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


def _likely(rows: Iterator[_Row], cues: LayoutCues) -> list[_Row]:
    """Read rows on where the first ones are those of such a table: several have their values below, most a name."""
    first = list(islice(rows, _FIRST_ROWS))
    named = sum(cues.ends_as_indicator(row.name.text) for row in first)
    below = sum(row.is_below for row in first)
    likely = len(first) >= _FEWEST_ROWS and below >= _FEWEST_BELOW and named >= _MOSTLY * len(first)
    return [*first, *rows] if likely else []


def _take(rows: Sequence[_Row], head: Head, findings: Findings) -> bool:
    """Take the rows of a table, if there are any."""
    records = Records((replace(head.columns[0], role=Role.OWNER), *head.columns[1:]), findings)
    for row in rows:
        cells = (row.owner, row.name, *row.values)
        rest = [Cell("")] * (len(head.columns) - len(cells))
        records.take((*cells, *rest), (row.lines[0].span[0], row.lines[-1].span[1]))
        findings.used.update(line.index for line in row.lines)
    return bool(rows)
