"""The things that a decision may be about, found by name, key or IRI: those of the readings and of the authority."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.naming import NameIndex
from graph.projection import Projection
from ontology.decisions import Named
from ontology.errors import UnknownThing
from ontology.model import Entity, Kind


@dataclass(frozen=True)
class Names:
    """Things of the latest revisions, and beside them those that only the authority files know."""

    projection: Projection
    authority: tuple[Entity, ...] = ()

    def thing(self, name: str, kinds: Collection[Kind] | None = None) -> Entity:
        """Give the one thing of a name. Raises `UnknownThing` and `AmbiguousName`."""
        found = self.projection.matches(name, kinds) or self._others.matches(name, kinds)
        return self.projection.only(name, found, kinds)

    def named(self, name: str, kinds: Collection[Kind] | None, known: Mapping[str, Named]) -> Named:
        """Give a thing by its name; one that is no longer here by what it was `known` as. Raises as `thing`."""
        try:
            return named(self.thing(name, kinds))
        except UnknownThing:
            if name not in known:
                raise
            return known[name]

    @cached_property
    def _others(self) -> NameIndex:
        return NameIndex.of(entity for entity in self.authority if entity.iri not in self.projection.entities)


def named(entity: Entity) -> Named:
    """Take down how a thing is called now."""
    return Named(entity.iri, entity.kind, entity.label)
