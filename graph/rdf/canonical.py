"""The canonical order of an extraction: what survives a round trip through RDF, which knows sets and no sequences."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields, replace

from ontology.model import (
    Budget,
    CitedDocument,
    Claim,
    Entity,
    Event,
    Evidence,
    Extraction,
    Kind,
    Kpi,
    Law,
    Link,
    Organisation,
    Programme,
    Result,
    RoadmapItem,
)

TYPES: dict[Kind, type[Entity]] = {
    Kind.KPI: Kpi,
    Kind.IMPACT: Result,
    Kind.OUTCOME: Result,
    Kind.OUTPUT: Result,
    Kind.ORGANISATION: Organisation,
    Kind.LAW: Law,
    Kind.ROADMAP_ITEM: RoadmapItem,
    Kind.PROGRAMME: Programme,
    Kind.CLAIM: Claim,
    Kind.BUDGET: Budget,
    Kind.EVENT: Event,
    Kind.DOCUMENT: CitedDocument,
}


def canonical(extraction: Extraction) -> Extraction:
    """Put an extraction into canonical order.

    Entities by IRI, their names sorted and their evidence by (document, start, end); links by (source, relation,
    target, basis, role); unresolved passages by evidence and reason; nothing twice. Links that say the same on the same
    basis become one with the evidence of all, the highest confidence and its reason. Sections, observations and flows
    keep their order.
    """
    return Extraction(
        document=extraction.document,
        entities=tuple(sorted({canonical_entity(entity) for entity in extraction.entities}, key=lambda e: e.iri)),
        links=canonical_links(extraction.links),
        unresolved=tuple(sorted(set(extraction.unresolved), key=lambda u: (_place(u.evidence), u.reason))),
    )


def canonical_entity(entity: Entity) -> Entity:
    """Sort the names and the evidence of an entity, and give it the type that its kind calls for."""
    wanted = TYPES.get(entity.kind, Entity)
    if type(entity) is Entity and wanted is not Entity:
        entity = wanted(**{field.name: getattr(entity, field.name) for field in fields(Entity)})
    if isinstance(entity, Organisation):
        entity = replace(entity, abbreviations=tuple(sorted(set(entity.abbreviations))))
    if isinstance(entity, Programme):
        entity = replace(entity, target_groups=tuple(sorted(set(entity.target_groups))))
    return replace(
        entity, alt_labels=tuple(sorted(set(entity.alt_labels))), evidence=canonical_evidence(entity.evidence)
    )


def canonical_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Sort links and join those that say the same on the same basis."""
    groups: defaultdict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in links:
        groups[link.source, link.relation, link.target, link.basis, link.role or ""].append(link)
    return tuple(_joined(groups[key]) for key in sorted(groups))


def _joined(links: list[Link]) -> Link:
    evidence = canonical_evidence(passage for link in links for passage in link.evidence)
    surest = max(links, key=lambda link: (link.confidence, link.reason or ""))
    return replace(surest, evidence=evidence, confidence=float(surest.confidence))


def canonical_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort passages by place, each one once."""
    return tuple(sorted(set(evidence), key=_place))


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.start, evidence.end
