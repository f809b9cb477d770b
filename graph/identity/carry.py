"""Carry the IRIs of a series over to another revision of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.identity.identify import identify
from graph.identity.match import Decided, Match
from graph.identity.reading import Reading
from graph.storage.revisions import neighbours_of
from ontology.model import Document, Extraction


@dataclass(frozen=True, slots=True)
class Carried:
    """A reading with the IRIs of its series, and the neighbour that they were carried over from, if there is one."""

    extraction: Extraction
    matches: tuple[Match, ...] = ()
    neighbour: Reading | None = None


def carry_over(
    new: Reading, documents: Iterable[Document], read: Callable[[str], Reading], decided: Decided | None = None
) -> Carried:
    """Compare a reading with the revision before it or, where it is the oldest, with the one after it.

    `documents` are the revisions of the store, `read` reads one of them by its IRI.
    """
    predecessor, successor = neighbours_of(documents, new.extraction.document)
    neighbour = predecessor or successor
    if neighbour is None:
        return Carried(new.extraction)
    former = read(neighbour.iri)
    return Carried(*identify(former, new, _concerning(former, new, decided or {})), former)


def _concerning(former: Reading, new: Reading, decided: Decided) -> Decided:
    """Keep what was decided of things that are in both readings."""
    return {
        (before, after): is_same
        for (before, after), is_same in decided.items()
        if before in former.things and after in new.things
    }
