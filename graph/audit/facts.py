"""What the rules of audit.ttl look at: a projection as a small RDF store, without evidence and without claims.

Beside the triples that the graph of a document has, each document says which kinds of things it `audit:holds` and which
relations it `audit:uses` in its logic model (a programme that no measure is implemented by stands beside it), so that
a rule can pass over documents that lack a whole level.
"""

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Literal, URIRef

from graph.chains.duties import is_office
from graph.projection import Projection
from graph.rdf.fields import Triple
from graph.rdf.kpis import kpi_to_rdf
from graph.rdf.tables import CLASSES, RELATIONS
from graph.rdf.terms import to_quads
from ontology.model import Entity, Kind, Kpi, Link, Relation
from ontology.vocabulary import AUDIT, DCTERMS, POLICY, RDF, SKOS

HOME = "https://w3id.org/sujimichi/audit"  # of a graph that is never stored
_KINDS = frozenset({Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT, Kind.MEASURE, Kind.PROGRAMME, Kind.KPI, Kind.ORGANISATION})
_RELATIONS = frozenset(
    {Relation.CONTRIBUTES_TO, Relation.MEASURED_BY, Relation.IMPLEMENTED_BY, Relation.RESPONSIBLE_FOR}
)


def store_of(projection: Projection) -> ox.Store:
    """Put the facts of a projection into a store in memory, in its default graph."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*quad.triple) for quad in to_quads(HOME, facts_of(projection)))
    return store


def facts_of(projection: Projection) -> Iterator[Triple]:
    """Write things, links and levels."""
    things = {thing.iri: thing for thing in projection.select(kind=_KINDS)}
    carrying = {link.target for link in projection.links if link.relation is Relation.IMPLEMENTED_BY}
    for thing in things.values():
        yield from _thing(thing)
    for link in projection.links:
        if link.source in things and link.target in things and _counts(link, things[link.target]):
            relation = RELATIONS[link.relation]
            yield URIRef(link.source), relation, URIRef(link.target)
            document = things[link.target].document or things[link.source].document
            if document and (things[link.target].kind is not Kind.PROGRAMME or link.target in carrying):
                yield URIRef(document), AUDIT.uses, relation


def _counts(link: Link, target: Entity) -> bool:
    """Tell whether a link is one of the model; of those that merely name a body, only one that names a ministry."""
    return link.relation in _RELATIONS or (link.relation is Relation.MENTIONS and is_office(target))


def _thing(thing: Entity) -> Iterator[Triple]:
    iri, kind = URIRef(thing.iri), CLASSES[thing.kind]
    yield iri, RDF.type, kind
    yield iri, SKOS.prefLabel, Literal(thing.label)
    if thing.document:
        document = URIRef(thing.document)
        yield iri, DCTERMS.source, document
        yield document, AUDIT.holds, kind
    if isinstance(thing, Kpi):
        yield from kpi_to_rdf(HOME, thing)
        if thing.baseline:
            yield iri, POLICY.baseline, Literal(thing.baseline)
