"""Which lines say who answers, and for what: for a whole list of bullets, or each for the bullet above it."""

import pytest

from ingest.cues import load_cues
from ingest.structure.answering import ends_answering, is_answering, is_labelled, lines_apart


@pytest.mark.parametrize(
    "line", ["所管：文化課", "【担当】文化課", "（主担当：文化課）", "〔所管課〕 文化課", "関係省庁：総務省"]
)
def test_a_label_says_who_answers(line: str) -> None:
    assert is_labelled(line)


@pytest.mark.parametrize("line", ["担当者の育成", "所管する施設：３か所", "【担当】", "担当の職員：12人"])
def test_a_line_that_only_begins_so_does_not(line: str) -> None:
    assert not is_labelled(line)


@pytest.mark.parametrize(
    "line", ["〔総務省、財務省〕", "（担当課：森林課、木工センター）", "（建設課・農林課）", "（内閣府、警察庁等）"]
)
def test_names_of_offices_in_brackets_answer(line: str) -> None:
    assert is_answering(line)
    assert ends_answering(f"道を直す。{line}")
    assert ends_answering(f"道を直す{line}。")


@pytest.mark.parametrize(
    "line", ["（一部）", "（木工センター）", "（令和７年度）", "（総務省の調査による）", "（市街地の中心部）"]
)
def test_other_words_in_brackets_do_not(line: str) -> None:
    assert not is_answering(line)
    assert not ends_answering(f"道を直す。{line}")


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        (["・道の改良", "・橋の塗り替え", "（建設課）"], {2}),
        (["・道の改良", "（担当：建設課）"], {1}),
        (["・道の改良と、その脇に木を", "植えること", "（担当：建設課）"], {2}),
        (["・道の改良", "（建設課）", "・苗木の生産", "（農林課）"], set()),
        (["・道の改良", "（担当：建設課）", "・苗木の生産", "（担当：農林課）"], set()),
        (["・道の改良（建設課）", "・苗木を育てる人の", "育成", "（農林課）"], set()),
        (["・道の改良", "・橋の塗り替え", "（一部）"], set()),
        (["道を直す。〔国土交通省〕", "（KPI）道の延長：12km"], {1}),
        (["道を直す。", "（試行）道の延長：12km"], set()),
    ],
)
def test_a_line_goes_on_with_nothing_or_with_the_bullet_above(lines: list[str], apart: set[int]) -> None:
    assert lines_apart(lines, [False] * len(lines), load_cues()) == apart
