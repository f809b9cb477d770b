"""A store of an older format is migrated by the next writer, and refused with a clear word to readers until then."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.history.deed import Act, Hand
from graph.rdf.canonical import canonical
from graph.storage import migrations
from graph.storage.generations import FORMAT
from graph.storage.migrations import Migration
from graph.store import PolicyGraph, writing
from ontology.errors import StoreDamaged, StoreTooOld
from tests.graph.extractions import TEXT, full

FIRST = full()
SECOND = full(at="2026-05-01T09:00:00+00:00", text=TEXT + "追記\n")
HAND = Hand("検査", "2026-08-01T00:00:00Z", "tests")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Make a store as the first version of the software left it: without a union, an index and kept extractions."""
    with writing(tmp_path / "store") as writer:
        writer.add(FIRST)
    generation = tmp_path / "store" / "generations" / "000001"
    store = ox.Store(str(generation))
    store.clear_graph(ox.DefaultGraph())
    store.flush()
    del store
    for made in (generation / "search.sqlite", *(generation / "extractions").glob("*")):
        made.unlink(missing_ok=True)
    return said(tmp_path / "store", 1)


def said(store: Path, number: int) -> Path:
    """Put another format into the state of a store."""
    state = json.loads((store / "store.json").read_text(encoding="utf-8"))
    (store / "store.json").write_text(json.dumps({**state, "format": number}), encoding="utf-8")
    return store


def format_of(store: Path) -> int:
    return int(json.loads((store / "store.json").read_text(encoding="utf-8"))["format"])


def united(store: Path) -> int:
    with PolicyGraph.open(store) as graph:
        return len(graph.dataset().default_graph)


def test_readers_of_an_old_store_are_told_what_to_do(old: Path) -> None:
    with pytest.raises(StoreTooOld, match=r"sujimichi migrate") as caught:
        PolicyGraph.open(old)
    assert (caught.value.facts["found"], caught.value.facts["known"]) == (1, FORMAT)


def test_a_store_can_be_migrated_by_itself(old: Path) -> None:
    with writing(old, hand=HAND) as writer:
        assert writer.migrate()
    assert format_of(old) == FORMAT
    assert united(old)
    with PolicyGraph.open(old) as graph:
        assert graph.extraction(FIRST.document.iri) == canonical(FIRST)
        assert graph.search_index().find("スマート農業").total
        assert [deed.act for deed in graph.deeds()] == [Act.MIGRATED]
    with writing(old) as writer:
        assert not writer.migrate()
    assert json.loads((old / "store.json").read_text(encoding="utf-8"))["generation"] == "000002"


def test_the_next_ingest_migrates_as_well(old: Path) -> None:
    with writing(old) as writer:
        writer.add(SECOND)
    with writing(old.with_name("new")) as writer:
        writer.add(FIRST)
        writer.add(SECOND)
    assert format_of(old) == FORMAT
    assert united(old) == united(old.with_name("new"))


def test_an_old_store_that_lacks_nothing_is_read_as_it_is(tmp_path: Path) -> None:
    """It was written by a version between the two."""
    with writing(tmp_path / "store") as writer:
        writer.add(FIRST)
    before = united(tmp_path / "store")
    assert united(said(tmp_path / "store", 1)) == before


def test_a_migration_that_fails_has_changed_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: ox.Store) -> None:
        raise OSError(28, "No space left on device")

    files = {path: path.read_bytes() for path in (old / "generations" / "000001").iterdir() if path.is_file()}
    with monkeypatch.context() as patch:
        patch.setitem(migrations.MIGRATIONS, 1, Migration(lambda _: True, fails))
        with pytest.raises(Exception, match="No space left"), writing(old) as writer:
            writer.migrate()
    assert format_of(old) == 1
    assert {path: path.read_bytes() for path in files} == files
    with writing(old) as writer:
        assert writer.migrate()


def test_there_is_a_step_from_every_format() -> None:
    assert list(migrations.MIGRATIONS) == list(range(1, FORMAT))


def test_a_format_that_never_was_is_damage(old: Path) -> None:
    with pytest.raises(StoreDamaged):
        PolicyGraph.open(said(old, 0))
