"""Cells that hold a value for each of several groups, one a line, become rows of their own, or stay whole."""

import pytest

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.figures.value_forms import label_of_value
from ingest.layouts.heads.columns import Column
from ingest.layouts.printed.labelled_parts import by_parts
from ingest.layouts.rows import Cell, joined, lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()
COLUMNS = [Column(role, Cell("")) for role in (Role.INDICATOR, Role.BASELINE, Role.TARGET)]


def _parted(text: str) -> list[list[str]]:
    lines = lines_of(clean(text))
    cells = tuple(joined(column) for column in zip(*(line.cells for line in lines), strict=True))
    return [[cell.text for cell in row] for row in by_parts(cells, lines, COLUMNS, CUES)]


def test_each_group_has_its_values() -> None:
    found = _parted("健診を受けた  市民 48％  市民 60％\n人の割合  職員 92％  職員 100％\n")
    assert found == [
        ["健診を受けた人の割合", "48％", "60％", "市民"],
        ["健診を受けた人の割合", "92％", "100％", "職員"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "健診を受けた  市民 48％  全国平均\n人の割合  職員 92％  以上\n",  # one target for both
        "健診を受けた  市民 48％  市民 60％\n人の割合  職員 92％  教員 100％\n",  # of others
    ],
)
def test_cells_of_unlike_parts_stay_whole(text: str) -> None:
    assert len(_parted(text)) == 1


@pytest.mark.parametrize(
    ("text", "label"), [("市民 68.1％", "市民"), ("小６ －0.3", "小６"), ("利用者数 20人", ""), ("68.1％", "")]
)
def test_a_figure_may_have_a_group_before_it(text: str, label: str) -> None:
    assert label_of_value(text, CUES) == label
