import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.clean import clean
from tests.ingest.conftest import passage


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("県境を<sup>3</sup>越えた。", "県境を越えた。"),
        ("<b>主な</b>事業 **太字**", "主な事業 太字"),
        ("CO<sub>2</sub>の量", "CO2の量"),
        ("<sup>ひ</sup>裨益する", "裨益する"),
        ("戦 略 全 体", "戦略全体"),
        ("現 状\n課 題", "現状\n課題"),
        ("設 け る 市 町 村 の割合（新 規）", "設ける市町村の割合（新規）"),
        ("商店 診療所 等", "商店 診療所 等"),
        ("Ａ町 Ｂ町 Ｃ村", "Ａ町 Ｂ町 Ｃ村"),
        ("令和 7 年 4 月", "令和 7 年 4 月"),
        ("前半\n---\n後半", "前半\n\n後半"),
        ("ゼロ\u200b幅\u202eと\x0c頁", "ゼロ幅と頁"),
        ("一\r\n二", "一\n二"),
        ("\n４－１\n\n現状と課題\n本文。", "\n４－１　現状と課題\n本文。"),
        ("１\n\n名称\n雪谷町\n\n２\n\n区域と期間\n町の全域", "１\n\n名称\n雪谷町\n\n２\n\n区域と期間\n町の全域"),
        ("①\n\n湯守の数\n\n12人\n\n②\n\n宿の軒数\n\n3軒", "①\n\n湯守の数\n\n12人\n\n②\n\n宿の軒数\n\n3軒"),
        ("１\n\n計画の名称\n雪谷町\n\n２\n\n計画の区域\n全域", "１　計画の名称\n雪谷町\n\n２　計画の区域\n全域"),
    ],
)
def test_extraction_marks_are_cut_out(source: str, text: str) -> None:
    assert clean(source).text == text


def test_running_titles_are_cut_out_of_the_sentences_they_stand_in() -> None:
    head = "第５次みなと市総合計画　　基本計画"
    text = (
        f"{head}\n\n舟を増やし、\n- 1 -\n\x0c{head}\n道を直し、\n- 2 -\n\x0c{head}\n町を守る。\n指標　現状値　計画値\n"
    )
    kept = clean(text).text
    assert kept.count("みなと市総合計画") == 1
    assert "指標　現状値　計画値" in kept


def test_heads_of_tables_are_no_running_titles() -> None:
    text = "\x0c".join(["指標  現状  総合計画\n道の数  ３本  ５本\n"] * 3)
    assert clean(text).text.count("総合計画") == 3


def test_footnotes_leave_the_flow_and_are_kept_as_spans() -> None:
    source = passage("footnote_in_sentence.md")
    cleaned = clean(source)
    assert "協議\n\n\n\n\n\n会で定め" in cleaned.text
    assert [source[start:end][:12] for start, end in cleaned.footnotes] == ["<sup>7</sup>", "<sup>8</sup>"]


def test_margin_numbers_go_and_figures_of_the_text_stay() -> None:
    text = clean(passage("margin_line_numbers.txt")).text
    assert "（2015～2024\n" in text, "2024 and line 5 were printed as 20245"
    assert "遅くとも 2030\n" in text, "a second page counts from 1 again"
    assert not [line for line in text.splitlines() if line.strip().isdigit()]


def test_a_list_that_counts_up_is_no_margin() -> None:
    """Few lines that end in figures are a table, not a margin."""
    source = "実績 1\n実績 2\n実績 3\n実績 4\n"
    assert clean(source).text == source


def test_notes_at_the_foot_of_a_page_leave_the_flow_with_their_marks() -> None:
    source = passage("page_foot_notes.txt")
    cleaned = clean(source)
    assert "利用者(4)は" not in cleaned.text
    assert [source[start:end].strip()[:3] for start, end in cleaned.footnotes] == ["(4)", "(5)"]
    assert "(1) 朝市の再開" in cleaned.text, "a numbered heading is no note"


@given(st.text(alphabet="戦略の <sup>1/b>*-\n\t計画。34\u202e（）", max_size=200))
def test_every_character_knows_where_it_stood(source: str) -> None:
    """A tab that parts no cells is read as a wide space."""
    cleaned = clean(source)
    printed = "".join(source[offset] for offset in cleaned.origins)
    assert cleaned.text.replace("\t", "\u3000") == printed.replace("\t", "\u3000")
    assert cleaned.origins == sorted(set(cleaned.origins))


def test_a_text_set_with_a_space_after_every_character_closes_up_and_keeps_its_cells() -> None:
    source = (
        "基 本 目 標 １ 里 山 を 守 る\n"
        "1 竹 林 の 整 備 を 行 っ た 面 積 12ha 30ha 農 林 課\n"
        "2 案 内 人 の 数 3 人 10 人 観 光 課\n"
    )
    assert clean(source).text.splitlines() == [
        "基本目標 １ 里山を守る",
        "1 竹林の整備を行った面積 12ha 30ha 農林課",
        "2 案内人の数 3 人 10 人観光課",
    ]


@pytest.mark.parametrize(
    ("heads", "kept"),
    [
        (["みなと市観光ビジョン2035   {}", "みなと市観光ビジョン2035   {}"], 0),  # the title of the cover
        (["P{}      舟の町の推進計画（第２期）"] * 3, 0),
        (["{}\n\n第３章 取組と目標", "{}\n\n第３章 取組と目標"], 1),  # where the chapter begins
        (["連携する計画 {}", "連携する計画 {}"], 2),  # a row of a table
    ],
)
def test_heads_of_pages_are_told_by_numbers_that_count_up(heads: list[str], kept: int) -> None:
    pages = [f"{head.format(at)}\n\n" + "舟を出す。\n" * 12 for at, head in zip((4, 9, 12), heads, strict=False)]
    text = clean("みなと市観光ビジョン2035\n\n" + "".join(pages)).text
    title = heads[0].format("").strip("P \n")
    assert text.count(title) - ("ビジョン" in title) == kept


def test_a_sentence_goes_on_below_the_head_of_a_page() -> None:
    head = "舟の町の推進計画 {}\n"
    text = f"舟の町の推進計画\n{head.format(1)}\n舟の数は、12隻から\n\n{head.format(2)}\n20隻とする。\n"
    assert "12隻から\n20隻とする。" in clean(text).text


def test_marks_of_notes_among_cells_leave_the_flow() -> None:
    assert clean("舟の数 ６隻 ※1 15隻\n港の数 １ ２\n※1 延べ数\n").text.startswith("舟の数 ６隻 15隻\n港の数")
    assert "※1 15隻" in clean("舟の数 ６隻 ※1 15隻\n").text  # of which no note tells
