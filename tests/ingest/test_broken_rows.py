"""Tables between pipes whose rows are broken over lines, or whose names stand on rows of their own."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.grids.broken_rows import broken_grids
from ingest.layouts.grids.cut import Grid, grids_of
from ingest.layouts.grids.names_over import names_beside
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

_HEAD = "指標 | 現状値 | 目標値 |\n---|---|---|\n"


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (_HEAD + "店の数 | 7店 (5年) |\n9店 (9年) |", [["店の数", "7店 (5年)", "9店 (9年)"]]),
        (_HEAD + "空いた\n店の数 | 7\n店 |\n9店 |", [["空いた店の数", "7店", "9店"]]),
        (
            _HEAD + "店の数 | 7店 |\n9店 |\n船の数 | 3隻 | 5隻 |",
            [["店の数", "7店", "9店"], ["船の数", "3隻", "5隻"]],
        ),
        (
            _HEAD + "港の再生 |\n店の数 | 7店 | 9店 |\n船の数 | 3隻 |\n5隻 |",
            [["港の再生", "", ""], ["店の数", "7店", "9店"], ["船の数", "3隻", "5隻"]],
        ),
        (_HEAD + "店の数 | 7店 |\n9店 |\n\n船の数 | 3隻 |\n5隻 |", [["店の数", "7店", "9店"]]),
        (_HEAD + "店の数 | 7店 |\n9店 |\n数は市が調べた。\n船の数 | 3隻 |\n5隻 |", [["店の数", "7店", "9店"]]),
        (_HEAD + "店の数 | 7店 |\n9店 | 11店 |", []),
        ("| 指標 | 現状値 | 目標値 |\n|---|---|---|\n| 店の数 | 7店 |\n9店 |", [["店の数", "7店", "9店"]]),
    ],
)
def test_a_row_is_whole_when_it_has_the_pipes_of_the_rule(text: str, rows: list[list[str]]) -> None:
    """Lines are put together up to as many pipes as the rule has; what fits no row ends the table."""
    grids, _ = broken_grids(lines_of(clean(text)), load_layout_cues())
    assert [row for grid in grids for row in _texts(grid)[1:]] == rows


@pytest.mark.parametrize(
    "text",
    [
        _HEAD + "店の数 | 7店 | 9店 |\n船の数 | 3隻 | 5隻 |",
        "質問 | 答え | 割合 |\n---|---|---|\n店が好き | 7人 |\n9％ |",
        "---|---|---|\n店の数 | 7店 |\n9店 |",
    ],
)
def test_a_table_without_broken_rows_or_targets_is_left(text: str) -> None:
    """Other readers take whole rows; a table that announces no targets is none of KPIs."""
    assert broken_grids(lines_of(clean(text)), load_layout_cues()) == ([], set())


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "| 5年度 | 6年度 | 目標値 | |\n| 開いた店 | (6店) | | |\n| 7店 | 8店 | 9年度 | 12店 |\n"
            "| 直した船 | | | |\n| 3隻 | 4隻 | 9年度 | 6隻 |",
            [["開いた店", "7店", "8店", "9年度", "12店"], ["直した船", "3隻", "4隻", "9年度", "6隻"]],
        ),
        (
            "| 現状値 | 目標値 |\n| 開いた店 | |\n| 7店 | 12店 |\n| 直した船 | |\n| 3隻 | 6隻 |\n| 資料：町 | |",
            [["開いた店", "7店", "12店"], ["直した船", "3隻", "6隻"]],
        ),
    ],
)
def test_names_are_set_before_the_values_below_them(text: str, rows: list[list[str]]) -> None:
    """Every name on a row of its own is taken with the row of values under it."""
    (grid,) = grids_of(lines_of(clean(text)))
    assert _texts(names_beside(grid, load_layout_cues()))[1:] == rows


@pytest.mark.parametrize(
    "text",
    [
        "| 5年度 | 6年度 | 増減 |\n| 店 の数 | |\n| 7店 | 8店 | 1店 |\n| 船の数 | | |\n| 3隻 | 4隻 | 1隻 |",
        "| 現状値 | 目標値 |\n| 開いた店 | 7店 |\n| 12店 | 13店 |\n| 直した船 | |\n| 3隻 | 6隻 |",
        "| 現状値 | 目標値 |\n| 開いた店 | |\n| 7店 | － |\n| 直した船 | |\n| 3隻 | － |",
    ],
)
def test_other_grids_stay_as_they_are(text: str) -> None:
    """A head without targets, a row of a name with values, or a target that is not set, leaves all as it is."""
    (grid,) = grids_of(lines_of(clean(text)))
    assert names_beside(grid, load_layout_cues()) == grid
