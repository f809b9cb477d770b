"""Find the things of a text again in its revision, and let them keep their IRIs.

First what people have decided, then what has a label that only one thing of either text has, then, kind by kind, the
assignment that scores best over all that is left. Each leans on what is known before it: a renamed output is known by
its measures, a renamed programme by its measure and the steps of its roadmap.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.identity.folding import fold
from graph.identity.match import Decided, Match, Verdict
from graph.identity.reading import Reading
from graph.identity.rewrite import apart, renamed
from ontology.model import Entity, Extraction, Kind

if TYPE_CHECKING:
    from graph.identity.likeness import Matrix

_KINDS = (
    Kind.MEASURE,
    Kind.OUTPUT,
    Kind.OUTCOME,
    Kind.IMPACT,
    Kind.PROGRAMME,
    Kind.KPI,
    Kind.ROADMAP_ITEM,
    Kind.BUDGET,
    Kind.EVENT,
    Kind.CLAIM,
)
_JUDGED = frozenset(_KINDS[:6])  # what a person can tell apart; steps and sentences follow from these


def identify(former: Reading, new: Reading, decided: Decided | None = None) -> tuple[Extraction, tuple[Match, ...]]:
    """Give the new extraction with the IRIs of the former one, and the pairs that say why.

    Listed are the pairs whose IRI or label changed, and all doubtful ones; `decided` overrules the scores.
    """
    finder = _Finder(former, new, decided or {})
    for kind in _KINDS:
        finder.settle(kind)
    for kind in _KINDS:
        finder.assign(kind)
    return renamed(new.extraction, finder.names()), tuple(finder.listed())


@dataclass
class _Finder:
    """Collects matches; `known` leads from the IRI of a new thing to that of the former one."""

    former: Reading
    new: Reading
    decided: Decided
    known: dict[str, str] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)

    def settle(self, kind: Kind) -> None:
        """Match the things of one kind that leave no doubt."""
        for match in self._by_decision(*self._open(kind)):
            self._take(match)
        for match in list(self._by_label(*self._open(kind))):
            self._take(match)

    def assign(self, kind: Kind) -> None:
        """Match the other things of one kind."""
        before, after = self._open(kind)
        if before and after:
            for match in list(self._by_score(list(before.values()), list(after.values()))):
                self._take(match)

    def _open(self, kind: Kind) -> tuple[dict[str, Entity], dict[str, Entity]]:
        """Give the things of one kind that are not matched yet, before and after, by IRI."""
        taken = set(self.known.values())
        former = (thing for thing in self.former.extraction.entities if thing.kind is kind and thing.iri not in taken)
        new = (thing for thing in self.new.extraction.entities if thing.kind is kind and thing.iri not in self.known)
        return {thing.iri: thing for thing in former}, {thing.iri: thing for thing in new}

    def names(self) -> dict[str, str]:
        """Give the new IRI of every thing that changes its own; one whose IRI is taken by another gets a fresh one."""
        taken = set(self.known.values())
        changed = {found: former for found, former in self.known.items() if found != former}
        parted = {new for (_, new), is_same in self.decided.items() if not is_same}
        for iri in self.new.things:
            if iri not in self.known and (iri in taken or iri in parted):
                changed[iri] = apart(iri, self.new.extraction.document.revision)
        return changed

    def listed(self) -> Iterator[Match]:
        """Yield the matches that are worth keeping."""
        for match in self.matches:
            if match.former != match.found or match.before != match.after or match.verdict is not Verdict.SAME:
                yield match

    def _take(self, match: Match) -> None:
        self.matches.append(match)
        if match.is_same:
            self.known[match.found] = match.former

    def _by_decision(self, before: Mapping[str, Entity], after: Mapping[str, Entity]) -> list[Match]:
        return [
            _match(before[former], after[new], 1.0, Verdict.DECIDED)
            for (former, new), is_same in self.decided.items()
            if is_same and former in before and new in after
        ]

    def _by_label(self, before: Mapping[str, Entity], after: Mapping[str, Entity]) -> Iterator[Match]:
        """Yield things of one label: those that nothing else is called by, or whose IRI says that they are the same."""
        named, called = _by_name(before.values()), _by_name(after.values())
        for name, things in called.items():
            for former, new in _namesakes(named.get(name, []), things):
                if self._may_match(former, new):
                    yield _match(former, new, 1.0, Verdict.SAME)

    def _by_score(self, before: list[Entity], after: list[Entity]) -> Iterator[Match]:
        from graph.identity.assignment import SAME, SURE, best_pairs  # noqa: PLC0415  numpy: only what is left needs it
        from graph.identity.likeness import Sides, scores  # noqa: PLC0415  likewise

        found = scores(Sides(self.former, self.new, self.known), before, after)
        self._forbid(before, after, found)
        for pair in best_pairs(before, after, found):
            is_sure = pair.score >= SURE and not pair.is_contested
            is_clear = is_sure or pair.former.kind not in _JUDGED
            verdict = Verdict.APART if pair.score < SAME else Verdict.SAME if is_clear else Verdict.DOUBTFUL
            if pair.former.kind in _JUDGED or verdict is not Verdict.APART:
                yield _match(pair.former, pair.new, round(min(pair.score, 1.0), 3), verdict)

    def _forbid(self, before: list[Entity], after: list[Entity], found: "Matrix") -> None:
        for row, one in enumerate(before):
            for column, two in enumerate(after):
                if not self._may_match(one, two):
                    found[row, column] = 0.0

    def _may_match(self, former: Entity, new: Entity) -> bool:
        return self.decided.get((former.iri, new.iri), True)


def _by_name(things: Iterable[Entity]) -> dict[str, list[Entity]]:
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for thing in things:
        found[fold(thing.label)].append(thing)
    return found


def _namesakes(former: list[Entity], new: list[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Pair things of one label: the only two, or as many as before with the same IRIs, which come from their places."""
    if len(former) == len(new) == 1:
        yield former[0], new[0]
    elif {thing.iri for thing in former} == {thing.iri for thing in new}:
        yield from zip(*(sorted(things, key=lambda thing: thing.iri) for things in (former, new)), strict=True)


def _match(former: Entity, new: Entity, score: float, verdict: Verdict) -> Match:
    return Match(former.kind, former.iri, new.iri, former.label, new.label, score, verdict)
