"""Which cards a picture has: one per thing, and where there are too many of a kind, one that stands for the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.canvas import Line
from viz.card import Card, card_of, folded_card
from viz.style import KINDS

_SENTENCES = frozenset({Kind.CLAIM})  # whole sentences: beside other things they are one card that says how many
_Group: TypeAlias = tuple[Kind, str | None]


@dataclass(frozen=True, slots=True)
class Box:
    """A card before it has a place. `owner` is the key of the card that it hangs on, None where it stands for itself.

    `folded` are the keys of the things that a fold stands for.
    """

    key: str
    kind: Kind
    card: Card
    level: int
    owner: str | None = None
    folded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """The cards by key, and which card stands for which thing (by IRI)."""

    by_key: Mapping[str, Box]
    stands_for: Mapping[str, str]


def boxes_of(things: Sequence[Entity], lines: Iterable[Line], focus: frozenset[str], limit: int, width: int) -> Boxes:
    """Give the cards, at most `limit` of a kind, and of a kind that hangs on another card at most `limit` at each.

    What hangs on a fold is folded too. Things in `focus` (IRIs) are never folded. `width` is that of `card_of`.
    """
    owners = _owners(lines)
    by_key: dict[str, Box] = {}
    stands_for: dict[str, str] = {}
    for (kind, owner), alike in _groups(things, owners, stands_for):
        key = f"fold-{kind.lower()}{f'-{owner}' if owner else ''}"
        hangs_on_fold = owner is not None and bool(by_key[owner].folded)
        level = by_key[owner].level if owner else KINDS[kind].level
        drawn, rest = _split(alike, focus, 0 if hangs_on_fold or kind in _SENTENCES else limit)
        for thing in drawn:
            name = stands_for[thing.iri] = key_of(thing.iri)
            by_key[name] = Box(name, kind, card_of(thing, width), level, owner)
        if rest:
            stands_for.update(dict.fromkeys((thing.iri for thing in rest), key))
            card = folded_card(kind, len(rest), are_others=bool(drawn))
            by_key[key] = Box(key, kind, card, level, owner, tuple(key_of(thing.iri) for thing in rest))
    return Boxes(by_key, stands_for)


def _owners(lines: Iterable[Line]) -> dict[str, str]:
    """Find for every satellite the thing that it hangs on: the first of the highest that it is joined to."""
    owners: dict[str, Entity] = {}
    for line in lines:
        for thing, other in ((line.head, line.tail), (line.tail, line.head)):
            if KINDS[thing.kind].satellite and not KINDS[other.kind].satellite:
                known = owners.get(thing.iri)
                if known is None or KINDS[other.kind].level > KINDS[known.kind].level:
                    owners[thing.iri] = other
    return {iri: owner.iri for iri, owner in owners.items()}


def _groups(
    things: Sequence[Entity], owners: Mapping[str, str], stands_for: Mapping[str, str]
) -> Iterable[tuple[_Group, list[Entity]]]:
    """Group what is folded together; owners come before what hangs on them, so that `stands_for` knows them."""
    for satellite in (False, True):
        groups: defaultdict[_Group, list[Entity]] = defaultdict(list)
        for thing in things:
            if KINDS[thing.kind].satellite is satellite:
                owner = owners.get(thing.iri) if satellite else None
                groups[thing.kind, stands_for[owner] if owner else None].append(thing)
        yield from groups.items()


def _split(alike: Sequence[Entity], focus: frozenset[str], limit: int) -> tuple[list[Entity], list[Entity]]:
    """Part what is drawn from what is folded; the fold itself takes the place of one card."""
    first = sorted(alike, key=lambda thing: thing.iri not in focus)  # stable: the given order within each half
    room = len(first) if len(first) <= limit else max(limit - 1, sum(thing.iri in focus for thing in first))
    return first[:room], first[room:]
