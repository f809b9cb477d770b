"""The one order of things and passages: that of the projection, which is kind, document, place in the text."""

from collections.abc import Iterable, Mapping

from graph.projection import Projection
from ontology.model import Entity, Evidence, Link


def places(projection: Projection) -> Mapping[str, int]:
    """Give the place of every thing by IRI."""
    return projection.derived(_places)


def in_order(projection: Projection, things: Iterable[Entity]) -> tuple[Entity, ...]:
    """Put things in order, each of them once."""
    found = {thing.iri: thing for thing in things}
    if len(found) < 2:  # as it mostly is
        return tuple(found.values())
    at = places(projection)
    return tuple(sorted(found.values(), key=lambda thing: at[thing.iri]))


def quotes_of(links: Iterable[Link], *more: Evidence) -> tuple[Evidence, ...]:
    """List the passages of links, and more passages, each once in the order of document and text."""
    found = dict.fromkeys((*more, *(passage for link in links for passage in link.evidence)))
    return tuple(sorted(found, key=lambda passage: (passage.document, passage.start, passage.end)))


def _places(projection: Projection) -> dict[str, int]:
    return {iri: at for at, iri in enumerate(projection.entities)}
