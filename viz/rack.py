"""Racks: cards with the same neighbours stand together in a frame, which is joined once for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from ontology.model import Kind
from viz.card import TAG_HEIGHT, Card
from viz.fold import Box

FEWEST = 2  # cards side by side; two that stand one below the other need no frame
MARGIN = 10  # px between the frame and its cards
GAP = 10  # px between cards of a rack


@dataclass(frozen=True, slots=True)
class Rack:
    """A frame with its cards in reading order, `abreast` of them side by side, all as wide as the widest."""

    key: str
    kind: Kind
    cards: tuple[Box, ...]
    abreast: int

    @property
    def caption(self) -> Card:
        """Say what joins the cards where no line does; else the frame needs no words."""
        return Card(self.cards[0].caption or "", ())

    @property
    def head(self) -> int:
        """Give the height above the first row, in px."""
        return MARGIN + (TAG_HEIGHT if self.caption.tag else 0)

    @property
    def room(self) -> int:
        """Give the width of a card, in px."""
        return max(box.card.width for box in self.cards)

    @property
    def width(self) -> int:
        """Give the width of the frame, in px."""
        return max(self.abreast * (self.room + GAP) - GAP + 2 * MARGIN, self.caption.width)

    @property
    def rows(self) -> tuple[tuple[Box, ...], ...]:
        """Part the cards into rows."""
        return tuple(self.cards[at : at + self.abreast] for at in range(0, len(self.cards), self.abreast))

    @property
    def height(self) -> int:
        """Give the height of the frame, in px."""
        return self.head + sum(max(box.card.height for box in row) + GAP for row in self.rows) - GAP + MARGIN


def racks_of(
    boxes: Iterable[Box], ends: Collection[tuple[str, str]], alone: Collection[str], abreast: int
) -> list[Rack]:
    """Put boxes of a kind and a column that have the same neighbours into racks.

    `ends` are the lines between boxes; boxes in `alone` (keys) and those with cards below them stay outside.
    """
    neighbours = _neighbours(ends)
    groups: defaultdict[tuple[Kind, int, object], list[Box]] = defaultdict(list)
    listed = list(boxes)
    owners = {box.owner for box in listed}
    for box in listed:
        if box.owner is None and box.key not in owners and box.key not in alone:
            groups[box.kind, box.level, neighbours.get(box.key)].append(box)
    return [
        Rack(f"rack-{cards[0].key}", kind, tuple(cards), _abreast(len(cards), abreast))
        for (kind, _, _), cards in groups.items()
        if len(cards) > FEWEST or (len(cards) == FEWEST and abreast > 1)
    ]


def _abreast(count: int, most: int) -> int:
    """Choose how many stand side by side: no more than it takes to fill the rows evenly."""
    return ceil(count / ceil(count / most))


def _neighbours(ends: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[tuple[str, bool]]]:
    found: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    for tail, head in ends:
        found[tail].add((head, True))
        found[head].add((tail, False))
    return {key: frozenset(others) for key, others in found.items()}
