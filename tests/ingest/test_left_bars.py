"""The bar at the left of a box is cut away; the bars of tables and frames are left alone."""

import pytest

from ingest.structure.clean import clean
from ingest.structure.left_bars import left_bars

BOX = "┃苗の配布数 120本 ⇒ 200本\n┃教室の数 3回 ⇒ 9回\n"


def test_the_bar_goes_and_the_words_stay() -> None:
    assert clean(BOX).text == "苗の配布数 120本 ⇒ 200本\n教室の数 3回 ⇒ 9回\n"


def test_a_line_alone_loses_its_bar_where_others_have_one() -> None:
    text = f"{BOX}\n緑の計画\n┃畑の数 310区画 ⇒ 400区画\n"
    assert "┃" not in clean(text).text


@pytest.mark.parametrize(
    "text",
    [
        "┃畑の数 310区画 ⇒ 400区画\n",
        "│指標│目標│\n│畑の数\n│苗の数\n",
        "┌────\n│畑の数 310区画\n│苗の数 800本\n└────\n",
        "畑の数┃310区画\n苗の数┃800本\n",
        "｜畑の数\n｜苗の数\n",
        "┃\n┃\n",
    ],
)
def test_other_bars_are_left_alone(text: str) -> None:
    assert left_bars(text) == []
