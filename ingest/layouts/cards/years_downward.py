"""Cards of one cell a line whose values stand below their years, down to the last one of the plan.

成果指標
渡し場を使う児童の数
基準値（R5）
41人
R7
60人
R10
90人以上
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, is_value, time_in
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, joined

_MOST_OF_NAME = 3  # lines
_MOST_LINES = 30  # of a card
_FEWEST_CARDS = 2
_EACH = re.compile(r"[毎各]年度?")


@dataclass(frozen=True, slots=True)
class _Card:
    kpi: FoundKpi
    lines: Sequence[Line]


def read_years_downward(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such card where there are several; their lines are marked as used."""
    cards, at = list[_Card](), 0
    while at < len(lines):
        labelled = cues.role(lines[at].text) is Role.INDICATOR
        card = _card(lines[at : at + _MOST_LINES], cues, findings) if labelled else None
        cards += [card] if card else []
        at += len(card.lines) if card else 1
    if len(cards) >= _FEWEST_CARDS:
        findings.kpis += [card.kpi for card in cards]
        findings.used.update(line.index for card in cards for line in card.lines)


def _card(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> _Card | None:
    """Read the card whose label is the first line: a name, the value of today, then values below their years."""
    base = next((at for at in range(1, len(lines)) if role_of(lines[at].whole, cues) is Role.BASELINE), 0)
    if not 1 < base <= 1 + _MOST_OF_NAME or not _is_value(lines[base + 1 :], cues):
        return None
    if any(cues.ends_as_indicator(line.text.strip()) for line in lines[1 : base - 1]):
        return None  # several names, and columns below them
    end = due = base + 2
    while _is_year(lines[end:], cues) and _is_value(lines[end + 1 :], cues):
        due, end = end, end + 2
    if due == end or any(line.index in findings.used for line in lines[:end]):
        return None
    cells = {
        Role.INDICATOR: joined(line.whole for line in lines[1:base]),
        Role.BASELINE: lines[base + 1].whole,
        Role.TARGET: lines[due + 1].whole,
    }
    kpi = found_kpi(cells, lines[due].whole)
    return _Card(kpi, lines[:end]) if kpi is not None else None


def _is_value(lines: Sequence[Line], cues: LayoutCues) -> bool:
    return bool(lines) and is_value(lines[0].text.strip(), cues)


def _is_year(lines: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell a line that dates the value below it: R10, R7～R10, 各年度, 目標値（R10）."""
    text = lines[0].text.strip() if lines else ""
    labelled = role_of(Cell(text), cues) is Role.TARGET and time_in(text) is not None
    return labelled or is_time_only(text) or _EACH.fullmatch(text) is not None
