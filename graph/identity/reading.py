"""What was read from a revision, with the words that each thing is described in."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ontology.model import Entity, Evidence, Extraction, Kind
from ontology.text import Sentence, SourceText

_HEADED = frozenset({Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT, Kind.MEASURE})
_LISTED = frozenset({Kind.PROGRAMME, Kind.KPI, Kind.ROADMAP_ITEM, Kind.BUDGET})
_LABEL = re.compile(r"[（(【〔<＜■◆●○□※KＫ＊*|]")  # begins what stands over a list, and is no wording of its own
_LONGEST = 3_000  # characters of a description; what is longer is a chapter


@dataclass(frozen=True)
class Reading:
    """An extraction with its text, where the store has it."""

    extraction: Extraction
    text: SourceText | None = None

    @cached_property
    def things(self) -> Mapping[str, Entity]:
        """Give the things by IRI."""
        return {entity.iri: entity for entity in self.extraction.entities}

    def passage(self, entity: Entity) -> Evidence | None:
        """Give the passage that describes a measure or a result: the sentences under its heading, up to its lists."""
        return max(self._passages(entity), key=lambda passage: passage.end - passage.start, default=None)

    def wording(self, entity: Entity) -> str:
        """Give the words of `passage` as clean text, "" where there are none."""
        passage = self.passage(entity)
        return "".join(sentence.text for sentence in self._within(passage)) if passage else ""

    def _passages(self, entity: Entity) -> list[Evidence]:
        if self.text is None or entity.kind not in _HEADED:
            return []
        found = (self._below(place) for place in entity.evidence if place.document == self.text.document)
        return [passage for passage in found if passage]

    def _below(self, heading: Evidence) -> Evidence | None:
        stop = self._stops[bisect_left(self._stops, heading.end)] if self._stops else heading.end
        sentences = self._sentences(heading.end, min(stop, heading.end + _LONGEST))
        prose = _prose(takewhile(lambda sentence: not _LABEL.match(sentence.text), sentences))
        if not prose or self.text is None:
            return None
        start, end = prose[0].start, prose[-1].end
        return Evidence(self.text.document, start, end, self.text.content[start:end], prose[0].page)

    def _within(self, passage: Evidence) -> list[Sentence]:
        return self._sentences(passage.start, passage.end)

    def _sentences(self, start: int, end: int) -> list[Sentence]:
        if self.text is None:
            return []
        first = bisect_left(self._starts, start)
        return list(takewhile(lambda sentence: sentence.end <= end, self.text.sentences[first:]))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.text.sentences] if self.text else []

    @cached_property
    def _stops(self) -> list[int]:
        """List where a description ends at the latest: where a section, a thing or the end of the text comes."""
        sections = (section.start for section in self.extraction.document.sections)
        things = (
            place.start
            for entity in self.extraction.entities
            if entity.kind in _HEADED | _LISTED
            for place in entity.evidence
        )
        end = len(self.text.content) if self.text else 0
        return sorted({*sections, *things, end, 1 << 62})


def _prose(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Leave out what stands between the last full stop and a list: its label, the head of its table."""
    found = list(sentences)
    ends = [at for at, sentence in enumerate(found) if sentence.text.endswith("。")]
    return found[: ends[-1] + 1] if ends else found
