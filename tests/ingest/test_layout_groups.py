"""Tables of groups beside merged names: how the heads stand over each other, and which rows a name is of."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.groups.blocks import Stand, blocks_of
from ingest.layouts.groups.heads import group_head_at
from ingest.layouts.groups.rows import table_lines
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import lines_of
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
