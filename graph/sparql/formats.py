"""The formats of answers: one table."""

from dataclasses import dataclass

import pyoxigraph as ox

from graph.sparql.query import Form


@dataclass(frozen=True, slots=True)
class Format:
    """How an answer is written; `media` is what it is sent as, `aliases` are other names that ask for it."""

    name: str
    media: str
    aliases: tuple[str, ...] = ()


ROW_FORMATS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
GRAPH_FORMATS = (
    Format("ttl", "text/turtle", ("application/x-turtle",)),
    Format("nt", "application/n-triples", ("text/plain",)),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
)
RDF: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def formats_of(form: Form) -> tuple[Format, ...]:
    """List the formats that a form of query can be answered in, the usual one first."""
    return ROW_FORMATS if form in {Form.SELECT, Form.ASK} else GRAPH_FORMATS
