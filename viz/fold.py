"""Which cards a picture has: one per thing, and where there are too many of a kind, one that stands for the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.canvas import Line
from viz.card import Card, card_of, folded_card
from viz.draft import Draft

_NEAR, _NEAR_BELOW = 12, 4  # cards of what an opened card unfolds to: in a column, and hanging on it
_SENTENCES = frozenset({Kind.CLAIM})  # whole sentences: beside other things they are one card that says how many
_APART = frozenset({Kind.PROGRAMME, Kind.MEASURE, Kind.OUTPUT, Kind.OUTCOME})  # folded apart by what they lead to
_Group: TypeAlias = tuple[Kind, int, str | None]  # kind, level, and the key of what a card hangs on or leads to


@dataclass(frozen=True, slots=True)
class Box:
    """A card before it has a place. `owner` is the key of the card that it hangs on, None where it stands for itself.

    `folded` are the keys of the things that a fold stands for; `caption` heads the rack that the card may stand in.
    """

    key: str
    kind: Kind
    card: Card
    level: int
    owner: str | None = None
    folded: tuple[str, ...] = ()
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Boxes:
    """The cards by key, and which card stands for which thing (by IRI)."""

    by_key: Mapping[str, Box]
    stands_for: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Folding:
    """How much is folded: beyond `most` cards of a kind, and everything in columns of a rank less than `below`."""

    most: int
    below: int = 0

    def limit(self, rank: int) -> int:
        """Give the most cards of a kind in a column; of a kind that hangs on another card, at each."""
        return self.most if rank >= self.below else 0


def boxes_of(draft: Draft, folding: Folding, width: int) -> Boxes:
    """Give the cards, folded.

    What hangs on a fold is folded too, unless it is asked for itself. `width` is that of `card_of`.
    """
    owners = _owners(draft)
    by_key: dict[str, Box] = {}
    stands_for: dict[str, str] = {}
    for (kind, level, beside), alike in _groups(draft, owners, stands_for):
        owner = beside if draft.hangs(alike[0]) else None
        key = _fold_key(draft, kind, level, beside)
        hangs_on_fold = owner is not None and bool(by_key[owner].folded)
        place = by_key[owner].level if owner else level
        most = 0 if kind in _SENTENCES else folding.limit(draft.rank_of(place))
        most = 0 if hangs_on_fold else max(most, 1)  # a fold of one thing would only hide its name
        if not draft.near.isdisjoint(thing.iri for thing in alike):
            most = max(most, _NEAR_BELOW if owner else _NEAR)
        drawn, rest = _split(alike, draft.kept, len(alike) if key in draft.unfolded else most)
        for thing in drawn:
            name = stands_for[thing.iri] = key_of(thing.iri)
            card = card_of(thing, width, draft.notes.get(thing.iri, ()))
            by_key[name] = Box(name, kind, card, place, owner, caption=draft.captions.get(thing.iri))
        if rest:
            stands_for.update(dict.fromkeys((thing.iri for thing in rest), key))
            card = folded_card(kind, len(rest), are_others=bool(drawn))
            caption = draft.captions.get(rest[0].iri)
            by_key[key] = Box(key, kind, card, place, owner, tuple(key_of(thing.iri) for thing in rest), caption)
    return Boxes(_in_order(draft, by_key, stands_for), stands_for)


def _in_order(draft: Draft, by_key: Mapping[str, Box], stands_for: Mapping[str, str]) -> dict[str, Box]:
    """Put the cards in the order of the draft, a fold after the cards of its kind."""
    alone = [key for thing in draft.things if not by_key[key := stands_for[thing.iri]].folded]
    folds = [key for key, box in by_key.items() if box.folded]
    return {key: by_key[key] for key in (*alone, *folds)}


def _fold_key(draft: Draft, kind: Kind, level: int, beside: str | None) -> str:
    moved = f"-{level}" if draft.levels else ""
    return f"fold-{kind.lower()}{moved}{f'-{beside}' if beside else ''}"


def _owners(draft: Draft) -> dict[str, str]:
    """Find for every satellite the thing that it hangs on: the first of the highest that it is joined to."""
    owners: dict[str, Entity] = {}
    for line in draft.lines:
        for thing, other in ((line.head, line.tail), (line.tail, line.head)):
            if draft.hangs(thing) and not draft.hangs(other):
                known = owners.get(thing.iri)
                if known is None or draft.level_of(other) > draft.level_of(known):
                    owners[thing.iri] = other
    return {iri: owner.iri for iri, owner in owners.items()}


def _groups(
    draft: Draft, owners: Mapping[str, str], stands_for: Mapping[str, str]
) -> Iterable[tuple[_Group, list[Entity]]]:
    """Group what is folded together, column by column from the right, and what hangs on cards last.

    So `stands_for` knows what things lead to and what they hang on, folded or not.
    """
    standing = [thing for thing in draft.things if not draft.hangs(thing)]
    for level in sorted({draft.level_of(thing) for thing in standing}, reverse=True):
        goals = _goals(draft, level, stands_for) if draft.grouped else {}
        groups: defaultdict[_Group, list[Entity]] = defaultdict(list)
        for thing in standing:
            if draft.level_of(thing) == level:
                groups[thing.kind, level, goals.get(thing.iri)].append(thing)
        yield from groups.items()
    hanging: defaultdict[_Group, list[Entity]] = defaultdict(list)
    for thing in draft.things:
        if draft.hangs(thing):
            owner = owners.get(thing.iri)
            hanging[thing.kind, draft.level_of(thing), stands_for[owner] if owner else None].append(thing)
    yield from hanging.items()


def _goals(draft: Draft, level: int, stands_for: Mapping[str, str]) -> dict[str, str]:
    """Name what each thing of a column leads to: the cards in columns to its right."""
    goals: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in draft.lines:
        if draft.level_of(line.tail) == level and line.tail.kind in _APART and _is_right(draft, line):
            goals[line.tail.iri][stands_for[line.head.iri]] = None
    return {iri: "+".join(sorted(keys)) for iri, keys in goals.items()}


def _is_right(draft: Draft, line: Line) -> bool:
    return not draft.hangs(line.head) and draft.level_of(line.head) > draft.level_of(line.tail)


def _split(alike: Sequence[Entity], kept: frozenset[str], limit: int) -> tuple[list[Entity], list[Entity]]:
    """Part what is drawn from what is folded; the fold itself takes the place of one card."""
    first = sorted(alike, key=lambda thing: thing.iri not in kept)  # stable: the given order within each half
    room = len(first) if len(first) <= limit else max(limit - 1, sum(thing.iri in kept for thing in first))
    return first[:room], first[room:]
