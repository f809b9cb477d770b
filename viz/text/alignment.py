"""Where each character of a readable sentence stands in the source text.

The readable wording leaves out what only the file needs (line feeds within a sentence, numbers of lines, markup); what
it keeps stands in the same order. A character that repairs a misreading has no counterpart: it takes the next place.
"""

from bisect import bisect_left
from dataclasses import dataclass

from ontology.text import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the offset of each of its characters in the source text, rising."""

    sentence: Sentence
    offsets: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the sentence that stand in a span of the source: first, and one past the last."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


def aligned(sentence: Sentence, content: str) -> Line:
    """Find the characters of a sentence in the content that it was read from."""
    offsets: list[int] = []
    at = sentence.start
    for character in sentence.text:
        found = content.find(character, at, sentence.end)
        place = found if found >= 0 else min(at, sentence.end - 1)
        offsets.append(place)
        at = place + 1
    return Line(sentence, tuple(offsets))
