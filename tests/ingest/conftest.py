from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.cues import load_cues
from ingest.pipeline import Pipeline
from ingest.source import Source
from ingest.structure.blocks import Block, blocks_of
from ingest.structure.clean import clean
from ontology.model import Extraction

TEXTS = Path(__file__).parent.parent / "texts"
Read = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """One pipeline for the whole run: GiNZA is loaded once."""
    return Pipeline()


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Read:
    """Read a text as if it had come from a file."""

    def read_text(text: str) -> Extraction:
        source = Source("passage.md", text, "utf-8")
        return pipeline.read(source, pipeline.identify(source, "試験の戦略"))

    return read_text


def passage(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    return blocks_of(clean(text), load_cues())
