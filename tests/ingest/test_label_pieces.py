"""Labels and values below the name of an indicator, however a page sets them."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.lines.label_pieces import pieces_below
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("現在（2021年）：\n18t\n2030年：\n30t", ["18t", "30t"]),
        ("現在（2021年）：18t\n2030年：30t", ["18t", "30t"]),
        ("現在（2021年）：18t 2030年：30t", ["18t", "30t"]),
        ("現在（2021年）： 2030年：\n18t 30t", ["18t", "30t"]),
        ("現在（2021年）：\n2025年：\n2030年：\n18t\n24t\n30t", ["18t", "24t", "30t"]),
        ("現在（2021年）：\n18t\n2030年：\n30t\n（2021年比7割増）", ["18t", "30t（2021年比7割増）"]),
        ("現在（2021年）：\n2030年：\n4.1\n48人\n150人", ["48人", "150人"]),  # behind the number of a goal
        ("8 3 現在（2021年）：1,200 人\n2030年：1,800 人", ["1,200 人", "1,800 人"]),
    ],
)
def test_reads_values_with_their_labels(text: str, values: list[str]) -> None:
    """Each label has one value, in their order."""
    pieces = pieces_below(lines_of(clean(text)), 0, load_layout_cues())
    assert pieces is not None
    assert [value.text for value in pieces.values] == values


@pytest.mark.parametrize(
    "text",
    [
        "現在（2021年）： 2030年：30t",  # nothing of today
        "現在（2021年）：18t\n2010年：30t",  # a year before that of today
        "現在（2021年）：\n2030年：\n4.1\n48人\n150回",  # the number of a goal among values of two kinds
        "現在（2021年）：18t\n出典：2030年の見込み",
        "2025年：18t\n2030年：30t",
        "現在（2021年）：18t",
    ],
)
def test_leaves_what_is_not_whole(text: str) -> None:
    """A label without a value of its own, and values of nothing to come, are no targets."""
    assert pieces_below(lines_of(clean(text)), 0, load_layout_cues()) is None
