"""The logic model of each document as a nested list: impacts, their outcomes, their outputs."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Kind, Relation

_RESULTS = (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT)


@dataclass(frozen=True, slots=True)
class Branch:
    """A result with the results that contribute to it; `measures` and `kpis` count what stands directly at it."""

    key: str
    thing: Entity
    branches: tuple["Branch", ...]
    measures: int
    kpis: int


def outline_of(projection: Projection) -> tuple[tuple[Document, tuple[Branch, ...]], ...]:
    """Give the tree of every document that has results; what contributes to several stands under each of them."""
    trees = ((document, _tree(projection, document)) for document in projection.documents)
    return tuple((document, tree) for document, tree in trees if tree)


def _tree(projection: Projection, document: Document) -> tuple[Branch, ...]:
    results = projection.select(kind=_RESULTS, document=document.iri)
    roots = [result for result in results if not _above(projection, result)]
    return _branches(projection, roots, frozenset())


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
        branches=_branches(projection, [each for each in nearer if each.kind in _RESULTS], above | {thing.iri}),
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
