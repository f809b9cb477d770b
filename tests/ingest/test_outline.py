import pytest

from ingest.structure.outline import Part, outline_of
from tests.ingest.conftest import blocks, passage


def tree(part: Part) -> list[object]:
    return [[f"{child.notation or ''} {child.title}".strip(), *tree(child)] for child in part.children]


def test_heading_levels_lie_and_the_numbering_does_not() -> None:
    assert tree(outline_of(blocks(passage("heading_levels_lie.md")))) == [
        [
            "第5節 主な施策の推進",
            [
                "1 にぎわいのある港町",
                [
                    "A 港をいかした仕事づくり",
                    ["a 水産物の付加価値向上", ["(1) 鮮度の見える化", ["① 鮮度を示す札の普及"]]],
                    ["b 船乗りの育成", ["① 乗船実習の拡充"]],
                ],
            ],
        ]
    ]


def test_a_table_of_contents_is_no_outline() -> None:
    assert tree(outline_of(blocks(passage("toc_with_leaders.md")))) == [
        ["湖北圏域みらい計画"],
        ["第1章 はじめに"],
        ["第2章 計画の目標", ["第1節 湖と暮らす産業", ["A 湖の恵みの高付加価値化"]], ["第2節 湖を守る人づくり"]],
    ]


def test_a_report_has_the_outline_of_drafting_custom() -> None:
    assert tree(outline_of(blocks(passage("report_outline.txt")))) == [
        ["Ⅰ はじめに"],
        ["Ⅱ 現状と課題", ["1 人口の動き", ["(1) 若い世代の転出"], ["(2) 高齢の単身世帯の増加"]], ["2 仕事の動き"]],
        ["Ⅲ 今後の方向", ["1 人を迎え入れる力を高める"], ["2 町の境を越えて支え合う"]],
    ]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (["k. 灯り", "I. 防災", "D. 暮らし"], ["k", "l", "D"]),
        (["l. 防災", "Ⅲ. 子育て", "n. 町"], ["l", "m", "n"]),
        (["f. 港", "9. 山", "h. 里"], ["f", "g", "h"]),
        (["H. 港", "I. 山", "J. 里"], ["H", "I", "J"]),
        (["Ⅱ. 港", "Ⅲ. 山"], ["Ⅱ", "Ⅲ"]),
        (["①港", "②山", "⑯里"], ["①", "②", "⑯"]),
        (["a. 港", "1. 山", "2. 里"], ["a", "1", "2"]),
    ],
)
def test_the_reading_that_goes_on_wins(lines: list[str], labels: list[str]) -> None:
    """A letter that OCR misread is known by the list that it continues."""
    root = outline_of(blocks("\n\n".join(lines)))
    assert [part.notation for part in root.walk() if part.heading] == labels


def test_a_list_in_an_introduction_does_not_hold_the_chapters() -> None:
    root = outline_of(blocks("①前置き\n\n1. 港\n\n①札の普及\n\n2. 里"))
    assert tree(root) == [["① 前置き"], ["1 港", ["① 札の普及"]], ["2 里"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ⅰ 海を守る\n\n基本目標１ 浜の掃除\n\nⅡ 山を守る\n\n基本目標２ 植林\n",
            [["Ⅰ 海を守る", ["1 浜の掃除"]], ["Ⅱ 山を守る", ["2 植林"]]],
        ),
        (
            "基本目標１ 浜の掃除\n\nⅠ 現状\n\nⅡ 取組\n\n基本目標２ 植林\n\nⅠ 現状\n",
            [["1 浜の掃除", ["Ⅰ 現状"], ["Ⅱ 取組"]], ["2 植林", ["Ⅰ 現状"]]],
        ),
    ],
)
def test_what_is_open_holds_what_begins(text: str, expected: list[object]) -> None:
    """Roman numbers stand over goals in some plans and under them in others."""
    assert tree(outline_of(blocks(text))) == expected


def test_the_head_of_a_later_page_opens_no_chapter() -> None:
    text = "第3章 施策の展開\n\n1 港の再生\n\n(1) 朝市を開く\n\n第3章　施策の展開\n\n(2) 船を直す\n\n第4章 進行管理\n"
    assert tree(outline_of(blocks(text))) == [
        ["第3章 施策の展開", ["1 港の再生", ["(1) 朝市を開く"], ["(2) 船を直す"]]],
        ["第4章 進行管理"],
    ]
