"""A graph that is larger than any real one is written in pieces of bounded size, each triple once."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from graph.exports import csv_tables, rdf
from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.write import write
from graph.rdf.triples import to_rdf
from graph.store import PolicyGraph, writing
from ontology.model import Extraction
from tests.examples import BASE
from tests.graph.extractions import synthetic

_MOST = 3 * 2**20  # bytes of a piece


@pytest.fixture(scope="module")
def large() -> Extraction:
    return synthetic(1200, 3600)


@pytest.fixture(scope="module")
def source(large: Extraction, tmp_path_factory: pytest.TempPathFactory) -> Source:
    folder: Path = tmp_path_factory.mktemp("large") / "store"
    with writing(folder, base=BASE) as writer:
        writer.replace_graph(large.document.iri, to_rdf(large))
    return Source.of(PolicyGraph.open(folder))


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_rdf_comes_in_pieces(source: Source, form: str) -> None:
    pieces = [len(piece) for piece in write(source, ExportFormat(form))]
    assert sum(pieces) > 4 * 2**20
    assert len(pieces) > 10
    assert max(pieces) < _MOST


def test_no_triple_is_lost_between_two_pieces(source: Source, large: Extraction) -> None:
    lines = b"".join(write(source, ExportFormat.NQUADS)).splitlines()
    assert len(lines) == len(set(lines)) == len(set(to_rdf(large)))
    assert sum(1 for _ in rdf.in_order(source.graph._store, large.document.iri)) == len(lines)  # noqa: SLF001


def test_tables_come_in_pieces(source: Source, large: Extraction) -> None:
    pieces = [piece for piece in csv_tables.zipped(source.project()) if piece]
    assert len(pieces) > 10
    with zipfile.ZipFile(BytesIO(b"".join(pieces))) as archive:
        rows = archive.read("sujimichi/links.csv").decode("utf-8-sig").splitlines()
    assert len(rows) - 1 == len(source.project().links) <= len(large.links)
