"""What is new, what is gone, what has another name, what stands elsewhere."""

from collections.abc import Iterator

from graph.diff.above import above, has_moved
from graph.diff.change import Change
from graph.diff.found import Found
from graph.diff.heirs import Heirs
from graph.diff.lists_below import stays_below_the_last
from graph.diff.sides import KINDS, RESULTS, Joined, Side, Sides, quotes
from graph.identity.folding import fold
from ontology.model import Entity


def lives(sides: Sides) -> Iterator[Found]:
    """Find what came, went, was renamed and moved, among results, measures, programmes and KPIs."""
    heirs = Heirs(sides)
    yield from _came(sides, heirs)
    yield from _went(sides, heirs)
    for before, after in sides.kept(*KINDS):
        yield from _renamed(before, after, heirs)
        yield from _moved(sides, before, after)


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
    if has_moved(sides, before, after) and not stays_below_the_last(sides, before, after):
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
