"""Names among their targets, then what they are today: only blocks that hold as many of each are read."""

import pytest

from ingest.layouts.celled.by_blocks import read_by_blocks
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

_HEADS = (
    "指標",
    "海へ行く人の割合",
    "目標",
    "60%",
    "森へ行く人の割合",
    "50%",
    "海を学ぶ",
    "学校の割合",
    "80%",
    "現状",
    "出典",
)
_TODAY = ("41%", "県の調査", "(2024年)", "38%", "(2024年)", "52%", "県の調べ", "(2023年)")
_NAMES = ["海へ行く人の割合", "森へ行く人の割合", "海を学ぶ学校の割合"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ((*_HEADS, *_TODAY), _NAMES),
        ((*_HEADS, *_TODAY, "川で遊ぶ児童の割合", "30%", "12%", "(2024年)"), [*_NAMES, "川で遊ぶ児童の割合"]),
        ((*_HEADS, *_TODAY, "川で遊ぶ児童の割合", "30%", "12%"), _NAMES),
        ((*_HEADS, *_TODAY[:3]), []),
        ((*_HEADS[:2], *_HEADS[3:], *_TODAY), []),
        ((*_HEADS[:9], *_TODAY), []),
    ],
)
def test_blocks_have_a_name_a_target_and_a_value_for_every_row(lines: tuple[str, ...], names: list[str]) -> None:
    """A block that is not whole, or heads that are missing, leave all unread."""
    findings = Findings()
    read_by_blocks(lines_of(clean("\n".join(lines))), load_layout_cues(), findings)
    assert [kpi.indicator for kpi in findings.kpis] == names
