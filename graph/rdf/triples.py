"""Domain types ⇄ RDF. The only translator: nothing else knows both sides.

Every link is a plain triple (so that a property path answers a trace) and an `rdf:Statement` with basis, confidence
and evidence. There are no blank nodes: what has no IRI of its own is a fragment of the graph that holds it:

    {revision}#char=START,END      a passage (RFC 5147), an oa:SpecificResource with its two selectors
    {revision}#link=KEY            a statement
    {revision}#evidence=KEY        the annotation that ties a thing or a statement to its passages
    {revision}#section=N           a section, numbered in the order of the text
    {revision}#target=KEY …        the parts of a KPI

`from_rdf(to_rdf(extraction)) == canonical(extraction)`; see `graph.rdf.canonical` for the order.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.rdf.budgets import budget_from_rdf, budget_to_rdf
from graph.rdf.canonical import TYPES, canonical, canonical_entity, canonical_links
from graph.rdf.evidence import annotation_to_rdf, evidence_from_rdf, fragment, passages_to_rdf
from graph.rdf.fields import DECIMAL, TEXT, Codec, Facts, Field, Triple, fields_from_rdf, fields_to_rdf
from graph.rdf.kpis import kpi_from_rdf, kpi_to_rdf
from graph.rdf.provenance import document_from_rdf, document_to_rdf
from graph.rdf.tables import ALIGNED, CLASSES, ENTITY, KIND_OF_CLASS, OWN, RELATIONS
from ontology.model import (
    Basis,
    Budget,
    Entity,
    Evidence,
    Extraction,
    Kind,
    Kpi,
    Link,
    Organisation,
    OrganisationKind,
    Role,
    Unresolved,
)
from ontology.vocabulary import ORG, POLICY, RDF, SKOS

Things = tuple[tuple[Entity, ...], tuple[Link, ...]]


def to_rdf(extraction: Extraction) -> Iterator[Triple]:
    """Write an extraction as the triples of the graph that is named after its document revision."""
    extraction = canonical(extraction)
    home = extraction.document.iri
    yield from document_to_rdf(extraction.document)
    yield from things_to_rdf(home, extraction.entities, extraction.links)
    for unresolved in extraction.unresolved:
        yield from _unresolved_to_rdf(home, unresolved)
    yield from passages_to_rdf(unresolved.evidence for unresolved in extraction.unresolved)


def from_rdf(triples: Iterable[tuple[Node, Node, Node]]) -> Extraction:
    """Read the graph of one revision back, in canonical order; raises ValueError where it holds no single one."""
    facts = Facts(triples)
    revisions = list(facts.having(POLICY.revision))
    if len(revisions) != 1:
        raise ValueError(f"a graph of one document revision, not of {len(revisions)}: {revisions}")
    evidence = evidence_from_rdf(facts)
    entities, links = _things_from_facts(facts, evidence)
    unresolved = (
        Unresolved(facts.value(node, POLICY.reason), evidence[node][0]) for node in facts.having(POLICY.reason)
    )
    return canonical(Extraction(document_from_rdf(facts, revisions[0], evidence), entities, links, tuple(unresolved)))


def things_to_rdf(
    home: str, entities: Iterable[Entity], links: Iterable[Link], kinds_elsewhere: Mapping[str, Kind] | None = None
) -> Iterator[Triple]:
    """Write entities and links for the graph named `home`: a revision, the authority files, the decisions.

    `kinds_elsewhere` are those of things that the links join and another graph describes.
    """
    entities, links = tuple(entities), canonical_links(links)
    kinds = {**(kinds_elsewhere or {}), **{entity.iri: entity.kind for entity in entities}}
    for entity in map(canonical_entity, entities):
        yield from _entity_to_rdf(home, entity)
    for link in links:
        yield from _link_to_rdf(home, link, kinds)
    evidence = chain((entity.evidence for entity in entities), (link.evidence for link in links))
    yield from passages_to_rdf(chain.from_iterable(evidence))


def things_from_rdf(triples: Iterable[tuple[Node, Node, Node]]) -> Things:
    """Read the entities (by IRI) and the links (in canonical order) of any graph."""
    facts = Facts(triples)
    return _things_from_facts(facts, evidence_from_rdf(facts))


def _things_from_facts(facts: Facts, evidence: Mapping[str, tuple[Evidence, ...]]) -> Things:
    entities = (_entity_from_rdf(facts, iri, evidence.get(iri, ())) for iri in facts.having(SKOS.prefLabel))
    links = (_link_from_rdf(facts, node, evidence.get(node, ())) for node in facts.having(RDF.subject))
    return tuple(sorted(map(canonical_entity, entities), key=lambda entity: entity.iri)), canonical_links(links)


def _entity_to_rdf(home: str, entity: Entity) -> Iterator[Triple]:
    iri = URIRef(entity.iri)
    yield iri, RDF.type, _class_of(entity)
    yield from fields_to_rdf(iri, entity, (*ENTITY, *OWN.get(type(entity), ())))
    if isinstance(entity, Kpi):
        yield from kpi_to_rdf(home, entity)
    if isinstance(entity, Budget):
        yield from budget_to_rdf(home, entity)
    yield from annotation_to_rdf(iri, fragment(home, "evidence", iri), entity.evidence)


def _class_of(entity: Entity) -> URIRef:
    is_unit = isinstance(entity, Organisation) and entity.organisation_kind is OrganisationKind.BUREAU
    return ORG.OrganizationalUnit if is_unit else CLASSES[entity.kind]


def _entity_from_rdf(facts: Facts, iri: str, evidence: tuple[Evidence, ...]) -> Entity:
    kind = _kind_from_rdf(facts, iri)
    entity_type = TYPES.get(kind, Entity)
    fields: dict[str, Any] = fields_from_rdf(facts, iri, (*ENTITY, *OWN.get(entity_type, ())))
    if entity_type is Kpi:
        fields |= kpi_from_rdf(facts, iri)
    if entity_type is Budget:
        fields |= budget_from_rdf(facts, iri)
    return entity_type(iri=iri, kind=kind, evidence=evidence, **fields)


def _kind_from_rdf(facts: Facts, iri: str) -> Kind:
    types = facts.values(iri, RDF.type)
    for term in types:
        if term in KIND_OF_CLASS:
            return KIND_OF_CLASS[term]
    raise ValueError(f"{iri} is of no known kind: {types}")


def statement_iri(home: str, link: Link) -> URIRef:
    """Name the statement of a link in the graph named `home`."""
    qualifiers = filter(None, (link.role,))
    return fragment(home, "link", link.source, link.relation, link.target, link.basis, *qualifiers)


def _link_to_rdf(home: str, link: Link, kinds: Mapping[str, Kind]) -> Iterator[Triple]:
    source, predicate, target = URIRef(link.source), RELATIONS[link.relation], URIRef(link.target)
    node = statement_iri(home, link)
    yield source, predicate, target
    aligned = ALIGNED.get((link.relation, kinds.get(link.source), kinds.get(link.target)))
    if aligned is not None:
        yield source, aligned, target
    yield node, RDF.type, RDF.Statement
    yield node, RDF.subject, source
    yield node, RDF.predicate, predicate
    yield node, RDF.object, target
    yield node, POLICY.basis, Literal(link.basis)
    yield node, POLICY.confidence, DECIMAL.write(link.confidence)
    yield from fields_to_rdf(node, link, _QUALIFIERS)
    yield from annotation_to_rdf(node, fragment(home, "evidence", node), link.evidence)


def _link_from_rdf(facts: Facts, node: str, evidence: tuple[Evidence, ...]) -> Link:
    return Link(
        source=facts.value(node, RDF.subject),
        relation=_RELATION_OF[facts.value(node, RDF.predicate)],
        target=facts.value(node, RDF.object),
        basis=Basis(facts.value(node, POLICY.basis)),
        evidence=evidence,
        confidence=float(facts.value(node, POLICY.confidence)),
        **fields_from_rdf(facts, node, _QUALIFIERS),
    )


_QUALIFIERS = (
    Field("role", POLICY.role, Codec(Literal, Role)),
    Field("reason", POLICY.inferredFrom, TEXT),
)
_RELATION_OF = {str(predicate): relation for relation, predicate in RELATIONS.items()}


def _unresolved_to_rdf(home: str, unresolved: Unresolved) -> Iterator[Triple]:
    passage = unresolved.evidence
    node = fragment(home, "unresolved", passage.document, passage.start, passage.end, unresolved.reason)
    yield node, RDF.type, POLICY.Unresolved
    yield node, POLICY.reason, Literal(unresolved.reason)
    yield from annotation_to_rdf(node, fragment(home, "evidence", node), (passage,))
