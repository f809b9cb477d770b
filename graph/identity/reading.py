"""What was read from a revision, with the words that each thing is described in."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, takewhile

from ontology.model import Entity, Evidence, Extraction, Kind
from ontology.text import Sentence, SourceText

_HEADED = frozenset({Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT, Kind.MEASURE})
_LISTED = frozenset({Kind.PROGRAMME, Kind.ROADMAP_ITEM, Kind.BUDGET})
_LABEL = re.compile(r"[（(【〔<＜■◆●○□※KＫ＊*|]")  # begins what stands over a list, and is no wording of its own
_NOTE = re.compile(r"[\d*＊※†\[(（]|注")  # begins a note at the foot of a page
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
        """Give the passage that describes a measure or a result: the sentences under its heading, up to its lists.

        Where KPIs stand between its sentences (○…。（KPI：…）○…。) the passage holds them, and its wording does not.
        """
        return max(self._passages(entity), key=lambda passage: passage.end - passage.start, default=None)

    def wording(self, entity: Entity) -> str:
        """Give the words of `passage` as clean text, "" where there are none."""
        passage = self.passage(entity)
        return "".join(sentence.text for sentence in self._within(passage)) if passage else ""

    def following(self, place: Evidence) -> str:
        """Give what is printed behind a place, as far as the next thing that is headed or listed."""
        if self.text is None or place.document != self.text.document:
            return ""
        stop = self._stops[bisect_left(self._stops, place.end)]
        return self.text.content[place.end : min(stop, place.end + _LONGEST)]

    def _passages(self, entity: Entity) -> list[Evidence]:
        if self.text is None or entity.kind not in _HEADED:
            return []
        found = (self._below(place) for place in entity.evidence if place.document == self.text.document)
        return [passage for passage in found if passage]

    def _below(self, heading: Evidence) -> Evidence | None:
        stop = self._stops[bisect_left(self._stops, heading.end)] if self._stops else heading.end
        sentences = self._sentences(heading.end, min(stop, heading.end + _LONGEST))
        prose = _prose(takewhile(lambda sentence: not _LABEL.match(sentence.text), self._told(sentences)))
        if not prose or self.text is None:
            return None
        start, end = prose[0].start, prose[-1].end
        return Evidence(self.text.document, start, end, self.text.content[start:end], prose[0].page)

    def _within(self, passage: Evidence) -> list[Sentence]:
        return list(self._told(self._sentences(passage.start, passage.end)))

    def _sentences(self, start: int, end: int) -> list[Sentence]:
        if self.text is None:
            return []
        first = bisect_left(self._starts, start)
        begun = self.text.sentences[first - 1] if first else None
        rest = _rest_of(begun, start, self.text.content) if begun and start < begun.end <= end else None
        whole = takewhile(lambda sentence: sentence.end <= end, self.text.sentences[first:])
        return [*([rest] if rest else []), *whole]

    def _told(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Leave out what KPIs were read from, which is compared as their figures; below it, only what goes on."""
        has_kpis = False
        for sentence in sentences:
            at = bisect_left(self._measured, (sentence.end, 0))
            if at and self._measured[at - 1][1] > sentence.start:
                has_kpis = True
            elif not has_kpis or _LABEL.match(sentence.text) or self._goes_on(sentence):
                yield sentence

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell a sentence that a measure goes on with below a KPI from notes at the foot and cells of tables."""
        content = self.text.content if self.text else ""
        before = content[content.rfind("\n", 0, sentence.start) + 1 : sentence.start]
        return bool(before) and sentence.text.endswith("。") and not _NOTE.match(sentence.text)

    @cached_property
    def _measured(self) -> list[tuple[int, int]]:
        """List the places that KPIs were read from, in order, each reaching as far as any before it."""
        places = sorted(
            (place.start, place.end)
            for entity in self.extraction.entities
            if entity.kind is Kind.KPI
            for place in entity.evidence
        )
        furthest = accumulate((end for _, end in places), max)
        return list(zip((start for start, _ in places), furthest, strict=True))

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


def _rest_of(sentence: Sentence, start: int, content: str) -> Sentence | None:
    """Give what a heading without an end of its own left of the sentence that it was read as one with."""
    rest = content[start : sentence.end]
    begin = start + len(rest) - len(rest.lstrip())
    before = content[sentence.start : begin]
    if "\n" not in before[len(before.rstrip()) :] or not sentence.text.endswith("。"):
        return None
    return Sentence(begin, sentence.end, _clean(sentence, content, begin), sentence.page)


def _clean(sentence: Sentence, content: str, begin: int) -> str:
    """Cut the clean words of a sentence where its printed ones begin at `begin`; as printed where they differ."""
    head, at = "".join(content[sentence.start : begin].split()), 0
    for character in head:
        at = len(sentence.text) - len(sentence.text[at:].lstrip())
        if not sentence.text.startswith(character, at):
            return "".join(content[begin : sentence.end].split())
        at += 1
    return sentence.text[at:].lstrip()


def _prose(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Leave out what stands between the last full stop and a list: its label, the head of its table."""
    found = list(sentences)
    ends = [at for at, sentence in enumerate(found) if sentence.text.endswith("。")]
    return found[: ends[-1] + 1] if ends else found
