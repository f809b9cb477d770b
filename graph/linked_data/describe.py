"""The description of one thing: what is said of it, its links with basis and quotes, the names of its neighbours."""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.store import PolicyGraph
from ontology.errors import Message, UnknownThing
from ontology.vocabulary import OA, RDF, SKOS

RdfTriple = ox.Triple  # for those above, who need not know Oxigraph
_NAMES = frozenset({ox.NamedNode(RDF.type), ox.NamedNode(SKOS.prefLabel)})
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\ud800-\udfff]")  # RFC 3987, and the grammar of Turtle
_BODY = ox.NamedNode(OA.hasBody)


def describe(graph: PolicyGraph, iri: str) -> Iterable[ox.Triple]:
    """Give the triples that describe an IRI: a whole graph for its name, else the thing with its links.

    A thing is described by the graphs that are up to date; one that is only in superseded revisions, by those.
    Raises `UnknownThing`.
    """
    if iri in graph.names():
        return graph.triples_of(iri)
    hold(graph, iri)
    return _Description(graph, iri).triples()


def hold(graph: PolicyGraph, iri: str) -> None:
    """Make sure that something is said of an IRI or with it. Raises `UnknownThing`, also for what cannot be one."""
    if _NO_IRI.search(iri) or not any(True for quads in (graph.quads(iri), graph.quads(value=iri)) for _ in quads):
        raise _unknown(iri)


class _Description:
    """Collects triples around a thing. A part is named after the graph that it stands in ({graph}#…)."""

    def __init__(self, graph: PolicyGraph, iri: str) -> None:
        self._graph = graph
        self._iri = iri
        self._names = graph.names()
        homes = {_home(quad) for quads in (graph.quads(subject=iri), graph.quads(value=iri)) for quad in quads}
        self._homes = homes.intersection(graph.current()) or homes
        self._seen: set[str] = set()

    def triples(self) -> set[ox.Triple]:
        """Give all triples, each once."""
        found = set(self._about(self._iri))
        for quad in self._at_home(self._graph.quads(value=self._iri)):
            found.add(quad.triple)
            subject = _iri(quad.subject)
            if self._is_part(subject):
                found.update(self._about(subject))
                found.update(self._standing(subject))
        neighbours = {iri for triple in found for iri in (_iri(triple.subject), _iri(triple.object))} - self._seen
        found.update(named for iri in sorted(neighbours) for named in self._named(iri))
        return found

    def _about(self, iri: str) -> Iterator[ox.Triple]:
        """Yield what is said of a node and of the parts that it leads to."""
        if iri in self._seen:
            return
        self._seen.add(iri)
        for quad in self._at_home(self._graph.quads(subject=iri)):
            yield quad.triple
            value = _iri(quad.object)
            if self._is_part(value):
                yield from self._about(value)

    def _standing(self, part: str) -> Iterator[ox.Triple]:
        """Yield the passages that a link stands on."""
        for quad in self._at_home(self._graph.quads(value=part)):
            if quad.predicate == _BODY:
                yield from self._about(_iri(quad.subject))

    def _named(self, iri: str) -> Iterator[ox.Triple]:
        if iri and not self._is_part(iri):
            yield from (q.triple for q in self._at_home(self._graph.quads(subject=iri)) if q.predicate in _NAMES)

    def _at_home(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        return (quad for quad in quads if _home(quad) in self._homes)

    def _is_part(self, iri: str) -> bool:
        return iri.partition("#")[0] in self._names and "#" in iri


def _home(quad: ox.Quad) -> str:
    return _iri(quad.graph_name)


def _iri(term: object) -> str:
    """Give the IRI of a node, an empty text for a literal."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def _unknown(iri: str) -> UnknownThing:
    message = Message(
        ja=f"「{iri}」はこのグラフにありません。あるものは検索で確かめられます（例: 農業）。",
        en=f"There is no '{iri}' in this graph. A search shows what there is (for example for 農業).",
    )
    return UnknownThing(message, given=iri, suggestions=[])
