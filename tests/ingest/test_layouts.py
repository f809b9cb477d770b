"""Plans in many layouts: passages of our own writing, each held against what a reader finds in it."""

from pathlib import Path

import pytest

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.figures.statements import Statement, read_statement, read_trailing, read_values
from ingest.layouts.figures.values import is_value, part_time, without_time
from ingest.logic.item_parts import target_and_deadline
from ingest.logic.plan_headings import plan_heading
from ingest.pipeline import Pipeline
from ingest.structure.clean import CleanText
from ingest.structure.doubled import undoubled
from ontology.model import Extraction
from tests.ingest.layouts import Score, passages, read_passage, score

CUES = load_layout_cues()


Reading = tuple[Path, Extraction]


@pytest.fixture(scope="module", params=passages(), ids=lambda path: path.name)
def reading(pipeline: Pipeline, request: pytest.FixtureRequest) -> Reading:
    """Read each passage once."""
    return request.param, read_passage(pipeline, request.param)


def test_a_layout_is_read_as_a_reader_reads_it(reading: Reading) -> None:
    result: Score = score(*reading)
    assert not result.missed
    assert not result.false
    wrong = [(want, got) for want, got in result.pairs if result.right("target") < 1 or result.right("deadline") < 1]
    assert not wrong
    assert result.right("baseline") == result.right("owner") == 1


def test_every_quote_of_a_layout_is_exact(reading: Reading) -> None:
    path, extraction = reading
    text = path.read_bytes().decode()
    for entity in extraction.entities:
        assert all(text[p.start : p.end] == p.quote for p in entity.evidence)
    for link in extraction.links:
        assert all(text[p.start : p.end] == p.quote for p in link.evidence)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("重要業績評価指標（KPI）", Role.INDICATOR),
        ("指標名（単位）", Role.INDICATOR),
        ("本市の基準値", Role.BASELINE),
        ("現状値（R5）", Role.BASELINE),
        ("R11目標値", Role.TARGET),
        ("2029年度の目標", Role.TARGET),
        ("最終目標年度", Role.DEADLINE),
        ("全国の現状値", Role.OTHER_VALUE),
        ("前年度実績", Role.OTHER_VALUE),
        ("中間目標値（R9）", Role.OTHER_VALUE),
        ("目標値の設定の根拠", Role.OTHER_TEXT),
        ("基準年度", Role.OTHER_TEXT),
        ("担当課", Role.OTHER_TEXT),
        ("総人口", None),
    ],
)
def test_a_column_head_says_what_the_column_holds(head: str, role: Role | None) -> None:
    assert CUES.role(without_time(head)) is role


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,320人", True),
        ("△18.2％（令和３年度）", True),
        ("年間1,200人", True),
        ("18件／年", True),
        ("－", True),
        ("現状維持", True),
        ("令和11年度までに50件", True),
        ("20代の転出者数", False),
        ("１か月に１冊も本を読まない児童の割合", False),
        ("３歳児健診の受診率", False),
        ("農政課", False),
    ],
)
def test_a_value_is_told_from_a_name(text: str, value: bool) -> None:
    assert is_value(text, CUES) is value


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("70%（R11）", ("70%", "R11")),
        ("60ha（累計）", ("60ha（累計）", None)),
        ("100％（毎年度）", ("100％", "毎年度")),
        ("令和９年度までに30万人", ("30万人", "令和９年度")),
        ("2030年度：9,200t-CO2", ("9,200t-CO2", "2030年度")),
    ],
)
def test_a_value_is_parted_from_its_time(printed: str, parts: tuple[str, str | None]) -> None:
    assert part_time(printed) == parts


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("乗合の便数　現状値：12便（R5）　目標値：20便（R11）", Statement("乗合の便数", "20便", "R11", "12便（R5）")),
        ("行ける人の割合65.2%（R5）→70%（R11）", Statement("行ける人の割合", "70%", "R11", "65.2%（R5）")),
        ("知る人の割合（現状：33％、目標：100％）", Statement("知る人の割合", "100％", None, "33％")),
        (
            "届け出の数　現状：40件（R6）　中間目標：60件（R9）　目標：90件（R12）",
            Statement("届け出の数", "90件", "R12", "40件（R6）"),
        ),
        ("案内への満足度 未計測 → 80％", Statement("案内への満足度", "80％", None, "未計測")),
        ("相談員の人数 八人 → 二十四人", Statement("相談員の人数", "二十四人", None, "八人")),
        (
            "月の残業時間 14.2時間 → 前年度より減少（毎年度）",
            Statement("月の残業時間", "前年度より減少", "毎年度", "14.2時間"),
        ),
        ("案内への満足度 70％ → 検討中", None),
        ("国 → 県 → 市（補助率 １／２）", None),
        ("申請から交付までの流れ", None),
    ],
)
def test_a_line_that_states_a_kpi(line: str, statement: Statement | None) -> None:
    assert read_statement(line, CUES) == statement


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("現状：86.9％（R5）　目標：おおむね解消（R12）", ("", "おおむね解消", "R12", "86.9％（R5）")),
        ("実績：H31 4,120社 → R5 4,306社　目標：R10 5,000社", ("", "5,000社", "R10", "R5 4,306社")),
        ("R5実績 月14.2時間 → R9目標 月10時間以下", ("", "月10時間以下", "R9", "月14.2時間")),
        ("FY2022 17社 ⇒ FY2028 40社", ("", "40社", "FY2028", "FY2022 17社")),
        ("小学生　81％ → 88％", ("小学生", "88％", None, "81％")),
        ("目標値：800戸", None),
        ("現状：バスが減っている　目標：バスを増やす", None),
        ("乗合の便数　12便 → 20便", None),
    ],
)
def test_a_line_of_values_under_the_name_of_an_indicator(
    line: str, values: tuple[str, str, str | None, str] | None
) -> None:
    assert read_values(line, CUES) == (Statement(*values) if values else None)


def test_a_name_and_a_value_with_nothing_but_space_between() -> None:
    assert read_trailing("登録者数　３万人（令和11年度）", CUES) == Statement("登録者数", "３万人", "令和11年度", None)
    assert read_trailing("橋の補修　３億円（令和７年度）", CUES) is None
    assert target_and_deadline("３万人（令和11年度）") == ("３万人", "令和11年度")


@pytest.mark.parametrize(
    ("line", "word", "label", "title"),
    [
        ("施策１－１ 木工の担い手の育成", "施策", "1-1", "木工の担い手の育成"),
        ("【重点プロジェクト２】水路の再生", "重点プロジェクト", "2", "水路の再生"),
        ("基本施策３　川の水をきれいにする", "基本施策", "3", "川の水をきれいにする"),
    ],
)
def test_a_heading_of_a_plan(line: str, word: str, label: str, title: str) -> None:
    heading = plan_heading(line, CUES)
    assert heading is not None
    assert (heading.word, heading.enumerated.readings[0].label, heading.enumerated.title) == (word, label, title)


@pytest.mark.parametrize(
    "line", ["施策３件を行う", "施策１ 12件 20件", "施策２では、道を直した", "目標100人", "政策について"]
)
def test_what_is_no_heading_of_a_plan(line: str) -> None:
    assert plan_heading(line, CUES) is None


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("【【ＫＫＰＰＩＩ】】", "【ＫＰＩ】"),
        ("目目標標値値（R11）", "目標値（R11）"),
        ("6655..22%%", "65.2%"),
        ("1100", "1100"),
        ("（30社（R11））", "（30社（R11））"),
        ("ママパパ教室", "ママパパ教室"),
        ("……", "……"),
    ],
)
def test_glyphs_that_stand_twice_are_read_once(printed: str, read: str) -> None:
    cleaned = undoubled(CleanText(printed, list(range(len(printed))), ()))
    assert cleaned.text == read
    assert all(printed[origin] == glyph for origin, glyph in zip(cleaned.origins, cleaned.text, strict=True))
