"""A stretch of clean text that knows where each of its characters stood in the source."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
_KEPT = range(0x2160, 0x2500)  # Roman and circled numbers are signs of their own


@dataclass(frozen=True)
class Passage:
    """`text[i]` stood at `origins[i]` of the source. Offsets within a passage count in `text`, half-open."""

    text: str
    origins: tuple[int, ...]

    @cached_property
    def plain(self) -> str:
        """Give the text with full-width signs made half-width, character by character, so that offsets hold."""
        return "".join(map(_narrow, self.text))

    @property
    def span(self) -> Span:
        """Give the source span."""
        return self.origins[0], self.origins[-1] + 1

    def part(self, start: int, end: int | None = None) -> "Passage":
        """Cut out a part, without the space around it; it may come out empty."""
        text = self.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = first + len(text.strip())
        return Passage(self.text[first:last], self.origins[first:last])

    def without(self, signs: str) -> "Passage":
        """Cut signs and space off both ends."""
        left = len(self.text) - len(self.text.lstrip(signs + " \u3000\t"))
        return self.part(left, len(self.text.rstrip(signs + " \u3000\t")))

    def __bool__(self) -> bool:
        return bool(self.text)


def joined(passages: Iterable[Passage]) -> Passage:
    """Put passages together as a line break in a Japanese text does: without a space."""
    parts = list(passages)
    return Passage("".join(part.text for part in parts), tuple(at for part in parts for at in part.origins))


def _narrow(character: str) -> str:
    if ord(character) in _KEPT:
        return character
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 else character
