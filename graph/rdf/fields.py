"""How a field of a domain type becomes an RDF object and comes back: one line per case."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rdflib import Literal, URIRef
from rdflib.term import Node

from ontology.vocabulary import XSD

Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True, slots=True)
class Codec:
    """Two directions between a Python value and an RDF term; `language` is the only tag that is read back."""

    write: Callable[[Any], URIRef | Literal]
    read: Callable[[str], Any]
    language: str | None = None

    def accepts(self, term: Node) -> bool:
        """Tell whether a term carries the language that this codec writes."""
        return getattr(term, "language", None) == self.language


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a dataclass, the property it becomes, and how. `many` is a set of values, kept sorted."""

    attribute: str
    predicate: URIRef
    codec: Codec
    many: bool = False


def decimal(value: float) -> Literal:
    """Write the shortest decimal that reads back as the same float."""
    return Literal(format(Decimal(repr(float(value))), "f"), datatype=XSD.decimal)


TEXT = Codec(Literal, str)
JAPANESE = Codec(lambda value: Literal(value, lang="ja"), str, "ja")
ENGLISH = Codec(lambda value: Literal(value, lang="en"), str, "en")
INTEGER = Codec(lambda value: Literal(str(value), datatype=XSD.integer), int)
DOUBLE = Codec(lambda value: Literal(repr(float(value)), datatype=XSD.double), float)
DECIMAL = Codec(decimal, float)
BOOLEAN = Codec(lambda value: Literal("true" if value else "false", datatype=XSD.boolean), lambda term: term == "true")
IRI = Codec(URIRef, str)


class Facts:
    """Triples indexed by property and then by subject, for reading one graph many times."""

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]]) -> None:
        self._by_property: defaultdict[str, dict[str, dict[Node, None]]] = defaultdict(dict)  # as an ordered set
        for subject, predicate, value in triples:
            self._by_property[str(predicate)].setdefault(str(subject), {})[value] = None

    def having(self, predicate: URIRef) -> Iterable[str]:
        """List the subjects that have a property."""
        return self._by_property[str(predicate)]

    def values(self, subject: str, predicate: URIRef) -> list[Node]:
        """List what a subject has under a property."""
        return list(self._by_property[str(predicate)].get(subject, ()))

    def value(self, subject: str, predicate: URIRef) -> str:
        """Give the one value that a conforming graph has; raises ValueError where it has none."""
        for term in self.values(subject, predicate):
            return str(term)
        raise ValueError(f"{subject} has no {predicate}")


def fields_to_rdf(subject: URIRef, record: object, fields: Iterable[Field]) -> Iterator[Triple]:
    """Write the fields of a record about a subject; None becomes no triple."""
    for field in fields:
        value = getattr(record, field.attribute)
        for one in value if field.many else (() if value is None else (value,)):
            yield subject, field.predicate, field.codec.write(one)


def fields_from_rdf(facts: Facts, subject: str, fields: Iterable[Field]) -> dict[str, Any]:
    """Read fields back as keyword arguments; what has no triple is left out, so that the default applies."""
    found = {}
    for field in fields:
        values = sorted(str(t) for t in facts.values(subject, field.predicate) if field.codec.accepts(t))
        if values:
            read = field.codec.read
            found[field.attribute] = tuple(map(read, values)) if field.many else read(values[0])
    return found
