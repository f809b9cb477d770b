"""The terms of our vocabularies as a reader wants them: names and definitions in both languages, what joins what."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.vocabulary import OWL, POLICY, PREFIXES, RDF, RDFS, SH, SKOS

VOCABULARIES = {"ontology": "policy.ttl", "shapes": "shapes.ttl", "audit": "audit.ttl", "cube": "cube.ttl"}
_SORTS = {OWL.Class: "class", OWL.ObjectProperty: "relation", OWL.DatatypeProperty: "attribute"}


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a relation or an attribute. `name` is the part of its IRI after #; other terms are written with prefix.

    An empty `domain` or `range` means anything.
    """

    name: str
    iri: str
    sort: str
    ja: str
    en: str
    definition_ja: str
    definition_en: str
    above: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule that data must conform to: what it looks at, along which path, and what it asks for."""

    name: str
    targets: tuple[str, ...]
    path: str
    ja: str
    en: str


def source_of(vocabulary: str) -> bytes:
    """Give the Turtle file of a vocabulary, a key of `VOCABULARIES`."""
    return (files("ontology") / VOCABULARIES[vocabulary]).read_bytes()


@cache
def json_ld_of(vocabulary: str) -> bytes:
    """Give a vocabulary as expanded JSON-LD, always the same bytes."""
    quads = ox.Dataset(ox.parse(source_of(vocabulary), format=ox.RdfFormat.TURTLE))
    quads.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)  # unstable between versions, not between calls
    return ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.JSON_LD) or b""


@cache
def terms() -> tuple[Term, ...]:
    """List the terms of policy.ttl: classes, relations, attributes, each sort by name."""
    graph = _graph("ontology")
    found = (
        _term(graph, URIRef(str(iri)), sort) for kind, sort in _SORTS.items() for iri in graph.subjects(RDF.type, kind)
    )
    order = list(_SORTS.values())
    return tuple(
        sorted((term for term in found if term.iri.startswith(POLICY)), key=lambda t: (order.index(t.sort), t.name))
    )


@cache
def shapes() -> tuple[Shape, ...]:
    """List the shapes of shapes.ttl by name."""
    graph = _graph("shapes")
    named = {URIRef(str(iri)) for iri in graph.subjects(SH.message, None) if isinstance(iri, URIRef)}
    return tuple(sorted((_shape(graph, iri) for iri in named), key=lambda shape: shape.name))


@cache
def _graph(vocabulary: str) -> Graph:
    return Graph().parse(data=source_of(vocabulary), format="turtle")


def _term(graph: Graph, iri: URIRef, sort: str) -> Term:
    above = (*graph.objects(iri, RDFS.subClassOf), *graph.objects(iri, RDFS.subPropertyOf))
    return Term(
        name=iri.removeprefix(str(POLICY)),
        iri=str(iri),
        sort=sort,
        ja=_text(graph, iri, RDFS.label, "ja"),
        en=_text(graph, iri, RDFS.label, "en"),
        definition_ja=_text(graph, iri, SKOS.definition, "ja"),
        definition_en=_text(graph, iri, SKOS.definition, "en"),
        above=tuple(sorted(map(short, above))),
        domain=tuple(_members(graph, graph.value(iri, RDFS.domain))),
        range=tuple(_members(graph, graph.value(iri, RDFS.range))),
    )


def _members(graph: Graph, node: Node | None) -> Iterator[str]:
    """Yield a class, or the classes that a union is made of."""
    if node is None:
        return
    union = graph.value(node, OWL.unionOf)
    yield from map(short, [node] if union is None else Collection(graph, union))


def _shape(graph: Graph, iri: URIRef) -> Shape:
    targets = (
        *graph.objects(iri, SH.targetClass),
        *graph.objects(iri, SH.targetSubjectsOf),
        *graph.objects(iri, SH.targetObjectsOf),
    )
    return Shape(
        name=iri.partition("#")[2],
        targets=tuple(sorted(map(short, targets))),
        path=_path(graph, graph.value(iri, SH.path)),
        ja=_text(graph, iri, SH.message, "ja"),
        en=_text(graph, iri, SH.message, "en"),
    )


def _path(graph: Graph, path: Node | None) -> str:
    inverse = graph.value(path, SH.inversePath) if path is not None else None
    if inverse is not None:
        return f"^{short(inverse)}"
    return short(path) if isinstance(path, URIRef) else ""


def _text(graph: Graph, iri: URIRef, predicate: URIRef, language: str) -> str:
    found = (str(text) for text in graph.objects(iri, predicate) if getattr(text, "language", None) == language)
    return next(found, "")


def short(iri: object) -> str:
    """Write an IRI of a known vocabulary with its prefix, one of ours as its bare name."""
    for prefix, space in PREFIXES.items():
        if str(iri).startswith(str(space)):
            name = str(iri).removeprefix(str(space))
            return f"{prefix}:{name}" if prefix else name
    return str(iri)
