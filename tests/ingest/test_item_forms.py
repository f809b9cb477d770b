"""Forms that items of lists have beside name, colon, target: each is read, and what only looks like one is not."""

import pytest

from ingest.layouts.cards.explained import read_explained
from ingest.layouts.cards.wrapped_groups import of_group
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.glued_values import read_glued_value
from ingest.layouts.figures.kept_levels import read_kept_level
from ingest.layouts.rows import lines_of
from ingest.layouts.saying.sentence import said_in
from ingest.logic.kpi_items import read_item
from ingest.structure.block import Block, BlockKind
from ingest.structure.change_lines import ends_of_changes
from ingest.structure.clean import clean

CUES = load_layout_cues()


@pytest.mark.parametrize(
    ("text", "target", "deadline", "today"),
    [
        ("桟橋の数：80基（2028年度）[31基（2022年度）]", "80基", "2028年度", "31基（2022年度）"),
        ("桟橋の数：80基（2028年度）〔31基（R4）〕", "80基", "2028年度", "31基（R4）"),
        ("桟橋の数：80基（2028年度）【2022年度：31基】", "80基", "2028年度", "2022年度：31基"),
    ],
)
def test_today_stands_in_brackets_of_its_own(text: str, target: str, deadline: str, today: str) -> None:
    item = read_item(Block(BlockKind.BULLET, text, list(range(len(text)))))
    assert (item.indicator, item.target, item.deadline, item.baseline) == ("桟橋の数", target, deadline, today)


def test_a_later_value_in_brackets_is_not_today() -> None:
    text = "桟橋の数：80基（2028年度）[95基（2032年度）]"
    assert read_item(Block(BlockKind.BULLET, text, list(range(len(text))))).baseline is None


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("新しい漁業者の数（５年間の累計）180人（R2～R6）", "新しい漁業者の数（５年間の累計）", "180人"),
        ("渡し船の利用者数12万人（R6）", "渡し船の利用者数", "12万人"),
    ],
)
def test_a_dated_target_is_glued_to_its_name(text: str, name: str, target: str) -> None:
    said = read_glued_value(text, CUES)
    assert said is not None
    assert (said.indicator, said.target) == (name, target)


@pytest.mark.parametrize("text", ["渡し船の利用者数12万人", "船着場の修繕12か所（R6）", "週１回以上運動する人の割合"])
def test_what_has_no_year_or_no_name_is_no_glued_target(text: str) -> None:
    assert read_glued_value(text, CUES) is None


def test_a_level_is_kept() -> None:
    said = read_kept_level("航路の便数：2020年度の水準（128便）を2027年度まで維持", CUES)
    assert said is not None
    assert (said.indicator, said.deadline, said.baseline) == ("航路の便数", "2027年度", "128便（2020年度）")


@pytest.mark.parametrize(
    "text", ["航路の便数：2020年度の水準を維持", "航路の便数：2020年度の水準（過去最高）を2027年度まで維持"]
)
def test_a_level_without_a_figure_or_a_year_is_none(text: str) -> None:
    assert read_kept_level(text, CUES) is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("負傷者数を2027年までに12人以下とし、無灯火運航ゼロを達成する。", ["負傷者数", "無灯火運航"]),
        ("負傷者数を2027年までに12人以下とし、無灯火運航をゼロにする。", ["負傷者数", "無灯火運航"]),
        ("負傷者数を、2027年までにゼロにする。", ["負傷者数"]),
        ("負傷者数を2027年までに限りなくゼロに近づける。", ["負傷者数"]),
    ],
)
def test_a_zero_names_what_there_is_to_be_none_of(sentence: str, names: list[str]) -> None:
    assert [said.name for said in said_in(sentence, None, CUES)] == names


def _explained(text: str) -> str | None:
    lines = lines_of(clean(text))
    said = read_explained(lines, len(lines) - 1, CUES)
    return said.indicator if said else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "・ 磯の対策の着手率\n    調査で要るとされた磯のうち着手した割合 24％（H30）→ 100％（R6）",
            "磯の対策の着手率",
        ),
        ("・ 磯の対策の着手率\n  の平均の割合 24％（H30）→ 100％（R6）", None),
        ("・ 沿岸の市町村のうち磯の対策を終えた市町村の数\n  と割合 24％（H30）→ 100％（R6）", None),
        ("・ 沿岸の市町村のうち磯の対策を終えた市町村の数\n  割合 24％（H30）→ 100％（R6）", None),
        ("・ 磯の対策の着手率\n・ 調査で要るとされた磯のうち着手した割合 24％（H30）→ 100％（R6）", None),
    ],
)
def test_an_explanation_is_no_part_of_the_name(text: str, name: str | None) -> None:
    assert _explained(text) == name


@pytest.mark.parametrize(
    ("name", "group", "full"),
    [
        ("割合（小５）", "男子", "割合（小５男子）"),
        ("割合（累計）", "男子", "割合（累計）男子"),
        ("割合", "男子", "割合男子"),
        ("割合（小５）", "", "割合（小５）"),
    ],
)
def test_a_group_joins_the_grade_in_the_name(name: str, group: str, full: str) -> None:
    assert of_group(name, group) == full


def test_a_whole_change_goes_on_with_no_other_line() -> None:
    lines = [
        "苗の数 現状（R5） 120本 ⇒ 目標（R10） 200本",
        "畑の数 現状（R5） 12 ⇒ 目標（R10） 20",
        "（累計）",
        "・畑の数 現状（R5） 12 ⇒ 目標（R10） 20",
        "数え方は下記",
    ]
    assert list(ends_of_changes(lines)) == [1]
