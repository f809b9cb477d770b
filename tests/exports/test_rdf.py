"""All RDF formats say the same, and the same graph gives the same bytes."""

from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.exports.forms import ExportFormat
from graph.exports.rdf import nquads
from graph.exports.source import Source
from graph.exports.write import write
from graph.store import PolicyGraph
from ontology.vocabulary import POLICY, PREFIXES
from tests.exports.conftest import fill
from tests.exports.hostile import LABELS

# rdflib itself still reads quads through a class that it calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
Quads = set[tuple[str, str, str, str]]
_PARSERS = {"trig": "trig", "nq": "nquads", "jsonld": "json-ld"}


def quads_of(content: bytes, form: str) -> Quads:
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=_PARSERS[form])
    return {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in dataset.quads()}


def written(source: Source, form: str) -> bytes:
    return b"".join(write(source, ExportFormat(form)))


@pytest.fixture(scope="module")
def quads(source: Source) -> Quads:
    return quads_of(written(source, "nq"), "nq")


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_named_graphs_are_the_same_in_every_format(source: Source, quads: Quads, form: str) -> None:
    assert quads_of(written(source, form), form) == quads


def test_turtle_merges_all_graphs_and_says_nothing_twice(source: Source, quads: Quads) -> None:
    content = written(source, "ttl")
    merged = rdflib.Graph().parse(data=content, format="turtle")
    assert {(s.n3(), p.n3(), o.n3()) for s, p, o in merged} == {quad[:3] for quad in quads}
    lines = sum(1 for line in content.decode().splitlines() if line.endswith((" ;", " .")) and not line.startswith("@"))
    assert lines <= len(merged)


def test_what_is_up_to_date_is_exported_with_the_authority_files(source: Source, quads: Quads) -> None:
    graphs = {quad[3] for quad in quads}
    assert source.graph.authority in graphs
    assert {*source.graph.latest_revisions()} < graphs
    superseded = {*source.graph.revisions()} - {*source.graph.latest_revisions()}
    assert superseded
    assert not superseded & graphs


def test_links_carry_their_basis_in_every_graph(quads: Quads) -> None:
    bases = {quad[2] for quad in quads if quad[1] == POLICY.basis.n3()}
    assert bases == {'"stated"', '"structural"', '"curated"', '"inferred"'}


def test_hostile_labels_arrive_as_they_are(quads: Quads) -> None:
    texts = {str(rdflib.util.from_n3(quad[2])) for quad in quads if quad[1].endswith("prefLabel>")}
    assert {*LABELS} <= texts


def test_json_ld_has_our_prefixes_and_plain_names_of_our_terms(source: Source) -> None:
    text = written(source, "jsonld").decode()
    assert f'"@vocab": "{PREFIXES[""]}"' in text
    assert '"skos:prefLabel"' in text
    assert '"contributesTo"' in text
    assert f'"{POLICY.contributesTo}":' not in text


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Write the same into another store."""
    other: Path = tmp_path_factory.mktemp("again") / "store"
    fill(other)
    return Source.of(PolicyGraph.open(other))


@pytest.mark.parametrize("form", ExportFormat)
def test_two_exports_of_the_same_graph_are_the_same_bytes(source: Source, again: Source, form: ExportFormat) -> None:
    assert b"".join(write(again, form)) == b"".join(write(source, form))


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_one_document_alone_is_exported(graph: PolicyGraph, form: str) -> None:
    source = Source.of(graph, "みなと振興戦略")
    content = written(source, form).decode()
    assert source.names == (graph.revision_named("みなと振興戦略"),)
    assert "見習い漁師の支援" in content
    assert "スマート農業" not in content


def test_pieces_of_turtle_join_to_what_one_piece_would_say(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rdflib.Graph().parse(data=written(source, "ttl"), format="turtle")
    monkeypatch.setattr("graph.exports.rdf._PIECE", 7)
    pieces = list(write(source, ExportFormat.TURTLE))
    assert len(pieces) > 50
    assert isomorphic(rdflib.Graph().parse(data=b"".join(pieces), format="turtle"), whole)


def test_a_stream_goes_on_when_its_store_is_let_go_of(folder: Path, source: Source) -> None:
    """An ingest may end while somebody reads an export of the generation before it."""
    other = PolicyGraph.open(folder)
    pieces = other.stream("nq", other.current())
    first = next(pieces)
    other.close()
    assert first + b"".join(pieces) == written(source, "nq")


def test_an_empty_choice_of_graphs_is_an_empty_file(graph: PolicyGraph) -> None:
    assert b"".join(nquads(graph._store, ())) == b""  # noqa: SLF001  the writer below the view
    assert rdflib.Graph().parse(data=graph.serialize("jsonld", ()), format="json-ld") is not None
