"""Blocks of review sheets with one row: what was reached in some years, then what is aimed at, under one head.

成果目標及び成果実績 定量的な成果指標 単位 令和３ 令和４ 中間目標 目標最終年度
（短期アウトカム） 年度 年度 ５年度 ８年度
欠品を減らす 離島の商店におけ ％ 7.4 6.9 5.0 3.0
る欠品率
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.boxes.aims import Fragments, priced_name
from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.boxes.torn_heads import is_side
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_dash, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.named_values import year_in
from ingest.layouts.rows import Cell, Line, joined

_INDICATOR = ("活動指標", "成果指標", "定量的な成果指標", "定量的な活動指標")
_GOAL = re.compile(r"(?:成果|活動)目標")
_UNIT = "単位"
_AIMED = re.compile(r"目標|見込")
_YEAR = re.compile(rf"{TIME.pattern}|(?:[0-9０-９]{{1,2}}|元)年度")
_LOWER = re.compile(r"(?:(?:令和)?[0-9０-９元]{1,2})?年度?(?:活動見込み?|目標)?|活動見込み?|見込み?")
_UNCERTAIN = 1.5
_FEWEST_COLUMNS = 3
_MOST_BELOW = 3  # lines of a name under its row
_BOTH = 2  # goal and name, on the line of the values


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns of years, how many lines they take, whether goals stand before the names."""

    columns: Sequence[Cell]
    length: int
    has_aim: bool

    @property
    def due(self) -> Cell:
        """Give the year of the last column."""
        return year_in(self.columns[-1])

    def reached(self, values: Sequence[Cell]) -> Cell | None:
        """Find the last value that is no aim."""
        own = [
            value
            for head, value in zip(self.columns, values, strict=True)
            if not _AIMED.search(head.text) and not is_dash(value.text)
        ]
        return own[-1] if own else None


def read_one_row(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such block; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        if line.index in findings.used or _UNIT not in line.text:
            continue
        head = _head(lines[at : at + 2])
        found = _block(lines, at + head.length, head, cues) if head is not None else None
        if found is not None:
            kpi, end = found
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in lines[at:end])


def _head(lines: Sequence[Line]) -> _Head | None:
    """Read the years behind 単位, each whole or with its rest under it, the last of which is one of an aim."""
    words = lines[0].words
    at = next((at for at, word in enumerate(words) if word.text == _UNIT), None)
    if at is None or not any(word.text in _INDICATOR for word in words[:at]):
        return None
    upper = words[at + 1 :]
    lower = tuple(word for word in lines[1].words if not is_side(word)) if len(lines) > 1 else ()
    stacked = len(upper) == len(lower) and all(_LOWER.fullmatch(word.text) for word in lower)
    columns = [joined(both) for both in zip(upper, lower, strict=True)] if stacked else list(upper)
    whole = len(columns) >= _FEWEST_COLUMNS and all(_YEAR.search(cell.text) for cell in columns)
    if not whole or not _AIMED.search(columns[-1].text):
        return None
    return _Head(columns, 1 + (stacked or not lower), _GOAL.match(lines[0].text.strip()) is not None)


def _block(lines: Sequence[Line], at: int, head: _Head, cues: LayoutCues) -> tuple[FoundKpi, int] | None:
    """Read the row, and the lines below it that make its name whole; give the KPI with the line after it."""
    row = lines[at] if at < len(lines) else None
    before, values = with_end(row, lambda cell: is_value(cell.text, cues)) if row is not None else ((), ())
    values = values[-len(head.columns) :]
    before = row.words[: len(row.words) - len(values)] if row is not None else ()
    if (
        len(values) != len(head.columns)
        or len(before) < _BOTH
        or not is_unit(before[-1].text)
        or is_dash(values[-1].text)
    ):
        return None
    below = list(takewhile(lambda line: _goes_on(line, cues), lines[at + 1 : at + 1 + _MOST_BELOW]))
    parts = [Fragments(either=before[:-1]), *(Fragments(either=line.words) for line in below)]
    ways = [(*priced_name(parts[:end], cues, has_aim=head.has_aim), end) for end in range(1, len(parts) + 1)]
    cost, name, end = min(ways, key=lambda way: (way[0], -way[2]))
    if name is None or cost >= _UNCERTAIN:
        return None
    cells = {Role.INDICATOR: name, Role.UNIT: before[-1], Role.TARGET: values[-1], Role.DEADLINE: head.due}
    reached = head.reached(values)
    kpi = found_kpi(cells | ({Role.BASELINE: reached} if reached is not None else {}))
    return (kpi, at + end) if kpi is not None else None


def _goes_on(line: Line, cues: LayoutCues) -> bool:
    """Tell words that may be the rest of a goal and of a name: no head, no sentence, no row."""
    words = line.words
    counts = any(is_value(word.text, cues) and any(map(str.isdecimal, word.text)) for word in words)
    plain = len(words) <= _BOTH and "。" not in line.text and not counts
    return plain and not any(word.text == _UNIT for word in words) and not words[0].text.startswith(cues.named)
