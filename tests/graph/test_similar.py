"""Likeness: the published figures come true, and what is compared is what is said to be compared."""

import csv
from pathlib import Path

import pytest

from graph.kinship.similar import THRESHOLD, alike, cosine, shared_phrases, vectors_of

DOCS = Path(__file__).parents[2] / "docs" / "similar-measures.md"
PAIRS = Path(__file__).with_name("similar_pairs.csv")


@pytest.mark.parametrize(
    ("one", "other", "phrases"),
    [
        ("空き家の活用を促す", "空き家の活用", ["空き家の活用"]),
        ("港の市場（屋根）", "港の市場・屋根", ["港の市場", "屋根"]),
        ("こどもをまもる", "おとなをまもる", []),  # particles and endings are no reason
        ("海", "山", []),
    ],
)
def test_reasons_are_the_longest_shared_phrases(one: str, other: str, phrases: list[str]) -> None:
    assert list(shared_phrases(one, other)) == phrases


def test_the_filtered_search_finds_what_the_full_one_finds() -> None:
    """Heads of vectors are enough to find every pair above the threshold."""
    texts = [
        f"{place}の{thing}の{act}"
        for place in "港山里"
        for thing in ("空き家", "市場", "農地")
        for act in ("活用", "改修")
    ]
    vectors = vectors_of(texts)
    pairs = ((a, b) for b in range(len(texts)) for a in range(b))
    full = {(a, b) for a, b in pairs if cosine(vectors[a], vectors[b]) >= THRESHOLD}
    assert {(a, b) for a, b, _ in alike(vectors)} == full
    assert full


def test_the_judged_pairs_are_as_many_as_the_page_says() -> None:
    rows = list(csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines()))
    page = DOCS.read_text(encoding="utf-8")
    assert len(rows) >= 100
    assert f"{len(rows)} 組を人が読み" in page
    assert f"（{sum(row['alike'] == '1' for row in rows)} 組）" in page
    assert f"**{THRESHOLD:.2f}**" in page
