"""Find a passage again in another revision: by its words, by the words around it, by likeness.

Texts are compared without spaces and line breaks, which a new layout changes; what is found is quoted to the letter.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from ontology.decisions import Way
from ontology.model import Evidence
from ontology.text import SourceText

AROUND = 40  # characters kept before and after a passage
_ENOUGH_AROUND = 10  # characters on a side that tell one place from others
_LIKE = 80.0  # per cent of likeness from which on words of any place are the passage
_LIKE_BETWEEN = 40.0  # the same between the words that stood before and after: less is another passage in its place
_LIKE_HERE = 65.0  # the same where the thing that they are about is named
_SHORTEST = 8  # characters that likeness says anything about
_HERE = 1_500  # characters before and after that place


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found again, how, and how alike it is (0–1)."""

    passage: Evidence
    way: Way
    score: float


@dataclass(frozen=True)
class Page:
    """A text in which passages are looked for; `plain` is the text without spaces, `places` leads back."""

    text: SourceText

    @cached_property
    def places(self) -> list[int]:
        """Give the place in the source of each character of `plain`."""
        return [at for at, character in enumerate(self.text.content) if not character.isspace()]

    @cached_property
    def plain(self) -> str:
        """Give the text without spaces."""
        return squeezed(self.text.content)

    def around(self, passage: Evidence) -> tuple[str, str]:
        """Give the words before and after a passage."""
        content = self.text.content
        return content[max(0, passage.start - AROUND) : passage.start], content[passage.end : passage.end + AROUND]

    def find(self, quote: str, before: str, after: str, near: int | None = None) -> Found | None:
        """Find a passage by its words and those around it; `near` is where the thing that it is about is named."""
        sides = squeezed(before), squeezed(after)
        wanted, place = squeezed(quote), self._plain_place(near)
        return self._exact(wanted, *sides, place) or self._between(wanted, *sides) or self._alike(wanted, place)

    def occurrences(self, quote: str) -> list[Evidence]:
        """List all places where words stand, whatever their line breaks."""
        wanted = squeezed(quote)
        return [self._passage(at, at + len(wanted)) for at in _all(self.plain, wanted)]

    def _exact(self, quote: str, before: str, after: str, near: int | None) -> Found | None:
        def fitness(at: int) -> tuple[float, float]:
            end = at + len(quote)
            sides = (
                fuzz.ratio(before, self.plain[max(0, at - len(before)) : at]),
                fuzz.ratio(after, self.plain[end : end + len(after)]),
            )
            return sum(sides), -abs(at - near) if near is not None else 0.0

        best = max(_all(self.plain, quote), key=fitness, default=None)
        return None if best is None else Found(self._passage(best, best + len(quote)), Way.EXACT, 1.0)

    def _between(self, quote: str, before: str, after: str) -> Found | None:
        """Find what stands between the words before and after, if it is of about the same length."""
        if min(len(before), len(after)) < _ENOUGH_AROUND:
            return None
        for start in (at + len(before) for at in _all(self.plain, before)):
            end = self.plain.find(after, start, start + 3 * len(quote) + len(after))
            likeness = fuzz.ratio(quote, self.plain[start:end]) if end - start >= max(1, len(quote) // 3) else 0.0
            if likeness >= _LIKE_BETWEEN:
                return Found(self._passage(start, end), Way.CONTEXT, round(likeness / 100, 3))
        return None

    def _alike(self, quote: str, near: int | None) -> Found | None:
        if len(quote) < _SHORTEST:
            return None
        if near is not None:
            here = self._most_alike(quote, max(0, near - _HERE), near + _HERE, _LIKE_HERE)
            if here:
                return here
        return self._most_alike(quote, 0, len(self.plain), _LIKE)

    def _most_alike(self, quote: str, start: int, end: int, least: float) -> Found | None:
        """Find the sentence that is most alike or, where the passage was no sentence, the words that are."""
        stretch = self.plain[start:end]
        found = fuzz.partial_ratio_alignment(quote, stretch, score_cutoff=least)
        if found is None or found.dest_end - found.dest_start < len(quote) // 2:
            return None
        span = (start + found.dest_start, start + found.dest_end)
        score = max(found.score, 0.0)
        sentence = self._sentence_at(sum(span) // 2)
        if sentence and fuzz.ratio(quote, self.plain[slice(*sentence)]) >= min(score, least):
            span = sentence
        return Found(self._passage(*span), Way.FUZZY, round(score / 100, 3))

    def _sentence_at(self, place: int) -> tuple[int, int] | None:
        at = self.places[min(place, len(self.places) - 1)]
        for sentence in self.text.sentences:
            if sentence.start <= at < sentence.end:
                first, last = self._plain_place(sentence.start), self._plain_place(sentence.end)
                return None if first is None or last is None or first >= last else (first, last)
        return None

    def _passage(self, start: int, end: int) -> Evidence:
        """Quote a stretch of `plain` as it stands in the source."""
        first, last = self.places[start], self.places[end - 1] + 1
        page = next((each.page for each in self.text.sentences if each.start <= first < each.end), None)
        return Evidence(self.text.document, first, last, self.text.content[first:last], page)

    def _plain_place(self, place: int | None) -> int | None:
        if place is None:
            return None
        return bisect_left(self.places, place)


def squeezed(text: str) -> str:
    """Take out all spaces and line breaks."""
    return "".join(text.split())


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
