"""A thing as a card of a figure: what is written on it and how big it is. Sizes in px at zoom 1."""

from dataclasses import dataclass

from ontology.model import Entity, Kind, Kpi
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


@dataclass(frozen=True, slots=True)
class Card:
    """What is written on a card: `tag` (kind, notation), `lines` (the label), `notes` (a KPI's target and deadline)."""

    tag: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Give the width that the longest line needs, in px."""
        lines = [width_of(line) * FONT_SIZE for line in self.lines]
        notes = [width_of(note) * NOTE_SIZE for note in self.notes]
        return round(max([width_of(self.tag) * TAG_SIZE, *lines, *notes])) + 2 * PADDING_X

    @property
    def height(self) -> int:
        """Give the height of all lines, in px."""
        return TAG_HEIGHT + len(self.lines) * LINE_HEIGHT + len(self.notes) * NOTE_HEIGHT + 2 * PADDING_Y


def card_of(entity: Entity, width: int = WIDE) -> Card:
    """Write a thing on a card, `WIDE` or `NARROW`; what is too long ends in an ellipsis (the panel has it in full)."""
    return Card(tag_of(entity), wrap(entity.label, width, _LABEL_LINES[width]), _notes(entity, width))


def folded_card(kind: Kind, count: int, *, are_others: bool) -> Card:
    """Write a card that stands for `count` things that are not drawn, while others of the kind are or are not."""
    return Card(KINDS[kind].ja, (f"{'ほか ' if are_others else ''}{count} 件",))


def tag_of(entity: Entity) -> str:
    """Name the kind, with the notation of the text: 「アウトカム A」; a notation such as 「KPI①」 names it already."""
    kind, notation = KINDS[entity.kind].ja, entity.notation or ""
    return shorten(notation if notation.startswith(kind) else f"{kind} {notation}", NARROW * FONT_SIZE / TAG_SIZE)


def _notes(entity: Entity, width: int) -> tuple[str, ...]:
    if not isinstance(entity, Kpi):
        return ()
    room = width * FONT_SIZE / NOTE_SIZE
    target = wrap(f"目標 {entity.target.printed}", room, _TARGET_LINES) if entity.target else ()
    deadline = wrap(f"期限 {entity.deadline.printed}", room, 1) if entity.deadline else ()
    return (*target, *deadline)
