"""Where decisions stand in a revision: each passage looked for again, and what keeps a decision from standing there."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from graph.decisions.ledger import Ledger
from graph.decisions.passages import Found, Page, squeezed
from graph.identity import Reading
from graph.storage.revisions import in_order
from ontology.decisions import Anchor, Decision, Named, Pair, Ruling, Tie, Trouble, Way
from ontology.model import Basis, Document, Evidence, Kind

OF_THE_TEXT = (Basis.STATED, Basis.STRUCTURAL)
OF_NO_DOCUMENT = frozenset({Kind.ORGANISATION, Kind.LAW, Kind.DOCUMENT})  # need not be named in a revision


def reanchored(
    ledger: Ledger, documents: Iterable[Document], read: Callable[[str], Reading], changed: Iterable[str]
) -> Ledger:
    """Hold every decision in force against the revisions that came after it, and again against the changed ones.

    `documents` are all revisions in the order of ingestion, `read` reads one by its IRI.
    """
    line, stale = tuple(documents), frozenset(changed)
    readings: dict[str, tuple[Reading, Page | None]] = {}

    def reading(document: str) -> tuple[Reading, Page | None]:
        if document not in readings:
            found = read(document)
            readings[document] = (found, Page(found.text) if found.text else None)
        return readings[document]

    def moved(decision: Decision) -> Decision:
        for document in _revisions_after(decision, line):
            if decision.anchor_in(document) is None or document in stale:
                decision = _with(decision, _anchor(decision, document, *reading(document)))
        return decision

    return ledger.with_changed({each.iri: moved(each) for each in ledger.decisions if not each.withdrawn})


def states_itself(reading: Reading, tie: Tie) -> bool:
    """Tell whether the text of a revision itself says what a tie says."""
    return any(
        link.basis in OF_THE_TEXT and (link.source, link.relation.value, link.target) == tie.key
        for link in reading.extraction.links
    )


def _revisions_after(decision: Decision, documents: tuple[Document, ...]) -> list[str]:
    """List the revisions of its series from the one that it was made on; the last alone where that one is gone."""
    line = [each.iri for each in in_order(each for each in documents if each.series == decision.series)]
    origin = decision.origin.document
    return line[line.index(origin) :] if origin in line else line[-1:]


def _with(decision: Decision, anchor: Anchor) -> Decision:
    if decision.anchor_in(anchor.document) is None:
        return replace(decision, anchors=(*decision.anchors, anchor))
    anchors = tuple(anchor if each.document == anchor.document else each for each in decision.anchors)
    return replace(decision, anchors=anchors)


def _anchor(decision: Decision, document: str, reading: Reading, page: Page | None) -> Anchor:
    held = decision.anchor_in(document)
    if held and held.passage:  # the text of a revision never changes, only what is read from it
        return replace(held, trouble=_trouble(decision, reading, held))
    former = [each for each in decision.anchors if each.passage and each.document != document][-1:]
    found = _found(decision, former[0], reading, page) if former else None
    names = former[0].names if former else None
    if found is None:
        lost = Anchor(document, names=names)
        return replace(lost, trouble=_trouble(decision, reading, lost))
    before, after = page.around(found.passage) if page else ("", "")
    anchor = Anchor(document, found.passage, found.way, found.score, before, after, names)
    return replace(anchor, trouble=_trouble(decision, reading, anchor))


def _found(decision: Decision, former: Anchor, reading: Reading, page: Page | None) -> Found | None:
    if former.passage is None:
        return None
    if former.names:  # a name alone, without what it names, is no place to stand on
        return _naming(reading, former.names, former.passage.quote)
    if page is None:
        return None
    place = min((passage.start for named in _things(decision) for passage in _places(reading, named.iri)), default=None)
    return page.find(former.passage.quote, former.before, former.after, place)


def _naming(reading: Reading, thing: str, quote: str) -> Found | None:
    """Find the passage that names a thing, the one most like a former one."""
    wanted = squeezed(quote)
    rated = [(fuzz.ratio(wanted, squeezed(passage.quote)) / 100, passage) for passage in _places(reading, thing)]
    if not rated:
        return None
    score, passage = max(rated, key=lambda pair: (pair[0], -pair[1].start))
    return Found(passage, Way.EXACT if score == 1 else Way.NAMED, round(score, 3))


def _places(reading: Reading, thing: str) -> tuple[Evidence, ...]:
    entity = reading.things.get(thing)
    home = reading.extraction.document.iri
    return tuple(passage for passage in entity.evidence if passage.document == home) if entity else ()


def _trouble(decision: Decision, reading: Reading, anchor: Anchor) -> Trouble | None:
    if _is_gone(decision, reading, anchor):
        return Trouble.THING
    if anchor.passage is None:
        return Trouble.PASSAGE
    is_against = decision.ruling in (Ruling.REJECT, Ruling.EDIT) and isinstance(decision.subject, Tie)
    if is_against and isinstance(decision.subject, Tie) and states_itself(reading, decision.subject):
        return Trouble.DISPUTED
    return None


def _is_gone(decision: Decision, reading: Reading, anchor: Anchor) -> bool:
    if isinstance(decision.subject, Pair):
        return anchor.names not in reading.things
    own = (named for named in _things(decision) if named.kind not in OF_NO_DOCUMENT)
    return any(named.iri not in reading.things for named in own)


def _things(decision: Decision) -> list[Named]:
    """List what a decision joins, first what belongs to a document."""
    subject = decision.subject
    if isinstance(subject, Pair):
        return [subject.former, subject.found]
    found = [named for tie in decision.ties for named in (tie.source, tie.target)]
    return sorted(found, key=lambda named: named.kind in OF_NO_DOCUMENT)
