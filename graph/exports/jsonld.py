"""Named graphs as JSON-LD 1.1 with our prefixes: compact names, one node object per subject, no blank nodes.

pyoxigraph writes the expanded form only, which nobody likes to read, and rdflib's compaction keeps no order.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby, islice
from typing import Any

import pyoxigraph as ox

from graph.exports.rdf import in_order, order
from graph.rdf.terms import LANG_STRING, PREFIX_IRIS, XSD_STRING
from ontology.vocabulary import RDF

_TYPE = str(RDF.type)
_OWN = PREFIX_IRIS[""]  # JSON-LD knows no empty prefix: our own terms are its default vocabulary
_PREFIXES = {prefix: iri for prefix, iri in PREFIX_IRIS.items() if prefix}
_PIECE = 50_000  # tokens that are written at a time
CONTEXT: dict[str, str] = {"@vocab": _OWN, **_PREFIXES}


def graphs(store: ox.Store, names: Sequence[str]) -> Iterator[bytes]:
    """Write named graphs, a piece at a time."""
    return _written(
        {"@id": name, "@graph": _Stream(_nodes(quad.triple for quad in in_order(store, name)))} for name in names
    )


def nodes(triples: Iterable[ox.Triple]) -> Iterator[bytes]:
    """Write triples without a graph name, a piece at a time."""
    return _written(_nodes(sorted(triples, key=order)))


class _Stream(list[dict[str, Any]]):
    """Looks like a list to the encoder of the standard library, and makes its members when they are written."""

    def __init__(self, members: Iterable[dict[str, Any]]) -> None:
        waiting = iter(members)
        super().__init__(islice(waiting, 1))  # the encoder asks whether a list is empty before it asks for members
        self._waiting = waiting

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return chain(super().__iter__(), self._waiting)


def _written(members: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    encoder = json.JSONEncoder(ensure_ascii=False, indent=1)
    texts = encoder.iterencode({"@context": CONTEXT, "@graph": _Stream(members)})
    while piece := "".join(islice(texts, _PIECE)):
        yield piece.encode()
    yield b"\n"


def _nodes(triples: Iterable[ox.Triple]) -> Iterator[dict[str, Any]]:
    for subject, about in groupby(triples, key=lambda triple: triple.subject):
        yield {"@id": _iri(subject), **_properties(about)}


def _properties(triples: Iterable[ox.Triple]) -> dict[str, Any]:
    found: dict[str, list[Any]] = {}
    for triple in triples:
        is_type = triple.predicate.value == _TYPE
        name = "@type" if is_type else _compact(triple.predicate.value)
        found.setdefault(name, []).append(_compact(_iri(triple.object)) if is_type else _value(triple.object))
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _value(term: object) -> str | dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _iri(term)}
    if term.datatype == XSD_STRING:
        return term.value
    if term.datatype == LANG_STRING:
        return {"@value": term.value, "@language": str(term.language)}
    return {"@value": term.value, "@type": _compact(term.datatype.value)}


def _iri(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"our graphs hold IRIs and literals, not {term!r}")
    return term.value


@cache
def _compact(iri: str) -> str:
    """Write a term of a known vocabulary by its prefix, and one of ours by its name."""
    if iri.startswith(_OWN):
        return iri.removeprefix(_OWN)
    known = (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in _PREFIXES.items() if iri.startswith(space))
    return next(known, iri)
