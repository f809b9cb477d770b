"""Words that extraction gives several times are read once; what only stands side by side stays."""

import pytest

from ingest.structure.repeated_bold import repeated


def _once(text: str) -> str:
    kept = list(text)
    for start, end in repeated(text):
        kept[start:end] = [""] * (end - start)
    return "".join(kept)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("3. 3. 3.森を 森を 森を歩く 歩く 歩く", "3.森を歩く"),
        ("【目標2】 【目標2】 【目標2】 森を 森を 森を歩く 歩く 歩く", "【目標2】 森を歩く"),
        ("森を 森を 森を歩く 歩く 歩く\n◎数値目標 数値目標 数値目標", "森を歩く\n◎数値目標"),
        ("森を\n森を\n森を\n森を歩く\n歩く\n歩く\n歩く", "森を歩く"),
    ],
)
def test_a_bold_line_printed_again_is_read_once(printed: str, read: str) -> None:
    assert _once(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "指標 実績 実績 実績 目標",
        "100% 100% 100% 100%",
        "- - - - -",
        "◎実績 実績 実績",
        "人 人 人 件 件 件",
        "1. 1. 1. 2",
    ],
)
def test_what_stands_side_by_side_stays(text: str) -> None:
    assert _once(text) == text
