"""Where in a document things are named, so that a passage leads to the things that it speaks of."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ontology.model import Evidence, Extraction, Section

_LOOK_BACK = 50  # names that begin before a passage and still reach into it stand at most so many places before


@dataclass(frozen=True, slots=True)
class Places:
    """Names and sections of one document, in the order of the text; build it with `Places.of`."""

    sections: tuple[Section, ...]
    named: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, extraction: Extraction) -> "Places":
        """Collect the places of a document."""
        home = extraction.document
        named = (
            (place.start, place.end, thing.iri)
            for thing in extraction.entities
            for place in thing.evidence
            if place.document == home.iri
        )
        return cls(tuple(sorted(home.sections, key=_order)), tuple(sorted(named)))

    def sections_at(self, offset: int) -> tuple[Section, ...]:
        """List the sections around an offset, the outermost first."""
        last = bisect_right(self.sections, offset, key=lambda section: section.start)
        return tuple(section for section in self.sections[:last] if offset < section.end)

    def things_at(self, passage: Evidence) -> tuple[str, ...]:
        """List the things named in a passage, else those named by the nearest heading above it that names any."""
        found = self._named_in(passage.start, passage.end)
        for section in reversed(self.sections_at(passage.start)):
            if found:
                break
            found = self._named_in(section.start, section.start + 1)
        return tuple(dict.fromkeys(found))

    def _named_in(self, start: int, end: int) -> list[str]:
        last = bisect_left(self.named, (end,))
        return [iri for _, stop, iri in self.named[max(0, last - _LOOK_BACK) : last] if stop > start]


def _order(section: Section) -> tuple[int, int]:
    return section.start, -section.end
