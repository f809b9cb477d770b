"""Make one thing of what several revisions say of it, and one link of what several passages say of it."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from ontology.model import Entity, Evidence, Link


def merge_entities(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Give one entity per IRI. The last reading wins; names, evidence, and what it does not say itself are kept.

    A page that two documents reprint is read twice, and one of them may have lost a box of it.
    """
    merged: dict[str, Entity] = {}
    for entity in entities:
        before = merged.get(entity.iri)
        merged[entity.iri] = entity if before is None or before == entity else _joined(before, entity)
    return merged


def merge_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Give one link per source, relation, target, basis, role and confidence, with the evidence of all of them."""
    merged: dict[tuple[object, ...], Link] = {}
    for link in links:
        key = (link.source, link.relation, link.target, link.basis, link.role, link.confidence)
        before = merged.get(key)
        merged[key] = link if before is None else with_evidence(before, link.evidence)
    return tuple(merged.values())


def with_evidence(link: Link, evidence: Iterable[Evidence]) -> Link:
    """Add passages to a link, each of them once."""
    return replace(link, evidence=tuple(dict.fromkeys((*link.evidence, *evidence))))


def _joined(before: Entity, after: Entity) -> Entity:
    names = dict.fromkeys((*before.alt_labels, before.label, *after.alt_labels))
    names.pop(after.label, None)
    evidence = tuple(dict.fromkeys((*before.evidence, *after.evidence)))
    return replace(after, **{**_unsaid(before, after), "alt_labels": tuple(names), "evidence": evidence})


def _unsaid(before: Entity, after: Entity) -> dict[str, Any]:
    """Give the fields that only the reading before has filled."""
    if type(before) is not type(after):
        return {}
    both = ((field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(after))
    return {name: old for name, old, new in both if new in (None, ()) and old not in (None, ())}
