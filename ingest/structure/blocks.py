"""Clean text becomes blocks: the headings, paragraphs, bullets, notes and rows that a reader sees.

A sentence that was cut by a page break, a footnote or a line's end is one block again. Each block keeps the source
offset of every character, so any part of it can be quoted to the letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.cues import Cues
from ingest.structure.clean import CleanText
from ingest.structure.notation import Enumerated, Style, enumerated
from ingest.structure.wrap import Wrap, wraps_of


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


_HASHES = re.compile(r"(#{1,6})[ 　]+")
_BULLET = re.compile(r"([ 　\t]*)(?:[-*+][ 　]+(?:[・･●○][ 　]*)?|[・･][ 　]*|[○●▪‣•][ 　]*)")
_NOTE = re.compile(r"[ 　]*(?:[※＊]|[（(]注)")
_LEADER = re.compile(  # what leads to a page number in a table of contents
    r"(?:\.{3,}|．{3,}|…{2,}|・{4,}|(?:・ ){3,}|‥{2,}|(?:[-－―] ){3,}|－{4,}|─{3,})"
    r"[\s.．…・‥\-－―─]*[0-9０-９]{1,4}\s*$"
)
_ONLY_FIGURE = re.compile(r"[-－–—]?\s*\d{1,4}\s*[-－–—]?")
_FINISHED = "。．！？!?"
_WAITING = "：:、"
_CLOSED = _FINISHED + "」』）)】＞>：:"
_ALL_IN_PARENTHESES = re.compile(r"[（(＜<【〈].*[）)＞>】〉]")
_FIGURES = re.compile(
    r"(?!KPI|ＫＰＩ)[\s\d０-９A-Za-z()（）\[\]%％,，.．:：→～~＋+\-－―/／件人円万億千社]*"
)  # cells of a table, no title
_LISTED = re.compile(r"[（(【〔［\[][^（()）]{0,6}[0-9０-９][)）】〕］\]]")
_BEGINS = re.compile(  # a sentence that begins, or the caption of a picture, whatever stands before it
    r"(?:また|さらに|更に|なお|一方|一方で|他方|このため|そのため|加えて|特に|その際|こうした中|具体的には|併せて|しかし|したがって)、"
    r"|(?:図表?|表|写真)[ 　]?[0-9０-９]{1,3}[-－.．0-9０-９]*[：: 　]"
)
_CLAUSE = re.compile(r"[、を]|は、|が、")
_HEADING_LIMIT = 100  # the longest heading in official texts runs to about 75 characters
_BULLET_HEADING_STYLES = (Style.CIRCLED, Style.PAREN_NUMBER)
_LONGEST = 20_000  # characters; what runs on for longer is no paragraph, and joining it would take for ever


@dataclass(slots=True)
class _Line:
    text: str
    origins: list[int]
    follows_blank: bool


def blocks_of(cleaned: CleanText, cues: Cues) -> list[Block]:
    """Split clean text into blocks in reading order."""
    lines = list(_lines_of(cleaned))
    blocks: list[Block] = []
    for line, wrap in zip(lines, wraps_of([line.text for line in lines]), strict=True):
        block = _block_of(line, cues)
        if blocks and len(blocks[-1].text) < _LONGEST and _continues(blocks[-1], block, line.follows_blank, wrap):
            blocks[-1].last_at = len(blocks[-1].text)
            blocks[-1].text += block.text
            blocks[-1].origins += block.origins
            _reconsider(blocks[-1])
        else:
            blocks.append(block)
    return blocks


def _lines_of(cleaned: CleanText) -> Iterator[_Line]:
    start, follows_blank = 0, False
    for raw in cleaned.text.split("\n"):
        end = start + len(raw)
        if raw.strip():
            text = raw.rstrip(" \u3000\r")  # a trailing tab is an empty cell of a row
            yield _Line(text, cleaned.origins[start : start + len(text)], follows_blank)
            follows_blank = False
        else:
            follows_blank = True
        start = end + 1


def _block_of(line: _Line, cues: Cues) -> Block:
    text = line.text
    if _LEADER.search(text) or _ONLY_FIGURE.fullmatch(text.strip()):
        return _cut(BlockKind.ASIDE, line, 0)
    if "\t" in text:
        return Block(BlockKind.ROW, text, line.origins)
    hashes = _HASHES.match(text)
    at = hashes.end() if hashes else 0
    if cues.label(text[at:]):
        return _cut(BlockKind.LABEL, line, at)
    bullet = None if hashes else _BULLET.match(text)
    if bullet and (block := _bullet(line, bullet, cues)):
        return block
    if _NOTE.match(text):
        return _cut(BlockKind.NOTE, line, 0)
    block = _cut(BlockKind.PARAGRAPH, line, at)
    block.hashes = len(hashes[1]) if hashes else 0
    block.enumerated = enumerated(block.text, cues.level_words)
    _reconsider(block)
    return block


def _bullet(line: _Line, match: re.Match[str], cues: Cues) -> Block | None:
    """Read a bullet; one whose text is numbered like a heading is that heading, its bullet a slip of extraction."""
    block = _cut(BlockKind.BULLET, line, match.end())
    if not block.text:
        return None
    inner = enumerated(block.text, cues.level_words)
    if inner and inner.readings[0].style in _BULLET_HEADING_STYLES and _heads(block.text):
        block.kind, block.enumerated = BlockKind.HEADING, inner
    indent = match[1].replace("\t", "  ").replace("\u3000", "  ")
    block.depth = len(indent) // 2
    return block


def _cut(kind: BlockKind, line: _Line, start: int) -> Block:
    """Make a block of a line from an index on, without the space around it."""
    rest = line.text[start:]
    start += len(rest) - len(rest.lstrip())
    return Block(kind, line.text[start:], line.origins[start:])


def _reconsider(block: Block) -> None:
    """Tell a heading from a paragraph, again after a line was joined to it."""
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        numbered = block.enumerated is not None and not _FIGURES.fullmatch(block.enumerated.title)
        titled = block.hashes > 0 and not _ALL_IN_PARENTHESES.fullmatch(block.text)  # （酒類） is a caption, no heading
        heads = (numbered or titled) and _heads(block.text)
        block.kind = BlockKind.HEADING if heads else BlockKind.PARAGRAPH


def _heads(text: str) -> bool:
    return len(text) <= _HEADING_LIMIT and "。" not in text and text[-1] not in "、，,"


def _continues(before: Block, block: Block, follows_blank: bool, wrap: Wrap | None) -> bool:
    """Tell whether a block goes on where the one before it was cut."""
    if block.kind is not BlockKind.PARAGRAPH or block.hashes or block.enumerated:
        return False
    if follows_blank and _BEGINS.match(block.text) and before.text[-1] not in _WAITING:
        return False
    if _ALL_IN_PARENTHESES.fullmatch(block.text) and (follows_blank or before.kind is not BlockKind.BULLET):
        return False
    match before.kind:
        case BlockKind.BULLET | BlockKind.NOTE:
            return not follows_blank or _is_waiting(before.text) or _is_wrapped(before, wrap)
        case BlockKind.PARAGRAPH:
            return not _are_listed(before, block) and _is_cut(before, block, follows_blank, wrap)
        case BlockKind.HEADING:
            return not before.hashes and wrap is not None and wrap.fills(_last_line(before))
        case _:
            return False


def _is_waiting(text: str) -> bool:
    """Tell whether a bullet ends in a colon or a comma: it waits for the rest, even past a blank line."""
    return text[-1] in _WAITING


def _are_listed(before: Block, block: Block) -> bool:
    """Tell two entries of a list from a sentence that goes on: （別添１）…, （別添２）…."""
    return all(_LISTED.match(other.text) for other in (before, block))


def _is_cut(before: Block, block: Block, follows_blank: bool, wrap: Wrap | None) -> bool:
    if before.hashes or before.text[-1] in _FINISHED or _ALL_IN_PARENTHESES.fullmatch(before.text):
        return False
    if wrap is not None:
        return _is_wrapped(before, wrap)
    if not follows_blank:
        return before.text[-1] not in _CLOSED
    return bool(_CLAUSE.search(before.text)) and (block.text[-1] in _FINISHED or bool(_CLAUSE.search(block.text)))


def _is_wrapped(block: Block, wrap: Wrap | None) -> bool:
    """Tell whether the last line of a block was cut by the margin and not by the end of what it says."""
    if wrap is None or block.text[-1] in _FINISHED:
        return False
    line = _last_line(block)
    return wrap.fills(line) or (wrap.may_fill(line) and line[-1] not in _CLOSED)


def _last_line(block: Block) -> str:
    return block.text[block.last_at :]
