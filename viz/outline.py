"""The logic model of each document as a nested list: impacts, their outcomes, their outputs."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Kind, Relation, Result

_RESULTS = (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT)


@dataclass(frozen=True, slots=True)
class Branch:
    """A result with the results that contribute to it; `measures` and `kpis` count what stands directly at it."""

    key: str
    thing: Entity
    branches: tuple["Branch", ...]
    measures: int
    kpis: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The logic model of a document; `across` are the results that serve every outcome, told once, not under each."""

    document: Document
    tree: tuple[Branch, ...]
    across: tuple[Branch, ...]


def outline_of(projection: Projection) -> tuple[Outline, ...]:
    """Give the logic model of every document that has one; what contributes to several stands under each of them."""
    outlines = (_outline(projection, document) for document in projection.documents)
    return tuple(outline for outline in outlines if outline.tree)


def _outline(projection: Projection, document: Document) -> Outline:
    results = projection.select(kind=_RESULTS, document=document.iri)
    roots = [result for result in results if not _above(projection, result)]
    across = [result for result in results if _is_across(result)]
    return Outline(document, _branches(projection, roots, frozenset()), _branches(projection, across, frozenset()))


def _is_across(thing: Entity) -> bool:
    return isinstance(thing, Result) and thing.cross_cutting


def _branches(projection: Projection, things: Iterable[Entity], above: frozenset[str]) -> tuple[Branch, ...]:
    return tuple(_branch(projection, thing, above) for thing in things)


def _branch(projection: Projection, thing: Entity, above: frozenset[str]) -> Branch:
    below = [link.source for link in projection.incoming(thing.iri) if link.relation is Relation.CONTRIBUTES_TO]
    nearer = [projection.entities[iri] for iri in dict.fromkeys(below) if iri not in above | {thing.iri}]
    nearer.sort(key=_first_place)
    kpis = sum(link.relation is Relation.MEASURED_BY for link in projection.outgoing(thing.iri))
    return Branch(
        key=key_of(thing.iri),
        thing=thing,
        branches=_branches(
            projection, [each for each in nearer if each.kind in _RESULTS and not _is_across(each)], above | {thing.iri}
        ),
        measures=sum(each.kind is Kind.MEASURE for each in nearer),
        kpis=kpis,
    )


def _first_place(thing: Entity) -> int:
    return min((passage.start for passage in thing.evidence), default=0)


def _above(projection: Projection, thing: Entity) -> bool:
    return any(
        link.relation is Relation.CONTRIBUTES_TO and projection.entities[link.target].kind in _RESULTS
        for link in projection.outgoing(thing.iri)
    )
