"""A store with all data of the suite: every file is a named graph that is called after the file."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.storage import generations
from graph.storage.generations import State
from tests.sparql_conformance.manifest import BASE, GROUPS, graphs_of, iri_of, path_of, protocol_data, tests_of

EMPTY = f"{BASE}empty"
# Some requests of the protocol tests name this graph, for which the suite has no file.
_UNWRITTEN = "http://kasei.us/2009/09/sparql/data/data0.rdf"


def suite_store(folder: Path) -> Path:
    """Fill a store that the service can open."""
    state = State(generations.FORMAT, BASE.rstrip("/"), generations.following(None))
    store = ox.Store(str(generations.copy_generation(folder, None, state.generation)))
    for name, file in _files():
        store.add_graph(ox.NamedNode(name))  # some files are empty
        store.bulk_extend(_quads(name, file))
    for name in (EMPTY, _UNWRITTEN):
        store.add_graph(ox.NamedNode(name))
    store.flush()
    del store
    generations.commit(folder, state)
    return folder


def _files() -> Iterator[tuple[str, Path]]:
    names = {name for group in GROUPS for test in tests_of(group) for graphs in graphs_of(test) for name in graphs}
    for name in sorted(names):
        if path_of(name).is_file():
            yield name, path_of(name)
    yield from sorted(protocol_data().items())


def _quads(name: str, file: Path) -> Iterator[ox.Quad]:
    suffix = "xml" if file.suffix == ".rdf" else file.suffix[1:]
    form = ox.RdfFormat.from_extension(suffix) or ox.RdfFormat.RDF_XML
    base = iri_of(file)
    for quad in ox.parse(path=file, format=form, base_iri=base, rename_blank_nodes=True):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name))
