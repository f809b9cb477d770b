"""Read the parts of a measure, each with its indicator, where the cells of a table stand one a line or run on.

基本事業 / 基本事業の目的 / 成果指標 / 単位 / 基準値（R1） / 実績値（R4） / 目標値（R7）
１ / 水辺の道づくり / 水辺を安心して歩ける / 歩ける堤の延長 / m / 120 / 180 / 400
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.evaluations.stream import PARTED, Sort, Token
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.figures.values import is_dash, is_number
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import role_of, time_of
from ingest.layouts.rowed.name_forms import GOES_ON, TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_CLAUSE = re.compile(r"[るたいすうくむ。]$")
_MOST_OF_ROW, _FEWEST_VALUES = 14, 2
_VALUES = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)


@dataclass(slots=True)
class _Heads:
    """The texts before the indicator, the roles and years of the values, the place behind."""

    texts: int
    roles: list[Role]
    times: list[Cell | None]
    end: int


def read_members(tokens: Sequence[Token], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines of its heads and rows are marked as used."""
    members = sheet_words().members
    at = 0
    while at < len(tokens):
        heads = _heads(tokens, at, cues) if tokens[at].plain in members else None
        at = _read(tokens, at, heads, cues, findings) if heads is not None else at + 1


def _heads(tokens: Sequence[Token], start: int, cues: LayoutCues) -> _Heads | None:
    """Read the heads: texts, the indicator, its unit, values of which the last is the target."""
    words, at = sheet_words(), start + 1
    if tokens[start].line.separator in PARTED:
        return None
    while at < len(tokens) and tokens[at].plain.endswith(words.explained):
        at += 1
    heads = _Heads(at - start - 1, [], [], 0)
    if at >= len(tokens) or tokens[at].sort not in (Sort.GROUP, Sort.HEAD):
        return None
    at += 1 + (at + 1 < len(tokens) and tokens[at + 1].plain == "単位")
    while at < len(tokens):
        role = role_of(tokens[at].cell, cues)
        if tokens[at].is_bracketed and tokens[at].sort is Sort.YEAR and heads.times and heads.times[-1] is None:
            heads.times[-1] = tokens[at].time
        elif role in _VALUES:
            heads.roles.append(role)
            heads.times.append(time_of(tokens[at].cell))
        else:
            break
        at += 1
    heads.end = at
    whole = (
        len(heads.roles) >= _FEWEST_VALUES and heads.roles[-1] is Role.TARGET and heads.roles.count(Role.TARGET) == 1
    )
    return heads if whole else None


def _read(tokens: Sequence[Token], start: int, heads: _Heads, cues: LayoutCues, findings: Findings) -> int:
    """Read the rows under some heads; give the place behind the last."""
    at = heads.end
    while True:
        end = _end_of_row(tokens, at, len(heads.roles))
        if end is None:
            return at
        kpi = _kpi(tokens[at:end], heads, cues)
        if kpi is not None:
            findings.kpis.append(kpi)
        findings.used.update(token.line.index for token in (*tokens[start : heads.end], *tokens[at:end]))
        at = end


def _end_of_row(tokens: Sequence[Token], start: int, count: int) -> int | None:
    """Find the place behind the values of a row; None where no such row begins."""
    numbered = start < len(tokens) and is_number(tokens[start].cell.text)
    at = start + numbered
    while at < len(tokens) and at - start < _MOST_OF_ROW and tokens[at].sort in (Sort.TEXT, Sort.UNIT):
        at += 1
    values = tokens[at : at + count]
    full = len(values) == count and all(token.sort is Sort.VALUE for token in values)
    return at + count if full and at > start + numbered else None


def _kpi(row: Sequence[Token], heads: _Heads, cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of a row; None where its texts can be parted in more than one way."""
    values = [token.cell for token in row[-len(heads.roles) :]]
    cells = [token for token in row[: -len(heads.roles)] if not is_number(token.cell.text)]
    unit = cells.pop().cell if len(cells) > 1 and cells[-1].sort is Sort.UNIT else None
    texts = _wrapped([token.cell for token in cells])
    parted = len(texts) == heads.texts + 2 or (
        heads.texts > 0 and len(texts) > heads.texts + 2 and _CLAUSE.search(texts[-2].text) is not None
    )
    if not parted or is_dash(values[-1].text) or name_misfit([texts[-1]], cues) >= TOGETHER:
        return None
    held = {Role.INDICATOR: texts[-1], Role.TARGET: values[-1]}
    held |= {} if unit is None else {Role.UNIT: unit}
    if heads.roles[0] is Role.BASELINE and not is_dash(values[0].text):
        held[Role.BASELINE] = values[0]
    return found_kpi(held, heads.times[-1], texts[0])


def _wrapped(cells: Sequence[Cell]) -> list[Cell]:
    """Join to a text the next that no text begins with: （累計）."""
    texts: list[Cell] = []
    for cell in cells:
        if texts and GOES_ON.match(cell.text):
            texts[-1] = joined((texts[-1], cell))
        else:
            texts.append(cell)
    return texts
