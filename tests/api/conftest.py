import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import writing
from ontology.model import Extraction
from tests.examples import BASE, strategy


def filled(folder: Path, *extractions: Extraction) -> Path:
    """Put extractions into a store."""
    with writing(folder, base=BASE) as writer:
        for extraction in extractions:
            writer.add(extraction)
    return folder


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("once") / "store", strategy())


@pytest.fixture
def store(tmp_path: Path, filled_once: Path) -> Path:
    """Give each test its own copy, which is quicker than its own ingest."""
    return Path(shutil.copytree(filled_once, tmp_path / "store"))


@pytest.fixture(scope="session")
def two_strategies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold two strategies that use the same labels in one store, for tests that only read."""
    return filled(tmp_path_factory.mktemp("two") / "store", strategy(), strategy(series="新みなと振興戦略"))


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store)) as opened:
        yield opened
