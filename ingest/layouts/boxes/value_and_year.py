"""Rows of prior analyses (事前分析表) whose gaps have closed up: a value, its year, a target, its year, after the name.

測定指標
基準値 目標値 年度ごとの目標値
基準年度 目標年度 令和５年度 令和６年度
12　直した橋の
数 4橋 令和２年度 30橋 令和８年度 18橋 22橋

What follows are the targets of single years. A name begins with its number, where rows have one. The year of the target
may stand one line lower, and a page may end between the values and their name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line, Separator, joined

_HEADS = ("基準値", "目標値", "基準年度", "目標年度")
_HEAD_LINES = 4
_MOST_OF_NAME = 6  # lines
_LONGEST = 300  # characters of a line
_MOST_BELOW = 60  # lines of a table
_YEAR = r"(?:(?:令和|平成)?[ 　]?[0-9０-９元]{1,2}[ 　]?年度?末?|[-－―])"
_BASE = r"[0-9０-９][0-9０-９,，.．]* [^ 　0-9０-９]{1,4}|[^ 　]+"  # 18.4 万人
_ROW = re.compile(
    rf"(?:.*?[ 　])?(?P<base>{_BASE})[ 　]+{_YEAR}[ 　]+"
    rf"(?P<target>[^ 　].{{0,16}}?)[ 　]+(?P<due>{_YEAR})(?=[ 　]|$|[0-9０-９])"
)
_ROW_ABOVE_DUE = re.compile(
    rf"(?:.*?[ 　])?(?P<base>{_BASE})[ 　]+{_YEAR}[ 　]+(?P<target>[^ 　]{{1,16}})(?:[ 　]{{2,}}[^ 　]{{1,10}})?[ 　]*$"
)
_DUE = re.compile(r"[ 　]+(?P<due>(?:令和|平成)[ 　]?[0-9０-９元]{1,2}[ 　]?年度?末?)(?=[ 　]|$)")
_NUMBER = re.compile(r"[ 　]*(?:参考?|指標)?[0-9０-９]{1,3}[ 　.．]+(?=[^0-9０-９ 　])")
_Dated = tuple[Line, Cell | None]  # with the year below it


@dataclass(slots=True)
class _Row:
    """A row as printed: the parts of its name, its value of today and its target with their years, its lines."""

    name: list[Cell]
    cells: dict[Role, Cell]
    lines: list[Line] = field(default_factory=list)

    def kpi(self) -> FoundKpi | None:
        """Put the KPI together, its number off its name."""
        name = joined(tuple(self.name))
        number = _NUMBER.match(name.text)
        cut = number.end() if number else 0
        own = Cell(name.text[cut:], name.origins[cut:], name.left, name.right)
        return found_kpi({Role.INDICATOR: own, **self.cells})


def read_values_and_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows under every such head; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        if _HEADS[0] not in line.text or line.index in findings.used:
            continue
        end = _end_of_head(lines[at : at + _HEAD_LINES])
        below = list(_with_dues(lines[at + end : at + _MOST_BELOW], line))
        for row in _rows(below, cues, findings) if end else ():
            kpi = row.kpi()
            if kpi is not None:
                findings.kpis.append(kpi)
                findings.used.update(used.index for used in (*lines[at : at + end], *row.lines))


def _end_of_head(lines: Sequence[Line]) -> int:
    """Count the lines down to the one with the last of the four heads; 0 where they are not all there."""
    head = list(
        takewhile(lambda line: line.separator in (Separator.NONE, Separator.GAP) and "。" not in line.text, lines)
    )
    found = [next((at for at, line in enumerate(head) if word in plain_of(line.text)), None) for word in _HEADS]
    return max((at for at in found if at is not None), default=-1) + 1 if None not in found else 0


def _is_right_of(line: Line, head: Line) -> bool:
    """Tell what begins right of the heads of baselines: the rest of another head, a reason, values of single years."""
    begins = len(line.text) - len(line.text.lstrip())
    return begins > head.text.index(_HEADS[0]) + len(_HEADS[0]) and _ROW.match(line.text) is None


def _with_dues(lines: Sequence[Line], head: Line) -> Iterator[_Dated]:
    """Leave out what stands at the right; keep the year of a target that was printed under its row."""
    for line, below in zip_longest(lines, lines[1:]):
        if is_page_number(line) or _is_right_of(line, head):
            continue
        match = _DUE.match(below.text) if below is not None and _is_right_of(below, head) else None
        yield line, below.part(*match.span("due")) if below is not None and match is not None else None


def _rows(lines: Sequence[_Dated], cues: LayoutCues, findings: Findings) -> Iterator[_Row]:
    """Go through the rows down to a sentence, another head, or too many lines without a row."""
    waiting: list[Line] = []
    before: _Row | None = None
    for line, below in lines:
        if line.index in findings.used or _HEADS[0] in line.text or len(waiting) > _MOST_OF_NAME:
            break
        row = _row(line, below, cues)
        if "。" in (line.text if row is None else "") and "。" in line.cells[0].text:
            break
        if row is None:
            waiting.append(line)
            continue
        begins = _begins(waiting, line, before)
        if before is not None:
            _go_on(before, waiting[:begins], cues)
            yield before
        row.name = [*(part for own in waiting[begins:] for part in _name_in(own, cues)), *row.name]
        row.lines = [*waiting[begins:], line]
        waiting, before = [], row
    if before is not None:
        if not before.name:
            _go_on(before, waiting, cues)
        yield before


def _begins(waiting: Sequence[Line], line: Line, before: _Row | None) -> int:
    """Find the first line over a row that its name begins on: that of its number, none where the row has it itself."""
    numbered = next((at for at, own in enumerate(waiting) if _NUMBER.match(own.text)), None)
    if _NUMBER.match(line.text) and (numbered is None or (before is not None and not before.name)):
        return len(waiting)
    return numbered or 0


def _go_on(row: _Row, lines: Sequence[Line], cues: LayoutCues) -> None:
    """Take lines below a row, before the number of the next: the rest of its name, what was reached each year."""
    for line in lines:
        row.name += _name_in(line, cues)
        row.lines.append(line)


def _name_in(line: Line, cues: LayoutCues) -> list[Cell]:
    """Take what a line has of a name: before its values, and before a gap, behind which reasons may stand."""
    if not line.cells:  # a bar alone
        return []
    number = _NUMBER.match(line.text)
    first = 1 if number else 0
    apart = number is not None and len(line.cells[0].text) <= len(number[0].strip())
    cells = line.cells[: 1 + apart]
    words = [word for word in line.words if word.right <= cells[-1].right]
    return [*words[:first], *takewhile(lambda word: not is_value(word.text, cues), words[first:])]


def _row(line: Line, below: Cell | None, cues: LayoutCues) -> _Row | None:
    """Read the values of a row with their years, the later of which may stand `below`."""
    whole = _matched(_ROW, line, cues)
    match = whole or (_matched(_ROW_ABOVE_DUE, line, cues) if below is not None else None)
    if match is None or is_dash(match["target"]) or not is_value(match["target"], cues):
        return None
    name = line.part(0, match.start("base"))
    base, target = (line.part(*match.span(part)) for part in ("base", "target"))
    due = line.part(*match.span("due")) if whole is not None else below
    cells = {Role.BASELINE: base, Role.TARGET: target}
    return _Row([name] if name.text else [], cells | ({Role.DEADLINE: due} if due and not is_dash(due.text) else {}))


def _matched(form: re.Pattern[str], line: Line, cues: LayoutCues) -> re.Match[str] | None:
    match = form.match(line.text) if len(line.text) <= _LONGEST else None
    while match is not None and not is_value(match["base"], cues):
        match = form.match(line.text, match.end("base"))
    return match
