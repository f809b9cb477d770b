"""A document revision ⇄ RDF: what was read, from which file, when and with which version of the software."""

from collections.abc import Iterator
from datetime import datetime

from rdflib import Literal, URIRef

from graph.fields import INTEGER, IRI, TEXT, Facts, Field, Triple, fields_from_rdf, fields_to_rdf
from ontology.model import Document, Section
from ontology.vocabulary import DCTERMS, OA, POLICY, PROV, RDF, SKOS, XSD

_DOCUMENT = (
    Field("series", DCTERMS.isVersionOf, IRI),
    Field("title", DCTERMS.title, TEXT),
    Field("source", POLICY.source, TEXT),
    Field("revision", POLICY.revision, TEXT),
    Field("ingested_at", POLICY.ingestedAt, TEXT),  # to the letter; the typed time is on the activity
    Field("issued", DCTERMS.issued, TEXT),
    Field("software", POLICY.software, TEXT),
)
_SECTION = (
    Field("start", OA.start, INTEGER),
    Field("end", OA.end, INTEGER),
    Field("depth", POLICY.depth, INTEGER),
    Field("notation", SKOS.notation, TEXT),
    Field("title", DCTERMS.title, TEXT),
)


def document_to_rdf(document: Document) -> Iterator[Triple]:
    """Write a revision, the work it is a revision of, its sections and the activity that read it."""
    iri, series = URIRef(document.iri), URIRef(document.series)
    yield iri, RDF.type, PROV.Entity
    yield from fields_to_rdf(iri, document, _DOCUMENT)
    yield series, RDF.type, PROV.Entity
    yield series, DCTERMS.title, Literal(document.series_name)
    for position, section in enumerate(document.sections):
        yield from _section_to_rdf(iri, position, section)
    yield from _ingestion(iri, document.ingested_at)


def _section_to_rdf(document: URIRef, position: int, section: Section) -> Iterator[Triple]:
    node = URIRef(f"{document}#section={position}")
    yield document, POLICY.section, node
    yield node, RDF.type, PROV.Entity
    yield node, DCTERMS.isPartOf, document
    yield node, POLICY.position, INTEGER.write(position)
    yield from fields_to_rdf(node, section, _SECTION)


def _ingestion(document: URIRef, ingested_at: str) -> Iterator[Triple]:
    activity = URIRef(f"{document}#ingestion")
    yield activity, RDF.type, PROV.Activity
    yield activity, PROV.used, document
    if _is_time(ingested_at):
        yield document, PROV.generatedAtTime, Literal(ingested_at, datatype=XSD.dateTime, normalize=False)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text


def document_from_rdf(facts: Facts, iri: str) -> Document:
    """Read a revision back, with its sections in the order of the text."""
    sections = sorted(
        map(str, facts.values(iri, POLICY.section)), key=lambda node: int(facts.value(node, POLICY.position))
    )
    fields = fields_from_rdf(facts, iri, _DOCUMENT)
    return Document(
        iri=iri,
        series_name=facts.value(fields["series"], DCTERMS.title),
        sections=tuple(_section_from_rdf(facts, node) for node in sections),
        **fields,
    )


def _section_from_rdf(facts: Facts, node: str) -> Section:
    return Section(**{"notation": None, **fields_from_rdf(facts, node, _SECTION)})
