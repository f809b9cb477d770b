"""Tables typeset at random are read as well as recorded; texts with figures and no targets give nothing."""

import pytest

from tests.ingest.layouts import Score
from tests.ingest.typesetter.documents import Document, document
from tests.ingest.typesetter.measure import DEVELOPED, HELD, documents, score_document
from tests.ingest.typesetter.setting import LAYOUTS, print_width

LEAST = 0.95  # recall and precision of every layout, on words that the readers know
LEAST_HELD = 0.9  # the same on heads called by words that no list has
HALVES = {False: (DEVELOPED, LEAST), True: (HELD, LEAST_HELD)}


@pytest.fixture(scope="module")
def scored() -> dict[bool, list[tuple[Document, Score]]]:
    """Read all the documents once, those with held-out words apart."""
    return {
        held: [(one, score_document(one)) for one in documents(count, held=held)] for held, (count, _) in HALVES.items()
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("held", HALVES)
def test_tables_of_a_layout_are_read(scored: dict[bool, list[tuple[Document, Score]]], layout: str, held: bool) -> None:
    scores, least = [score for one, score in scored[held] if one.options.layout == layout], HALVES[held][1]
    found = sum(len(score.pairs) for score in scores)
    assert found >= least * (found + sum(len(score.missed) for score in scores))
    assert found >= least * (found + sum(len(score.false) for score in scores))
    for field in ("target", "deadline"):
        assert sum(score.count_right(field) for score in scores) >= least * found


def test_the_same_seed_sets_the_same_document() -> None:
    assert document(7, held=False) == document(7, held=False)
    assert document(7, held=False).text != document(8, held=False).text


def test_every_expected_value_stands_in_its_document() -> None:
    for one in (document(seed, held=False) for seed in range(14)):
        plain = _without_breaks(one)
        assert all(str(row["indicator"])[:4] in plain for row in one.expected)


def test_wide_characters_fill_two_columns() -> None:
    assert print_width("指標 R5") == 7


def _without_breaks(one: Document) -> str:
    return "".join(one.text.split())
