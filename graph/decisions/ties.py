"""Decisions on links: which link, in which document, on which passage, and whether it may be decided on at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.decisions import refusals
from graph.decisions.anchoring import OF_NO_DOCUMENT, OF_THE_TEXT
from graph.decisions.fields import word
from graph.decisions.names import Names
from graph.decisions.places import place_of
from graph.decisions.proposal import Proposal
from graph.identity import Reading
from graph.projection import Projection
from graph.storage.revisions import latest_of
from graph.storage.transaction import Writer
from ontology.decisions import Anchor, Named, Ruling, Tie
from ontology.iri import key_of
from ontology.model import Document, Link, Relation, Role
from ontology.normalise import comparable
from ontology.rules import ALLOWED, may_join


@dataclass(frozen=True, slots=True)
class Proposed:
    """A link that somebody wants decided, with what an edit puts in its place."""

    document: Document
    tie: Tie
    instead: Tie | None
    anchor: Anchor


@dataclass(frozen=True)
class Ties:
    """Finds links by what they are called, in the latest revisions as they were read."""

    writer: Writer

    def proposed(self, proposal: Proposal, ruling: Ruling) -> Proposed:
        """Check a proposal on a link. Raises `DecisionRefused`, `BadParameter`, `UnknownThing`, `AmbiguousName`."""
        known = {named.iri: named for named in proposal.names}
        tie = self._tie(proposal.source, proposal.relation or "", proposal.target, proposal.role, known)
        instead = self._instead(proposal, tie, known) if ruling is Ruling.EDIT else None
        ends = [named for each in (tie, instead) if each for named in (each.source, each.target)]
        reading = self._home(ends, proposal.document)
        links = [link for link in reading.extraction.links if _key(link) == tie.key]
        _check(tie, instead, ruling, links)
        ordered = sorted(ends, key=lambda named: named.kind in OF_NO_DOCUMENT)
        return Proposed(reading.extraction.document, tie, instead, place_of(reading, ordered, links, proposal.quote))

    def taken_over(self, proposal: Proposal, ruling: Ruling) -> tuple[Tie, Tie | None]:
        """Give the links of a decision that was made before, as they were called then."""
        known = {named.iri: named for named in proposal.names}
        tie = self._tie(proposal.source, proposal.relation or "", proposal.target, proposal.role, known)
        return tie, self._instead(proposal, tie, known) if ruling is Ruling.EDIT else None

    def _tie(self, source: str, relation: str, target: str, role: str | None, known: Mapping[str, Named]) -> Tie:
        how = word("relation", relation, Relation)
        sources, targets = ALLOWED[how]
        ends = (self._names.named(source, sources, known), self._names.named(target, targets, known))
        if not may_join(ends[0].kind, how, ends[1].kind):
            raise refusals.may_not_join(ends[0].kind, how, ends[1].kind)
        return Tie(ends[0], how, ends[1], word("role", role, Role) if role else None)

    def _instead(self, proposal: Proposal, tie: Tie, known: Mapping[str, Named]) -> Tie:
        wanted = dict(proposal.instead)
        found = self._tie(
            wanted.get("source") or tie.source.iri,
            wanted.get("relation") or tie.relation.value,
            wanted.get("target") or tie.target.iri,
            wanted.get("role") or (tie.role.value if tie.role else None),
            {**known, tie.source.iri: tie.source, tie.target.iri: tie.target},
        )
        if found == tie:
            raise refusals.nothing_edited(tie)
        return found

    def _home(self, ends: list[Named], wanted: str | None) -> Reading:
        """Choose the latest revision that all things are of; organisations and laws are of every one."""
        own = [named for named in ends if named.kind not in OF_NO_DOCUMENT]
        readings = self._chosen(wanted) if wanted else self._readings
        for named in (own or ends, own or ends[:1], own or ends[1:2]):
            for reading in readings.values():
                if all(each.iri in reading.things for each in named):
                    return reading
        raise refusals.of_two_documents(own or ends)

    def _chosen(self, name: str) -> dict[str, Reading]:
        found = {
            iri: reading for iri, reading in self._readings.items() if is_called(reading.extraction.document, name)
        }
        if not found:
            documents = (reading.extraction.document for reading in self._readings.values())
            raise refusals.not_in_line(name, sorted({document.series_name for document in documents}))
        return found

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {document.iri: self.writer.reading(document.iri) for document in latest_of(self.writer.documents())}

    @cached_property
    def _names(self) -> Names:
        projection = Projection.of(reading.extraction for reading in self._readings.values())
        return Names(projection, self.writer.authority())


def is_called(document: Document, name: str) -> bool:
    """Tell whether a name is that of a revision or of its series: IRI, key, name or title."""
    wanted = name.strip()
    return wanted in (document.iri, key_of(document.iri), document.series, key_of(document.series)) or comparable(
        wanted
    ) in map(comparable, (document.series_name, document.title))


def _key(link: Link) -> tuple[str, str, str]:
    return (link.source, link.relation.value, link.target)


def _check(tie: Tie, instead: Tie | None, ruling: Ruling, links: list[Link]) -> None:
    """Refuse what decisions cannot do: to deny the text, and to speak of a link that there is not."""
    if ruling is Ruling.ADD:
        return
    if not links:
        raise refusals.no_such_link(tie)
    said = next((link for link in links if link.basis in OF_THE_TEXT), None)
    if said and (ruling is Ruling.REJECT or instead):
        raise refusals.said_by_the_text(tie, said)
