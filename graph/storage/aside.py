"""Revisions that were removed, kept aside in the generation until they are restored or purged.

generations/000003/removed/{key of the revision}/about.json      which revision that is
                                                 graph.nt        its graph, to the letter
                                                 text.json, matches.json, extraction.msgpack    as they stood beside it
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.identity.files import matches_file
from graph.rdf.terms import to_triples
from graph.rdf.triples import from_rdf
from graph.storage.extractions import extraction_file
from graph.storage.revisions import graph_of
from graph.storage.texts import text_file
from ontology.iri import key_of
from ontology.model import Document, Extraction


@dataclass(frozen=True, slots=True)
class Removed:
    """A revision that is kept aside. `revision` and `issued` are those of the document."""

    iri: str
    series: str
    series_name: str
    title: str
    source: str
    revision: str
    issued: str | None
    ingested_at: str


def put_aside(generation: Path, store: ox.Store, document: Document) -> None:
    """Move a revision out of a store and its folder; whoever calls this may change both."""
    folder = _folder(generation, document.iri)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    triples = sorted(str(quad.triple) for quad in graph_of(store, document.iri))
    (folder / "graph.nt").write_text("".join(f"{triple} .\n" for triple in triples), encoding="utf-8", newline="\n")
    for home, name in _beside(generation, document.iri):
        if home.is_file():
            home.rename(folder / name)
    about = {field: getattr(document, field) for field in Removed.__slots__}
    (folder / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    store.remove_graph(ox.NamedNode(document.iri))


def put_back(generation: Path, store: ox.Store, revision: str) -> None:
    """Move a revision back to where it was, as it was."""
    folder, name = _folder(generation, revision), ox.NamedNode(revision)
    store.bulk_extend(ox.Quad(said.subject, said.predicate, said.object, name) for said in _said(folder))
    for home, kept in _beside(generation, revision):
        if (folder / kept).is_file():
            home.parent.mkdir(exist_ok=True)
            (folder / kept).rename(home)
    shutil.rmtree(folder)


def put_aside_of(generation: Path, series: str) -> dict[Path, Extraction]:
    """Read the revisions of a series that are kept aside, each by the file of its matches."""
    folders = [_folder(generation, each.iri) for each in removed_in(generation) if each.series == series]
    return {folder / "matches.json": from_rdf(to_triples(_said(folder))) for folder in folders}


def throw_away(generation: Path, revision: str) -> None:
    """Forget a revision that is kept aside; nothing happens where it is not."""
    shutil.rmtree(_folder(generation, revision), ignore_errors=True)


def removed_in(generation: Path) -> tuple[Removed, ...]:
    """List the revisions that are kept aside, in the order in which they were ingested."""
    found = (_about(path) for path in (generation / "removed").glob("*/about.json"))
    return tuple(sorted(found, key=lambda each: (each.ingested_at, each.iri)))


def _said(folder: Path) -> Iterable[ox.Quad]:
    return ox.parse(path=str(folder / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)


def _about(path: Path) -> Removed:
    return Removed(**json.loads(path.read_text(encoding="utf-8")))


def _folder(generation: Path, revision: str) -> Path:
    return generation / "removed" / key_of(revision)


def _beside(generation: Path, revision: str) -> Iterator[tuple[Path, str]]:
    yield text_file(generation, revision), "text.json"
    yield matches_file(generation, revision), "matches.json"
    yield extraction_file(generation, revision), "extraction.msgpack"
