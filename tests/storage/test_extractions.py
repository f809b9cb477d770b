"""A kept extraction is what the graph says, or is not used."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.rdf.canonical import canonical
from graph.rdf.triples import from_rdf, to_rdf
from graph.storage.extractions import extraction_file, read_extraction, write_extraction
from graph.store import PolicyGraph, writing
from ontology.model import Extraction, Kpi, Law, Target
from tests.graph.extractions import full, synthetic

FULL = full()
REVISION = FULL.document.iri


@pytest.mark.parametrize("extraction", [FULL, synthetic()], ids=["every field of every type", "full size"])
def test_what_is_kept_is_what_the_graph_says(tmp_path: Path, extraction: Extraction) -> None:
    write_extraction(tmp_path, extraction)
    kept = read_extraction(tmp_path, extraction.document.iri)
    assert kept == from_rdf(to_rdf(extraction))
    assert repr(kept) == repr(canonical(extraction))  # numbers and enumerations too are of the same type


def test_a_whole_number_comes_back_as_it_was(tmp_path: Path) -> None:
    target = Target("3件", value=3.0)
    extraction = replace(FULL, entities=(Kpi(iri="https://w3id.org/x/kpi/1", label="港", target=target),), links=())
    write_extraction(tmp_path, extraction)
    assert repr(read_extraction(tmp_path, REVISION)) == repr(canonical(extraction))


@pytest.mark.parametrize("place", [0, 15, 16, 40, -1])
def test_a_damaged_file_is_not_used(tmp_path: Path, place: int) -> None:
    write_extraction(tmp_path, FULL)
    file = extraction_file(tmp_path, REVISION)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert read_extraction(tmp_path, REVISION) is None
    file.write_bytes(content[:10])
    assert read_extraction(tmp_path, REVISION) is None


def test_a_store_reads_the_same_with_and_without_what_is_kept(tmp_path: Path) -> None:
    with writing(tmp_path / "store") as writer:
        writer.add(FULL)
    with PolicyGraph.open(tmp_path / "store") as graph:
        kept = extraction_file(tmp_path / "store" / "generations" / "000001", REVISION)
        assert kept.is_file()
        with_it = graph.extraction(REVISION), graph.documents()
    kept.unlink()
    with PolicyGraph.open(tmp_path / "store") as graph:
        assert (graph.extraction(REVISION), graph.documents()) == with_it


def test_a_graph_that_is_replaced_takes_what_was_kept_of_it_along(tmp_path: Path) -> None:
    other = replace(FULL, entities=(*FULL.entities, Law(iri="https://w3id.org/x/law/1", label="港湾整備法")))
    with writing(tmp_path / "store") as writer:
        writer.add(FULL)
    with writing(tmp_path / "store") as writer:
        writer.replace_graph(REVISION, to_rdf(other))
    with PolicyGraph.open(tmp_path / "store") as graph:
        assert graph.extraction(REVISION) == canonical(other)
