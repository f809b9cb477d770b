"""One step of a chain."""

from dataclasses import dataclass

from ontology.model import Entity, Link, Relation


@dataclass(frozen=True, slots=True)
class Step:
    """A thing of a chain and the link that leads on to the next thing; the last thing has no link.

    `inverse` is true where the chain runs against the link (programme → measure, organisation → what mentions it).
    """

    thing: Entity
    link: Link | None = None
    inverse: bool = False

    @property
    def relation(self) -> Relation | None:
        """Name the link's relation."""
        return self.link.relation if self.link else None

    @property
    def is_mention(self) -> bool:
        """Tell whether an organisation is merely mentioned in what comes next."""
        return self.relation is Relation.MENTIONS
