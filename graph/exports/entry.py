"""A thing as it is written on a sheet: its names, those of what it is joined to, and the columns that sheets share."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.chains.order import in_order
from graph.exports.names import KIND_NAMES
from graph.exports.table import Column
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity, Evidence, Kind, Relation


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing and the projection that it stands in."""

    projection: Projection
    thing: Entity

    @property
    def key(self) -> str:
        """Give the last part of the IRI."""
        return key_of(self.thing.iri)

    @property
    def kind(self) -> str:
        """Name the kind in Japanese."""
        return KIND_NAMES[self.thing.kind]

    @property
    def document(self) -> str | None:
        """Give the title of the revision that the thing was read in."""
        return self.projection.document(self.thing.document).title if self.thing.document else None

    @property
    def quote(self) -> str | None:
        """Quote the first passage that names the thing."""
        return first_quote(self.thing.evidence)

    def targets(self, relation: Relation, *kinds: Kind) -> str | None:
        """List what the thing is so related to, a line each."""
        links = self.projection.outgoing(self.thing.iri)
        return self._listed((link.target for link in links if link.relation is relation), kinds)

    def sources(self, relation: Relation, *kinds: Kind) -> str | None:
        """List what is so related to the thing, a line each."""
        links = self.projection.incoming(self.thing.iri)
        return self._listed((link.source for link in links if link.relation is relation), kinds)

    def _listed(self, iris: Iterable[str], kinds: tuple[Kind, ...]) -> str | None:
        entities = self.projection.entities
        things = (entities[iri] for iri in iris if iri in entities)
        return labels(in_order(self.projection, (thing for thing in things if not kinds or thing.kind in kinds)))


def labels(things: Iterable[Entity]) -> str | None:
    """List labels, a line each; None for no things."""
    return "\n".join(thing.label for thing in things) or None


def first_quote(evidence: Iterable[Evidence]) -> str | None:
    """Quote the first of some passages."""
    passages = sorted(evidence, key=lambda passage: (passage.document, passage.start))
    return passages[0].quote if passages else None


DOCUMENT = Column("document", "文書", "document", lambda entry: entry.document)
NOTATION = Column("notation", "記号", "notation", lambda entry: entry.thing.notation)
QUOTE = Column("quote", "原文", "quote", lambda entry: entry.quote, wrap=False)
KEY = Column("key", "キー", "key", lambda entry: entry.key)
