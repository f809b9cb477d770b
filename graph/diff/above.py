"""What a thing stands under, and whether it left one place for another."""

from collections.abc import Mapping

from graph.diff.sides import RESULTS, Joined, Side, Sides
from ontology.model import Entity, Kind, Relation

_ABOVE: Mapping[Kind, tuple[Relation, frozenset[Kind], bool]] = {
    **dict.fromkeys((Kind.OUTCOME, Kind.OUTPUT), (Relation.CONTRIBUTES_TO, RESULTS, True)),
    Kind.MEASURE: (Relation.CONTRIBUTES_TO, RESULTS | {Kind.MEASURE}, True),
    Kind.PROGRAMME: (Relation.IMPLEMENTED_BY, frozenset({Kind.MEASURE}), False),
    Kind.KPI: (Relation.MEASURED_BY, RESULTS, False),
}
_MEASURES = frozenset({Kind.MEASURE})


def above(side: Side, thing: Entity) -> Joined:
    """Give what a thing stands under, with the links that say so; a KPI of no result stands under its measures."""
    if thing.kind not in _ABOVE:
        return {}
    relation, kinds, upward = _ABOVE[thing.kind]
    found = side.joined(thing.iri, relation, kinds, upward=upward)
    return found or (side.joined(thing.iri, relation, _MEASURES, upward=False) if thing.kind is Kind.KPI else {})


def has_moved(sides: Sides, before: Entity, after: Entity) -> bool:
    """Tell whether a thing left one place for another; a KPI has moved where none of its places is the same."""
    former, new = above(sides.former, before).keys(), above(sides.new, after).keys()
    return bool(former - new and new - former) and not (after.kind is Kind.KPI and former & new)
