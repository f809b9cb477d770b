"""The pair that an identity is decided of: a thing of one revision, and one of the next by the IRI as read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from graph.decisions import refusals
from graph.decisions.identities import names_as_read
from graph.decisions.names import named
from graph.decisions.places import place_of
from graph.identity import Match, Reading
from graph.naming import NameIndex
from graph.storage.revisions import in_order
from graph.storage.transaction import Writer
from ontology.decisions import Anchor, Pair
from ontology.model import Document, Entity


def pair_named(writer: Writer, former: str, found: str, quote: str | None) -> tuple[Document, Pair, Anchor]:
    """Find a pair by names, keys or IRIs, in the last revision that has one.

    The pairs that were listed as doubtful come first, then any two things of one kind. Raises `UnknownThing`.
    """
    for before, document in _steps(writer):
        old, new = writer.reading(before.iri), writer.reading(document.iri)
        as_read = names_as_read(writer, document)
        for one, two in _pairs(writer.matches(document.iri), old, new, (former, found), as_read):
            thing = named(two)
            pair = Pair(named(one), replace(thing, iri=as_read.get(two.iri, two.iri)))
            anchor = place_of(new, [thing], (), quote)
            return document, pair, replace(anchor, names=two.iri)
    raise refusals.no_pair(former, found)


def _steps(writer: Writer) -> Iterator[tuple[Document, Document]]:
    """Yield each revision with its neighbour, the latest first: matches stand in either of the two."""
    documents = writer.documents()
    for series in dict.fromkeys(document.series for document in reversed(documents)):
        line = in_order(document for document in documents if document.series == series)
        yield from reversed(list(pairwise(line)))


def _pairs(
    matches: tuple[Match, ...], old: Reading, new: Reading, names: tuple[str, str], as_read: dict[str, str]
) -> Iterator[tuple[Entity, Entity]]:
    given = {iri: now for now, iri in as_read.items()}
    listed = [match for match in matches if match.is_doubtful]
    index = _named_by(lambda match: (match.former, match.before), listed, names[0])
    for match in index:
        if match in _named_by(lambda each: (each.found, each.after), listed, names[1]):
            now = new.things.get(given.get(match.found, match.found))
            if match.former in old.things and now:
                yield old.things[match.former], now
    for one in NameIndex.of(old.things.values()).matches(names[0], None):
        here = given.get(names[1], names[1])
        for two in NameIndex.of(new.things.values()).matches(here, {one.kind}):
            yield one, two


def _named_by(side: Callable[[Match], tuple[str, str]], matches: list[Match], name: str) -> list[Match]:
    wanted = name.strip()
    return [match for match in matches if wanted in (side(match)[0], side(match)[0].rsplit("/", 1)[-1], side(match)[1])]
