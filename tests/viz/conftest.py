"""The sample strategy and its hostile twin for the tests of figures and pages."""

from collections.abc import Callable

import pytest

from graph.projection import Projection
from ontology.model import Entity
from tests.viz.harbour import harbour as make_harbour
from tests.viz.harbour import hostile as make_hostile

Find = Callable[[str], Entity]


@pytest.fixture(scope="session")
def harbour() -> Projection:
    return make_harbour()


@pytest.fixture(scope="session")
def hostile() -> Projection:
    return make_hostile()


@pytest.fixture(scope="session")
def find(harbour: Projection) -> Find:
    """Find a thing of the sample by the beginning of its label."""

    def by_label(beginning: str) -> Entity:
        return next(entity for entity in harbour.entities.values() if entity.label.startswith(beginning))

    return by_label
