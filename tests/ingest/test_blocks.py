from pathlib import Path

import pytest

from ingest.structure.blocks import BlockKind
from tests.ingest.conftest import TEXTS, blocks, passage


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("## 第2章 計画の目標", BlockKind.HEADING, "第2章 計画の目標"),
        ("①渡し舟の運航", BlockKind.HEADING, "①渡し舟の運航"),
        ("- ⑧渡し舟の運航", BlockKind.HEADING, "⑧渡し舟の運航"),
        ("①渡し舟については、冬に休む。", BlockKind.PARAGRAPH, "①渡し舟については、冬に休む。"),
        ("① 12件 (11%) 3件", BlockKind.PARAGRAPH, "① 12件 (11%) 3件"),
        ("### （酒類）", BlockKind.PARAGRAPH, "（酒類）"),
        ("- ・渡し舟事業", BlockKind.BULLET, "渡し舟事業"),
        ("○渡し舟を増やす", BlockKind.BULLET, "渡し舟を増やす"),
        ("※基準値は調査で定める。", BlockKind.NOTE, "※基準値は調査で定める。"),
        ("2025年度\t2026年度", BlockKind.ROW, "2025年度\t2026年度"),
        ("渡し舟事業\t\t", BlockKind.ROW, "渡し舟事業\t\t"),
        ("## ■アウトプット KPI", BlockKind.LABEL, "■アウトプット KPI"),
        ("**KPI⑤：**", BlockKind.LABEL, "KPI⑤："),
        ("第1章 はじめに ..... 3", BlockKind.ASIDE, "第1章 はじめに ..... 3"),
        ("- 12 -", BlockKind.ASIDE, "- 12 -"),
    ],
)
def test_a_line_is_what_it_looks_like(line: str, kind: BlockKind, text: str) -> None:
    (block,) = blocks(line)
    assert (block.kind, block.text) == (kind, text)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("page_break_in_sentence.md", "このため、県境を越えた市町村の協議の場を設け、"),
        ("footnote_in_sentence.md", "図書館法に基づく協議会で定め、"),
        ("margin_line_numbers.txt", "その後は減り続け、2024 年度には"),
        ("kpi_wrapped_bullets.md", "三年後も営業している者の割合：85%（2029 年度）"),
        ("kpi_wrapped_bullets.md", "満足している人の割合：向上（2029年）"),
    ],
)
def test_what_was_cut_is_one_again(name: str, sentence: str) -> None:
    assert any(sentence in block.text for block in blocks(passage(name)))


def test_paragraphs_that_end_stay_apart() -> None:
    assert len(blocks("水源の森を守る。\n\n費用は、県が負担する。")) == 2


def test_a_heading_does_not_swallow_its_text() -> None:
    first, second = blocks("①水源の森の手入れと下流の市町村の費用の分担\n\n間伐を進め、道を直す。")
    assert first.kind is BlockKind.HEADING
    assert second.kind is BlockKind.PARAGRAPH


_WIDE = "谷あいの三つの町を結ぶ路線バスの利用者は減り続け、昼間の便を減らさざるを得ない状況に"  # 42 characters
_NARROW = "水辺の道を歩く人を増やすため、町の三つの組合が力を合わせて毎月の"  # 32 characters


def _page(line: str) -> str:
    """Set a page of one width, each line with a blank one below, as a margin of line numbers leaves it."""
    return f"{line}\n\n" * 22 + "あり、対策を急ぐ。\n\n"


def test_each_paper_of_a_report_is_wrapped_at_its_own_width() -> None:
    """A heading of one paper is as long as the lines of the other: it is no line of a sentence."""
    heading = "２．水辺の道を歩く人を増やす取組と町の三つの組合による清掃"
    text = _page(_NARROW) * 4 + heading + "\n\n" + _page(_WIDE) * 2
    found = blocks(text)
    assert [block.text for block in found if block.kind is BlockKind.HEADING] == [heading]
    assert len(found) == 4 + 1 + 2
    assert all(block.text.endswith("急ぐ。") for block in found if block.kind is BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        # a bullet that the margin cut goes on past a blank line, and on its next page
        ((f"・{_WIDE}", "ある。"), (f"{_WIDE}ある。",)),
        ((f"・{_WIDE}", _WIDE, "ある。"), (f"{_WIDE}{_WIDE}ある。",)),
        # a connective or a caption begins anew
        ((f"・{_WIDE}", "また、船を増やす。"), (_WIDE, "また、船を増やす。")),
        ((f"・{_WIDE}", "図２ 船の数"), (_WIDE, "図２ 船の数")),
        # but not behind a comma
        ((f"{_WIDE[:-1]}、", "また、船を増やす。"), (f"{_WIDE[:-1]}、また、船を増やす。",)),
        # a short line ends what it says
        ((_WIDE, "ある", "船を増やす。"), (f"{_WIDE}ある", "船を増やす。")),
        # but for a name that waits for its abbreviation
        (
            ("町の油を集めて作る再生燃料", "（RF）の船での利用を進める。"),
            ("町の油を集めて作る再生燃料（RF）の船での利用を進める。",),
        ),
        # entries of a list are no sentence
        ((f"（別紙１）{_WIDE[:36]}", "（別紙２）渡し舟の会。"), (f"（別紙１）{_WIDE[:36]}", "（別紙２）渡し舟の会。")),
    ],
)
def test_a_line_that_the_margin_cut_goes_on(lines: tuple[str, ...], texts: tuple[str, ...]) -> None:
    text = _page(_WIDE) + "".join(f"{line}\n\n" for line in lines) + _page(_WIDE)
    assert tuple(block.text for block in blocks(text)[1 : 1 + len(texts)]) == texts


def test_a_heading_that_the_margin_cut_has_its_whole_title() -> None:
    text = _page(_NARROW).replace("\n\n", "\n") + f"\n③{_NARROW[:-1]}\n催し\n\n" + _page(_NARROW).replace("\n\n", "\n")
    heading = next(block for block in blocks(text) if block.kind is BlockKind.HEADING)
    assert heading.enumerated is not None
    assert heading.enumerated.title == f"{_NARROW[:-1]}催し"


def test_a_sentence_goes_on_past_the_number_of_a_page() -> None:
    text = "町の舟は、令和５年度には\n2\n12隻であり、これを令和10年度までに20隻に増やす。\n"
    assert "町の舟は、令和５年度には12隻であり、これを令和10年度までに20隻に増やす。" in [b.text for b in blocks(text)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("・舟を直す団体の割合", "：80％（2029年度）"),
        ("・町の支えを受けて舟を直した団体", "の割合：80％"),
        ("・舟を直した団体の数：増加", "（2029年）"),
        ("・渡し舟の船頭・", "舟大工の人数：20人"),
    ],
)
def test_an_item_goes_on_past_the_number_of_a_page(above: str, below: str) -> None:
    assert f"{above}{below}".removeprefix("・") in [
        block.text for block in blocks(f"町の舟\n\n{above}\n\n- 7 -\n\n{below}\n\n・橋の数\n")
    ]


def test_what_can_begin_begins() -> None:
    assert "のり面の点検" in [block.text for block in blocks("・舟の修理\n\n7\n\nのり面の点検\n\n（2029年）\n")]


def test_a_full_heading_ends_at_a_blank_line_where_most_paragraphs_are_one_line() -> None:
    """Many short paragraphs with blank lines between them do not make a text whose every line has one."""
    heading = "①" + _NARROW[:-1] + "会"
    paragraph = f"{_NARROW}\n{_NARROW}\n続く。\n\n"
    found = blocks("（主な事業）\n\n・舟の修理\n\n・橋の点検\n\n".join([paragraph] * 12) + f"{heading}\n\n{paragraph}")
    assert heading in [block.text for block in found if block.kind is BlockKind.HEADING]


def test_numbers_set_apart_from_their_titles_head_them() -> None:
    found = blocks("第２章\n\nⅠ\n\n施策の展開\n\n舟を増やす\n\n町の舟を直す。\n\n区分\nⅠ\nⅡ\n計\n")
    headings = [
        (b.enumerated.printed, b.enumerated.title) for b in found if b.kind is BlockKind.HEADING and b.enumerated
    ]
    assert headings == [("第２章", "施策の展開"), ("Ⅰ", "舟を増やす")]


def test_a_blank_line_ends_a_bullet_where_lines_stand_close() -> None:
    """A list of entries of one length looks like wrapped text: there blank lines part what they stand between."""
    entries = "".join(f"○渡し舟の便数　{count}便（R5）→ {count + 9}便（R11）\n" for count in range(11, 31))
    last = blocks(f"{entries}\n目標２ 水辺の道を歩く人を増やす\n道を直す。\n")[len(entries.splitlines()) - 1]
    assert last.text.endswith("（R11）")


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.[mt][dx]*")), ids=lambda path: path.name)
def test_every_block_can_be_quoted(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for block in blocks(text):
        start, end = block.span()
        assert text[start] == block.text[0]
        assert text[end - 1] == block.text[-1]
        assert [text[offset] for offset in block.origins] == list(block.text)
