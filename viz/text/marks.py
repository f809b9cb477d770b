"""What was read at which place of a text, and a sentence cut where any of it begins or ends."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.projection import Projection
from ontology.model import Entity, Evidence, Link, Unresolved
from viz.text.alignment import Line


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the source text (code points, half-open) with the thing, link or puzzle that was read there."""

    start: int
    end: int
    what: Entity | Link | Unresolved


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that the same marks cover, the innermost (the shortest) first; `hit` where they were asked for."""

    text: str
    marks: tuple[Mark, ...]
    hit: bool

    @property
    def thing(self) -> Entity | None:
        """Give the innermost thing that is named here."""
        return next((mark.what for mark in self.marks if isinstance(mark.what, Entity)), None)

    @property
    def is_link(self) -> bool:
        """Tell whether a link stands on these words."""
        return any(isinstance(mark.what, Link) for mark in self.marks)

    @property
    def is_puzzle(self) -> bool:
        """Tell whether these words were not understood."""
        return any(isinstance(mark.what, Unresolved) for mark in self.marks)


def marks_in(projection: Projection, document: str, start: int, end: int) -> list[Mark]:
    """List the marks that touch a span of a document, in the order of the text."""
    marks = projection.derived(_all_marks).get(document, ())
    return [mark for mark in marks if mark.start < end and mark.end > start]


def _all_marks(projection: Projection) -> dict[str, list[Mark]]:
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    read: list[tuple[Entity | Link | Unresolved, tuple[Evidence, ...]]] = [
        *((thing, thing.evidence) for thing in projection.entities.values()),
        *((link, link.evidence) for link in projection.links),
        *((puzzle, (puzzle.evidence,)) for puzzle in projection.unresolved),
    ]
    for what, passages in read:
        for passage in passages:
            found[passage.document].append(Mark(passage.start, passage.end, what))
    for marks in found.values():
        marks.sort(key=lambda mark: (mark.start, -mark.end))
    return dict(found)


def stretches(line: Line, marks: Sequence[Mark], hit: tuple[int, int] | None) -> Iterator[Stretch]:
    """Cut a sentence wherever a mark begins or ends; marks may lie in one another or overlap.

    Marks of the same span and things keep the order in which they come.
    """
    spans = [(*line.within(mark.start, mark.end), mark) for mark in marks]
    asked = line.within(*hit) if hit else (0, 0)
    cuts = {0, len(line.offsets), *asked, *(place for first, last, _ in spans for place in (first, last))}
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        over = [mark for low, high, mark in spans if low <= first and high >= last]
        over.sort(key=lambda mark: mark.end - mark.start)
        yield Stretch(line.sentence.text[first:last], tuple(over), asked[0] <= first < asked[1])
