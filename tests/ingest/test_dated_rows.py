"""Rows whose values have their years on the line below, and what is told of years beside values and heads."""

import pytest

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.figures.base_values import year_behind
from ingest.layouts.heads.kinds_below import kinds_below
from ingest.layouts.heads.settled import head_of
from ingest.layouts.rowed.dated_rows import dated_row
from ingest.layouts.rows import Line, lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()


def _lines(text: str) -> list[Line]:
    return lines_of(clean(text))


def _cells(text: str) -> list[str]:
    first, row, *rest = _lines(text)
    head = head_of(first, CUES)
    assert head is not None
    read = dated_row(row, head, CUES)
    assert read is not None
    assert all(read.goes_on(line.words, CUES) or read.takes_words(line.words, 0) for line in rest)
    return [cell.text for cell in read.cells(head)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "No. 指標 現状値 目標値 担当課\n1 灯台の数 3基 5基 港湾課\n（R5） （R11）",
            ["", "灯台の数", "3基（R5）", "5基（R11）", "港湾課"],
        ),
        (
            "指標 現状値 目標値\n灯台を見た人の割 40％ 55％\n合 （R5） （R11）",
            ["灯台を見た人の割合", "40％（R5）", "55％（R11）"],
        ),
        (
            "指標 現状値 目標値 所管\n灯台の数 3基 4年間で 港湾\n（R5） 9基 課",
            ["灯台の数", "3基（R5）", "4年間で9基", "港湾課"],
        ),
        (
            "指標 現状値 目標値\n灯台の数 3基 5基\n（R5） （全灯台）\n（R11）",
            ["灯台の数", "3基（R5）", "5基（全灯台）（R11）"],
        ),
    ],
)
def test_what_stands_below_a_value_belongs_to_it(text: str, cells: list[str]) -> None:
    assert _cells(text) == cells


@pytest.mark.parametrize("text", ["灯台の数 3基", "灯台の数 （R5） （R11）", "灯台の数 3基 5基 7基"])
def test_a_line_without_its_values_begins_no_row(text: str) -> None:
    head = head_of(_lines("指標 現状値 目標値")[0], CUES)
    assert head is not None
    assert dated_row(_lines(text)[0], head, CUES) is None


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("令和６年度 48頭", "48頭（令和６年度）"),
        ("R6 1千2百世帯", "1千2百世帯（R6）"),
        ("2024年度：３隻", "2024年度：３隻"),
        ("48頭（R6）", "48頭（R6）"),
        ("令和６年度 増えた", "令和６年度 増えた"),
    ],
)
def test_the_year_before_a_value_is_set_behind_it(base: str, told: str) -> None:
    assert year_behind(base, CUES) == told


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("区分 2013年度 2030年度\n(基準年度) (目標年度)", [Role.INDICATOR, Role.BASELINE, Role.TARGET]),
        ("項目 基準年度 目標年度\n(H25) (R12)", [Role.INDICATOR, Role.BASELINE, Role.TARGET]),
        ("区分 2013年度 2030年度\n(412) (243)", None),
        ("区分 2013年度 2020年度\n(基準年度) (現状)", None),
    ],
)
def test_heads_of_two_lines_tell_years_and_kinds(text: str, roles: list[Role] | None) -> None:
    found = kinds_below(_lines(text), 0, CUES)
    assert (found and [column.role for column in found[0].columns]) == roles


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("区  分 基 準 値 目 標 値", ["区分", "基準値", "目標値"]),
        ("指  標 現 状 値 目 標 値 備  考", ["指標", "現状値", "目標値", "備考"]),
        ("森 の 手 入 れ の 目 標 値", ["森の手入れの目標値"]),
    ],
)
def test_heads_set_wide_are_told_apart(text: str, words: list[str]) -> None:
    assert [word.text for word in _lines(text)[0].words] == words
