"""Revised texts with the diff that each should give; see `tests.revisions.kinds` for what is done to them."""

from pathlib import Path

import pytest

from graph.diff import Change
from tests.revisions.kinds import EVERY, HARMLESS
from tests.revisions.score import Score
from tests.revisions.trial import Revise, Trial
from tests.score.published import SEEDS, SHARED

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
LEAST = 0.95  # of precision and recall
ALL = 1_000  # more often than there is room for


@pytest.fixture(scope="module")
def sample() -> Trial:
    return Trial(SAMPLE)


@pytest.mark.parametrize("revise", HARMLESS, ids=lambda revise: revise.__name__)
def test_what_changes_nothing_gives_an_empty_diff(sample: Trial, revise: Revise, tmp_path: Path) -> None:
    bench = sample.revised(tmp_path, [revise], ALL, seed=1)
    assert bench.edits, "something was done to the text"
    assert sample.compare(tmp_path)[0] == []


def test_every_kind_of_change_is_found_and_nothing_else(sample: Trial, tmp_path: Path) -> None:
    """Many changes at once, of all kinds, in three revisions of the sample."""
    score = Score()
    for seed in range(3):
        bench = sample.revised(tmp_path, EVERY, 3, seed)
        score.add(bench, sample.compare(tmp_path)[0])
    assert set(score.expected) == set(Change), "the revisions have every kind of change"
    assert below(score) == [], f"{score.missed} {[row.sentence for row in score.extra]}"


def test_every_quote_of_a_change_stands_in_its_revision(sample: Trial, tmp_path: Path) -> None:
    """Both sides are quoted to the letter, and what is new or gone is quoted on its own side alone."""
    bench = sample.revised(tmp_path, EVERY, 3, seed=3)
    texts = {sample.reading.extraction.document.iri: bench.old}
    for row in sample.compare(tmp_path)[0]:
        assert row.evidence, row.sentence
        for passage in row.evidence:
            text = texts.get(passage.document, bench.new)
            assert text[passage.start : passage.end] == passage.quote
        sides = {passage.document in texts for passage in row.evidence}
        if row.change in (Change.ADDED, Change.REMOVED):
            assert sides == {row.change is Change.REMOVED}


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS, reason=f"LOUD: the real documents are not in {SHARED / 'seeds'}")
def test_changes_of_a_real_strategy_are_found(tmp_path: Path) -> None:
    """The longest logic model among the real documents, with eight changes of every kind."""
    trial = Trial(next(seed for seed in SEEDS if seed.name.startswith("004")))
    score = Score()
    score.add(trial.revised(tmp_path, EVERY, 8, seed=0), trial.compare(tmp_path)[0])
    assert score.expected.total() > 150
    assert below(score) == [], f"{score.missed} {[row.sentence for row in score.extra]}"


def below(score: Score) -> list[Change]:
    """List the kinds of change that are not found well enough."""
    return [each for each in Change if min(score.precision(each), score.recall(each)) < LEAST]
