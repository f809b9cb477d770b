"""What the rows of the CSV export are made from, in a stable order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from graph.projection import Projection
from ontology.model import Budget, Document, Entity, Evidence, Kind, Kpi, Link, Organisation, Programme


@dataclass(frozen=True, slots=True)
class Part:
    """Something that belongs to a thing or a document, and its place in their order, from 0."""

    whole: str
    position: int
    part: Any


def link_id(link: Link) -> str:
    """Name a link by its content: 12 hex digits of BLAKE2b."""
    parts = (link.source, link.relation, link.target, link.basis, link.role or "", str(link.confidence))
    return blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()


def things(kind: Kind) -> Callable[[Projection], Iterator[Entity]]:
    """Make a function that lists the things of a kind."""
    return lambda projection: iter(projection.select(kind=kind))


def links(projection: Projection) -> list[Link]:
    """List all links in a stable order."""
    return sorted(projection.links, key=lambda link: (link.relation, link.source, link.target, link_id(link)))


def evidence(projection: Projection) -> Iterator[Part]:
    """Yield the passages of all things, then of all links."""
    for entity in projection.entities.values():
        yield from _parts(entity.iri, _in_order(entity.evidence))
    for link in links(projection):
        yield from _parts(link_id(link), _in_order(link.evidence))


def _in_order(passages: Iterable[Evidence]) -> list[Evidence]:
    return sorted(passages, key=lambda passage: (passage.document, passage.start, passage.end))


def names(projection: Projection) -> Iterator[tuple[str, str, str]]:
    """Yield other names, as (IRI of the thing, sort of name, name)."""
    for entity in projection.entities.values():
        yield from ((entity.iri, "alternative", name) for name in entity.alt_labels)
        if isinstance(entity, Organisation):
            yield from ((entity.iri, "abbreviation", name) for name in entity.abbreviations)
        if isinstance(entity, Programme):
            yield from ((entity.iri, "target_group", name) for name in entity.target_groups)


def observations(projection: Projection) -> Iterator[Part]:
    """Yield the actual values of all KPIs."""
    for kpi in projection.select(kind=Kind.KPI):
        if isinstance(kpi, Kpi):
            yield from _parts(kpi.iri, kpi.observations)


def flows(projection: Projection) -> Iterator[Part]:
    """Yield the flows of money of all budgets."""
    for budget in projection.select(kind=Kind.BUDGET):
        if isinstance(budget, Budget):
            yield from _parts(budget.iri, budget.flows)


def sections(projection: Projection) -> Iterator[Part]:
    """Yield the sections of all documents."""
    for document in projection.documents:
        yield from _parts(document.iri, document.sections)


def _parts(whole: str, parts: Iterable[object]) -> Iterator[Part]:
    return (Part(whole, position, part) for position, part in enumerate(parts))


def unresolved(projection: Projection) -> Iterator[tuple[str, Evidence]]:
    """Yield what was seen and not understood, as (reason, passage)."""
    return ((item.reason, item.evidence) for item in projection.unresolved)


def documents(projection: Projection) -> tuple[Document, ...]:
    """List the document revisions."""
    return projection.documents
