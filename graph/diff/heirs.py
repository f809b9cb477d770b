"""Where what is gone goes on, and what is new comes from: splits, mergers and successors, as notes on either side.

A thing goes on in another one that has its wording within its own, or the programmes or KPIs that were its own; and in
several ones that together have its wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from graph.diff.sides import KINDS, Side, Sides
from graph.diff.splits import dealt_out
from graph.identity.folding import fold
from ontology.model import Entity, Kind, Relation

_OF_THE_SAME_STUFF = 80  # per cent of the shorter text that stands in the longer one
_ENOUGH_WORDS = 20  # characters that are enough to tell
_PROGRAMMES = frozenset({Kind.PROGRAMME})
_KPIS = frozenset({Kind.KPI})


@dataclass(frozen=True)
class Heirs:
    """What stands in one revision alone, with what goes on of it in the other."""

    sides: Sides

    def of_gone(self, thing: Entity) -> str | None:
        """Say where a thing of the former revision goes on."""
        heirs = self._heirs.get(thing.iri, [])
        if len(heirs) > 1:
            return f"{_named(heirs)}に分けられた"
        if not heirs:
            return None
        alone = len(self._origins[heirs[0].iri]) == 1 and heirs[0].iri not in self.sides.former.things
        return f"{_named(heirs)}に{'引き継がれた' if alone else 'まとめられた'}"

    def of_new(self, thing: Entity) -> str | None:
        """Say where a thing of the new revision comes from."""
        origins = self._origins.get(thing.iri, [])
        if len(origins) > 1:
            return f"{_named(origins)}をまとめた"
        if not origins:
            return None
        alone = len(self._heirs[origins[0].iri]) == 1 and origins[0].iri not in self.sides.new.things
        return f"{_named(origins)}{'を引き継いだ' if alone else 'から分かれた'}"

    def of_renamed(self, before: Entity, after: Entity) -> str | None:
        """Say what a thing that goes by another name left to new ones, or took over from those that are gone."""
        if heirs := self._heirs.get(before.iri):
            return f"{_named([after, *heirs])}に分けられた"
        origins = self._origins.get(after.iri)
        return f"{_named([before, *origins])}をまとめた" if origins else None

    @cached_property
    def _heirs(self) -> dict[str, list[Entity]]:
        return _grouped((before.iri, after) for before, after in self._pairs)

    @cached_property
    def _origins(self) -> dict[str, list[Entity]]:
        return _grouped((after.iri, before) for before, after in self._pairs)

    @cached_property
    def _pairs(self) -> list[tuple[Entity, Entity]]:
        """List what stood before with what has of it, each pair once, whichever side it was found from."""
        gone = _all_found_again(self.sides.former, self.sides.new)
        came = ((before, after) for after, before in _all_found_again(self.sides.new, self.sides.former))
        return list({(before.iri, after.iri): (before, after) for before, after in (*gone, *came)}.values())


def _grouped(pairs: Iterable[tuple[str, Entity]]) -> dict[str, list[Entity]]:
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for iri, thing in pairs:
        found[iri].append(thing)
    return found


def _all_found_again(side: Side, other: Side) -> Iterator[tuple[Entity, Entity]]:
    yield from _found_again(side, other)
    yield from dealt_out(side, other)


def _found_again(side: Side, other: Side) -> Iterator[tuple[Entity, Entity]]:
    """Yield what stands on one side alone, with the thing of the other side that has of it."""
    for kind in KINDS:
        alone = [thing for thing in side.projection.select(kind=kind) if thing.iri not in other.things]
        candidates = list(other.projection.select(kind=kind)) if alone else []
        wordings = [fold(other.reading.wording(candidate)) for candidate in candidates]
        for thing in alone:
            at = _holding_words(fold(side.reading.wording(thing)), wordings)
            found = candidates[at] if at is not None else _holding_parts(side, thing, other, candidates)
            if found:
                yield thing, found


def _holding_words(wording: str, wordings: Sequence[str]) -> int | None:
    """Find the longer wording that holds most of one."""
    if len(wording) < _ENOUGH_WORDS:
        return None
    longer = {at: theirs for at, theirs in enumerate(wordings) if len(theirs) > len(wording)}
    best = process.extractOne(wording, longer, scorer=fuzz.partial_ratio, score_cutoff=_OF_THE_SAME_STUFF)
    return best[2] if best else None


def _holding_parts(side: Side, thing: Entity, other: Side, candidates: list[Entity]) -> Entity | None:
    """Find the measure that has programmes of this one, or most of its KPIs, and did not have them beside it."""
    for parts_of, least in ((_programmes, 0.0), (_own_kpis, 0.5)):
        own = parts_of(side, thing)
        for candidate in candidates if own else ():
            taken = own & parts_of(other, candidate) - parts_of(side, candidate)
            is_enough = taken and len(taken) >= least * len(own)
            if is_enough and not (parts_of is _own_kpis and _says_the_same(side, other, candidate)):
                return candidate
    return None


def _says_the_same(side: Side, other: Side, candidate: Entity) -> bool:
    """Tell whether a measure goes on in the same words, so that the KPIs it left to another are all that it left."""
    here = side.things.get(candidate.iri)
    words = fold(other.reading.wording(candidate))
    return here is not None and bool(words) and words == fold(side.reading.wording(here))


def _programmes(side: Side, thing: Entity) -> Set[str]:
    return side.joined(thing.iri, Relation.IMPLEMENTED_BY, _PROGRAMMES).keys()


def _own_kpis(side: Side, measure: Entity) -> Set[str]:
    """Give the KPIs that measure this measure alone; those that it shares go on in any of the others."""
    found = side.joined(measure.iri, Relation.MEASURED_BY, _KPIS) if measure.kind is Kind.MEASURE else ()
    return {kpi for kpi in found if len(side.joined(kpi, Relation.MEASURED_BY, KINDS, upward=False)) == 1}


def _named(things: list[Entity]) -> str:
    return "と".join(f"「{thing.label}」" for thing in things)
