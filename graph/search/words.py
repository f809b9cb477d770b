"""Words in the normalised form of Sudachi's dictionary (取組, 取組み → 取り組み). The only file that knows SudachiPy.

GiNZA brings SudachiPy with it, but neither GiNZA nor spaCy is loaded here: the dictionary is mapped into memory in a
quarter of a second when the first text is cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import local
from typing import TYPE_CHECKING

from graph.search.forms import fold
from ontology.normalise import repair

if TYPE_CHECKING:
    from sudachipy import Dictionary, PosMatcher, Tokenizer

_LONGEST = 10_000  # characters; Sudachi takes no more than 49,149 bytes at once
_KANJI = re.compile(r"[一-鿿々]")
_KANA = re.compile(r"[ぁ-ゖ]")
_LIGHT = frozenset({"為る", "居る", "有る", "成る", "出来る", "頂く", "下さる", "行く", "来る"})  # する, いる, ある …
_EMPTY = ("助詞", "助動詞", "補助記号", "空白")  # 女性の活躍 and 女性活躍 are the same words


@dataclass(frozen=True, slots=True)
class Word:
    """A word that means something: normalised and folded, its reading in hiragana, its span in the text."""

    norm: str
    reading: str
    start: int
    end: int


@lru_cache(maxsize=256)  # of one text, several forms are wanted at once
def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into its shortest words (mode A), less particles, auxiliaries and marks."""
    return tuple(word for at in range(0, len(text), _LONGEST) for word in _cut(text[at : at + _LONGEST], at))


def norms(text: str) -> str:
    """Give the normalised words of a text with a space between them."""
    return " ".join(word.norm for word in words_of(text))


def stem(word: Word) -> str:
    """Give a word without inflection and okurigana; one in kana alone stays as it is."""
    return _KANA.sub("", word.norm) if _KANJI.search(word.norm) else word.norm


def stems(text: str) -> str:
    """Give the stems of the words of a text, run together: 受入れ, 受け入れる → 受入."""
    return "".join(map(stem, words_of(text)))


def reading_of(text: str) -> str:
    """Give the reading of a text in hiragana, as far as the dictionary knows it."""
    return "".join(word.reading for word in words_of(text))


def _cut(text: str, offset: int) -> Iterator[Word]:
    is_empty = _empty_words()
    sound = repair(text).encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    for morpheme in _tokenizer().tokenize(sound):
        norm = "" if is_empty(morpheme) else _folded(morpheme.normalized_form())
        if norm and norm not in _LIGHT:
            yield Word(norm, _folded(morpheme.reading_form()), offset + morpheme.begin(), offset + morpheme.end())


_folded = lru_cache(1 << 16)(fold)  # the words of official texts are few


@cache
def _dictionary() -> "Dictionary":
    from sudachipy import Dictionary  # noqa: PLC0415  a quarter of a second; `--help` never comes here

    return Dictionary()


@cache
def _empty_words() -> "PosMatcher":
    return _dictionary().pos_matcher(lambda pos: pos[0] in _EMPTY)


_of_thread = local()  # a tokenizer serves one thread at a time


def _tokenizer() -> "Tokenizer":
    if not hasattr(_of_thread, "tokenizer"):
        from sudachipy import SplitMode  # noqa: PLC0415  as above

        _of_thread.tokenizer = _dictionary().create(mode=SplitMode.A)
    tokenizer: Tokenizer = _of_thread.tokenizer
    return tokenizer
