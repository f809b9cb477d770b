"""The values at the end of a row are dealt out to its columns: one each, one for each group; a target may be said."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.flat.dealt import dealt
from ingest.layouts.flat.words import Word, runs
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()


def _words(*lines: str) -> list[Word]:
    return [word for run in runs(lines_of(clean("\n".join(lines))), set(), CUES) for word in run]


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (("読書をする市民の割合", "41.2%", "44.8%", "50%以上"), ("41.2%", "44.8%", "50%以上")),
        (("学校図書館の開放", "－", "2校", "すべての学校で行う"), ("－", "2校", "すべての学校で行う")),
        (
            ("歩く人の割合", "男性", "41%", "女性", "33%", "男性", "40%", "女性", "36%", "男性50%", "女性45%"),
            ("男性41%女性33%", "男性40%女性36%", "男性50%女性45%"),
        ),
    ],
)
def test_every_column_has_its_values(lines: tuple[str, ...], cells: tuple[str, ...]) -> None:
    found = dealt(_words(*lines), 3, 2)
    assert found is not None
    assert tuple(cell.text for cell in found.cells) == cells
    assert found.start == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("41.2%", "44.8%", "50%以上"),  # no name before them
        ("読書をする市民の割合", "41.2%", "すべて", "50%以上"),  # words on the way
        ("読書をする市民の割合", "41.2%", "44.8%", "調査は毎年行う。"),
    ],
)
def test_what_does_not_fit_is_left(lines: tuple[str, ...]) -> None:
    assert dealt(_words(*lines), 3, 2) is None
