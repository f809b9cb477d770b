"""What stands in both texts word for word and was read in one alone: no change of policy, however it came about.

Whether a heading is a goal, or a line a programme, may hang on what stands elsewhere in a text. Where the passages that
a thing stands on are in the other text as often as in its own, nobody added or struck anything.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.identity import Reading
from graph.identity.folding import fold
from ontology.model import Entity, Evidence, Kind

_JOINING = ("と", "や", "及び", "並びに")
_TELLING = 12  # folded characters that are found by chance nowhere; what is shorter has to be whole lines


def read_apart(reading: Reading, other: Reading, kinds: Collection[Kind]) -> frozenset[str]:
    """List the things, by IRI, that only `reading` has although the other text says the same in the same words."""
    if reading.text is None or other.text is None:
        return frozenset()
    here, there = _Words(reading.text.content), _Words(other.text.content)
    alone = (thing for iri, thing in reading.things.items() if thing.kind in kinds and iri not in other.things)
    return frozenset(thing.iri for thing in alone if _stands(thing, reading.text.document, here, there))


def _stands(thing: Entity, document: str, here: "_Words", there: "_Words") -> bool:
    passages = [here.around(place) for place in thing.evidence if place.document == document]
    return bool(passages) and all(there.count(passage) >= here.count(passage) > 0 for passage in passages)


@dataclass(frozen=True)
class _Words:
    """A text as `fold` has it, with the places where its lines begin and end."""

    content: str

    def around(self, place: Evidence) -> str:
        """Fold the lines that a passage stands on."""
        start = self.content.rfind("\n", 0, place.start) + 1
        end = self.content.find("\n", place.end)
        return "".join(map(fold, self.content[start : end if end >= 0 else None].split("\n")))

    def count(self, passage: str) -> int:
        """Count how often a folded passage stands in the text; a short one as whole lines alone."""
        long = len(passage) >= _TELLING
        return sum(self._is_whole(at, passage) or (long and self._ends(at, passage)) for at in self._places(passage))

    def _ends(self, at: int, passage: str) -> bool:
        """Tell a passage from the beginning of a name that goes on: 窓口の開設 in 窓口の開設と案内の充実."""
        return not self._folded.startswith(_JOINING, at + len(passage))

    def _places(self, passage: str) -> Iterator[int]:
        at = self._folded.find(passage) if passage else -1
        while at >= 0:
            yield at
            at = self._folded.find(passage, at + len(passage))

    def _is_whole(self, at: int, passage: str) -> bool:
        return at in self._borders and at + len(passage) in self._borders

    @cached_property
    def _lines(self) -> list[str]:
        return list(map(fold, self.content.split("\n")))

    @cached_property
    def _folded(self) -> str:
        return "".join(self._lines)

    @cached_property
    def _borders(self) -> frozenset[int]:
        at, found = 0, {0}
        for line in self._lines:
            at += len(line)
            found.add(at)
        return frozenset(found)
