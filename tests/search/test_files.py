"""The index keeps step with the store: whole, current, and made anew where it is missing or old."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graph.search.index import FORMAT
from graph.storage.generations import current, generation_folder
from graph.store import PolicyGraph, writing
from ontology.model import Extraction
from tests.examples import TEXT, strategy
from tests.search.conftest import text_of

FIRST = strategy()
LATER = f"{TEXT}港に灯台を建てる。\n"


def put(folder: Path, extraction: Extraction, content: str | None = TEXT) -> None:
    with writing(folder) as writer:
        writer.add(extraction, text_of(extraction, content) if content else None)


def labels(folder: Path, query: str) -> list[str]:
    with PolicyGraph.open(folder) as graph:
        return [hit.label for hit in graph.search_index().find(query).hits]


def index_file(folder: Path) -> Path:
    return generation_folder(folder, current(folder) or "") / "search.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "見本 store", FIRST)
    return tmp_path / "見本 store"


def test_the_index_lands_with_the_generation(folder: Path) -> None:
    assert index_file(folder).is_file()
    assert "市場の屋根を直す。" in labels(folder, "屋根")


def test_only_the_latest_revision_of_a_series_is_found(folder: Path) -> None:
    later = strategy(text=LATER)
    dated = replace(later.document, ingested_at="2026-05-01T00:00:00+00:00")
    put(folder, replace(later, document=dated), LATER)
    assert labels(folder, "屋根") == ["市場の屋根を直す。"]
    assert labels(folder, "灯台") == ["港に灯台を建てる。"]


def test_a_revision_that_is_read_anew_replaces_its_former_entries(folder: Path) -> None:
    fewer = tuple(thing for thing in FIRST.entities if thing.label != "船出応援事業")
    kept = {thing.iri for thing in fewer}
    links = tuple(link for link in FIRST.links if {link.source, link.target} <= kept)
    put(folder, replace(FIRST, entities=fewer, links=links))
    assert "船出応援事業" not in labels(folder, "船出応援事業")


def test_another_document_joins_what_is_there(folder: Path) -> None:
    put(folder, strategy(series="新みなと振興戦略"))
    assert labels(folder, "屋根") == ["市場の屋根を直す。"] * 2


def test_an_index_that_kept_step_holds_what_a_new_one_holds(folder: Path) -> None:
    """Rows of a former revision that read the same are used again, with all that is new about them."""
    changes = ("港に灯台を建てる。\n市場の屋根を直す。\n", "港に灯台を建てる。\n", "網を干す場所を作る。\n")
    for day, added in enumerate(changes, 1):
        later = strategy(text=TEXT + added)
        dated = replace(later.document, ingested_at=f"2026-05-{day:02d}T00:00:00+00:00")
        put(folder, replace(later, document=dated), TEXT + added)
        kept = rows(index_file(folder))
        index_file(folder).unlink()
        labels(folder, "漁")
        assert kept == rows(index_file(folder))


def rows(index: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all that an index says, without the numbers of its rows."""
    own = "document, subject, same, kind, label, keys, detail"
    told = {
        "document": "SELECT * FROM document",
        "names": f"SELECT {own}, names.* FROM entry JOIN names ON names.rowid = id",  # noqa: S608  names of our own
        "texts": f"SELECT {own}, texts.* FROM entry JOIN texts ON texts.rowid = id",  # noqa: S608  as above
        "has": "SELECT subject, name, value FROM entry JOIN has ON entry = entry.id JOIN facet ON facet.id = facet",
        "counts": "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM names), (SELECT count(*) FROM texts)",
    }
    with closing(sqlite3.connect(index)) as connection:
        return {name: sorted(connection.execute(sql)) for name, sql in told.items()}


def test_a_reader_keeps_the_index_that_it_opened(folder: Path) -> None:
    with PolicyGraph.open(folder) as graph:
        index = graph.search_index()
        put(folder, strategy(series="新みなと振興戦略"))
        assert len(index.find("屋根").hits) == 1
    assert len(labels(folder, "屋根")) == 2


def test_an_ingest_that_fails_leaves_the_index_alone(folder: Path) -> None:
    with pytest.raises(RuntimeError), writing(folder) as writer:
        writer.add(strategy(series="新みなと振興戦略"), text_of(FIRST))
        raise RuntimeError
    assert len(labels(folder, "屋根")) == 1


def test_a_missing_index_is_made_anew(folder: Path) -> None:
    before = labels(folder, "漁")
    index_file(folder).unlink()
    assert labels(folder, "漁") == before
    assert index_file(folder).is_file()
    assert not list(index_file(folder).parent.glob("search.sqlite.*"))


@pytest.mark.parametrize("damage", ["old", "garbage"])
def test_an_index_of_another_format_is_made_anew(folder: Path, damage: str) -> None:
    before = labels(folder, "漁")
    if damage == "old":
        with closing(sqlite3.connect(index_file(folder))) as connection, connection:
            connection.execute(f"PRAGMA user_version = {FORMAT - 1}")
            connection.execute("DELETE FROM entry")
    else:
        index_file(folder).write_bytes(b"no database " * 500)
    assert labels(folder, "漁") == before


def test_a_folder_that_may_only_be_read_is_searched_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests run as root, whom no permission stops: the refusal of the folder is played by `Path.replace`."""
    index_file(folder).unlink()

    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert "市場の屋根を直す。" in labels(folder, "屋根")
    assert not index_file(folder).exists()


def test_without_a_kept_text_the_quoted_passages_are_searched(tmp_path: Path) -> None:
    put(tmp_path, FIRST, None)
    assert "漁具をまとめて買う。" in labels(tmp_path, "まとめて買う")
    assert labels(tmp_path, "屋根") == [], "nobody quoted that sentence"


def test_searching_loads_neither_parser_nor_graph_library(folder: Path) -> None:
    """Sudachi's dictionary alone is loaded, and that only when something is looked for."""
    code = """
import sys
from pathlib import Path
from graph.store import PolicyGraph
with PolicyGraph.open(Path(sys.argv[1])) as graph:
    index = graph.search_index()
    assert "sudachipy" not in sys.modules
    assert index.find("漁").total
print([name for name in ("spacy", "ginza", "networkx", "pyshacl") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_text_is_kept_to_the_letter(folder: Path) -> None:
    with PolicyGraph.open(folder) as graph:
        assert graph.text(FIRST.document.iri) == text_of(FIRST)


def test_a_reading_in_place_of_another_does_not_touch_what_a_reader_holds(folder: Path) -> None:
    with PolicyGraph.open(folder) as graph:
        changed = replace(text_of(FIRST), sentences=())
        with writing(folder) as writer:
            writer.add(FIRST, changed)
        assert graph.text(FIRST.document.iri) == text_of(FIRST)
    with PolicyGraph.open(folder) as graph:
        assert graph.text(FIRST.document.iri) == changed
