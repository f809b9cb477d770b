"""Boxes of prior analyses (事前分析表) whose heads say the years of baseline and target, before those of each year.

基準値 目標値 年度ごとの目標値／年度ごとの実績値
測定指標
基準年度 ３年度 目標年度 ８年度 ５年度 ６年度 ７年度
１ 柵で囲った田畑の延
210km 240km 270km
長
188km 300km
197km 232km
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.boxes.left_values import is_against, values_at_left
from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, joined

_LABEL = re.compile(r"(?:測定|業績|評価)指標(?:[0-9]{1,2}|[①-⑳])?")
_SINCE = re.compile(r"基準(?:年[度次]?|時点)")
_DUE = re.compile(r"目標年[度次]?")
_OVER = re.compile(r"基準値.*目標値.*ごとの")
_STOP = re.compile(
    r"目標\(|目標値?の設定|(?:測定|業績|評価)?指標(?:の|[0-9①-⑳]|$)|(?:測定|業績|評価)指標|基準(?:値|年)"
    r"|参考|達成(?:手段|目標)|施策|[※【]|\(?注|備考"
)
_PAGE = re.compile(r"[-－−―–]?[ 　]?[0-9０-９]{1,3}[ 　]?[-－−―–]?")
_MOST_ABOVE = 3  # lines from the uppermost heads down to the years
_MOST_LINES = 14  # of a box
_FEWEST_YEARS = 2
_DATED = 2  # heads with a year of their own
_UNCERTAIN = 4.0

_Row = tuple[Sequence[Cell], Sequence[Cell]]  # words of the name, values


@dataclass(frozen=True, slots=True)
class _Head:
    """The years that heads print, and the lines that they stand on."""

    due: Cell
    years: Sequence[Cell]
    start: int
    end: int


def read_dated_heads(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such box; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        if line.index in findings.used or "基準" not in line.text or "目標" not in line.text:
            continue
        head = _head(lines, at)
        found = _box(lines, head, cues) if head is not None else None
        if head is not None and found is not None:
            kpi, end = found
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in lines[head.start : end])


def _head(lines: Sequence[Line], at: int) -> _Head | None:
    """Read 基準年度 ３年度 目標年度 ８年度 ５年度 …, or the two heads over their years: the first two below them."""
    words = _without_label(lines[at].words)
    start = next((up for up in range(at - 1, max(-1, at - 1 - _MOST_ABOVE), -1) if _is_over(lines[up])), None)
    if start is None or not words or not _SINCE.fullmatch(words[0].text):
        return None
    if all(_is_heading(lines[up]) for up in range(start + 1, at)):
        return _in_place(words, start, at) or _beneath(words, lines, start, at)
    return None


def _in_place(words: Sequence[Cell], start: int, at: int) -> _Head | None:
    since, due, years = words[1:2], words[3:4], words[4:]
    named = any(_DUE.fullmatch(word.text) for word in words[2:3])
    whole = named and all(is_year(cell.text) for cell in (*since, *due, *years)) and len(years) >= _FEWEST_YEARS
    return _Head(due[0], years, start, at + 1) if whole else None


def _beneath(words: Sequence[Cell], lines: Sequence[Line], start: int, at: int) -> _Head | None:
    below = lines[at + 1].words if at + 1 < len(lines) else ()
    beside = words[_DATED:]
    years = beside or below[_DATED:]
    named = any(_DUE.fullmatch(word.text) for word in words[1:2])
    alone = len(below) == _DATED or not beside
    whole = named and alone and len(below) >= _DATED and all(is_year(cell.text) for cell in (*below, *beside))
    return _Head(below[1], years, start, at + 2) if whole and len(years) >= _FEWEST_YEARS else None


def _box(lines: Sequence[Line], head: _Head, cues: LayoutCues) -> tuple[FoundKpi, int] | None:
    """Read what stands below the heads; give it with the line after it."""
    body = list(takewhile(lambda line: not _stops(line), lines[head.end : head.end + _MOST_LINES]))
    end = head.end + len(body)
    rows = [_row(line, cues) for line in body if not _PAGE.fullmatch(line.text.strip())]
    if not rows or len(body) == _MOST_LINES:
        return None
    rows[0] = _without_number(rows[0])
    name = [cell for named, _ in rows for cell in named]
    values = values_at_left([run for _, run in rows if run], head.years, head.due)
    if values is None or not name or "。" in joined(tuple(name)).text or name_misfit(name, cues) >= _UNCERTAIN:
        return None
    cells = {Role.INDICATOR: joined(tuple(name)), Role.TARGET: values.target, Role.DEADLINE: head.due}
    kpi = found_kpi(cells | ({} if is_dash(values.baseline.text) else {Role.BASELINE: values.baseline}))
    return (kpi, end) if kpi is not None else None


def _row(line: Line, cues: LayoutCues) -> _Row:
    """Part a line into words of the name and the values at its end, the last of which may be in words."""

    def belongs(cell: Cell) -> bool:
        return is_value(cell.text, cues) and not is_year(cell.text)

    words = line.words
    if len(words) > 1 and is_against(words[-1].text) and belongs(words[-2]) and not belongs(words[-1]):
        return words[:-2], words[-2:]
    return with_end(line, belongs)


def _without_number(row: _Row) -> _Row:
    """Take off the number of the indicator, which stands first, perhaps right before values."""
    name, run = row
    if name and is_number(name[0].text):
        return name[1:], run
    numbered = not name and len(run) > 1 and is_number(run[0].text) and not is_number(run[1].text)
    return name, run[numbered:]


def _without_label(words: Sequence[Cell]) -> Sequence[Cell]:
    return words[1:] if words and _LABEL.fullmatch(plain_of(words[0].text)) else words


def _is_over(line: Line) -> bool:
    return _OVER.search(plain_of(line.text)) is not None


def _is_heading(line: Line) -> bool:
    """Tell what may stand between the two rows of heads: 測定指標, 年度ごとの実績値."""
    plain = plain_of(line.text)
    return _LABEL.fullmatch(plain) is not None or "ごとの" in plain


def _stops(line: Line) -> bool:
    return _STOP.match(plain_of(line.text)) is not None or "。" in line.text
