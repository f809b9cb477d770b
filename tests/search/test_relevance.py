"""Hand-judged queries: the hit that a reader means comes first, on the sample and on the real documents."""

from pathlib import Path

import pytest

from graph.search.files import update
from graph.search.finder import SearchIndex
from ingest.pipeline import Pipeline
from ingest.structure.sentences import source_text
from tests.score.published import SEEDS
from tests.search.relevance import Outcome, judgements, outcomes, success

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"


def read(folder: Path, paths: list[Path]) -> SearchIndex:
    pipeline = Pipeline()
    sources = [pipeline.source(path) for path in paths]
    pairs = [(source, pipeline.identify(source)) for source in sources]
    read = {
        document.iri: (pipeline.read(source, document), source_text(source, document.iri)) for source, document in pairs
    }
    documents = [document for _, document in pairs]
    update(folder, documents, (), read.__getitem__)
    return SearchIndex.at(folder / "search.sqlite", documents)


def missed(found: list[Outcome]) -> list[str]:
    return [f"{one.judgement.query} → {one.place}, first {one.first}" for one in found if one.place != 1]


def test_the_sample_is_searched_as_judged(tmp_path: Path) -> None:
    found = list(outcomes(read(tmp_path, [SAMPLE]), judgements("sample")))
    assert len(found) >= 20
    assert success(found, 1) == 1.0, missed(found)


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS, reason="LOUD: the real documents are not beside the checkout")
def test_the_real_documents_are_searched_as_judged(tmp_path: Path) -> None:
    found = list(outcomes(read(tmp_path, SEEDS), judgements("seeds")))
    assert len(found) >= 50
    assert success(found, 1) >= 0.8, missed(found)
    assert success(found, 5) >= 0.95, missed(found)
