"""What is new, what is gone, what has another name, what stands elsewhere."""

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from graph.diff.change import Change
from graph.diff.found import Found
from graph.diff.sides import KINDS, RESULTS, Joined, Side, Sides, quotes
from graph.identity.folding import fold
from ontology.model import Entity, Kind, Relation

_OF_THE_SAME_STUFF = 80  # per cent of the shorter text that stands in the longer one: a split or a merger
_ENOUGH_WORDS = 20  # characters that are enough to tell
_PROGRAMMES = frozenset({Kind.PROGRAMME})
_ABOVE: Mapping[Kind, tuple[Relation, frozenset[Kind], bool]] = {
    **dict.fromkeys((Kind.OUTCOME, Kind.OUTPUT), (Relation.CONTRIBUTES_TO, RESULTS, True)),
    Kind.MEASURE: (Relation.CONTRIBUTES_TO, RESULTS | {Kind.MEASURE}, True),
    Kind.PROGRAMME: (Relation.IMPLEMENTED_BY, frozenset({Kind.MEASURE}), False),
    Kind.KPI: (Relation.MEASURED_BY, RESULTS, False),
}


def lives(sides: Sides) -> Iterator[Found]:
    """Find what came, went, was renamed and moved, among results, measures, programmes and KPIs."""
    yield from _came(sides)
    yield from _went(sides)
    for before, after in sides.kept(*KINDS):
        yield from _renamed(before, after)
        yield from _moved(sides, before, after)


def above(side: Side, thing: Entity) -> Joined:
    """Give what a thing stands under, with the links that say so."""
    return side.joined(thing.iri, *_ABOVE[thing.kind][:2], upward=_ABOVE[thing.kind][2]) if thing.kind in _ABOVE else {}


def _came(sides: Sides) -> Iterator[Found]:
    for thing in sides.new.projection.select(kind=KINDS):
        if thing.iri not in sides.former.things:
            kept = [before for before, _ in sides.kept(thing.kind)]
            origin = _made_of(sides.new, thing, sides.former, kept) or _carried_by(sides.new, thing, sides.former, kept)
            note = f"「{origin.label}」から分かれた" if origin else None
            yield Found(Change.ADDED, thing, None, thing.label, thing.evidence, note)


def _went(sides: Sides) -> Iterator[Found]:
    for thing in sides.former.projection.select(kind=KINDS):
        if thing.iri not in sides.new.things:
            kept = [after for _, after in sides.kept(thing.kind)]
            heir = _made_of(sides.former, thing, sides.new, kept) or _carried_by(sides.former, thing, sides.new, kept)
            note = f"「{heir.label}」にまとめられた" if heir else None
            yield Found(Change.REMOVED, thing, thing.label, None, thing.evidence, note)


def _made_of(side: Side, thing: Entity, other: Side, candidates: list[Entity]) -> Entity | None:
    """Find the thing of the other revision whose wording holds the wording of this one."""
    wording = fold(side.reading.wording(thing))
    if len(wording) < _ENOUGH_WORDS:
        return None
    for candidate in candidates:
        theirs = fold(other.reading.wording(candidate))
        if len(theirs) > len(wording) and fuzz.partial_ratio(wording, theirs) >= _OF_THE_SAME_STUFF:
            return candidate
    return None


def _carried_by(side: Side, thing: Entity, other: Side, candidates: list[Entity]) -> Entity | None:
    """Find the measure of the other revision that has the programmes of this one, and did not have them beside it."""
    own = side.joined(thing.iri, Relation.IMPLEMENTED_BY, _PROGRAMMES).keys()
    for candidate in candidates if own else ():
        theirs = other.joined(candidate.iri, Relation.IMPLEMENTED_BY, _PROGRAMMES).keys()
        if own & theirs - side.joined(candidate.iri, Relation.IMPLEMENTED_BY, _PROGRAMMES).keys():
            return candidate
    return None


def _renamed(before: Entity, after: Entity) -> Iterator[Found]:
    if fold(before.label) != fold(after.label):
        evidence = (*before.evidence, *after.evidence)
        yield Found(Change.RENAMED, after, before.label, after.label, evidence)


def _moved(sides: Sides, before: Entity, after: Entity) -> Iterator[Found]:
    """Find what left one place for another; what only left a place, or only came to one, is a matter of chains."""
    former, new = above(sides.former, before), above(sides.new, after)
    left, reached = former.keys() - new.keys(), new.keys() - former.keys()
    if left and reached:
        evidence = (*quotes(*map(former.__getitem__, sorted(left))), *quotes(*map(new.__getitem__, sorted(reached))))
        yield Found(Change.MOVED, after, told(sides.former, former), told(sides.new, new), evidence or after.evidence)


def told(side: Side, things: Joined) -> str:
    """Name things with their numbers, in the order of the text."""
    found = side.projection.select(kind=KINDS) if things else ()
    return "、".join(name_of(thing) for thing in found if thing.iri in things)


def name_of(thing: Entity) -> str:
    """Name a thing with its number, as 「c 地域産品の海外展開」; numbers of measures change, and are left out."""
    return f"{thing.notation} {thing.label}" if thing.notation and thing.kind in RESULTS else thing.label
