import pytest

from graph.projection import Projection
from tests.examples import strategy


@pytest.fixture(scope="session")
def projection() -> Projection:
    return Projection.of([strategy()])


@pytest.fixture(scope="session")
def two_strategies() -> Projection:
    return Projection.of([strategy(), strategy(series="新みなと振興戦略")])
