"""Headings of plans whose word and number stand apart from their title, which is the next paragraph.

施策１－１
                            施策１－１　加工業のデジタル化
加工業のデジタル化
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.layouts.cues import LayoutCues
from ingest.logic.plan_headings import plan_heading
from ingest.structure.blocks import Block, BlockKind

_D = "0-9０-９"
_LONGEST_TITLE = 40
_NO_TITLE = re.compile(r"[のをにはがとへでも、。・（(]|[^ 　]*[。、]$")  # 施策１－１ / の取組により … is a sentence
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def with_titles_below(blocks: Sequence[Block], source: str, words: LayoutCues) -> Iterator[Block]:
    """Give the blocks, each such number with its title as one heading."""
    at = 0
    while at < len(blocks):
        pieces = _parted(blocks[at], blocks[at + 1], source, words) if at + 1 < len(blocks) else ()
        yield from pieces or (blocks[at],)
        at += 2 if pieces else 1


def _parted(number: Block, below: Block, source: str, words: LayoutCues) -> tuple[Block, ...]:
    """Make a heading of a number and the title below it; what was taken for the rest of the title follows it."""
    if number.kind not in _PLAIN or below.kind is not BlockKind.PARAGRAPH:
        return ()
    end = _end_of_title(below, source)
    heading = titled(number, replace(below, text=below.text[:end], origins=below.origins[:end]), words)
    rest = Block(BlockKind.PARAGRAPH, below.text[end:], below.origins[end:])
    return () if heading is None else (heading, rest) if rest.text else (heading,)


def titled(number: Block, title: Block, words: LayoutCues) -> Block | None:
    """Put a number and the title below it together as one heading; None where they are none."""
    if not _bare((*words.goals, *words.measures)).fullmatch(number.text) or _NO_TITLE.match(title.text):
        return None
    short = len(title.text) <= _LONGEST_TITLE
    read = plan_heading(f"{number.text} {title.text}", words) if short else None
    if read is None:
        return None
    own = replace(read.enumerated, title_at=read.enumerated.title_at - 1)
    return Block(BlockKind.HEADING, number.text + title.text, number.origins + title.origins, enumerated=own)


def _end_of_title(block: Block, source: str) -> int:
    """Find where the first line of a paragraph ends before an empty one."""
    breaks = (at for at in range(1, len(block.text)) if block.origins[at] - block.origins[at - 1] > 1)
    return next(
        (at for at in breaks if source[block.origins[at - 1] + 1 : block.origins[at]].count("\n") > 1), len(block.text)
    )


@cache
def _bare(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    number = rf"[{_D}Ⅰ-Ⅻ]{{1,2}}(?:[-－‐−―ー.．][{_D}]{{1,2}})*"
    return re.compile(rf"(?:{known})[ 　]?(?:{number}|[(（]{number}[)）])")
