"""The exported form: nodes and edges as JSON, the contract of DESIGN.md section 4."""

import json
from collections.abc import Callable
from typing import Any

from graph.projection import Projection
from ontology.model import (
    Budget,
    CitedDocument,
    Claim,
    Document,
    Entity,
    Event,
    Evidence,
    Kpi,
    Law,
    Link,
    Observation,
    Organisation,
    Programme,
    Result,
    RoadmapItem,
)

Json = dict[str, Any]


def to_json(projection: Projection) -> Json:
    """Give documents, nodes and edges in a stable order: the same graph gives the same bytes."""
    return {
        "documents": [document_json(document) for document in projection.documents],
        "nodes": [node_json(entity) for entity in projection.entities.values()],
        "edges": [edge_json(link) for link in sorted(projection.links, key=_edge_order)],
    }


def to_bytes(projection: Projection) -> bytes:
    """Write `to_json` as UTF-8, one line per value, with a newline at the end."""
    return (json.dumps(to_json(projection), ensure_ascii=False, indent=1) + "\n").encode()


def document_json(document: Document) -> Json:
    """Write one revision; `id` is its IRI, `source` the name of the file."""
    return {
        "id": document.iri,
        "title": document.title,
        "source": document.source,
        "revision": document.revision,
        "series": document.series_name,
        "ingested_at": document.ingested_at,
    }


def node_json(entity: Entity) -> Json:
    """Write one thing."""
    return {
        "id": entity.iri,
        "type": entity.kind.value,
        "label": entity.label,
        "notation": entity.notation,
        "document": entity.document,
        "properties": _properties(entity),
    }


def edge_json(link: Link) -> Json:
    """Write one link with its basis and its passages in the order of the text."""
    return {
        "source": link.source,
        "target": link.target,
        "type": link.relation.value,
        "basis": link.basis.value,
        "confidence": link.confidence,
        **({"role": link.role.value} if link.role else {}),
        **({"reason": link.reason} if link.reason else {}),
        "evidence": [evidence_json(passage) for passage in sorted(link.evidence, key=_evidence_order)],
    }


def evidence_json(evidence: Evidence) -> Json:
    """Write one passage; offsets are code points into the source text, `page` stands only where the file has pages."""
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        **({} if evidence.page is None else {"page": evidence.page}),
    }


def _properties(entity: Entity) -> Json:
    own = next((write(entity) for type_, write in _WRITERS if isinstance(entity, type_)), {})
    return {**({"alt_labels": list(entity.alt_labels)} if entity.alt_labels else {}), **own}


def _kpi(kpi: Kpi) -> Json:
    target, deadline = kpi.target, kpi.deadline
    return {
        "target": target.printed if target else None,
        "target_value": target.value if target else None,
        "unit": target.unit if target else None,
        "comparator": target.comparator.value if target and target.comparator else None,
        "direction": target.direction.value if target and target.direction else None,
        "deadline": deadline.printed if deadline else None,
        "deadline_year": deadline.year if deadline else None,
        "baseline": kpi.baseline,
        "note": kpi.note,
        "status": kpi.status,
        "number": kpi.number,
        "observations": [observation_json(observation) for observation in kpi.observations],
    }


def observation_json(observation: Observation) -> Json:
    """Write one actual value of an indicator."""
    return {
        "at": observation.at,
        "value": observation.value,
        "number": observation.number,
        "as_of": observation.as_of,
        "progress": observation.progress,
        "recomputed": observation.recomputed,
    }


def _organisation(organisation: Organisation) -> Json:
    return {
        "kind": organisation.organisation_kind.value,
        "parent": organisation.parent,
        "abbreviations": list(organisation.abbreviations),
        "english": organisation.english,
        "corporate_number": organisation.corporate_number,
    }


def _result(result: Result) -> Json:
    return {"cross_cutting": result.cross_cutting}


def _roadmap_item(item: RoadmapItem) -> Json:
    return {"text": item.text, "period": item.period, "start": item.start, "end": item.end}


def _law(law: Law) -> Json:
    return {"number": law.number}


def _programme(programme: Programme) -> Json:
    return {"target_groups": list(programme.target_groups)} if programme.target_groups else {}


def _cited_document(document: CitedDocument) -> Json:
    return {"adopted": document.adopted}


def _claim(claim: Claim) -> Json:
    return {"means": claim.means, "cue": claim.cue, "end": claim.end, "end_cue": claim.end_cue}


def _budget(budget: Budget) -> Json:
    return {
        "amount": budget.amount,
        "amount_value": budget.amount_value,
        "fiscal_year": budget.fiscal_year,
        "flows": [{"from": flow.source, "to": flow.target, "share": flow.share} for flow in budget.flows],
    }


def _event(event: Event) -> Json:
    return {"date": event.date, "text": event.text}


_WRITERS: tuple[tuple[type[Entity], Callable[[Any], Json]], ...] = (
    (Kpi, _kpi),
    (Organisation, _organisation),
    (Result, _result),
    (RoadmapItem, _roadmap_item),
    (Law, _law),
    (Programme, _programme),
    (CitedDocument, _cited_document),
    (Claim, _claim),
    (Budget, _budget),
    (Event, _event),
)


def _edge_order(link: Link) -> tuple[str, str, str, int, float]:
    return (link.relation.value, link.source, link.target, link.basis.rank, link.confidence)


def _evidence_order(evidence: Evidence) -> tuple[str, int, int]:
    return (evidence.document, evidence.start, evidence.end)
