"""Descriptions as Turtle or JSON-LD; the same triples give the same bytes."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from graph.exports import jsonld, rdf
from graph.rdf.fields import Triple
from graph.rdf.terms import PREFIX_IRIS, to_quads


def description(triples: Iterable[ox.Triple], form: str, prefixes: Mapping[str, str] = PREFIX_IRIS) -> Iterator[bytes]:
    """Write triples as "ttl" or "jsonld", a piece at a time."""
    if form == "jsonld":
        return jsonld.nodes(triples)
    return rdf.pieces(sorted(triples, key=rdf.order), ox.RdfFormat.TURTLE, prefixes)


def own_description(triples: Iterable[Triple], form: str, prefixes: Mapping[str, str] = PREFIX_IRIS) -> Iterator[bytes]:
    """Write triples of our vocabulary's terms, as `description`."""
    return description((quad.triple for quad in to_quads("urn:x", triples)), form, prefixes)
