"""Grids with the kinds of values along their top, titles whose numbers stand glued to them, values for groups."""

import pytest

from ingest.layouts.checked.sound import is_sound
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.grids.cut import grids_of
from ingest.layouts.grids.kinds_across import read_kinds_across
from ingest.layouts.grids.numbered_titles import with_numbered_titles
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

_CUES = load_layout_cues()
_NAME = "指標名 | 分類 |\n直した橋の数 | 成果 |\n"
_ROWS = "| 基準値 | 目標値 | 実績値 |\n数値 | 12橋 | 30橋 | 28橋 |\n時点 | H29 | R2 | R2 |"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_NAME + _ROWS, [("直した橋の数", "30橋", "R2", "12橋")]),
        (_NAME + _ROWS.replace("12橋", "−"), [("直した橋の数", "30橋", "R2", None)]),
        ("指標名 | 直した橋の数 |\n" + _ROWS, [("直した橋の数", "30橋", "R2", "12橋")]),
        (_ROWS, []),
        (_NAME + _ROWS.replace("数値", "第一"), []),
        (_NAME + _ROWS.replace("目標値", "見込"), []),
        (_NAME + _ROWS.replace("30橋", "大きく増やす方針を決める"), []),
    ],
)
def test_kinds_along_the_top_stand_over_values_and_years(
    text: str, found: list[tuple[str, str, str, str | None]]
) -> None:
    """A name, a row of values and one of years make a KPI; what lacks one of them makes none."""
    findings = Findings()
    for grid in grids_of(lines_of(clean(text))):
        read_kinds_across(grid, _CUES, findings)
    assert [(kpi.indicator, kpi.target, kpi.deadline, kpi.baseline) for kpi in findings.kpis] == found


def _kpi(indicator: str, at: int, target: str = "9件") -> FoundKpi:
    return FoundKpi(indicator, target, None, None, None, ((at, at + 1),))


@pytest.mark.parametrize(
    ("titles", "owners"),
    [
        (("1海の恵みをつなぐ", "2学びの場をひらく"), ["海の恵みをつなぐ", "学びの場をひらく"]),
        (("1海の恵みをつなぐ", "学びの場をひらく"), [None, None]),
        (("1海の恵みをつなぐ", "3学びの場をひらく"), [None, None]),
        (("1年間に開いた講座", "2年間に開いた講座"), [None, None]),
        (("1海に来る人の割合", "2海に入る人の割合"), [None, None]),
    ],
)
def test_titles_count_on_from_one(titles: tuple[str, str], owners: list[str | None]) -> None:
    """Several titles in order own what stands under them; one alone, years and names of indicators own nothing."""
    text = f"{titles[0]}\n港の店の数を増やす。\n{titles[1]}\n講座の数を増やす。"
    kpis = [_kpi("港の店の数", text.index("港の")), _kpi("講座の数", text.index("講座の数"))]
    found = with_numbered_titles(kpis, lines_of(clean(text)), set(), _CUES, lambda _: False)
    assert [kpi.owner.text if kpi.owner else None for kpi in found] == owners


@pytest.mark.parametrize(
    ("target", "sound"),
    [
        ("男性 8,500歩 女性 7,500歩", True),
        ("20~64歳 8,500歩 65歳以上 6,000歩", True),
        ("900人 うち市外80人", True),
        ("8,500歩 7,500歩", False),
        ("5件 8件 9件 12件", False),
    ],
)
def test_values_for_groups_are_one_target(target: str, sound: bool) -> None:
    """Values that say for whom they are belong together; bare ones side by side are of several cells."""
    assert is_sound(_kpi("歩数", 50, target)) is sound


@pytest.mark.parametrize("reason", ["事業の終了による", "窓口の開設（R5.10）に伴い追加", "R5実績を踏まえ上方修正"])
def test_a_reason_is_no_target(reason: str) -> None:
    assert not is_sound(_kpi("歩数", 50, reason))


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("朝食を毎日食べる人の割合", True),
        ("令和７年度末の登録者数", True),
        ("令和４年度朝食を毎日食べる人の割合", False),
        ("を飲酒している者の割合", False),
        ("割合の増加", False),
    ],
)
def test_a_name_torn_from_its_beginning_is_none(name: str, sound: bool) -> None:
    assert is_sound(_kpi(name, 50, "30％")) is sound
