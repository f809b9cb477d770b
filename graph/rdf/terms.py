"""rdflib terms ⇄ Oxigraph terms: the vocabulary speaks rdflib, the files on disk are Oxigraph's."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.rdf.fields import Triple
from ontology.vocabulary import PREFIXES

XSD_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
LANG_STRING = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
PREFIX_IRIS: dict[str, str] = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}


def to_quads(graph_name: str, triples: Iterable[Triple]) -> Iterator[ox.Quad]:
    """Turn rdflib triples into the quads of one named graph."""
    name = ox.NamedNode(graph_name)
    for subject, predicate, value in triples:
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), _to_ox(value), name)


def to_ntriples(triples: Iterable[Triple]) -> bytes:
    """Write rdflib triples in N-Triples, which Oxigraph loads without Python."""
    iris: dict[str, str] = {}

    def written(term: URIRef | Literal) -> str:
        if not isinstance(term, URIRef):
            return str(_to_ox(term))
        if term not in iris:
            iris[term] = str(ox.NamedNode(term))
        return iris[term]

    return "".join(f"{written(s)} {written(p)} {written(o)} .\n" for s, p, o in triples).encode()


def _to_ox(term: URIRef | Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)


def to_triples(quads: Iterable[ox.Quad]) -> Iterator[tuple[Node, Node, Node]]:
    """Turn quads into rdflib triples, whatever graph they are of."""
    for quad in quads:
        yield _from_ox(quad.subject), _from_ox(quad.predicate), _from_ox(quad.object)


def _from_ox(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if not isinstance(term, ox.Literal):
        raise TypeError(f"our graphs hold IRIs and literals, not {term!r}")  # no blank nodes, no quoted triples
    if term.datatype == LANG_STRING:
        return Literal(term.value, lang=term.language)
    if term.datatype == XSD_STRING:
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
