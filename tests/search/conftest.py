from pathlib import Path

import pytest

from graph.search.files import update
from graph.search.finder import SearchIndex
from ontology.model import Extraction
from ontology.text import Sentence, SourceText
from tests.examples import TEXT, strategy


def text_of(extraction: Extraction, content: str = TEXT) -> SourceText:
    """Take every line of a text for a sentence."""
    starts = [0, *(at + 1 for at, character in enumerate(content) if character == "\n")]
    lines = [(start, line) for start, line in zip(starts, content.split("\n"), strict=True) if line]
    sentences = tuple(Sentence(start, start + len(line), line) for start, line in lines)
    return SourceText(extraction.document.iri, content, sentences)


def index_of(folder: Path, *extractions: Extraction) -> SearchIndex:
    """Index extractions with the text of the sample."""
    texts = {extraction.document.iri: (extraction, text_of(extraction)) for extraction in extractions}
    documents = [extraction.document for extraction in extractions]
    update(folder, documents, (), lambda iri: texts[iri])
    return SearchIndex.at(folder / "search.sqlite", documents)


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return index_of(tmp_path_factory.mktemp("one"), strategy())


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return index_of(tmp_path_factory.mktemp("two"), strategy(), strategy(series="新みなと振興戦略"))
