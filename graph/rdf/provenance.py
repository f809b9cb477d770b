"""A document revision ⇄ RDF: what was read, from which file, when and with which version of the software."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from rdflib import Literal, URIRef

from graph.rdf.evidence import annotation_to_rdf, fragment, passages_to_rdf
from graph.rdf.fields import INTEGER, IRI, TEXT, Codec, Facts, Field, Triple, fields_from_rdf, fields_to_rdf
from ontology.model import Document, Evidence, PlanPeriod, Section
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
_YEAR = Codec(lambda year: Literal(str(year)), int)  # as in the periods of roadmaps
_PERIOD = (
    Field("printed", POLICY.period, TEXT),
    Field("start", POLICY.start, _YEAR),
    Field("end", POLICY.end, _YEAR),
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
    if document.period:
        yield from _period_to_rdf(iri, document.period)
    yield from _ingestion(iri, document.ingested_at)


def _period_to_rdf(document: URIRef, period: PlanPeriod) -> Iterator[Triple]:
    node, evidence = URIRef(period_of(document)), (period.evidence,)
    yield from fields_to_rdf(node, period, _PERIOD)
    yield from annotation_to_rdf(node, fragment(document, "evidence", node), evidence)
    yield from passages_to_rdf(evidence)


def period_of(document: str) -> str:
    """Name the node of the period that a document says it is for."""
    return f"{document}#period"


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


def document_from_rdf(facts: Facts, iri: str, evidence: Mapping[str, tuple[Evidence, ...]]) -> Document:
    """Read a revision back, its sections in the order of the text; `evidence` is that of all things in its graph."""
    sections = sorted(
        map(str, facts.values(iri, POLICY.section)), key=lambda node: int(facts.value(node, POLICY.position))
    )
    fields = fields_from_rdf(facts, iri, _DOCUMENT)
    return Document(
        iri=iri,
        series_name=facts.value(fields["series"], DCTERMS.title),
        period=_period_from_rdf(facts, period_of(iri), evidence),
        sections=tuple(_section_from_rdf(facts, node) for node in sections),
        **fields,
    )


def _period_from_rdf(facts: Facts, node: str, evidence: Mapping[str, tuple[Evidence, ...]]) -> PlanPeriod | None:
    fields = fields_from_rdf(facts, node, _PERIOD)
    return PlanPeriod(**fields, evidence=evidence[node][0]) if fields else None


def _section_from_rdf(facts: Facts, node: str) -> Section:
    return Section(**{"notation": None, **fields_from_rdf(facts, node, _SECTION)})
