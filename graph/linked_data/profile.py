"""What is said of an IRI and with it, for a page: by property, with the names of the things at the other end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.linked_data.describe import hold
from graph.linked_data.glossary import short
from graph.store import PolicyGraph
from ontology.vocabulary import DCTERMS, SKOS

_TITLES = (str(SKOS.prefLabel), str(DCTERMS.title))
_MOST = 100  # values of one property


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words; `iri` where it is a thing to follow."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A property by its short name, with the first of its `total` values."""

    name: str
    values: tuple[Value, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Profile:
    """An IRI with what starts from it and what leads to it."""

    iri: str
    title: str
    outgoing: tuple[Property, ...]
    incoming: tuple[Property, ...]


def profile_of(graph: PolicyGraph, iri: str) -> Profile:
    """Look an IRI up in all graphs. Raises `UnknownThing` where nothing is said of it, and it names no graph."""
    if iri not in graph.names():
        hold(graph, iri)
    outgoing = ((quad.predicate.value, _value(graph, quad.object)) for quad in graph.quads(subject=iri))
    incoming = ((quad.predicate.value, _value(graph, quad.subject)) for quad in graph.quads(value=iri))
    return Profile(iri, _title(graph, iri) or iri, _grouped(outgoing), _grouped(incoming))


def _value(graph: PolicyGraph, term: object) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(_title(graph, term.value) or short(term.value), term.value)
    return Value(term.value if isinstance(term, ox.Literal) else str(term))


def _title(graph: PolicyGraph, iri: str) -> str | None:
    return next(_titles(graph, iri), None)


def _titles(graph: PolicyGraph, iri: str) -> Iterator[str]:
    found = {quad.predicate.value: quad.object for quad in graph.quads(subject=iri) if quad.predicate.value in _TITLES}
    for title in _TITLES:
        literal = found.get(title)
        if isinstance(literal, ox.Literal):
            yield literal.value


def _grouped(pairs: Iterable[tuple[str, Value]]) -> tuple[Property, ...]:
    groups: defaultdict[str, set[Value]] = defaultdict(set)
    for name, value in pairs:
        groups[short(name)].add(value)
    return tuple(_property(name, groups[name]) for name in sorted(groups))


def _property(name: str, values: set[Value]) -> Property:
    ordered = sorted(values, key=lambda value: (value.text, value.iri or ""))
    return Property(name, tuple(ordered[:_MOST]), len(ordered))
