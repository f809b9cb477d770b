"""The passage that a new decision is made on: the one that is quoted, else the one that the link or the thing has."""

from collections.abc import Iterable, Sequence

from graph.decisions import refusals
from graph.decisions.passages import Page, squeezed
from graph.identity import Reading
from ontology.decisions import Anchor, Named, Way
from ontology.model import Evidence, Link


def place_of(reading: Reading, things: Sequence[Named], links: Iterable[Link], quote: str | None) -> Anchor:
    """Choose the passage, the likeliest first; `things` are what is decided about. Raises `BadParameter`."""
    named = [passage for thing in things for passage in _naming(reading, thing)]
    if quote:
        return anchor_at(reading, _quoted(reading, quote, [passage for _, passage in named]))
    home = reading.extraction.document.iri
    said = [passage for link in links for passage in link.evidence if passage.document == home]
    if said:
        return anchor_at(reading, said[0])
    if not named:
        raise refusals.no_passage(things[0])
    thing, passage = named[0]
    return anchor_at(reading, passage, thing.iri)


def anchor_at(reading: Reading, passage: Evidence, names: str | None = None) -> Anchor:
    """Make the anchor of a decision that is made on a passage."""
    before, after = Page(reading.text).around(passage) if reading.text else ("", "")
    return Anchor(passage.document, passage, Way.MADE, 1.0, before, after, names)


def _naming(reading: Reading, thing: Named) -> list[tuple[Named, Evidence]]:
    entity, home = reading.things.get(thing.iri), reading.extraction.document.iri
    return [(thing, passage) for passage in entity.evidence if passage.document == home] if entity else []


def _quoted(reading: Reading, quote: str, near: Sequence[Evidence]) -> Evidence:
    """Find the place of a quote, the one nearest to where the things are named."""
    places = Page(reading.text).occurrences(quote) if reading.text else _of_reading(reading, quote)
    if not places:
        raise refusals.no_quote(quote, reading.extraction.document.title)
    starts = [passage.start for passage in near]
    return min(places, key=lambda place: min((abs(place.start - start) for start in starts), default=place.start))


def _of_reading(reading: Reading, quote: str) -> list[Evidence]:
    """Look among the passages that were read, where an older version of the software kept no text."""
    found = reading.extraction
    home, wanted = found.document.iri, squeezed(quote)
    read = (*(each.evidence for each in found.entities), *(each.evidence for each in found.links))
    passages = {passage for evidence in read for passage in evidence if passage.document == home}
    return sorted(
        (passage for passage in passages if squeezed(passage.quote) == wanted), key=lambda passage: passage.start
    )
