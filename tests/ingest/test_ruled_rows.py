"""Tables without pipes at the ends of lines: their lines put together, their short rows filled up."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.grids.ruled_rows import ruled_grids
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

_HEAD = "事業| 指標| 現状値  \n（R5）| 目標値| 担当課  \n---|---|---|---|---  \n"


def _rows(text: str) -> list[list[str]]:
    grids, _ = ruled_grids(lines_of(clean(text)), load_layout_cues(), lambda line: line.startswith("施策"))
    return [[cell.text for cell in row] for grid in grids for row in grid.rows[1:]]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("ア| 店の数| 7店| 9店| 商工課", [["ア", "店の数", "7店", "9店", "商工課"]]),
        (
            "ア| 店の数| 7店| 9店| 商工課\n船の数| 3隻| 5隻",
            [["ア", "店の数", "7店", "9店", "商工課"], ["ア", "船の数", "3隻", "5隻", "商工課"]],
        ),
        (
            "ア| 店の数| 7店| 9店| 商工課\nイ| 船の数| 3隻| 5隻",
            [["ア", "店の数", "7店", "9店", "商工課"], ["イ", "船の数", "3隻", "5隻", "商工課"]],
        ),
        (
            "ア| 店の数| 7店| 9店| 商工課  \n観光課\n船の数| 3隻| 5隻| 水産課",
            [["ア", "店の数", "7店", "9店", "商工課観光課"], ["ア", "船の数", "3隻", "5隻", "水産課"]],
        ),
        ("ア| 延べ宿泊者数  \n（年間）| 7人| 9人| ", [["ア", "延べ宿泊者数（年間）", "7人", "9人", ""]]),
        (
            "施策１　港の再生\nア| 店の数| 7店| 9店|",
            [["施策１　港の再生", "", "", "", ""], ["ア", "店の数", "7店", "9店", ""]],
        ),
        ("ア| 店の数| 7店| 9店| 商工課\n\n船の数| 3隻| 5隻", [["ア", "店の数", "7店", "9店", "商工課"]]),
    ],
)
def test_rows_are_put_together_by_the_forms_of_their_cells(body: str, rows: list[list[str]]) -> None:
    assert _rows(_HEAD + body) == rows


def test_heads_that_span_stand_over_each_of_their_columns() -> None:
    text = "指標| 現状値| 目標値\n---|---|---\n年度| 値| 年度| 値\n店の数| R5| 7店| R9| 9店\n"
    assert _rows(text) == [["", "年度", "値", "年度", "値"], ["店の数", "R5", "7店", "R9", "9店"]]


@pytest.mark.parametrize(
    "text",
    [
        "年度| 人口\n---|---\n2022| 5\n",  # no targets
        "指標| 現状値| 目標値| 備考\n---|---|---\n店の数| 7店| 9店\n",  # a rule of another width
        "---|---|---\n店の数| 7店| 9店\n",  # no head
    ],
)
def test_other_tables_are_left_to_other_readers(text: str) -> None:
    assert _rows(text) == []
