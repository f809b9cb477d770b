"""What a document puts into the index: an entry for each thing that was read in it, and for each of its sentences."""

from collections.abc import Iterator

from graph.chains.narrative import title_of
from graph.naming import names_of
from graph.projection import Projection
from graph.search.entry import Entry
from graph.search.facet import PASSAGE, Facet
from graph.search.forms import fold
from graph.search.narrowing import Narrowing
from graph.search.places import Places
from ontology.model import Entity, Evidence, Extraction, Kpi
from ontology.text import SourceText

_INHERITED = (Facet.MINISTRY, Facet.OUTCOME, Facet.YEAR)
_MOST_ABOUT = 5
Wording = tuple[Evidence, str]  # a passage, and how it reads without what extraction left in it


def entries_of(extraction: Extraction, source: SourceText | None) -> Iterator[Entry]:
    """List the entries of a document, things first.

    Its sentences come from the source text or, where that was not kept, from the passages that were quoted. One that
    is no more than the heading of a thing is left out, as the thing itself is there.
    """
    projection = Projection.of([extraction])
    narrowing = Narrowing.of(projection)
    things = {thing.iri: _thing(thing, narrowing, extraction) for thing in projection.entities.values()}
    yield from things.values()
    places = Places.of(extraction)
    for evidence, text in _sentences(source) if source else _quoted(extraction):
        about = [things[iri] for iri in places.things_at(evidence)]
        if not any(_repeats(text, thing) for thing in about):
            sections = tuple(title_of(section) for section in places.sections_at(evidence.start))
            yield _passage(evidence, text, about, sections)


def _sentences(source: SourceText) -> Iterator[Wording]:
    for each in source.sentences:
        quote = source.content[each.start : each.end]
        yield Evidence(source.document, each.start, each.end, quote, each.page), each.text


def _quoted(extraction: Extraction) -> Iterator[Wording]:
    quoted = {passage for thing in extraction.entities for passage in thing.evidence}
    quoted |= {passage for link in extraction.links for passage in link.evidence}
    quoted |= {item.evidence for item in extraction.unresolved}
    for passage in sorted(quoted, key=lambda passage: (passage.start, passage.end)):
        if passage.document == extraction.document.iri:
            yield passage, " ".join(passage.quote.split())


def _thing(thing: Entity, narrowing: Narrowing, extraction: Extraction) -> Entry:
    label, *others = names_of(thing)
    own = {(Facet.KIND, thing.kind.value), (Facet.DOCUMENT, extraction.document.iri)}
    return Entry(
        subject=thing.iri,
        kind=thing.kind.value,
        label=label,
        facets=narrowing.of_thing(thing) | own,
        notation=thing.notation,
        names=tuple(dict.fromkeys(others)),
        context=tuple(dict.fromkeys(_context(thing, narrowing))),
    )


def _context(thing: Entity, narrowing: Narrowing) -> Iterator[str]:
    """Give the printed target and deadline of an indicator, and the names of the ministries that answer for a thing."""
    if isinstance(thing, Kpi):
        printed = (thing.target.printed if thing.target else None, thing.deadline.printed if thing.deadline else None)
        yield from filter(None, printed)
    for ministry in narrowing.ministries_of(thing):
        yield from names_of(ministry)


def _repeats(text: str, thing: Entry) -> bool:
    folded, label = fold(text), fold(thing.label)
    return folded.endswith(label) and len(folded) <= len(label) + len(fold(thing.notation or "")) + 2


def _passage(evidence: Evidence, text: str, about: list[Entry], sections: tuple[str, ...]) -> Entry:
    inherited = {pair for thing in about for pair in thing.facets if pair[0] in _INHERITED}
    own = {(Facet.KIND, PASSAGE), (Facet.DOCUMENT, evidence.document)}
    return Entry(
        subject=f"{evidence.document}#char={evidence.start},{evidence.end}",
        kind=PASSAGE,
        label=text,
        facets=frozenset(own | inherited),
        evidence=evidence,
        sections=sections,
        about=tuple(thing.subject for thing in about[:_MOST_ABOUT]),
    )
