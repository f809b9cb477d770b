"""A removed revision is kept aside as it was, comes back as it was, or goes for good."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import main
from graph.history.absence import absence
from graph.history.deed import Act, Hand
from graph.rdf.canonical import canonical
from graph.store import PolicyGraph, writing
from ingest.parses import NAME, Parses
from ontology.model import Extraction
from ontology.text import SourceText
from ontology.vocabulary import PROV
from tests.graph.extractions import TEXT, full

TEXTS = (TEXT, TEXT + "追記\n", TEXT + "追記、再び\n")
FIRST, SECOND, THIRD = (full(at=f"2026-0{month}-01T09:00:00+00:00", text=text) for month, text in enumerate(TEXTS, 4))
OTHER = full(series="別の戦略")
HAND = Hand("検査", "2026-08-01T00:00:00Z", "tests")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with writing(tmp_path / "store") as writer:
        for extraction, text in zip((FIRST, SECOND, THIRD), TEXTS, strict=True):
            writer.add(extraction, SourceText(extraction.document.iri, text, ()))
        writer.add(OTHER)
    return tmp_path / "store"


def remove(folder: Path, *extractions: Extraction) -> None:
    with writing(folder, hand=HAND) as writer:
        for extraction in extractions:
            writer.remove(extraction.document)


def restore(folder: Path) -> None:
    with writing(folder, hand=HAND) as writer:
        for removed in writer.removed():
            writer.restore(removed)


def told(folder: Path) -> dict[str, object]:
    """Give all that readers can see of a store."""
    with PolicyGraph.open(folder) as graph:
        return {
            "graphs": graph.serialize("nq", graph.revisions()),
            "union": {str(triple) for triple in graph.dataset().default_graph},
            "texts": {revision: graph.text(revision) for revision in graph.revisions()},
            "matches": {revision: graph.matches(revision) for revision in graph.revisions()},
            "latest": graph.latest_revisions(),
            "found": graph.search_index().find("スマート農業").total,
        }


def formers(folder: Path) -> dict[str, str]:
    with PolicyGraph.open(folder) as graph:
        return {str(s): str(o) for each in graph.revisions() for s, o in graph.graph(each)[: PROV.wasRevisionOf]}


@pytest.mark.parametrize("gone", [(FIRST,), (SECOND,), (THIRD,), (FIRST, THIRD), (FIRST, SECOND, THIRD), (OTHER,)])
def test_what_was_removed_comes_back_as_it_was(folder: Path, gone: tuple[Extraction, ...]) -> None:
    before = told(folder)
    remove(folder, *gone)
    assert told(folder) != before
    with PolicyGraph.open(folder) as graph:
        assert {each.iri for each in graph.removed()} == {each.document.iri for each in gone}
        assert not {each.document.iri for each in gone} & set(graph.revisions())
    restore(folder)
    assert told(folder) == before
    with PolicyGraph.open(folder) as graph:
        assert graph.removed() == ()


def test_the_one_before_is_the_latest_again(folder: Path) -> None:
    remove(folder, THIRD)
    with PolicyGraph.open(folder) as graph:
        assert graph.latest_revisions() == tuple(sorted((SECOND.document.iri, OTHER.document.iri)))


def test_those_around_a_removed_revision_become_neighbours(folder: Path) -> None:
    remove(folder, SECOND)
    assert formers(folder) == {THIRD.document.iri: FIRST.document.iri}
    remove(folder, FIRST)
    assert formers(folder) == {}
    restore(folder)
    assert formers(folder) == {
        THIRD.document.iri: SECOND.document.iri,
        SECOND.document.iri: FIRST.document.iri,
    }


def test_a_store_may_lose_its_last_revision(folder: Path) -> None:
    remove(folder, FIRST, SECOND, THIRD, OTHER)
    with PolicyGraph.open(folder) as graph:
        assert graph.revisions() == ()
        assert graph.search_index().find("スマート農業").total == 0
        assert list(graph.dataset().default_graph) == []


def test_what_is_read_again_is_no_longer_kept_aside(folder: Path) -> None:
    remove(folder, THIRD)
    with writing(folder) as writer:
        writer.add(THIRD, SourceText(THIRD.document.iri, TEXTS[2], ()))
        assert writer.removed() == ()
    with PolicyGraph.open(folder) as graph:
        assert graph.extraction(THIRD.document.iri) == canonical(THIRD)


def test_what_is_purged_is_in_no_file_of_the_store(folder: Path) -> None:
    """Not in an older generation either; only the history says that it was there."""
    words = "追記、再び".encode("utf-16-be").hex()
    escaped = "".join(f"\\u{words[at : at + 4]}" for at in range(0, len(words), 4)).encode()
    assert any(escaped in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    remove(folder, THIRD)
    with writing(folder, hand=HAND) as writer:
        writer.purge(writer.removed()[0])
    assert not any(escaped in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    with PolicyGraph.open(folder) as graph:
        assert graph.removed() == ()
        assert {deed.act for deed in graph.deeds()} == {Act.REMOVED, Act.PURGED}
        assert {deed.subjects[0].title for deed in graph.deeds()} == {THIRD.document.title}


def test_with_what_is_purged_goes_what_was_made_of_its_sentences(folder: Path) -> None:
    """What is only removed is still remembered: it may come back."""
    kept = Parses(folder / NAME)
    kept.write({b"a sentence": b"its words"})
    for purge, left in (((), True), (("--purge",), False)):
        wanted = ["remove", THIRD.document.series, "--revision", THIRD.document.revision, *purge]
        done = CliRunner().invoke(main, ["--store", str(folder), *wanted])
        assert done.exit_code == 0, done.stderr
        assert kept.path
        assert kept.path.exists() == left


def test_what_a_removal_changes_is_said_beforehand(folder: Path) -> None:
    with PolicyGraph.open(folder) as graph:
        latest, former, only = (absence(graph, each.document.iri) for each in (THIRD, FIRST, OTHER))
        assert (latest.was_latest, latest.successor) == (True, SECOND.document)
        assert latest.changes is not None
        assert (former.was_latest, former.successor, former.changes) == (False, None, None)
        assert (only.was_latest, only.successor) == (True, None)
        assert only.lost
        assert not former.lost
        assert graph.is_current()
