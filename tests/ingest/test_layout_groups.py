"""Tables of groups beside merged names: how the heads stand over each other, and which rows a name is of."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.groups.blocks import Stand, blocks_of
from ingest.layouts.groups.heads import group_head_at
from ingest.layouts.groups.rows import table_lines
from ingest.layouts.groups.spaced import spaced_tables
from ingest.layouts.pages import Pages
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()
HEAD = """\
                            現状値          県       目標値
指標            性別
                            （令和５年度）  （R4）   令和17年度
"""
ROWS = {
    Stand.TOP: ("歩く人の割合    男性", "                女性", "走る人の割合    男性", "                女性"),
    Stand.END: ("                男性", "歩く人の割合    女性", "                男性", "走る人の割合    女性"),
}


def test_years_with_one_space_between_them_stand_under_their_own_heads() -> None:
    lines = lines_of(
        clean("指標  区分        現状値        県       目標値\n                  （令和５年度） （R4）  令和17年度\n")
    )
    head = group_head_at(lines, 0, Measure.WIDTHS, CUES)
    assert head is not None
    assert [column.head.text for column in head.columns[2:]] == ["現状値（令和５年度）", "県（R4）", "目標値令和17年度"]


def test_a_head_without_groups_is_none_of_these() -> None:
    lines = lines_of(clean("指標            現状値    目標値\n魚の数          12匹      20匹\n"))
    assert group_head_at(lines, 0, Measure.WIDTHS, CUES) is None


@pytest.mark.parametrize("stand", ROWS)
def test_a_name_is_of_the_rows_that_it_stands_with(stand: Stand) -> None:
    rows = "".join(f"{row}        12.3            10.1     15.0\n" for row in ROWS[stand])
    lines = lines_of(clean(HEAD + rows))
    head = group_head_at(lines, 1, Measure.WIDTHS, CUES)
    assert head is not None
    found = blocks_of(table_lines(lines[head.end :], head, Measure.WIDTHS, CUES, lambda _: False), stand, CUES)
    assert found is not None
    cost, blocks = found
    assert cost == 0
    assert [len(block.rows) for block in blocks] == [2, 2]
    assert [block.names[0].text for block in blocks] == ["歩く人の割合", "走る人の割合"]


SPACED = "項目 区分 現状値 目標値 県\n令和５年度 令和17年度 令和４年度\n"


def _text(cell: Cell | None) -> str | None:
    return cell.text if cell else None


def _spaced(rows: str) -> list[tuple[str, list[str | None]]]:
    lines = lines_of(clean(SPACED + rows))
    tables = spaced_tables(lines, CUES, lambda line: line.text.startswith("■"), Pages(lines))
    return [
        (str(head.columns[3].time and head.columns[3].time.text), [_text(line.group) for line in body])
        for head, body in tables
    ]


def test_rows_of_single_spaces_are_read_from_their_ends() -> None:
    rows = "歩く人の割 男性 41% 50% 40%\n合の増加 女性 38% 48% ―\n7\n全体 39% 49% 39%\n■取組\n"
    assert _spaced(rows) == [("令和17年度", ["男性", "女性", "全体"])]


@pytest.mark.parametrize(
    "row",
    [
        "歩く人の割合 男性 41% 50%\n",  # a value is missing
        "歩く人の割合 41% 50% 40%\n",  # the group is missing
        "歩く人の割合 県民 65歳以上 41% 50%\n",  # a group where a value should be
    ],
)
def test_a_table_of_single_spaces_with_a_row_that_cannot_be_told_is_left(row: str) -> None:
    assert not _spaced(f"走る人の割合 男性 11% 15% 10%\n女性 8% 12% 9%\n{row}")
