"""What a picture is to show, before anything in it has a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ontology.model import Entity
from viz.canvas import Line
from viz.style import KINDS

LEGIBLE = 0.62  # of the size at zoom 1: labels have 9 px


@dataclass(frozen=True, slots=True)
class Draft:
    """Things and lines, and how they want to be drawn.

    Things in `focus` (IRIs) stand out; they and those in `apart` are never folded away. `levels` moves things (by IRI)
    into a column other than that of their kind, `headings` names columns (by level) in Japanese and English, `ranks`
    says in which order columns (by level) are folded. `notes` writes more on cards (by IRI), `captions` heads the rack
    of things that have nothing to their right (by IRI). `unfolded` are the keys of folds that are to be opened, `near`
    the things (IRIs) that opened cards unfold to, which are folded late. `legible` is the zoom below which there is
    more folding. Where `grouped`, things are folded apart by what they lead to, and things with the same neighbours
    share a rack.
    """

    things: Sequence[Entity]
    lines: Sequence[Line]
    focus: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    ranks: Mapping[int, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)
    unfolded: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    legible: float = LEGIBLE
    grouped: bool = False

    def level_of(self, thing: Entity) -> int:
        """Give the column that a thing asks for, counted from the left; there may be gaps."""
        return self.levels.get(thing.iri, KINDS[thing.kind].level)

    def rank_of(self, level: int) -> int:
        """Give the rank of a column: those of lower rank are folded first."""
        return self.ranks.get(level, level)

    def hangs(self, thing: Entity) -> bool:
        """Tell whether a thing stands below another one, and not in a column of its own."""
        return KINDS[thing.kind].satellite and thing.iri not in self.levels

    @property
    def kept(self) -> frozenset[str]:
        """Name the things (IRIs) that always have a card of their own."""
        return self.focus | self.apart
