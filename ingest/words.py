"""A sentence as a parse sees it: words that know what they hang on, and what was found among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Pattern = list[dict[str, Any]]  # of spaCy's DependencyMatcher


@dataclass(frozen=True, slots=True)
class Morpheme:
    """The smallest piece of a text. `norm` is the normalised form of Sudachi's dictionary, `tag` its part of speech."""

    text: str
    norm: str
    tag: str


@dataclass(frozen=True, slots=True)
class Word(Morpheme):
    """A word. Offsets count in the sentence, indices are places among its words.

    `head` is the index of what it hangs on (its own where on nothing), `left` that of the first word that hangs on it,
    `tail` the offset where its bunsetu ends, particles and auxiliaries with it but no comma.
    """

    pos: str
    dep: str
    head: int
    start: int
    end: int
    left: int
    tail: int


@dataclass(frozen=True, slots=True)
class Found:
    """A name or a cue: the words from `first` up to `stop`; `name` is the official name or the label of the cue."""

    name: str
    first: int
    stop: int
    root: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence as GiNZA sees it. `matches` are the indices of words, in the order of the nodes of the pattern."""

    words: tuple[Word, ...]
    names: tuple[Found, ...] = ()
    cues: tuple[Found, ...] = ()
    matches: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)

    def children(self, index: int) -> Iterator[int]:
        """Go through the words that hang on a word."""
        return (at for at, word in enumerate(self.words) if word.head == index and at != index)

    def ancestors(self, index: int) -> Iterator[int]:
        """Go up from what a word hangs on to the word that hangs on nothing."""
        while self.words[index].head != index:
            index = self.words[index].head
            yield index

    def marks(self, index: int) -> set[str]:
        """List the particles and signs that hang on a word to its right."""
        kinds = ("case", "punct", "cc", "mark")
        return {self.words[at].text for at in self.children(index) if at > index and self.words[at].dep in kinds}
