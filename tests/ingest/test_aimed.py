"""What one sentence aims at: its only target, whatever it measures."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.saying.aimed import Aimed, aimed_at


@pytest.mark.parametrize(
    ("sentence", "aimed"),
    [
        (
            "令和10年度において、平成20年度比で約40％減（約26トン）とすることを目標とする。",
            Aimed("約40％減（約26トン）", "令和10年度", None, "平成20年度", None),
        ),
        (
            "令和５年３月31日現在の118台を、令和11年３月31日までに96台とします。",
            Aimed("96台", "令和11年３月31日", "118台", None, None),
        ),
        ("令和10年度まで15億円以上を保つ。", Aimed("15億円以上", "令和10年度", None, None, None)),
        (
            "適合率を現状（令和４年度）約88％から、令和10年度において約95％に引き上げる。",
            Aimed("約95％", "令和10年度", "約88％", None, "適合率"),
        ),
    ],
)
def test_a_sentence_says_its_target_time_and_figure_of_today(sentence: str, aimed: Aimed) -> None:
    assert aimed_at(sentence, load_layout_cues()) == aimed


@pytest.mark.parametrize(
    "sentence",
    [
        "令和５年度は広報紙で３回伝えました。",
        "寿命を20年に延ばした。",
        "船の間隔を30分から20分に短縮する区間を設けることで、利用者数を保ちます。",
        "令和10年度までに道の延長を40kmとし、令和11年度までに橋の数を12本とする。",
    ],
)
def test_a_sentence_that_aims_at_nothing_or_at_two_things_says_none(sentence: str) -> None:
    assert aimed_at(sentence, load_layout_cues()) is None
