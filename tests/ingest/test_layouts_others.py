"""What a table says of others is none of ours; cells of units that say for whom; tables turned on their side."""

import pytest

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.figures.grouped_units import group_and_unit
from ingest.layouts.grids.turned import turned_grids
from ingest.layouts.heads.columns import role_of
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("(参考)国の目標", Role.OTHER_VALUE),
        ("【参考】県目標値", Role.OTHER_VALUE),
        ("国の目標値（R14）", Role.OTHER_VALUE),
        ("全国の現状値", Role.OTHER_VALUE),
        ("目標値", Role.TARGET),
        ("国の補助を受けた団体数", None),
    ],
)
def test_the_target_of_another_body_is_no_target(head: str, role: Role | None) -> None:
    assert role_of(Cell(head, tuple(range(len(head)))), CUES) is role


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("小６（％）", ("小６", "％")),
        ("男性（歩）", ("男性", "歩")),
        ("人（累計）", None),
        ("％", None),
        ("件（年間）", None),
    ],
)
def test_a_unit_may_say_for_whom_a_row_is(text: str, parts: tuple[str, str] | None) -> None:
    found = group_and_unit(Cell(text, tuple(range(len(text)))))
    assert (found and tuple(cell.text for cell in found)) == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "\n           空家率   登録者数\n\n現状（R5）   12.1     40\n\n目標（R9）   9.0      60\n",
            ["空家率", "登録者数"],
        ),
        ("\n           空家率   登録者数\n\n現状（R5）   12.1     40\n\n予算（R9）   9.0      60\n", []),  # no target
        ("\n           令和５年   令和９年\n\n実績        12.1     40\n\n目標        9.0      60\n", []),  # no names
        (
            "\n           河川     道路\n\n現状（R5）   12.1     40\n\n目標（R9）   9.0      60\n",
            [],
        ),  # of no indicators
    ],
)
def test_a_table_with_indicators_along_its_top_is_turned(text: str, names: list[str]) -> None:
    grids = turned_grids(lines_of(clean(text)), Measure.CHARACTERS, CUES)
    assert [cell.text for grid in grids for cell in grid.rows[0][1:]] == names
