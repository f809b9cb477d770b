from collections.abc import Callable

import pytest

from ingest.pipeline import Pipeline
from ingest.source import Source, read_source
from ontology.model import Extraction
from tests.ingest.conftest import TEXTS

ReadSlides = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def read_slides(pipeline: Pipeline) -> ReadSlides:
    """Read a set of slides of our own writing by its file name."""

    def read(name: str) -> Extraction:
        source: Source = read_source(TEXTS / "slides" / f"{name}.txt")
        return pipeline.read(source, pipeline.identify(source))

    return read
