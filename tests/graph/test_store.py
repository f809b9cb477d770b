"""A store keeps whole revisions: what was committed stays readable, what was not leaves no trace."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from graph.rdf.canonical import canonical
from graph.rdf.triples import things_from_rdf, things_to_rdf
from graph.store import MEDIA, PolicyGraph, writing
from ontology.errors import (
    BadParameter,
    ShapeViolation,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreTooNew,
    UnknownThing,
)
from ontology.model import Extraction, Kind
from ontology.text import SourceText
from ontology.vocabulary import POLICY, PROV
from tests.graph.extractions import TEXT, full

FIRST = full()
SECOND = full(at="2026-05-01T09:00:00+00:00", text=TEXT + "追記\n")
OTHER = full(series="別の戦略", at="2026-04-15T09:00:00+00:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "見本 store"


def put(folder: Path, *extractions: Extraction) -> None:
    with writing(folder) as writer:
        for extraction in extractions:
            writer.add(extraction)


def held(folder: Path) -> tuple[str, ...]:
    with PolicyGraph.open(folder) as graph:
        return graph.revisions()


def test_what_was_added_reads_back(folder: Path) -> None:
    put(folder, FIRST)
    with PolicyGraph.open(folder) as graph:
        assert graph.extraction(FIRST.document.iri) == canonical(FIRST)
        assert graph.documents() == (FIRST.document,)


def test_revisions_come_in_the_order_of_ingestion(folder: Path) -> None:
    put(folder, SECOND, OTHER, FIRST)
    with PolicyGraph.open(folder) as graph:
        assert graph.revisions() == tuple(one.document.iri for one in (FIRST, OTHER, SECOND))
        assert graph.latest_revisions() == tuple(sorted(one.document.iri for one in (OTHER, SECOND)))


def test_a_revision_names_the_one_before_it(folder: Path) -> None:
    put(folder, FIRST)
    put(folder, OTHER, SECOND)
    with PolicyGraph.open(folder) as graph:
        found = graph.graph(SECOND.document.iri).subject_objects(PROV.wasRevisionOf)
        assert [(str(s), str(o)) for s, o in found] == [(SECOND.document.iri, FIRST.document.iri)]


def test_the_same_revision_again_replaces_the_former_reading(folder: Path) -> None:
    put(folder, FIRST)
    put(folder, replace(FIRST, unresolved=()))
    with PolicyGraph.open(folder) as graph:
        assert graph.extraction(FIRST.document.iri) == canonical(replace(FIRST, unresolved=()))


def test_a_writer_knows_what_the_store_holds(folder: Path) -> None:
    put(folder, FIRST)
    with writing(folder) as writer:
        assert writer.holds(FIRST.document.iri)
        assert not writer.holds(SECOND.document.iri)
        writer.add(SECOND)
        assert writer.holds(SECOND.document.iri)
        assert writer.documents() == (FIRST.document, SECOND.document)


def test_writing_nothing_changes_nothing(folder: Path) -> None:
    put(folder)
    with pytest.raises(StoreMissing):
        PolicyGraph.open(folder)
    put(folder, FIRST)
    before = (folder / "store.json").read_bytes()
    put(folder)
    assert (folder / "store.json").read_bytes() == before


def test_an_exception_rolls_back(folder: Path) -> None:
    put(folder, FIRST)
    with pytest.raises(KeyError), writing(folder) as writer:
        writer.add(SECOND)
        raise KeyError
    assert held(folder) == (FIRST.document.iri,)
    assert [path.name for path in (folder / "generations").iterdir()] == ["000001"]


def test_what_does_not_conform_is_not_stored(folder: Path) -> None:
    nameless = replace(FIRST, entities=(replace(FIRST.entities[0], label=""), *FIRST.entities[1:]))
    with pytest.raises(ShapeViolation) as caught:
        put(folder, nameless)
    assert FIRST.entities[0].iri in str(caught.value.facts["report"])
    assert "名称" in caught.value.message.ja
    assert "prefLabel" in caught.value.message.en
    with pytest.raises(StoreMissing):
        PolicyGraph.open(folder)


def test_a_reader_keeps_its_view_while_others_write(folder: Path) -> None:
    """Its generation stays on the disk for as long as it reads, with all that lies beside the triples."""
    with writing(folder) as writer:
        writer.add(FIRST, SourceText(FIRST.document.iri, TEXT, ()))
    with PolicyGraph.open(folder) as graph:
        assert graph.is_current()
        for extraction in (SECOND, OTHER, FIRST):
            put(folder, extraction)
        assert not graph.is_current()
        assert graph.revisions() == (FIRST.document.iri,)
        assert graph.extraction(FIRST.document.iri) == canonical(FIRST)
        text = graph.text(FIRST.document.iri)
        assert text is not None
        assert text.content == TEXT
        assert sorted(path.name for path in (folder / "generations").iterdir()) == ["000001", "000004"]
    assert len(held(folder)) == 3
    put(folder, replace(FIRST, unresolved=()))
    assert sorted(path.name for path in (folder / "generations").iterdir()) == ["000005"]


def test_a_committed_generation_is_never_modified(folder: Path) -> None:
    put(folder, FIRST)
    first = folder / "generations" / "000001"
    files = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    with PolicyGraph.open(folder):  # or else it would be cleaned away
        put(folder, SECOND)
        held(folder)
        assert {path: path.read_bytes() for path in first.rglob("*") if path.is_file()} == files


def test_the_authority_graph_is_replaced_as_a_whole(folder: Path) -> None:
    bodies = [entity for entity in FIRST.entities if entity.kind is Kind.ORGANISATION]
    for count in (2, 1):
        with writing(folder) as writer:
            name = f"{writer.base}/graph/authority"
            writer.replace_graph(name, things_to_rdf(name, bodies[:count], ()))
    with PolicyGraph.open(folder) as graph:
        entities, _ = things_from_rdf(graph.graph(graph.authority))
        assert entities == (bodies[0],)
        assert graph.revisions() == ()


def test_the_base_is_kept_with_the_store(folder: Path) -> None:
    with writing(folder, base="https://example.go.jp/policy") as writer:
        writer.add(FIRST)
    with writing(folder) as writer:
        assert writer.base == "https://example.go.jp/policy"


def test_sparql_goes_through_rdflib(folder: Path) -> None:
    put(folder, FIRST, OTHER)
    query = "SELECT ?label ?g WHERE { GRAPH ?g { ?m :implementedBy ?p . ?p skos:prefLabel ?label } }"
    with PolicyGraph.open(folder) as graph:
        dataset = graph.dataset()
        namespaces = {"": str(POLICY), "skos": "http://www.w3.org/2004/02/skos/core#"}
        rows = dataset.query(query, initNs=namespaces, initBindings={"g": URIRef(FIRST.document.iri)})
        assert [row[0] for row in rows] == [Literal("実証事業", lang="ja")]  # type: ignore[index]


def test_the_dataset_cannot_be_written_to(folder: Path) -> None:
    put(folder, FIRST)
    with PolicyGraph.open(folder) as graph, pytest.raises(RuntimeError):
        graph.graph(FIRST.document.iri).add((URIRef("urn:a"), URIRef("urn:b"), Literal("c")))


@pytest.mark.parametrize("media", MEDIA)
def test_the_same_graph_gives_the_same_bytes(folder: Path, tmp_path: Path, media: str) -> None:
    """In another store, filled in another order, by another process."""
    put(folder, FIRST, OTHER)
    put(tmp_path / "other", OTHER)
    put(tmp_path / "other", FIRST)
    code = (
        "import sys; from pathlib import Path; from graph.store import PolicyGraph; "
        "g = PolicyGraph.open(Path(sys.argv[1])); sys.stdout.buffer.write(g.serialize(sys.argv[2], g.revisions()))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "other"), media]
    there = subprocess.run(command, check=True, capture_output=True).stdout
    with PolicyGraph.open(folder) as graph:
        assert graph.serialize(media, reversed(graph.revisions())) == there


def test_turtle_is_short_and_rdflib_reads_it(folder: Path) -> None:
    put(folder, FIRST)
    with PolicyGraph.open(folder) as graph:
        text = graph.serialize("ttl", graph.revisions()).decode()
        assert len(Graph().parse(data=text, format="turtle")) == len(graph.graph(FIRST.document.iri))
    assert ":contributesTo" in text
    assert "スマート農業の推進" in text


def _missing_revision(graph: PolicyGraph) -> object:
    return graph.extraction("https://w3id.org/sujimichi/document/none")


REFUSED: list[tuple[Callable[[PolicyGraph], object], type[Exception]]] = [
    (_missing_revision, UnknownThing),
    (lambda graph: graph.serialize("ttl", ["https://w3id.org/sujimichi/document/none"]), UnknownThing),
    (lambda graph: graph.serialize("docx", ()), BadParameter),
]


@pytest.mark.parametrize(("ask", "error"), REFUSED)
def test_what_is_not_there_is_said_so(
    folder: Path, ask: Callable[[PolicyGraph], object], error: type[Exception]
) -> None:
    put(folder, FIRST)
    with PolicyGraph.open(folder) as graph, pytest.raises(error, match="sujimichi"):
        ask(graph)


def _state(**changes: object) -> str:
    return json.dumps({"format": 2, "base": "https://w3id.org/sujimichi", "generation": "000001"} | changes)


DAMAGED = [
    ("", StoreDamaged),
    ("{", StoreDamaged),
    ("[]", StoreDamaged),
    ('{"format": "1"}', StoreDamaged),
    ('{"format": 1}', StoreDamaged),
    (_state(generation="../000001"), StoreDamaged),
    (_state(generation="000007"), StoreDamaged),
    (_state(format=999), StoreTooNew),
]


@pytest.mark.parametrize(("text", "error"), DAMAGED)
def test_a_store_that_cannot_be_read_says_why_and_what_to_do(folder: Path, text: str, error: type[StoreError]) -> None:
    put(folder, FIRST)
    (folder / "store.json").write_text(text, encoding="utf-8")
    with pytest.raises(error) as caught:
        PolicyGraph.open(folder)
    assert caught.value.facts["folder"] == str(folder)
    for language in (caught.value.message.ja, caught.value.message.en):
        assert "sujimichi ingest" in language


def test_a_store_that_is_too_new_is_not_written_to(folder: Path) -> None:
    put(folder, FIRST)
    (folder / "store.json").write_text(_state(format=999), encoding="utf-8")
    with pytest.raises(StoreTooNew) as caught, writing(folder):
        pass
    assert (caught.value.facts["found"], caught.value.facts["known"]) == (999, 2)
    assert (folder / "generations" / "000001").is_dir()


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_missing_files_are_damage(folder: Path, name: str) -> None:
    put(folder, FIRST)
    for path in (folder / "generations" / "000001").glob(name):
        path.unlink()
    with pytest.raises(StoreDamaged):
        PolicyGraph.open(folder)


def test_a_folder_without_a_store_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="sujimichi ingest"):
        PolicyGraph.open(tmp_path)


def test_a_place_that_cannot_be_written_to_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--store"), writing(tmp_path / "file" / "store"):
        pass


def test_one_writer_at_a_time(folder: Path) -> None:
    with writing(folder) as first:
        first.add(FIRST)
        with pytest.raises(StoreBusy), writing(folder, patience=0.1):
            pass
    assert held(folder) == (FIRST.document.iri,)


WRITE_AND_WAIT = """
import sys, time
from pathlib import Path
from graph.store import writing
from tests.graph.test_store import SECOND

with writing(Path(sys.argv[1])) as writer:
    writer.add(SECOND)
    print("added", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_killed_writer_leaves_the_old_state(folder: Path) -> None:
    """Readers see the old generation, the next writer is not locked out and cleans up."""
    put(folder, FIRST)
    with subprocess.Popen([sys.executable, "-c", WRITE_AND_WAIT, str(folder)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"added\n"
        with pytest.raises(StoreBusy), writing(folder, patience=0.1):
            pass
        process.send_signal(signal.SIGKILL)
    assert (folder / "generations" / "000002").is_dir()
    assert held(folder) == (FIRST.document.iri,)
    put(folder, OTHER)
    assert held(folder) == (FIRST.document.iri, OTHER.document.iri)


def test_reading_does_not_load_the_validator() -> None:
    code = "import sys, graph.store; print([name for name in ('pyshacl', 'spacy', 'networkx') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.strip() == b"[]"
