"""The default graph of a store: what the current graphs say together, each triple once.

Oxigraph can look at several graphs as one, but then a triple that stands in three of them comes three times, counts are
wrong, and every look-up costs as much again for each graph. So a writer keeps the union as a graph of its own.
"""

from collections.abc import Collection, Iterable
from typing import cast

import pyoxigraph as ox

from graph.storage.generations import is_history
from graph.storage.revisions import graph_of, heads_in, holds_graph, latest_of

_UNION = ox.DefaultGraph()


def names_in(store: ox.Store) -> frozenset[str]:
    """List the named graphs: revisions, the authority files and what else was stored."""
    return frozenset(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))


def current_in(store: ox.Store) -> frozenset[str]:
    """List the named graphs but superseded revisions and the history of the store."""
    documents = heads_in(store)
    superseded = {document.iri for document in documents} - {document.iri for document in latest_of(documents)}
    return frozenset(name for name in names_in(store) - superseded if not is_history(name))


def refresh(store: ox.Store, former: ox.Store | None, changed: Iterable[str]) -> None:
    """Bring the union of a store up to date, given the store that it is a copy of and the graphs that have changed."""
    current, before, anew = current_in(store), _united_in(former), set(changed)
    if former is None or not before or _is_most_of_it(former, before & (anew | (before - current))):
        store.clear_graph(_UNION)  # which takes no time
        before = frozenset()
    for name in sorted(before - current - anew):
        if holds_graph(store, name):  # superseded, and as it was: Oxigraph can do that by itself
            _withdraw(store, name, current)
        else:
            anew.add(name)
    for name in sorted(before & anew):
        still = _triples(store, name) if name in current else set()
        _take_out(store, _triples(former, name) - still, current)
    for name in sorted((current - before) | (current & anew)):
        _add(store, name)


_SIZE = "SELECT (COUNT(*) AS ?size) { GRAPH graph: { ?s ?p ?o } }"


def _is_most_of_it(former: ox.Store, leaving: Iterable[str]) -> bool:
    """Tell whether so much of a union leaves it that it is made anew in less time; twice as much may stay."""
    size = sum(_size(former, name) for name in leaving)
    return size > 0 and not former.query(f"ASK {{ {{ SELECT * {{ ?s ?p ?o }} OFFSET {3 * size} LIMIT 1 }} }}")


def _size(store: ox.Store, name: str) -> int:
    found = store.query(_SIZE, prefixes={"graph": name})
    return sum(int(row["size"].value) for row in cast("ox.QuerySolutions", found))


def _add(store: ox.Store, name: str) -> None:
    """Add what a graph says, by way of a text: a third of the time that an update takes."""
    triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name))
    store.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=_UNION)


_WITHDRAW = """
DELETE { ?s ?p ?o } WHERE {
    GRAPH gone: { ?s ?p ?o }
    FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER (?other IN (CURRENT)) }
}
"""


def _withdraw(store: ox.Store, name: str, current: Collection[str]) -> None:
    """Take out what a graph says, and no current graph says as well."""
    names = {f"n{place}": other for place, other in enumerate(sorted(current))}
    update = _WITHDRAW.replace("CURRENT", ", ".join(f"{prefix}:" for prefix in names))
    store.update(update, prefixes={"gone": name, **names})


def _take_out(store: ox.Store, triples: Iterable[ox.Triple], current: Collection[str]) -> None:
    for triple in triples:
        if not _is_held(store, triple, current):
            store.remove(_in_union(triple))


def _triples(store: ox.Store | None, name: str) -> set[ox.Triple]:
    return {quad.triple for quad in graph_of(store, name)} if store else set()


def _united_in(store: ox.Store | None) -> frozenset[str]:
    """List the graphs that a union is made of; none where a former version wrote no union."""
    if store is None:
        return frozenset()
    return current_in(store) if has_union(store) else frozenset()


def has_union(store: ox.Store) -> bool:
    """Tell whether a store has its union, or nothing that it could be made of."""
    said = next(store.quads_for_pattern(None, None, None, _UNION), None) is not None
    return said or not current_in(store)


def _is_held(store: ox.Store, triple: ox.Triple, current: Collection[str]) -> bool:
    quads = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in current for quad in quads)


def _in_union(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, _UNION)
