"""A passage is found again in a revised text, by its words, by those around it, by likeness, or not at all."""

import re

import pytest

from graph.decisions.passages import Page
from ontology.decisions import Way
from ontology.text import Sentence, SourceText

TEXT = """第1章 港の将来
海の仕事を増やす。水産庁は、見習い漁師に船と住まいを貸し出す。市場の屋根を直す。
岬の道を広げ、灯台まで歩けるようにする。市場の屋根を直す。
橋を架け替え、夜も明るくする。
"""
LENT = "水産庁は、見習い漁師に船と住まいを貸し出す。"
YOUNG = "水産庁は、船を希望する若者に貸し出すこととする。"
ROOF = "市場の屋根を直す。"


def page(content: str) -> Page:
    sentences = tuple(Sentence(*match.span(), match[0]) for match in re.finditer(r"[^。\n]+。?", content))
    return Page(SourceText("https://example.org/document/1", content, sentences))


def find(quote: str, new: str, occurrence: int = 0, near: str | None = None) -> tuple[Way, str] | None:
    """Find in a new text what stands in the old one."""
    old, other = page(TEXT), page(new)
    passage = old.occurrences(quote)[occurrence]
    found = other.find(passage.quote, *old.around(passage), other.text.content.index(near) if near else None)
    if found is None:
        return None
    assert other.text.content[found.passage.start : found.passage.end] == found.passage.quote
    return found.way, found.passage.quote


@pytest.mark.parametrize(
    ("quote", "old", "new", "way", "found"),
    [
        (LENT, "", "", Way.EXACT, LENT),
        (LENT, "見習い漁師に", "見習い漁\n　師に", Way.EXACT, LENT.replace("漁師", "漁\n　師")),
        (LENT, "第1章 港の将来", "第2章 海と港の将来\n前書きを足す。", Way.EXACT, LENT),
        (LENT, LENT, YOUNG, Way.CONTEXT, YOUNG),
        (LENT, f"海の仕事を増やす。{LENT}", "水産庁は、見習いの漁師に船と住まいを貸し出している。", Way.FUZZY,
         "水産庁は、見習いの漁師に船と住まいを貸し出している。"),
        ("見習い漁師に船と住まい", "船と住まい", "船や住まい", Way.CONTEXT, "見習い漁師に船や住まい"),
    ],
)  # fmt: skip
def test_a_passage_is_found_again(quote: str, old: str, new: str, way: Way, found: str) -> None:
    assert find(quote, TEXT.replace(old, new) if old else TEXT) == (way, found)


@pytest.mark.parametrize("occurrence", [0, 1])
def test_of_two_equal_passages_the_words_around_tell_which(occurrence: int) -> None:
    old, new = page(TEXT), page(f"序文を足した。\n{TEXT}")
    passage = old.occurrences(ROOF)[occurrence]
    found = new.find(ROOF, *old.around(passage))
    assert found
    assert found.passage.start == passage.start + len("序文を足した。\n")


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace(LENT, ""),
        TEXT.replace(f"海の仕事を増やす。{LENT}{ROOF}", "山の仕事を見直す。森林の手入れを進める。"),
        "まったく別の文書。\n",
        "",
    ],
)
def test_what_is_no_longer_there_is_not_guessed(new: str) -> None:
    assert find(LENT, new) is None


def test_short_words_are_found_by_likeness_nowhere() -> None:
    assert find("橋を架け", TEXT.replace("橋を架け替え、夜も明るくする。", "端を欠け、朝も暗くする。")) is None


def test_less_likeness_will_do_where_the_thing_is_named() -> None:
    new = TEXT.replace(f"海の仕事を増やす。{LENT}{ROOF}", "海の仕事。水産庁が漁師に船と住まいを安く貸す。屋根。")
    assert find(LENT, new) is None
    assert find(LENT, new, near="海の仕事") == (Way.FUZZY, "水産庁が漁師に船と住まいを安く貸す。")
