"""What is new, what is gone, what has another name, what stands elsewhere."""

from collections.abc import Iterator, Mapping

from graph.diff.change import Change
from graph.diff.found import Found
from graph.diff.heirs import Heirs
from graph.diff.sides import KINDS, RESULTS, Joined, Side, Sides, quotes
from graph.identity.folding import fold
from ontology.model import Entity, Kind, Relation

_ABOVE: Mapping[Kind, tuple[Relation, frozenset[Kind], bool]] = {
    **dict.fromkeys((Kind.OUTCOME, Kind.OUTPUT), (Relation.CONTRIBUTES_TO, RESULTS, True)),
    Kind.MEASURE: (Relation.CONTRIBUTES_TO, RESULTS | {Kind.MEASURE}, True),
    Kind.PROGRAMME: (Relation.IMPLEMENTED_BY, frozenset({Kind.MEASURE}), False),
    Kind.KPI: (Relation.MEASURED_BY, RESULTS, False),
}
_MEASURES = frozenset({Kind.MEASURE})


def lives(sides: Sides) -> Iterator[Found]:
    """Find what came, went, was renamed and moved, among results, measures, programmes and KPIs."""
    heirs = Heirs(sides)
    yield from _came(sides, heirs)
    yield from _went(sides, heirs)
    for before, after in sides.kept(*KINDS):
        yield from _renamed(before, after, heirs)
        yield from _moved(sides, before, after)


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


def _came(sides: Sides, heirs: Heirs) -> Iterator[Found]:
    for thing in sides.new.projection.select(kind=KINDS):
        if thing.iri not in sides.former.things:
            yield Found(Change.ADDED, thing, None, thing.label, thing.evidence, heirs.of_new(thing))


def _went(sides: Sides, heirs: Heirs) -> Iterator[Found]:
    for thing in sides.former.projection.select(kind=KINDS):
        if thing.iri not in sides.new.things:
            yield Found(Change.REMOVED, thing, thing.label, None, thing.evidence, heirs.of_gone(thing))


def _renamed(before: Entity, after: Entity, heirs: Heirs) -> Iterator[Found]:
    if fold(before.label) != fold(after.label):
        evidence = (*before.evidence, *after.evidence)
        yield Found(Change.RENAMED, after, before.label, after.label, evidence, heirs.of_renamed(before, after))


def _moved(sides: Sides, before: Entity, after: Entity) -> Iterator[Found]:
    """Find what left one place for another; what only left a place, or only came to one, is a matter of chains."""
    if has_moved(sides, before, after):
        former, new = above(sides.former, before), above(sides.new, after)
        left, reached = former.keys() - new.keys(), new.keys() - former.keys()
        evidence = (*quotes(*map(former.__getitem__, sorted(left))), *quotes(*map(new.__getitem__, sorted(reached))))
        yield Found(Change.MOVED, after, told(sides.former, former), told(sides.new, new), evidence or after.evidence)


def told(side: Side, things: Joined) -> str:
    """Name things with their numbers, in the order of the text."""
    found = side.projection.select(kind=KINDS) if things else ()
    return "、".join(name_of(thing) for thing in found if thing.iri in things)


def name_of(thing: Entity) -> str:
    """Name a thing with its number, as 「c 地域産品の海外展開」; numbers of measures change, and are left out."""
    return f"{thing.notation} {thing.label}" if thing.notation and thing.kind in RESULTS else thing.label
