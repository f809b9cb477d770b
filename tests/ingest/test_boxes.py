"""The parts of the boxes of ministries' sheets: which values are which, what is a name, what is a reason."""

import pytest

from ingest.layouts.analyses.box_levels import values_around, values_at_left
from ingest.layouts.boxes.entries import entries_of
from ingest.layouts.boxes.reasons import Parts, name_apart
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.rows import Cell

CUES = load_layout_cues()


def cells(text: str) -> tuple[Cell, ...]:
    """Set words side by side, a Japanese character two columns of print wide."""
    return tuple(Cell(word, tuple(range(len(word))), 0, 2 * len(word)) for word in text.split())


@pytest.mark.parametrize(
    ("runs", "years", "found"),
    [
        (("－ 40％ 42％", "38％ 50％", "38％ 39％ －"), 3, ("38％", "50％")),
        (("－ 40％ 42％", "38％ 50％", "39％"), 3, ("38％", "50％")),  # a year that is not over is left out
        (("12校 15校", "9校 30校", "11校 16校"), 2, ("9校", "30校")),
        (("－ － －", "5億トン 6億 7億 9億トン", "－"), 3, ("5億トン", "9億トン")),  # torn values on the middle line
        (("5億トン 6億 7億 8億 9億トン", "6億 7億 8億"), 3, ("5億トン", "9億トン")),
        (("40％ 42％ 44％", "38％ 39％ －"), 3, None),  # no pair between
        (("－ 40％ 42％", "38％ －", "38％ 39％ －"), 3, None),  # no target
        (("－ 40％ 42％", "38％ 50人", "38％ 39％ －"), 3, None),  # two units
        (("12校 15校", "9校 30校"), 2, None),  # either could be the row
    ],
)
def test_baseline_and_target_stand_between_the_rows_by_year(
    runs: tuple[str, ...], years: int, found: tuple[str, str] | None
) -> None:
    level = values_around([cells(run) for run in runs], years)
    assert (level and tuple(cell.text for cell in level)) == found


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        (("70％ 75％ 80％", "52％ 85％", "58％"), ("52％", "85％")),
        (("52％ 85％", "70％ 75％ 80％", "58％ 63％"), ("52％", "85％")),  # level with the first line
        (("52％ 85％ 70％ 75％ 80％", "58％ 63％"), ("52％", "85％")),  # on one line with the aims
        (("70％ 75％ 80％", "52％ 85％ 58％ 63％"), ("52％", "85％")),  # on one line with the results
        (
            ("70％ 75％", "52％ 75％", "58％"),
            None,
        ),  # nothing is aimed at after the target's year: either could be the row
        (("70回 75回 80回", "52回 ５年度の水準以上", "58回"), ("52回", "５年度の水準以上")),
        (("70％ 75％ 80％", "52％ 75％ 58％"), ("52％", "75％")),  # the aims of the target's year give it
        (("70％ 75％ 80％", "52％ 61％ 58％"), None),  # a whole row of results
        (("70％ 75％ 80％", "58％ 63％ 66％"), None),
        (("70％ 75％ 80％", "52％ －", "58％"), None),
        (("70％ 75％ 80％", "52％ 85人", "58％"), None),
        (("70％ 75％ 80％",), None),
    ],
)
def test_baseline_and_target_stand_at_the_left_of_the_rows_by_year(
    runs: tuple[str, ...], found: tuple[str, str] | None
) -> None:
    rows = [tuple(Cell(word) for word in run.split()) for run in runs]
    level = values_at_left(rows, cells("６年度 ７年度 ８年度"), Cell("７年度"))
    assert (level and tuple(cell.text for cell in level)) == found


def test_a_name_is_told_from_the_reason_above_it() -> None:
    lines = [
        Parts(either=cells("日帰りの輸送を広げるために必要な数である")),
        Parts(name=cells("中継をする拠点の数"), reason=cells("ので、幹線の結節点から数えた。")),
        Parts(either=cells("２ 運転者の健康")),
    ]
    found = name_apart(lines, CUES)
    assert found is not None
    assert (found[0].text, found[1]) == ("中継をする拠点の数", 2)


def test_a_name_that_could_go_on_in_two_ways_is_left_alone() -> None:
    lines = [Parts(either=cells("舟で通う子どもの")), Parts(name=cells("生徒の数"), reason=cells("橋がまだ無いため。"))]
    assert name_apart(lines, CUES) is None


def test_entries_are_taken_in_their_order() -> None:
    own, length = entries_of(cells("①12棟 ②7棟 令和８年度"))
    assert ([cell.text for cell in own], length) == (["12棟", "7棟"], 2)
    assert entries_of(cells("②7棟 ①12棟")) == ([], 0)
