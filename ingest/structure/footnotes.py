"""Footnotes and their marks: the note that explains a word is the nearest one of the same number below the mark."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.structure.blocks import Block

_MARK = re.compile(r"<sup>\s*[*＊※]?(\d+)\s*</sup>|\((\d{1,3})\)")
_NEAR = 20  # a mark after the last character of a block stands within so many characters, in the same line


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note as printed: the span of the whole of it in the source, and its words, which begin at `text_at`."""

    span: tuple[int, int]
    text: str
    text_at: int


@dataclass(frozen=True, slots=True)
class Footnotes:
    """All notes of a source by their number."""

    source: str
    of_number: dict[int, list[Footnote]] = field(default_factory=dict)

    @classmethod
    def of(cls, source: str, spans: Iterable[tuple[int, int]]) -> "Footnotes":
        """Read the notes at the given spans of a source."""
        notes: defaultdict[int, list[Footnote]] = defaultdict(list)
        for start, end in spans:
            mark = _MARK.search(source, start, end)
            if mark is not None and not source[start : mark.start()].strip():
                words = source[mark.end() : end].strip()
                text_at = source.index(words, mark.end()) if words else mark.end()
                notes[_number(mark)].append(Footnote((mark.start(), text_at + len(words)), words, text_at))
        return cls(source, dict(notes))

    def marked(self, block: Block, end: int) -> Footnote | None:
        """Find the note whose mark stands right after a part of a block that ends at an index."""
        after = block.origins[end - 1] + 1
        if end < len(block.origins):
            limit = block.origins[end]
        else:
            line = self.source.find("\n", after)
            limit = min(after + _NEAR, len(self.source) if line < 0 else line)
        mark = _MARK.search(self.source, after, limit)
        return self._below(_number(mark), after) if mark else None

    def in_block(self, block: Block) -> Iterator[tuple[int, Footnote]]:
        """Go through the notes marked in a block, each with the index of the character that carries the mark."""
        for index, origin in enumerate(block.origins):
            last = index + 1 == len(block.origins)
            if last or block.origins[index + 1] > origin + 1:
                note = self.marked(block, index + 1)
                if note is not None:
                    yield index, note

    def _below(self, number: int, offset: int) -> Footnote | None:
        notes = self.of_number.get(number, [])
        return next((note for note in notes if note.span[0] >= offset), notes[-1] if notes else None)


def _number(mark: re.Match[str]) -> int:
    return int(mark[1] or mark[2])
