"""Programmes behind a label on its own line: 「▶ 主な事業：渡し舟再開事業、渡し場改修事業（建設課）」."""

import re
from collections.abc import Iterator

from ingest.layouts.rows import Cell, joined
from ingest.layouts.works.bullets import is_phrase, with_offices
from ingest.layouts.works.pieces import items_of, part_of
from ingest.layouts.works.work import Entry, Words, Work, is_name
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.labelled_lines import programmes_said
from ingest.structure.notation import Style
from ingest.structure.outline import Part

_PIECE = re.compile(r"[^／]+")
_LINES = (BlockKind.PARAGRAPH, BlockKind.BULLET)


def read_said(root: Part, words: Words) -> Iterator[Work]:
    """Read the labelled lines of every part, and the headings that are nothing else: ▶ 主な事業：…."""
    for part in root.walk():
        if part.heading is not None and part.reading is not None and part.reading.style is Style.MARK:
            yield from _read(_whole(part.heading, part, words), words)
        for block in part.body:
            if block.kind in _LINES and part.heading is not None:
                yield from _read(_cell(block), words)


def _whole(heading: Block, part: Part, words: Words) -> Cell:
    """Give a marked line, with the rest of it where the margin parted the last name."""
    line, body = _cell(heading), part.body
    cut = body and body[0].kind is BlockKind.PARAGRAPH and not words.cues.names_programme(line.text)
    rest = cut and words.cues.names_programme(body[0].text)
    return joined((line, _cell(body[0]))) if rest else line


def _cell(block: Block) -> Cell:
    return Cell(block.text, tuple(block.origins))


def _read(line: Cell, words: Words) -> Iterator[Work]:
    """Read the names of one line; nothing where any of them is no name, or only wide spaces part them."""
    said = programmes_said(line.text)
    if said is None:
        return
    start = said.start("names")
    pieces = [part_of(line, start + piece.start(), start + piece.end()) for piece in _PIECE.finditer(said["names"])]
    named = [name for piece in pieces for name in items_of([piece], words.cues)]
    entries = [Entry((name,), offices) for name, offices in (with_offices(one, words) or (one, ()) for one in named)]
    colon = line.text[said.end("label") : said.start("names")].strip(" 　") != ""
    if all(_may_be(entry.programmes[0], words, colon=colon) for entry in entries):
        yield from (Work(None, None, [entry]) for entry in entries)


def _may_be(name: Cell, words: Words, *, colon: bool) -> bool:
    if not colon:
        return words.cues.names_programme(name.text) and is_name(name, words)
    return is_name(name, words) and not is_phrase(name.text)
