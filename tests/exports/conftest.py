from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.exports.source import Source
from graph.store import PolicyGraph, writing
from ontology.iri import Minter
from ontology.model import Basis, Kind, Link, Organisation, OrganisationKind, Relation
from tests.examples import BASE, strategy
from tests.exports.hostile import hostile
from tests.graph.extractions import TEXT, full


def fill(folder: Path) -> None:
    """Write three series, one of them twice, and an authority file."""
    mint = Minter(BASE, "")
    bureau, ministry = (
        Organisation(iri=mint.shared(Kind.ORGANISATION, name), label=name, organisation_kind=kind)
        for name, kind in (("典拠局", OrganisationKind.BUREAU), ("典拠省", OrganisationKind.MINISTRY))
    )
    with writing(folder, base=BASE) as writer:
        writer.add(full(text=f"前の版。{TEXT}", at="2025-04-01T09:00:00+00:00"))
        for extraction in (full(), strategy(), hostile()):
            writer.add(extraction)
        part = Link(bureau.iri, Relation.PART_OF, ministry.iri, Basis.CURATED)
        writer.set_authority((bureau, ministry), (part,))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exports") / "store"
    fill(made)
    return made


@pytest.fixture(scope="session")
def graph(folder: Path) -> Iterator[PolicyGraph]:
    with PolicyGraph.open(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def source(graph: PolicyGraph) -> Source:
    return Source.of(graph)
