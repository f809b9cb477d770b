"""A removed revision is kept aside as it was, comes back as it was, or goes for good."""

import json
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli import main
from graph.history.absence import absence
from graph.history.deed import Act, Hand
from graph.rdf.canonical import canonical
from graph.storage.cleaning import remains
from graph.store import PolicyGraph, writing
from ingest.parses import NAME, Parses
from ontology.model import Evidence, Extraction, Unresolved
from ontology.text import Sentence, SourceText
from ontology.vocabulary import PROV
from tests.graph.extractions import TEXT, full
from tests.graph.test_identity import put, revision
from tests.serving import served

TEXTS = (TEXT, TEXT + "追記\n", TEXT + "追記、再び\n")
FIRST, SECOND, THIRD = (full(at=f"2026-0{month}-01T09:00:00+00:00", text=text) for month, text in enumerate(TEXTS, 4))
OTHER = full(series="別の戦略")
WORDS = "秘匿すべき自動運転バスの路線"
WORDS_TEXT = WORDS + "\n" + TEXT
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


def secret(series: str) -> Extraction:
    """Give an extraction with words in a label and in a quote that no other one has."""
    found = full(series=series, text=WORDS_TEXT)
    quote = Evidence(found.document.iri, 0, len(WORDS), WORDS)
    things = (replace(each, label=each.label + WORDS) if each.label == "実証事業" else each for each in found.entities)
    return replace(found, entities=tuple(things), unresolved=(Unresolved("leftover", quote),))


QUOTED = secret("消える計画")


def files_with(folder: Path, words: str) -> set[str]:
    """Name the kinds of files that hold words as UTF-8, or as the texts of a generation are written."""
    sought = (words.encode(), json.dumps(words)[1:-1].encode())
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.suffix or path.name for path in files if any(each in path.read_bytes() for each in sought)}


@pytest.fixture
def doomed(folder: Path) -> Path:
    """Give a store with a document whose words are in the engine, the index, the text and the extraction."""
    with writing(folder) as writer:
        writer.add(QUOTED, SourceText(QUOTED.document.iri, WORDS_TEXT, (Sentence(0, len(WORDS), WORDS),)))
    with writing(folder) as writer:  # so that no generation is left that the words are not in the tables of
        writer.add(full(series="三つ目の戦略"))
    assert {".sst", ".sqlite", ".json", ".msgpack"} <= files_with(folder, WORDS)
    return folder


def purge(folder: Path) -> None:
    with writing(folder, hand=HAND) as writer:
        writer.purge(writer.removed()[0])


@pytest.mark.parametrize("at_once", [True, False])
def test_what_is_purged_is_in_no_file_of_the_store(doomed: Path, at_once: bool) -> None:
    """Neither its labels nor its quotes, nor in an older generation; only the history says that it was there."""
    before = told(doomed)
    with writing(doomed, hand=HAND) as writer:
        writer.remove(QUOTED.document)
        if at_once:
            writer.purge(writer.removed()[0])
    if not at_once:
        purge(doomed)
    assert files_with(doomed, WORDS) == set()
    assert not remains(doomed)
    with PolicyGraph.open(doomed) as graph:
        assert graph.removed() == ()
        assert {deed.act for deed in graph.deeds()} == {Act.REMOVED, Act.PURGED}
        assert {deed.subjects[0].title for deed in graph.deeds()} == {QUOTED.document.title}
        left = graph.revisions()
    after = told(doomed)
    assert after["latest"] == tuple(iri for iri in before["latest"] if iri in left)  # type: ignore[attr-defined]
    assert after["texts"] == {iri: text for iri, text in before["texts"].items() if iri in left}  # type: ignore[attr-defined]
    assert set(after["graphs"].splitlines()) < set(before["graphs"].splitlines())  # type: ignore[attr-defined]
    with writing(doomed) as writer:
        writer.add(QUOTED)  # a store that was written anew is written to as any other


def test_what_a_reader_still_holds_goes_as_it_lets_go(doomed: Path) -> None:
    remove(doomed, QUOTED)
    with PolicyGraph.open(doomed) as graph:
        purge(doomed)
        assert remains(doomed)
        assert graph.removed() != ()
    assert not remains(doomed)
    assert files_with(doomed, WORDS) == set()


def test_the_next_answer_of_a_service_sweeps_up(doomed: Path) -> None:
    remove(doomed, QUOTED)
    with TestClient(create_app(doomed)) as client:
        for path in ("/", "/map", "/api/search?q=消える", "/api/export?format=ttl", "/history"):
            assert client.get(path).status_code == 200, path
        purge(doomed)
        assert remains(doomed)
        assert client.get("/").status_code == 200
        assert not remains(doomed)
        assert files_with(doomed, WORDS) == set()


def test_the_end_of_a_service_leaves_nothing_behind(doomed: Path) -> None:
    """The command says that the service still holds the words."""
    with served(doomed) as address:
        asked = {"query": "SELECT * { ?s ?p ?o } LIMIT 1"}
        assert httpx2.get(f"{address}/api/search", params={"q": "消える"}).json()["total"]
        assert httpx2.get(f"{address}/sparql", params=asked).is_success  # a process of its own, which holds it as well
        done = CliRunner().invoke(main, ["--store", str(doomed), "remove", QUOTED.document.series, "--purge"])
        assert done.exit_code == 0, done.stderr
        assert "サービス" in done.stderr
        assert remains(doomed)
        assert files_with(doomed, WORDS)
    assert not remains(doomed)
    assert files_with(doomed, WORDS) == set()


@pytest.mark.parametrize("is_aside", [False, True])
def test_what_the_next_revision_was_told_of_it_is_purged_with_it(tmp_path: Path, is_aside: bool) -> None:
    """A match says under which name a thing stood in the revision before."""
    name = "船出おうえん事業"
    former, later = revision(1, {"船出応援事業": name}), revision(2)
    put(tmp_path, former, later)
    with PolicyGraph.open(tmp_path) as graph:
        assert [match.before for match in graph.matches(later.document.iri)] == [name]
    remove(tmp_path, *((former, later) if is_aside else (former,)))
    purge(tmp_path)
    assert files_with(tmp_path, name) == set()
    restore(tmp_path)
    with PolicyGraph.open(tmp_path) as graph:
        assert graph.revisions() == (later.document.iri,)
        assert graph.matches(later.document.iri) == ()


def test_what_nobody_reads_is_not_said_to_be_held(doomed: Path) -> None:
    done = CliRunner().invoke(main, ["--store", str(doomed), "remove", QUOTED.document.series, "--purge"])
    assert done.exit_code == 0, done.stderr
    assert "戻せません" in done.stderr
    assert "サービス" not in done.stderr


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
