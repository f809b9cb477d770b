"""Find the texts that contain a word: one long string, searched by the machine's own search."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
_BETWEEN = "\x1f"  # stands in no label and no quote once they are made comparable


class Haystack(Generic[Owner]):
    """Texts with what each belongs to."""

    def __init__(self, texts: Iterable[tuple[str, Owner]]) -> None:
        self._texts = list(texts)
        self._whole = _BETWEEN.join(text for text, _ in self._texts)
        self._starts: list[int] = []
        start = 0
        for text, _ in self._texts:
            self._starts.append(start)
            start += len(text) + len(_BETWEEN)

    def containing(self, word: str) -> Iterator[tuple[str, Owner]]:
        """Yield the texts that contain a word, each once, in the order given; no text contains the empty word."""
        at = self._whole.find(word) if word else -1
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            yield self._texts[index]
            at = self._whole.find(word, self._starts[index] + len(self._texts[index][0]))
