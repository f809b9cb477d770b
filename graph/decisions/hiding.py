"""What decisions have overridden, left in the graphs of the revisions and kept out of what the graphs say together."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from graph.rdf.tables import ALIGNED, RELATIONS
from graph.storage.union import current_in
from ontology.vocabulary import OA, POLICY, RDF

Node = ox.NamedNode | ox.BlankNode | ox.Triple
_UNION = ox.DefaultGraph()
_OVERRIDES = ox.NamedNode(POLICY.overrides)
_BODY = ox.NamedNode(OA.hasBody)
_SUBJECT, _PREDICATE, _OBJECT = (ox.NamedNode(term) for term in (RDF.subject, RDF.predicate, RDF.object))
_BESIDE = {
    ox.NamedNode(RELATIONS[relation]): {
        ox.NamedNode(term) for (other, _, _), term in ALIGNED.items() if other is relation
    }
    for relation in RELATIONS
}


def hide(store: ox.Store, former: ox.Store | None, home: str) -> None:
    """Keep what is overridden out of the union of a store, and put back what was overridden in the former one only.

    `home` is the graph of the decisions. Call it after the union was brought up to date.
    """
    before = set() if former is None else overridden_in(former, home)
    now = overridden_in(store, home)
    current = current_in(store)
    for triple in before - now:
        if any(graph.value in current for graph in _graphs_with(store, triple)):
            store.add(ox.Quad(triple.subject, triple.predicate, triple.object, _UNION))
    for triple in now:
        store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, _UNION))


def overridden_in(store: ox.Store, home: str) -> set[ox.Triple]:
    """List the triples that decisions have overridden: statements, their annotations, and links that they alone say."""
    marks = store.quads_for_pattern(None, _OVERRIDES, None, ox.NamedNode(home))
    statements = {quad.object for quad in marks if isinstance(quad.object, ox.NamedNode)}
    if not statements:
        return set()
    current = current_in(store)
    return {triple for statement in statements for triple in _hidden(store, statement, statements, current)}


def _hidden(
    store: ox.Store, statement: ox.NamedNode, statements: set[ox.NamedNode], current: frozenset[str]
) -> Iterator[ox.Triple]:
    said = list(_about(store, statement))
    yield from (quad.triple for quad in said)
    for note in store.quads_for_pattern(None, _BODY, statement, None):
        yield from (quad.triple for quad in _about(store, note.subject))
    link = _link({quad.predicate: quad.object for quad in said})
    if link is None:
        return  # the revision that it stood in is gone
    others = {
        quad.subject
        for quad in store.quads_for_pattern(None, _SUBJECT, link.subject, None)
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in current
    } - statements
    if not any(_says(store, other, link) for other in others):
        yield link
        for term in _BESIDE.get(link.predicate, ()):
            yield ox.Triple(link.subject, term, link.object)


def _link(said: Mapping[ox.NamedNode, object]) -> ox.Triple | None:
    ends = [said.get(term) for term in (_SUBJECT, _PREDICATE, _OBJECT)]
    nodes = [end for end in ends if isinstance(end, ox.NamedNode)]
    return ox.Triple(*nodes) if len(nodes) == len(ends) else None


def _says(store: ox.Store, statement: Node, link: ox.Triple) -> bool:
    return all(
        next(iter(store.quads_for_pattern(statement, term, value, None)), None) is not None
        for term, value in ((_PREDICATE, link.predicate), (_OBJECT, link.object))
    )


def _about(store: ox.Store, node: Node) -> Iterator[ox.Quad]:
    found = store.quads_for_pattern(node, None, None, None)
    return (quad for quad in found if isinstance(quad.graph_name, ox.NamedNode))


def _graphs_with(store: ox.Store, triple: ox.Triple) -> Iterator[ox.NamedNode]:
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return (quad.graph_name for quad in found if isinstance(quad.graph_name, ox.NamedNode))
