"""Numbers that stand apart from the titles of headings are theirs; those of pages are not."""

import pytest

from ingest.structure.parted_headings import parted_headings


def _joined(source: str) -> list[str]:
    return [source[end : end + 6] for _, end in parted_headings(source)]


def test_a_number_apart_is_that_of_the_title_below() -> None:
    assert _joined("計画\n\n１\n\n港を直す取組\n本文。\n\n２\n\n市場を開く取組\n本文。\n") == [
        "港を直す取組",
        "市場を開く取",
    ]


@pytest.mark.parametrize("title", ["第３章　主な施策", "Ｂ．港の再生", "第２節 市場"])
def test_a_title_with_a_number_of_its_own_takes_none(title: str) -> None:
    assert _joined(f"計画\n\n１\n\n第２章　目標と考え方\n本文。\n\n２\n\n{title}\n本文。\n") == []
