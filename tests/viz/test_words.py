"""Closed words read in Japanese, each by the meaning it has in its own enumeration."""

from enum import StrEnum

import pytest

from graph.diff import Change
from graph.history.deed import Act
from graph.identity import Verdict
from ontology.model import Basis
from viz.words import in_japanese


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (Change.REMOVED, "廃止"),
        (Act.REMOVED, "取り除き"),
        (Basis.DECIDED, "人の判断"),
        (Verdict.DECIDED, "人が決めた"),
        (Act.DECIDED, "判断"),
    ],
)
def test_words_that_are_spelled_alike_keep_their_own_meaning(word: StrEnum, told: str) -> None:
    assert in_japanese(word) == told


@pytest.mark.parametrize("words", [Act, Change, Basis, Verdict])
def test_no_word_is_left_in_english(words: type[StrEnum]) -> None:
    assert [word for word in words if in_japanese(word) == word.value] == []
