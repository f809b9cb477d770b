"""How much stands below a result: measures, programmes, KPIs and ministries, each counted once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.chains.duties import duties
from graph.projection import Projection
from ontology.model import Entity, Kind, Relation, Result
from viz.language import word


@dataclass(frozen=True, slots=True)
class Census:
    """The things below a result, by IRI."""

    measures: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    kpis: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()

    @property
    def note(self) -> str:
        """Write the counts on one line; what there is none of is left out."""
        counts = (
            (word("施策{n}", "{n} measures"), self.measures),
            (word("事業{n}", "{n} prog."), self.programmes),
            (word("KPI{n}", "{n} KPIs"), self.kpis),
            (word("府省等{n}", "{n} min."), self.ministries),
        )
        return " ".join(told.format(n=len(found)) for told, found in counts if found)

    def with_all_of(self, other: "Census") -> "Census":
        """Join two counts."""
        return Census(
            self.measures | other.measures,
            self.programmes | other.programmes,
            self.kpis | other.kpis,
            self.ministries | other.ministries,
        )


@dataclass(frozen=True)
class Censuses:
    """The census of every thing of a projection, taken when it is first asked for.

    What serves every outcome alike (a cross-cutting result) is counted there alone, not at each of them.
    """

    projection: Projection
    _known: dict[str, Census] = field(default_factory=dict)

    def of(self, thing: Entity, above: frozenset[str] = frozenset()) -> Census:
        """Count what stands below a thing, at whatever depth."""
        if thing.iri not in self._known:
            found = self._own(thing)
            for lower in lower_of(self.projection, thing):
                if lower.iri not in above:
                    found = found.with_all_of(self.of(lower, above | {thing.iri}))
            self._known[thing.iri] = found
        return self._known[thing.iri]

    def _own(self, thing: Entity) -> Census:
        kpis = _targets(self.projection, thing, Relation.MEASURED_BY)
        if thing.kind is not Kind.MEASURE:
            return Census(kpis=frozenset(kpis))
        return Census(
            frozenset({thing.iri}),
            frozenset(_targets(self.projection, thing, Relation.IMPLEMENTED_BY)),
            frozenset(kpis),
            frozenset(ministry.iri for ministry in duties(self.projection).ministries_of((thing,))),
        )


def census_of(projection: Projection) -> Censuses:
    """Give the censuses of a projection, each taken once."""
    return projection.derived(Censuses)


def lower_of(projection: Projection, thing: Entity) -> tuple[Entity, ...]:
    """List what contributes straight to a thing, cross-cutting results left out."""
    found: Mapping[str, Entity] = {
        link.source: projection.entities[link.source]
        for link in projection.incoming(thing.iri)
        if link.relation is Relation.CONTRIBUTES_TO
    }
    return tuple(lower for lower in found.values() if not is_across(lower))


def is_across(thing: Entity) -> bool:
    """Tell whether a thing is a result that serves every outcome."""
    return isinstance(thing, Result) and thing.cross_cutting


def _targets(projection: Projection, thing: Entity, relation: Relation) -> dict[str, None]:
    return dict.fromkeys(link.target for link in projection.outgoing(thing.iri) if link.relation is relation)
