"""Numbered cards with two values: which of them is aimed at must be told."""

import pytest

from ingest.layouts.cards.stepped_cards import read_stepped_cards
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean


@pytest.mark.parametrize(
    ("marks", "read"),
    [
        (("現状値", "2024年度", "目標値", "2029年度"), [("120人", "300人"), ("28便", "90便")]),
        (("目標値", "2029年度"), []),  # a label and its year over both values tell nothing of the first
    ],
)
def test_values_under_marks_are_told_apart(marks: tuple[str, ...], read: list[tuple[str, str]]) -> None:
    cards = (("渡し舟の乗客数", "120人", "300人"), ("夜の船便の数", "28便", "90便"))
    lines = [line for at, card in enumerate(cards, 1) for line in (f"KPI {at}", card[0], *marks, *card[1:], "")]
    findings = Findings()
    read_stepped_cards(lines_of(clean("\n".join(lines))), load_layout_cues(), lambda _: False, findings)
    assert [(kpi.baseline, kpi.target) for kpi in findings.kpis] == read
