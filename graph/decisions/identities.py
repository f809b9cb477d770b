"""Identities that people have decided: a revision that is in the store is matched anew, without being read again."""

from dataclasses import replace

from graph.decisions.ledger import Ledger
from graph.identity import Reading
from graph.identity.rewrite import apart, renamed
from graph.storage.revisions import in_order, neighbours_of
from graph.storage.transaction import Writer
from ontology.decisions import Decision, Named, Pair, Tie
from ontology.model import Document

Names = dict[str, str]


def names_as_read(writer: Writer, document: Document) -> Names:
    """Lead from the IRIs that things of a revision were given by matching to those that its text alone gives them."""
    things = writer.reading(document.iri).things
    found = {
        match.former: match.found
        for match in writer.matches(document.iri)
        if match.is_same and match.former != match.found and match.former in things
    }
    beside = (writer.reading(each.iri) for each in neighbours_of(writer.documents(), document) if each)
    taken = {iri for reading in beside for iri in reading.things}
    parted = {found for (_, found), is_same in writer.ledger().identities().items() if not is_same}
    return {**found, **{new: iri for iri in taken | parted if (new := apart(iri, document.revision)) in things}}


def match_anew(writer: Writer, documents: list[Document]) -> None:
    """Match revisions anew by what the ledger of the writer says, and those that were matched with them.

    Decisions that were made on things which have other IRIs now go with them.
    """
    for series in {document.series for document in documents}:
        asked = {document.iri for document in documents if document.series == series}
        line = in_order(each for each in writer.documents() if each.series == series)
        first = min(at for at, each in enumerate(line) if each.iri in asked)
        _match_anew(writer, line[first:])


def _match_anew(writer: Writer, line: tuple[Document, ...]) -> None:
    readings = [_as_read(writer, document) for document in line]
    hand, writer.hand = writer.hand, None  # the history has the decision; the text was not ingested again
    places = {document.iri: place for place, document in enumerate(line)}
    for place, (reading, names) in enumerate(readings):
        given = writer.add(reading.extraction, reading.text)
        pairs = zip(reading.extraction.entities, given.entities, strict=True)
        now = {old.iri: new.iri for old, new in pairs}
        before = {iri: name for name, iri in names.items()}
        changed = {before.get(iri, iri): new for iri, new in now.items() if before.get(iri, iri) != new}
        writer.keep(_following(writer.ledger(), changed, places, place))
    writer.hand = hand


def _as_read(writer: Writer, document: Document) -> tuple[Reading, Names]:
    reading, names = writer.reading(document.iri), names_as_read(writer, document)
    return Reading(renamed(reading.extraction, names), reading.text), names


def _following(ledger: Ledger, names: Names, places: dict[str, int], place: int) -> Ledger:
    """Let decisions that were made on a revision, or on one after it, speak of its things by their IRIs of now."""
    moved = {}
    for decision in ledger.decisions if names else ():
        made = places.get(decision.origin.document, -1)
        if made >= place:
            moved[decision.iri] = _renamed(decision, names, is_later=made > place)
    return ledger.with_changed(moved)


def _renamed(decision: Decision, names: Names, *, is_later: bool) -> Decision:
    def now(named: Named) -> Named:
        return replace(named, iri=names.get(named.iri, named.iri))

    def tie(old: Tie) -> Tie:
        return replace(old, source=now(old.source), target=now(old.target))

    subject = decision.subject
    if isinstance(subject, Pair):
        subject = replace(subject, former=now(subject.former)) if is_later else subject
    else:
        subject = tie(subject)
    anchors = tuple(replace(each, names=names.get(each.names or "", each.names)) for each in decision.anchors)
    return replace(decision, subject=subject, instead=decision.instead and tie(decision.instead), anchors=anchors)
