"""Glyphs that extraction gives twice (ＫＫＰＰＩＩ, 目目標標値値): a bold face drawn by printing each glyph twice."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.structure.clean import CleanText
from ingest.structure.repeated_bold import repeated

_DOUBLED = re.compile(r"(?:([^\s])\1){2,}")
_LINE = re.compile(r".+")
_PAIR = re.compile(r"([^\s])\1")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")  # ママパパ is a word
_FEWEST_KANA_PAIRS = 3
_FEWEST_OF_LONG = 8  # pairs
_CLOSING = "()（）]］】」』"  # two parentheses may well close at once: （R11））


def undoubled(cleaned: CleanText) -> CleanText:
    """Keep one of each glyph of a run in which every glyph stands twice; figures alone (1100) stay what they are."""
    keep = bytearray(b"\1") * len(cleaned.text)
    slips = [match.span() for match in _DOUBLED.finditer(cleaned.text) if _is_slip(match[0])]
    for start, end in (*slips, *_lines_with(slips, cleaned.text)):
        for pair in _PAIR.finditer(cleaned.text, start, end):
            keep[pair.start() + 1] = 0
    for start, end in repeated(cleaned.text):
        keep[start:end] = bytes(end - start)
    kept = [index for index, flag in enumerate(keep) if flag]
    if len(kept) == len(cleaned.text):
        return cleaned
    text, origins = "".join(cleaned.text[index] for index in kept), [cleaned.origins[index] for index in kept]
    return CleanText(text, origins, cleaned.footnotes, cleaned.pages)


def _lines_with(slips: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Find the lines that hold such a run and nothing else but doubled glyphs: ⅠⅠ　計計画画のの趣趣旨旨.

    Of a long line one glyph may have come out once: 渡渡しし場場をを守守り育育ててるる.
    """
    starts = [start for start, _ in slips]
    for line in _LINE.finditer(text):
        begun = bisect_left(starts, line.start())
        inside = begun < len(starts) and starts[begun] < line.end()
        words = line[0].split() if inside else []
        if inside and (all(word[::2] == word[1::2] for word in words) or _has_one_single(words)):
            yield line.span()


def _has_one_single(words: Sequence[str]) -> bool:
    pairs = sum(len(_PAIR.findall(word)) for word in words)
    return pairs >= _FEWEST_OF_LONG and sum(map(len, words)) == 2 * pairs + 1


def _is_slip(run: str) -> bool:
    glyphs = run[::2]
    words = {glyph for glyph in glyphs if glyph.isalnum()}
    if len(words) < 2 and not (words and len(set(glyphs)) >= 2):
        return False
    if all(glyph.isdecimal() or glyph in _CLOSING for glyph in glyphs):
        return False
    return len(glyphs) >= _FEWEST_KANA_PAIRS or _KANA.fullmatch(glyphs) is None
