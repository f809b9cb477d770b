"""Ministry, outcome and year of every thing, by which hits can be narrowed."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.chains.duties import Duties, duties, is_office
from graph.projection import Projection
from graph.search.facet import Facet, Pairs
from ontology.model import Budget, Entity, Kind, Kpi, Relation, RoadmapItem

_ABOUT_ANOTHER = frozenset(
    {Relation.MEASURED_BY, Relation.SCHEDULED_BY, Relation.FUNDED_BY, Relation.STATES, Relation.IMPLEMENTED_BY}
)
_DATED = frozenset({Relation.MEASURED_BY, Relation.SCHEDULED_BY, Relation.FUNDED_BY})
_LONGEST_PERIOD = 30  # years; more is a misread figure


@dataclass(frozen=True)
class Narrowing:
    """Finds the facets of the things of one document; build it with `Narrowing.of`."""

    projection: Projection
    duties: Duties

    @classmethod
    def of(cls, projection: Projection) -> "Narrowing":
        """Prepare the facets of a projection."""
        return cls(projection, duties(projection))

    def of_thing(self, thing: Entity) -> Pairs:
        """List ministry, outcome and year of a thing.

        A ministry is one that answers for it, or for the measure that it belongs to. An outcome is one that it leads
        to. A year is one that it is due in, or that an indicator, a period or a budget of it names.
        """
        found = [(Facet.MINISTRY, iri) for iri in self._ministries(thing)]
        found += [(Facet.OUTCOME, iri) for iri in self._outcomes(thing)]
        found += [(Facet.YEAR, str(year)) for year in self._years(thing)]
        return frozenset(found)

    def ministries_of(self, thing: Entity) -> tuple[Entity, ...]:
        """List the ministries that answer for a thing."""
        return tuple(self.projection.entities[iri] for iri in sorted(self._ministries(thing)))

    def _owners(self, thing: Entity) -> list[Entity]:
        """List what a thing belongs to: a KPI to what it measures, a programme to its measures, itself included."""
        links = (link for link in self.projection.incoming(thing.iri) if link.relation in _ABOUT_ANOTHER)
        return [thing, *(self.projection.entities[link.source] for link in links)]

    def _ministries(self, thing: Entity) -> set[str]:
        if thing.kind is Kind.ORGANISATION:
            found = {self.duties.ministry_of[thing.iri]}
        else:
            found = set(self._answering(self._owners(thing)))
        return {ministry.iri for ministry in found if is_office(ministry)}

    def _answering(self, owners: list[Entity]) -> Iterator[Entity]:
        yield from self.duties.ministries_of(owners)
        for owner in owners:
            for link in self.projection.incoming(owner.iri):
                if link.relation is Relation.RESPONSIBLE_FOR:
                    yield self.duties.ministry_of[link.source]

    def _outcomes(self, thing: Entity) -> set[str]:
        if thing.kind is Kind.ORGANISATION:
            return set()
        above = set().union(*(self.projection.leads_to(owner.iri) for owner in self._owners(thing)))
        return {iri for iri in above if self.projection.entities[iri].kind is Kind.OUTCOME}

    def _years(self, thing: Entity) -> set[int]:
        links = self.projection.outgoing(thing.iri)
        dated = (self.projection.entities[link.target] for link in links if link.relation in _DATED)
        return {year for each in (thing, *dated) for year in _own_years(each)}


def _own_years(thing: Entity) -> Iterator[int]:
    if isinstance(thing, Kpi) and thing.deadline and thing.deadline.year:
        yield thing.deadline.year
    elif isinstance(thing, Budget) and thing.fiscal_year:
        yield thing.fiscal_year
    elif isinstance(thing, RoadmapItem):
        years = [int(month[:4]) for month in (thing.start, thing.end) if month]
        if years and max(years) - min(years) <= _LONGEST_PERIOD:
            yield from range(min(years), max(years) + 1)
