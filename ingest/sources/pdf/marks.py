"""A line as text: gaps as spaces; raised figures and the small kana over words (ruby) as <sup>…</sup>.

That is the form that the cleaner of texts cuts out and the reader of footnotes knows.
"""

import re
from collections.abc import Iterator

from ingest.sources.pdf.shapes import Glyph, Line

_GAP_LATIN = 0.25  # of the size
_GAP_WIDE = 0.8
_HALF = 0.5  # the width of a space in which gaps are counted
_SMALL = 0.85
_RUBY = 0.65
_RAISED = 0.12
_OVERHANG = 0.25  # of the size of the line; ruby is often wider than its word
_KANA = re.compile(r"[\u3041-\u30ff\u3000・ ]+")
_MARK = re.compile(r"[*＊※]?\d{1,3}\)?")
_OPEN, _CLOSE = "\ue000", "\ue001"  # around a raised glyph, while a line is written


def with_ruby(lines: list[Line]) -> list[Line]:
    """Give each line the lines of small kana that stand over it."""
    kept: list[Line] = []
    for line in lines:
        over = [other for other in lines if _is_ruby(line, other)] if _is_kana(line) else []
        for base in over[:1]:
            base.ruby.append(line)
        if not over:
            kept.append(line)
    return kept


def _is_ruby(line: Line, base: Line) -> bool:
    if line.down or base.down or line.size > _RUBY * base.size:
        return False
    over = base.foot - base.size - line.foot
    beside = line.box.left < base.box.right and line.box.right > base.box.left
    return -_RUBY * base.size < over < _RUBY * base.size / 2 and beside


def _is_kana(line: Line) -> bool:
    return _KANA.fullmatch("".join(glyph.text for glyph in line.glyphs)) is not None


def line_text(line: Line) -> str:
    """Write a line."""
    pieces: list[str] = []
    notes = sorted(_notes(line))
    size, foot = line.size, line.foot
    for index, glyph in enumerate(line.glyphs):
        if index and not line.down:
            pieces.append(_gap(line.glyphs[index - 1], glyph))
        is_mark = not line.down and glyph.size < _SMALL * size and foot - glyph.foot > _RAISED * size
        pieces.append(f"{_OPEN}{glyph.text}{_CLOSE}" if is_mark and glyph.text.isascii() else glyph.text)
        while notes and notes[0][0] == index:
            pieces.append(f"<sup>{notes.pop(0)[1]}</sup>")
    text = "".join(pieces).replace(_CLOSE + _OPEN, "").rstrip()
    return re.sub(f"{_OPEN}(.*?){_CLOSE}", _marked, text)


def _marked(match: re.Match[str]) -> str:
    return f"<sup>{match[1]}</sup>" if _MARK.fullmatch(match[1]) else match[1]


def _notes(line: Line) -> Iterator[tuple[int, str]]:
    """Say after which glyph each word of ruby stands."""
    for ruby in line.ruby:
        for word in _words(ruby):
            right = word[-1].right - _OVERHANG * line.size
            under = [index for index, glyph in enumerate(line.glyphs) if glyph.middle[0] < right]
            yield (under[-1] if under else 0), "".join(glyph.text for glyph in word).strip()


def _words(ruby: Line) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in ruby.glyphs:
        if word and glyph.left - word[-1].right > glyph.size:
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _gap(before: Glyph, glyph: Glyph) -> str:
    """Write the room between two glyphs: a space between Latin words, two and more where a new cell may begin."""
    size = max(before.size, glyph.size)
    gap = (glyph.left - before.right) / size
    if gap > _GAP_WIDE:
        return " " * max(2, round(gap / _HALF))
    narrow = before.text.isascii() and glyph.text.isascii() and not (before.text.isspace() or glyph.text.isspace())
    return " " if narrow and gap > _GAP_LATIN else ""
