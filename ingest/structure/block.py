"""A heading, a paragraph, a bullet, a note or a row: what a reader sees as one, with the place of every character."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.structure.notation import Enumerated


class BlockKind(StrEnum):
    """What a block is by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NOTE = "note"
    ROW = "row"
    LABEL = "label"
    ASIDE = "aside"  # a table of contents entry or a page number: no part of the text


@dataclass(slots=True)
class Block:
    """One block. `origins[i]` is the source offset of `text[i]`; `depth` counts bullets in bullets from 0.

    `last_at` is the index in `text` at which its last line begins.
    """

    kind: BlockKind
    text: str
    origins: list[int]
    depth: int = 0
    hashes: int = 0  # number of # of a markdown heading, 0 for none
    enumerated: Enumerated | None = None
    last_at: int = 0

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Give the source span of a part of the text, half-open."""
        stop = len(self.text) if end is None else end
        return self.origins[start], self.origins[stop - 1] + 1
