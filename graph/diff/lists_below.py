"""Lists of KPIs that stand off below the last of several measures: they are of all, whichever measure is the last.

They are read as those of the last one, and go over to a new one that is put after it, although nobody moved them.
"""

from graph.diff.above import above
from graph.diff.sides import Side, Sides
from ontology.model import Entity, Kind, Relation

_KPIS = frozenset({Kind.KPI})
_MEASURES = frozenset({Kind.MEASURE})


def stays_below_the_last(sides: Sides, before: Entity, after: Entity) -> bool:
    """Tell whether a KPI went from the last of several measures to a new last one of the same place."""
    former, new = _last_above(sides.former, before), _last_above(sides.new, after)
    if former is None or new is None or new.iri in sides.former.things:
        return False
    return above(sides.former, former).keys() == above(sides.new, new).keys()


def _last_above(side: Side, kpi: Entity) -> Entity | None:
    """Give the measure that a list stands off below: the last of two or more, of which no other has KPIs."""
    owners = side.joined(kpi.iri, Relation.MEASURED_BY, _MEASURES, upward=False)
    if len(owners) != 1:
        return None
    owner = side.things[next(iter(owners))]
    others = [each for each in _beside(side, owner) if each.iri != owner.iri]
    is_last = all(_place(each) < _place(owner) for each in others)
    is_alone = not any(side.joined(each.iri, Relation.MEASURED_BY, _KPIS) for each in others)
    return owner if others and is_last and is_alone and _stands_off(side, owner, kpi) else None


def _beside(side: Side, measure: Entity) -> list[Entity]:
    place = above(side, measure).keys()
    return [each for each in side.projection.select(kind=Kind.MEASURE) if place and above(side, each).keys() == place]


def _stands_off(side: Side, measure: Entity, kpi: Entity) -> bool:
    """Tell whether a blank line parts a KPI from its measure."""
    text = side.reading.text
    between = text.content[_place(measure) : _place(kpi)] if text else ""
    return any(not line.strip() for line in between.splitlines()[1:])


def _place(thing: Entity) -> int:
    return min((place.start for place in thing.evidence), default=0)
