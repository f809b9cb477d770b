"""Rows of prior analyses (事前分析表) whose baseline and target stand over their years, the years between on one line.

    基準値                                       目標値
    測定指標         R4実績  R5実績  R7目標  R8目標
    （年度）                                     （年度）
    41隻 60隻
    １ 直した渡し船の数 43隻 46隻 52隻 56隻
    （R3年度） （R9年度）

A name may begin beside the values and end beside the years.
"""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.labelled import part
from ingest.layouts.figures.values import TIME, is_dash, is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rows import Cell, Line, joined

_HEADS = re.compile(r"(?:(?:測定|業績|評価)指標)?基準値(?:\(.{1,6}\))?.{0,60}?目標値(?:\(.{1,6}\))?")
_TIMED = re.compile(rf"[（(](?P<time>{TIME.pattern})[)）]")
_FEWEST_YEARS = 3
_MOST_BELOW = 80  # lines from the heads down to the last row
_BOTH = 2
_ROW = 3  # lines


def read_values_over_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such row under heads that name a baseline and a target; its lines are marked as used."""
    end = -1
    for at, line in enumerate(lines):
        if _HEADS.fullmatch(plain_of(line.text)):
            end = at + _MOST_BELOW
        row = lines[at : at + _ROW]
        if at >= end or len(row) < _ROW or any(one.index in findings.used for one in row):
            continue
        kpi = _kpi(*row, cues=cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(one.index for one in row)


def _kpi(over: Line, middle: Line, under: Line, *, cues: LayoutCues) -> FoundKpi | None:
    times = _last(under.words, lambda word: _TIMED.fullmatch(word.text) is not None)
    run = _last(middle.words, lambda word: is_value(word.text, cues))
    if not 0 < len(times) <= _BOTH or len(run) < _FEWEST_YEARS:
        return None
    values = over.words[-len(times) :]
    figures = [word for word in values if any(map(str.isdecimal, word.text)) and is_value(word.text, cues)]
    if len(figures) < len(times) or (len(times) < _BOTH and not is_dash(run[0].text)):
        return None
    rests = (over.words[: -len(values)], middle.words[: -len(run)], under.words[: -len(times)])
    name = [word for rest in rests for word in rest]
    name = name[1:] if name and is_number(name[0].text) else name
    if not name or any(is_value(word.text, cues) for word in name):
        return None
    cells = {Role.INDICATOR: joined(tuple(name)), Role.TARGET: values[-1], Role.DEADLINE: _time(times[-1])}
    return found_kpi(cells | ({Role.BASELINE: values[0]} if len(values) == _BOTH else {}))


def _last(words: Sequence[Cell], fits: Callable[[Cell], bool]) -> list[Cell]:
    """Give the words at the end of a line that fit, in their order."""
    return list(takewhile(fits, reversed(words)))[::-1]


def _time(cell: Cell) -> Cell:
    return part(cell, 1, len(cell.text) - 1)
