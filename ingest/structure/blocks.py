"""Clean text becomes blocks: the headings, paragraphs, bullets, notes and rows that a reader sees.

A sentence that was cut by a page break, a footnote or a line's end is one block again. Each block keeps the source
offset of every character, so any part of it can be quoted to the letter.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.cues import Cues
from ingest.structure.answering import lines_apart
from ingest.structure.block import Block, BlockKind
from ingest.structure.bullets import BULLETS
from ingest.structure.clean import CleanText
from ingest.structure.joining import ALL_IN_PARENTHESES, continues, is_rest
from ingest.structure.labelled_lines import ends_of_lines
from ingest.structure.notation import Enumerated, Style, enumerated
from ingest.structure.set_apart import PrintedLine, with_titles
from ingest.structure.wrap import are_whole, wraps_of

__all__ = ["Block", "BlockKind", "blocks_of"]

_HASHES = re.compile(r"(#{1,6})[ 　]+")
_BULLET = re.compile(rf"([ 　\t]*)(?:[-*+][ 　]+(?:[・･●○][ 　]*)?|[・･○{BULLETS}][ 　]*|[〇◯][ 　]+)")
_NOTE = re.compile(r"[ 　]*(?:[※＊]|[（(]注)")
_LEADER = re.compile(  # what leads to a page number in a table of contents
    r"(?:\.{3,}|．{3,}|…{2,}|・{4,}|(?:・ ){3,}|‥{2,}|(?:[-－―] ){3,}|－{4,}|─{3,})"
    r"[\s.．…・‥\-－―─]*[0-9０-９]{1,4}\s*$"
)
_ONLY_FIGURE = re.compile(r"[-－–—]?\s*\d{1,4}\s*[-－–—]?")
_FIGURES = re.compile(
    r"(?!KPI|ＫＰＩ)[\s\d０-９A-Za-z()（）\[\]%％,，.．:：→～~＋+\-－―/／件人円万億千社]*"
)  # cells of a table, no title
_CELLS = re.compile(r"\S(?: {2,}|　{2,})\S.*?(?: {2,}|　{2,})\S")  # three set apart from each other
_SPEAKS_OF = re.compile(r"(?:及び|並びに|又は|若しくは|から|～|〜|の|に|を|で|と)(?=[0-9０-９Ⅰ-Ⅻ第（(])")
_COUNTED = re.compile(r"(?:[歳人名件回年日円％%]|か所|世帯)(?:以上|以下|未満|当たり|あたり|～|〜|代|児)")  # 65 歳以上
_HEADING_LIMIT = 100  # the longest heading in official texts runs to about 75 characters
_BULLET_HEADING_STYLES = (Style.CIRCLED, Style.PAREN_NUMBER)
_LONGEST = 20_000  # characters; what runs on for longer is no paragraph, and joining it would take for ever


def blocks_of(cleaned: CleanText, cues: Cues) -> list[Block]:
    """Split clean text into blocks in reading order."""
    lines = list(with_titles(list(_lines_of(cleaned)), cues))
    blocks: list[Block] = []
    texts, blanks = [line.text for line in lines], [line.follows_blank for line in lines]
    wraps, apart = wraps_of(texts, blanks), lines_apart(texts, blanks, cues) | ends_of_lines(texts, cues)
    whole = are_whole(texts)
    for at, (line, wrap) in enumerate(zip(lines, wraps, strict=True)):
        block = _block_of(line, cues)
        before = _before(blocks)
        over_page = before is not None and before is not blocks[-1]
        blank = line.follows_blank or over_page
        short = before is not None and len(before.text) < _LONGEST and at not in apart
        if before is None or not short:
            goes_on = False
        elif whole and not _is_set_in(line, before):
            goes_on = is_rest(before, block, blank)
        else:
            goes_on = continues(before, block, blank, wrap, over_page=over_page)
        if before is not None and goes_on:
            _join(before, block)
        else:
            blocks.append(block)
    return blocks


def _is_set_in(line: PrintedLine, before: Block) -> bool:
    """Tell what is said of an item on a line of its own that is set in below it."""
    return before.kind is BlockKind.BULLET and line.text[:1].isspace()


def _before(blocks: list[Block]) -> Block | None:
    """Give the block that a line may go on with: the last one, past the number of a page."""
    numbered = len(blocks) > 1 and blocks[-1].kind is BlockKind.ASIDE and _ONLY_FIGURE.fullmatch(blocks[-1].text)
    return blocks[-2] if numbered else blocks[-1] if blocks else None


def _lines_of(cleaned: CleanText) -> Iterator[PrintedLine]:
    start, follows_blank = 0, False
    for raw in cleaned.text.split("\n"):
        end = start + len(raw)
        if raw.strip():
            text = raw.rstrip(" \u3000\r")  # a trailing tab is an empty cell of a row
            yield PrintedLine(text, cleaned.origins[start : start + len(text)], follows_blank)
            follows_blank = False
        else:
            follows_blank = True
        start = end + 1


def _block_of(line: PrintedLine, cues: Cues) -> Block:
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
    block.enumerated = _before_title(line, cues) if line.number else _enumerated(block.text, cues)
    _reconsider(block)
    return block


def _enumerated(text: str, cues: Cues) -> Enumerated | None:
    """Read the number of a line, which is none where the line ends a parenthesis of the one before: 96 市町村）."""
    read = enumerated(text, cues.level_words)
    return read if read is None or read.title.count("）") <= read.title.count("（") else None


def _before_title(line: PrintedLine, cues: Cues) -> Enumerated | None:
    """Read a number that stood on a line before its title, as it reads with a space between them."""
    read = enumerated(f"{line.text[: line.number]} {line.text[line.number :]}", cues.level_words)
    return replace(read, title_at=read.title_at - 1) if read else None


def _bullet(line: PrintedLine, match: re.Match[str], cues: Cues) -> Block | None:
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


def _cut(kind: BlockKind, line: PrintedLine, start: int) -> Block:
    """Make a block of a line from an index on, without the space around it."""
    rest = line.text[start:]
    start += len(rest) - len(rest.lstrip())
    return Block(kind, line.text[start:], line.origins[start:])


def _join(before: Block, block: Block) -> None:
    """Let a block go on with the text of the next; what is numbered has a longer title then."""
    before.last_at = len(before.text)
    before.text += block.text
    before.origins += block.origins
    if before.enumerated:
        before.enumerated = replace(before.enumerated, title=before.enumerated.title + block.text)
    _reconsider(before)


def _reconsider(block: Block) -> None:
    """Tell a heading from a paragraph, again after a line was joined to it."""
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        numbered = block.enumerated is not None and _may_be_title(block.enumerated.title)
        titled = block.hashes > 0 and not ALL_IN_PARENTHESES.fullmatch(block.text)  # （酒類） is a caption, no heading
        heads = (numbered or titled) and _heads(block.text)
        block.kind = BlockKind.HEADING if heads else BlockKind.PARAGRAPH


def _may_be_title(title: str) -> bool:
    """Tell the title of a heading from cells of a table and from a sentence: 1.及び2.に掲げた施策のほかに."""
    other = (_FIGURES.fullmatch(title), _CELLS.search(title), _SPEAKS_OF.match(title), _COUNTED.match(title))
    return not any(other)


def _heads(text: str) -> bool:
    return len(text) <= _HEADING_LIMIT and "。" not in text and text[-1] not in "、，,"
