"""A thing as a card of a figure: what is written on it and how big it is. Sizes in px at zoom 1."""

from dataclasses import dataclass

from ontology.model import Entity, Kind, Kpi
from viz.language import word
from viz.style import KINDS
from viz.wrap import shorten, width_of, wrap

FONT_SIZE = 15
LINE_HEIGHT = 21
TAG_SIZE = 11.5
TAG_HEIGHT = 20
NOTE_SIZE = 12.5
NOTE_HEIGHT = 18
PADDING_X = 14
PADDING_Y = 9

WIDE, NARROW = 13, 10  # em of a label
_LABEL_LINES = {WIDE: 4, NARROW: 5}
_TARGET_LINES = 2
_SIGN = 22  # px


@dataclass(frozen=True, slots=True)
class Card:
    """What is written on a card: `tag` (kind, notation), `lines` (the label), `notes` (a KPI's target and deadline).

    `room` is kept free beside the tag, in px, for the sign that the card opens.
    """

    tag: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    room: int = 0

    @property
    def width(self) -> int:
        """Give the width that the longest line needs, in px."""
        lines = [width_of(line) * FONT_SIZE for line in self.lines]
        notes = [width_of(note) * NOTE_SIZE for note in self.notes]
        return round(max([width_of(self.tag) * TAG_SIZE + self.room, *lines, *notes])) + 2 * PADDING_X

    @property
    def height(self) -> int:
        """Give the height of all lines, in px."""
        return TAG_HEIGHT + len(self.lines) * LINE_HEIGHT + len(self.notes) * NOTE_HEIGHT + 2 * PADDING_Y


def card_of(entity: Entity, width: int = WIDE, notes: tuple[str, ...] = ()) -> Card:
    """Write a thing on a card, `WIDE` or `NARROW`, with `notes` of a line each below its own.

    What is too long ends in an ellipsis (the panel has it in full).
    """
    return Card(tag_of(entity), wrap(entity.label, width, _LABEL_LINES[width]), (*_notes(entity, width), *notes))


def folded_card(kind: Kind, count: int, *, are_others: bool) -> Card:
    """Write a card that stands for `count` things that are not drawn, while others of the kind are or are not."""
    count_told = word("ほか {n} 件", "{n} more", n=count) if are_others else word("{n} 件", "{n}", n=count)
    return Card(word(KINDS[kind]), (count_told,), room=_SIGN)


def tag_of(entity: Entity) -> str:
    """Name the kind, with the notation of the text: 「アウトカム A」; a notation such as 「KPI①」 names it already."""
    style, notation = KINDS[entity.kind], entity.notation or ""
    kind = word(style)
    named = notation if notation.startswith(kind) else f"{kind} {notation.removeprefix(style.ja).strip()}"
    return shorten(named, NARROW * FONT_SIZE / TAG_SIZE)


def _notes(entity: Entity, width: int) -> tuple[str, ...]:
    if not isinstance(entity, Kpi):
        return ()
    room = width * FONT_SIZE / NOTE_SIZE
    target = wrap(f"{word('目標', 'Target')} {entity.target.printed}", room, _TARGET_LINES) if entity.target else ()
    deadline = wrap(f"{word('期限', 'By')} {entity.deadline.printed}", room, 1) if entity.deadline else ()
    return (*target, *deadline)
