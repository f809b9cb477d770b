"""Rows that stand on whole lines a single space apart, heads that a narrow column tore, heads of nothing but years."""

import pytest

from ingest.cues import load_cues
from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.finder import find_layouts
from ingest.layouts.heads.columns import Column
from ingest.layouts.heads.plan_years import has_directions, with_sides_of_plan
from ingest.layouts.printed.words import Measure, words_of
from ingest.layouts.rows import Cell, lines_of
from ingest.layouts.streams.tokens import tokens_of
from ingest.layouts.streams.torn_words import with_whole_words
from ingest.layouts.streams.whole_cells import is_whole
from ingest.structure.clean import clean

CUES = load_layout_cues()


@pytest.mark.parametrize(
    ("printed", "heads"),
    [
        ("番 指標 基準値 目標値\n号\n", ["番号", "指標", "基準値", "目標値"]),
        ("指標 単 現状値 目標値 備\n位 考\n", ["指標", "単位", "現状値", "目標値", "備考"]),
        ("指標 単 現状値 目標値\n人\n", ["指標", "単", "現状値", "目標値", "人"]),  # no end of a head
        ("地区 単 面積\n位\n", ["地区", "単", "面積", "位"]),  # no heads of a KPI table
    ],
)
def test_the_ends_of_torn_heads_are_joined_to_their_beginnings(printed: str, heads: list[str]) -> None:
    lines = lines_of(clean(printed))
    tokens = with_whole_words(tokens_of(lines, 0, len(lines), CUES), CUES)
    assert [token.cell.text for token in tokens] == heads


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("橋の点検を終えた割合 4％ 9％ 土木課\n", ["橋の点検を終えた割合"]),
        ("橋の点検を終えた道路 4％ 9％ 土木課\nの割合\n", ["橋の点検を終えた道路の割合"]),
        ("橋の点検を\n終えた道路の 4％ 9％ 土木課\n割合\n", ["橋の点検を終えた道路の割合"]),
        ("橋の点検を終えた\n4％ 9％ 土木課\n道路の割合\n", ["橋の点検を終えた道路の割合"]),
        ("橋の利用者数 4人 9人 土木\n課\n島の利用者数 5人 8人 島課\n", ["橋の利用者数", "島の利用者数"]),
    ],
)
def test_what_was_wrapped_is_set_into_its_row(rows: str, names: list[str]) -> None:
    text = f"道の計画\n\n指標 現状値（R4） 目標値（R9） 担当\n{rows}"
    assert [kpi.indicator for kpi in find_layouts(clean(text), load_cues()).kpis] == names


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        ("橋の点検数 22 件/年 40 件/年", ["橋の点検数", "22 件/年", "40 件/年"]),
        ("渡った歩数 6,984 歩 7,800 歩", ["渡った歩数", "6,984 歩", "7,800 歩"]),  # a unit that stands there twice
        ("橋の点検数 63 件 ※ 120 件以上", ["橋の点検数", "63 件", "120 件以上"]),
        ("橋の点検数 12 － 40 － 課", ["橋の点検数", "12", "－", "40", "－", "課"]),  # no values, no units
        ("3 橋の点検数 橋 −  14(R6) 80 土木課", ["3", "橋の点検数", "橋", "−", "14(R6)", "80", "土木課"]),
        ("20 歳以上の利用率 男性 4％ 9％", ["20 歳以上の利用率", "男性", "4％", "9％"]),
        ("80 歳で 20 本の歯を持つ人の割合 4％ 9％", ["80 歳で 20 本の歯を持つ人の割合", "4％", "9％"]),
        (
            "3 歳入に占める橋の収入の割合 4％ 9％",
            ["3", "歳入に占める橋の収入の割合", "4％", "9％"],
        ),  # the number of a row
        ("橋の点検数 18 橋の数 25", ["橋の点検数", "18", "橋の数", "25"]),
    ],
)
def test_a_line_is_cut_where_its_cells_end(printed: str, cells: list[str]) -> None:
    assert [token.cell.text for token in tokens_of(lines_of(clean(printed)), 0, 1, CUES)] == cells


@pytest.mark.parametrize(
    ("role", "text", "word", "whole"),
    [
        (Role.OTHER_TEXT, "Ｂ", "市民の", True),
        (Role.OTHER_TEXT, "土木課", "橋を渡った市民の", True),
        (Role.OTHER_TEXT, "保全課", "環境", False),  # 環境 / 保全課
        (Role.TARGET, "7校", "公共", True),
        (Role.TARGET, "7校", "以上", False),
        (Role.TARGET, "1億4,800万", "円", False),
        (Role.INDICATOR, "橋の数", "公共", False),
    ],
)
def test_some_cells_go_on_on_no_line_beside_them(role: Role, text: str, word: str, whole: bool) -> None:
    assert is_whole(role, text, [word]) is whole


@pytest.mark.parametrize(
    ("begins", "roles"),
    [
        (2025, [Role.INDICATOR, Role.OTHER_VALUE, Role.BASELINE, Role.TARGET, Role.TARGET]),
        (2020, [Role.INDICATOR, Role.TIME, Role.TIME, Role.TIME, Role.TIME]),  # a course, no targets
        (None, [Role.INDICATOR, Role.TIME, Role.TIME, Role.TIME, Role.TIME]),
    ],
)
def test_years_are_told_apart_by_the_first_of_the_plan(begins: int | None, roles: list[Role]) -> None:
    years = [Column(Role.TIME, Cell(year), Cell(year)) for year in ("2021年度", "2023年度", "2028年度", "2033年度")]
    columns = with_sides_of_plan([Column(Role.INDICATOR, Cell("指標")), *years], begins)
    assert [column.role for column in columns] == roles


def test_a_column_of_arrows_tells_directions() -> None:
    assert has_directions([["漏水率", "有収率"], ["↓", "↑"]])
    assert not has_directions([["漏水率", "有収率"], ["↓", "4.0"]])
    assert not has_directions([["漏水率", "有収率"], ["－", "－"]])


def test_a_year_set_apart_by_spaces_is_one_word() -> None:
    (line,) = lines_of(clean("指標   令和 10 年度   平成 20 人\n"))
    assert [word.text for word in words_of(line, Measure.WIDTHS)] == ["指標", "令和10年度", "平成20", "人"]
