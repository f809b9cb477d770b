"""The default graph of a store: what the current graphs say together, each triple once.

Oxigraph can look at several graphs as one, but then a triple that stands in three of them comes three times, counts are
wrong, and every look-up costs as much again for each graph. So a writer keeps the union as a graph of its own.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from graph.storage.revisions import documents_in, graph_of, latest_of

_UNION = ox.DefaultGraph()


def names_in(store: ox.Store) -> frozenset[str]:
    """List the named graphs: revisions, the authority files and what else was stored."""
    return frozenset(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))


def current_in(store: ox.Store) -> frozenset[str]:
    """List the named graphs but superseded revisions."""
    documents = documents_in(store)
    superseded = {document.iri for document in documents} - {document.iri for document in latest_of(documents)}
    return names_in(store) - superseded


def refresh(store: ox.Store, former: ox.Store | None, changed: Iterable[str]) -> None:
    """Bring the union of a store up to date, given the store that it is a copy of and the graphs that have changed."""
    current = current_in(store)
    touched = {*changed, *(_united_in(former) ^ current)}
    said = _triples(store, touched & current)
    unsaid = set() if former is None else _triples(former, touched) - said
    for triple in unsaid:
        if not _is_held(store, triple, current):
            store.remove(_in_union(triple))
    store.bulk_extend(map(_in_union, said))


def _triples(store: ox.Store, names: Iterable[str]) -> set[ox.Triple]:
    return {quad.triple for name in names for quad in graph_of(store, name)}


def _united_in(store: ox.Store | None) -> frozenset[str]:
    """List the graphs that a union is made of; none where a former version wrote no union."""
    if store is None:
        return frozenset()
    has_union = next(store.quads_for_pattern(None, None, None, _UNION), None) is not None
    return current_in(store) if has_union else frozenset()


def _is_held(store: ox.Store, triple: ox.Triple, current: frozenset[str]) -> bool:
    quads = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in current for quad in quads)


def _in_union(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, _UNION)
