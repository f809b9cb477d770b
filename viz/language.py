"""In which language a page speaks: Japanese with the English beside it, or English alone.

Whoever serves a page says once who reads it (`read_by`); templates then write `t(ja, en)` for words that stand in the
page and `w(ja, en)` where there is room for one language only: in attributes, options, counts and titles. Both take
the words themselves or anything that carries `ja` and `en`. What a document says is never translated.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup, escape

_KANA_OR_KANJI = re.compile("[ぁ-ゖァ-ヺ一-龥]")
_FOREIGN = re.compile(r"([^\x00-\x7f‘’“”–]+(?:[ \d.,]+[^\x00-\x7f‘’“”–]+)*)")  # Japanese with the figures inside it
_JAPANESE = Markup('<bdi lang="ja">{}</bdi>')


class Language(StrEnum):
    """A language that pages speak; the value is its tag of BCP 47."""

    JAPANESE = "ja"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """Give the name that its readers look for."""
        return {Language.JAPANESE: "日本語", Language.ENGLISH: "English"}[self]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page: in which language, and at which address (path, query as sent) it was asked for."""

    language: Language = Language.JAPANESE
    path: str = ""
    query: str = ""

    def address(self, language: Language) -> str:
        """Give the address of the same page in a language."""
        kept = [(name, value) for name, value in parse_qsl(self.query, keep_blank_values=True) if name != "lang"]
        return f"{self.path}?{urlencode([*kept, ('lang', language.value)])}"


class Words(Protocol):
    """Anything that says the same in both languages."""

    @property
    def ja(self) -> str:
        """Give the Japanese."""

    @property
    def en(self) -> str:
        """Give the English."""


_reader: ContextVar[Reader] = ContextVar("reader", default=Reader())  # noqa: B039  a Reader is frozen


def reader() -> Reader:
    """Give who reads what is being written now."""
    return _reader.get()


@contextmanager
def read_by(someone: Reader) -> Iterator[None]:
    """Write for this reader within the block."""
    before = _reader.set(someone)
    try:
        yield
    finally:
        _reader.reset(before)


def word(ja: str | Words, en: str = "", **facts: object) -> str:
    """Say something in the reader's language alone; `facts` fill the places in braces."""
    japanese, english = _both(ja, en)
    said = english if reader().language is Language.ENGLISH else japanese
    return said.format(**facts) if facts else said


def beside(ja: str | Words, en: str = "", **facts: object) -> Markup:
    """Say something in Japanese with the English small beside it, or to a reader of English in English alone."""
    japanese, english = (_filled(words, facts) for words in _both(ja, en))
    if reader().language is Language.ENGLISH:
        return english
    return Markup('{} <small lang="en">{}</small>').format(japanese, english) if english != japanese else japanese


def voiced(text: object) -> Markup:
    """Write words of both languages: for a reader of English, what is Japanese in them is marked as such."""
    if reader().language is not Language.ENGLISH:
        return escape(text)
    parts = _FOREIGN.split(str(text))
    return Markup().join(_JAPANESE.format(part) if is_japanese(part) else escape(part) for part in parts)


def is_japanese(text: str) -> bool:
    """Tell whether any of a text has to be read out in Japanese."""
    return bool(_KANA_OR_KANJI.search(text))


def counted(number: int) -> str:
    """Say how many there are."""
    return word("{n}件", "{n}", n=f"{number:,}")


def _both(ja: str | Words, en: str) -> tuple[str, str]:
    return (ja, en or ja) if isinstance(ja, str) else (ja.ja, ja.en)


def _filled(words: str, facts: dict[str, object]) -> Markup:
    return escape(words).format(**facts) if facts else escape(words)
