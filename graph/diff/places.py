"""Where a changed thing belongs: the outcomes above it and the ministries that answer for it, in either revision."""

from collections.abc import Iterator

from graph.chains.duties import duties
from graph.chains.order import in_order, places
from graph.chains.overview import measures_of, results_above
from graph.diff.sides import Side, Sides
from graph.projection import Projection
from ontology.model import Entity, Kind, Relation

_OWNING = {Kind.KPI: Relation.MEASURED_BY, Kind.PROGRAMME: Relation.IMPLEMENTED_BY}
_TOP = (Kind.OUTCOME, Kind.IMPACT)


class Places:
    """Looks things up in the new revision, and in the former one where they are no more."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def order(self, thing: Entity) -> tuple[bool, int]:
        """Place a thing in the order of the new text; what is gone comes after it."""
        side = self._side(thing)
        return side is self._sides.former, places(side.projection)[thing.iri]

    def outcomes(self, thing: Entity) -> tuple[Entity, ...]:
        """List the outcomes that a thing stands under; for what stands under none, the impacts."""
        projection = self._side(thing).projection
        above = projection.derived(results_above)
        found = {each.iri: each for owner in _owners(projection, thing) for each in above.get(owner.iri, {}).values()}
        outcomes = [each for each in found.values() if each.kind is Kind.OUTCOME]
        return in_order(projection, outcomes or [each for each in found.values() if each.kind in _TOP])

    def ministries(self, thing: Entity) -> tuple[Entity, ...]:
        """List the ministries that answer for a thing or its measures."""
        projection = self._side(thing).projection
        measures = [
            measure
            for owner in _owners(projection, thing)
            for measure in measures_of(projection, owner)
            if owner.kind in (Kind.MEASURE, Kind.PROGRAMME)
        ]
        return duties(projection).ministries_of(measures)

    def _side(self, thing: Entity) -> Side:
        return self._sides.new if thing.iri in self._sides.new.things else self._sides.former


def _owners(projection: Projection, thing: Entity) -> Iterator[Entity]:
    yield thing
    for link in projection.incoming(thing.iri):
        if link.relation is _OWNING.get(thing.kind):
            yield projection.entities[link.source]
