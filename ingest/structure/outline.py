"""Blocks become a tree of parts: which heading stands under which.

Heading levels of extracted texts lie, so the numbering decides. A heading closes every part that is numbered in its
own style and becomes its sibling; a style that is not open becomes a child. Where an enumerator can be read in several
ways (an l that OCR took for an I), the reading that continues an open list wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.structure.blocks import Block, BlockKind
from ingest.structure.notation import Enumerated, Reading, Style

# Styles whose rank is fixed by drafting custom, the highest first. Letters are used at any rank, so they are not here.
_CUSTOM = (
    Style.PART, Style.CHAPTER, Style.SECTION, Style.ORDINAL, Style.LEVEL, Style.ROMAN, Style.NUMBER, Style.PAREN_NUMBER,
    Style.PROJECT, Style.CIRCLED, Style.KANA, Style.PAREN_KANA, Style.MARK,
)  # fmt: skip
_EITHER = frozenset((Style.ROMAN, Style.LEVEL))  # Ⅱ over 施策１, 基本目標１ over Ⅰ: what is open holds what begins
_RUNNING = frozenset((Style.PART, Style.CHAPTER, Style.SECTION))  # stand at the top of every page of theirs
_MINOR = frozenset((Style.CIRCLED, Style.KANA, Style.PAREN_KANA))  # texts put them in any order


@dataclass(slots=True, eq=False)
class Part:
    """A heading with what stands under it. The root has no heading."""

    heading: Block | None = None
    reading: Reading | None = None
    title: str = ""
    parent: "Part | None" = None
    body: list[Block] = field(default_factory=list)
    children: list["Part"] = field(default_factory=list)

    @property
    def notation(self) -> str | None:
        """Give the number as it is shown, None for a heading without one: ■ and ・ number nothing."""
        return self.reading.label if self.reading and self.reading.style is not Style.MARK else None

    @property
    def numbered_children(self) -> list["Part"]:
        """List the children that carry a number."""
        return [child for child in self.children if child.reading and child.reading.style is not Style.MARK]

    def ancestors(self) -> Iterator["Part"]:
        """Go up from the parent to the root."""
        part = self.parent
        while part is not None:
            yield part
            part = part.parent

    def walk(self) -> Iterator["Part"]:
        """Go through this part and all below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def title_span(self) -> tuple[int, int]:
        """Give the source span of the whole heading line."""
        if self.heading is None:
            raise ValueError("the root of an outline has no heading")
        return self.heading.span()


def outline_of(blocks: list[Block]) -> Part:
    """Build the tree of parts; the root holds what stands before the first heading."""
    root = Part()
    builder = _Builder([root])
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            builder.open(block)
        elif block.kind is not BlockKind.ASIDE:
            builder.stack[-1].body.append(block)
    return root


def _bare(title: str) -> str:
    return "".join(title.split())


@dataclass(slots=True)
class _Builder:
    """The parts that are open at a point of the text, and the last number seen in each style."""

    stack: list[Part]
    last: dict[tuple[Style, str], int] = field(default_factory=dict)

    def open(self, heading: Block) -> None:
        """Close what a heading ends and open its own part."""
        reading = self._choose(heading.enumerated) if heading.enumerated else None
        if reading is not None and self._runs_on(reading, heading):
            return
        if reading is None:
            self._close_unnumbered(heading.hashes)
        else:
            self._close_for(reading, heading.hashes)
            self.last[reading.style, reading.family] = reading.value
        title = heading.enumerated.title if heading.enumerated else heading.text
        part = Part(heading, reading, title, self.stack[-1])
        self.stack[-1].children.append(part)
        self.stack.append(part)

    def _runs_on(self, reading: Reading, heading: Block) -> bool:
        """Tell the head of a later page, which only names again the chapter or section that is open."""
        if reading.style not in _RUNNING or heading.enumerated is None:
            return False
        title = _bare(heading.enumerated.title)
        same = (part for part in self.stack if part.reading is not None and part.reading.style is reading.style)
        return any(part.notation == reading.label and bool(title) and title in _bare(part.title) for part in same)

    def _choose(self, line: Enumerated) -> Reading:
        return max(line.readings, key=self._plausibility)

    def _plausibility(self, reading: Reading) -> float:
        """Score a reading by how well it goes on from what is open; a misreading must earn its assumption."""
        open_values = [
            part.reading.value
            for part in self.stack
            if part.reading and (part.reading.style, part.reading.family) == (reading.style, reading.family)
        ]
        if open_values and reading.value == open_values[-1] + 1:
            score = 3.0
        elif reading.value == self.last.get((reading.style, reading.family), -1) + 1:
            score = 2.0
        elif reading.value == 1 and reading.natural:
            score = 3.0 if reading.style is Style.NUMBER else 1.5
        else:
            score = 0.0
        return score + (0.5 if reading.natural else 0.0)

    def _close_for(self, reading: Reading, hashes: int) -> None:
        for index in range(len(self.stack) - 1, 0, -1):
            open_reading = self.stack[index].reading
            if open_reading and (open_reading.style, open_reading.family) == (reading.style, reading.family):
                del self.stack[index:]
                return
        while len(self.stack) > 1 and self._yields(self.stack[-1], reading, hashes):
            self.stack.pop()

    @staticmethod
    def _yields(part: Part, reading: Reading, hashes: int) -> bool:
        """Tell whether an open part ends where a heading of a style that is not open begins."""
        if part.reading is None:
            return hashes > 0 and part.heading is not None and part.heading.hashes >= hashes
        if part.reading.style is Style.MARK:
            return True
        if reading.style not in _CUSTOM or part.reading.style not in _CUSTOM:
            return False
        if reading.value == 1 and {reading.style, part.reading.style} <= _MINOR:
            return False  # a list that begins inside an item of another: （イ） over ①
        if {reading.style, part.reading.style} == _EITHER:
            return False
        return _CUSTOM.index(part.reading.style) > _CUSTOM.index(reading.style)

    def _close_unnumbered(self, hashes: int) -> None:
        while len(self.stack) > 1:
            top = self.stack[-1]
            if top.reading is not None or top.heading is None or top.heading.hashes < hashes:
                return
            self.stack.pop()
