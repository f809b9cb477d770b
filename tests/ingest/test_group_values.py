"""Values of groups under one label are told apart; what only looks like them is left alone."""

import pytest

from ingest.layouts.cards.group_values import groups_in
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.rows import Cell

CUES = load_layout_cues()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("小学生 81％　　中学生 74％", {"小学生": "81％", "中学生": "74％"}),
        ("小６　81％　中３　74％", {"小６": "81％", "中３": "74％"}),
        ("20 歳代 33.1％　30 歳代 15.0％ 以下", {"20 歳代": "33.1％", "30 歳代": "15.0％ 以下"}),
        ("３年生 41％　６年生 50％以上", {"３年生": "41％", "６年生": "50％以上"}),
        ("男性：8,000歩／女性：7,500歩（R11）", {"男性": "8,000歩", "女性": "7,500歩（R11）"}),
        ("男性79.6年、女性83.9年", {"男性": "79.6年", "女性": "83.9年"}),
        ("父親45分・母親210分", {"父親": "45分", "母親": "210分"}),
    ],
)
def test_each_group_has_its_value(text: str, groups: dict[str, str]) -> None:
    found = groups_in(Cell(text, tuple(range(len(text)))), CUES)
    assert {group.group.text: group.value.text for group in found} == groups


@pytest.mark.parametrize(
    "text",
    [
        "令和５年度 48.2％　令和６年度 49％",
        "48.2％ 50.1％　49.0％ 51％",
        "受診率 40％　実施率 50％",
        "年間 20件　累計 100件",
        "男性 40％　男性 50％",
        "平均寿命の増加分を上回る健康寿命の増加",
        "",
        "\t 40％　\t 50％",
    ],
)
def test_years_totals_and_other_indicators_are_no_groups(text: str) -> None:
    assert groups_in(Cell(text, tuple(range(len(text)))), CUES) == ()
