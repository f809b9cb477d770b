"""Numbered cards, one below the other, that hold two values at two times and the name before or behind them.

KPI 1 / 渡し舟の乗客数 / 2024  2029 / 120人 ➡ 300人
KPI 2 / 2029年度 / 90 / 便 / 2024年度 / 28 / 便 / 夜の船便の数
"""

from collections.abc import Callable, Sequence

from ingest.layouts.cards.numbers import is_number
from ingest.layouts.cards.pieces import entries_of
from ingest.layouts.cards.two_steps import TwoSteps, read_two_steps
from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Line

MOST_LINES = 16  # of a card
_FEWEST_CARDS = 2
_FEWEST_YEARS = 3  # from one value to the other, where neither has a label and the years of the plan are not known


def read_stepped_cards(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such card; its lines are marked as used. One card alone is left to other readers."""
    free = [line for line in lines if line.index not in findings.used]
    starts = [at for at, line in enumerate(free) if is_number(entries_of(line)[0].text, cues)]
    if len(starts) < _FEWEST_CARDS:
        return
    pages = Pages(lines)
    found: list[tuple[FoundKpi, list[Line]]] = []
    for at in starts:
        own = [line for line in _unbroken(free[at : at + MOST_LINES]) if not pages.is_number(line)]
        card = read_two_steps(own, cues, is_heading)
        kpi = found_kpi(card.cells, card.time) if card is not None and _is_ahead(card, findings) else None
        if card is not None and kpi is not None:
            found.append((kpi, own[: card.last + 1]))
    if len(found) >= _FEWEST_CARDS:
        findings.kpis += [kpi for kpi, _ in found]
        findings.used.update(line.index for _, card in found for line in card)


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """Take lines up to the first before which others were left out, which another reader has read."""
    return [line for at, line in enumerate(lines) if line.index == lines[0].index + at]


def _is_ahead(card: TwoSteps, findings: Findings) -> bool:
    """Tell two values of which the later is aimed at from two results, where years alone are printed with them."""
    base, aim = card.years
    if card.labelled or base is None or aim is None:
        return True
    return aim >= findings.plan_begins if findings.plan_begins else aim - base >= _FEWEST_YEARS
