"""Japanese labels broken into lines: at phrase borders (BudouX), because there are no spaces to break at."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import Protocol

from ontology.print_width import is_wide

ELLIPSIS = "…"
_HALF_WIDTH = 0.56  # of an em: what Latin letters and digits take on average in the fonts of our stack
_LONGEST_READ = 160  # characters of a label that can matter for a card; keeps a 2,000-character word cheap
_NOT_AT_START = frozenset("、。，．）」』】〉》〕］｝・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々：；！？)],.:;!?%％")
# Directional marks and other invisible characters would turn the words on a card around or vanish: dropped there.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")
# What an overlong phrase may be cut into: Latin words, katakana words, runs of kanji, and any other character alone.
_WORD = re.compile(r"[A-Za-z0-9.,\-/&']+|[ァ-ヴー]+|[一-鿿々]+|.", re.DOTALL)
_LATIN = re.compile(r"[A-Za-z0-9.,]+")
_KANJI = re.compile(r"[一-鿿々]+")
_NARROWING = 0.5  # em: the step in which lines are made more even


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


@cache
def _parser() -> _Parser:
    import budoux  # noqa: PLC0415  # reads a model: only once a label is wrapped

    parser: _Parser = budoux.load_default_japanese_parser()
    return parser


def visible(text: str) -> str:
    """Give a text on one line, without characters that show nothing."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


@lru_cache(maxsize=50_000)
def width_of(text: str) -> float:
    """Estimate how wide a text is, in em (1 for a full-width character)."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if is_wide(character) else _HALF_WIDTH


@lru_cache(maxsize=20_000)
def wrap(text: str, width: float, lines: int) -> tuple[str, ...]:
    """Break a label into at most `lines` lines of at most `width` em; what does not fit ends in an ellipsis."""
    label = visible(text)
    pieces = _pieces(label[:_LONGEST_READ], width)
    broken = _fill(pieces, width)
    if len(broken) <= lines and len(label) <= _LONGEST_READ:
        return tuple(_evened(pieces, broken, width)) or (ELLIPSIS,)
    kept = broken[:lines]
    return (*kept[:-1], shorten(kept[-1] + ELLIPSIS, width))


def shorten(text: str, width: float) -> str:
    """Cut a text to `width` em, with an ellipsis where something was cut."""
    label = visible(text)
    reached = list(accumulate(map(_width, label)))
    if not reached or reached[-1] <= width:
        return label
    return label[: bisect_right(reached, width - 1)] + ELLIPSIS


def _pieces(label: str, width: float) -> list[str]:
    """Cut into phrases; a phrase wider than a line into words, a word wider than a line into characters."""
    if not label:
        return []
    pieces: list[str] = []
    for phrase in _phrases(label):
        if width_of(phrase) <= width:
            pieces.append(phrase)
            continue
        for word in _WORD.findall(phrase):
            pieces.extend(_parts(word, width))
    return pieces


def _phrases(label: str) -> list[str]:
    """Cut at phrase borders; the model at times sees one inside a number or a Latin word, which stays whole."""
    phrases: list[str] = []
    for phrase in _parser().parse(label):
        if phrases and _LATIN.fullmatch(phrases[-1][-1] + phrase[0]):
            phrases[-1] += phrase
        else:
            phrases.append(phrase)
    return phrases


def _parts(word: str, width: float) -> list[str]:
    """Cut a compound of kanji into pairs from its end (水産業｜連携｜基盤｜整備), another overlong word anywhere."""
    if _KANJI.fullmatch(word):
        first = len(word) % 2 + 2
        return [word[:first], *(word[at : at + 2] for at in range(first, len(word), 2))]
    return [word] if width_of(word) <= width else list(word)


def _evened(pieces: list[str], broken: list[str], width: float) -> list[str]:
    """Narrow the lines as long as their number stays the same, so that no last line holds one word alone."""
    best = broken
    while best:
        width -= _NARROWING
        narrower = _fill(pieces, width)
        if len(narrower) > len(best) or max(map(width_of, narrower)) > width + 1:
            break
        best = narrower
    return best


def _fill(pieces: list[str], width: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        fits = width_of(lines[-1] + piece) <= width
        hangs = piece[0] in _NOT_AT_START and len(piece) == 1
        if fits or hangs or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return [line.rstrip() for line in lines if line.strip()]
