"""What a reader typed, as terms: words that must all be found, phrases in quotes that must be found to the letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.search.forms import fold, has_kana, is_kana
from graph.search.words import norms, reading_of, stems
from ontology.errors import BadParameter, Message
from ontology.variants import Variants

LONGEST = 200  # characters of a query
_QUOTES = ('"', '"'), ("“", "”"), ("＂", "＂"), ("「", "」")
_QUOTED = "|".join(f"{opening}([^{closing}]+){closing}" for opening, closing in _QUOTES)
_TERM = re.compile(rf"(?<!\S)(?:{_QUOTED})(?!\S)|(?P<word>\S+)")


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of a term as the index knows it: folded characters, normalised words with spaces between, stems."""

    characters: str
    words: str = ""
    stems: str = ""

    @classmethod
    def of(cls, text: str) -> "Form":
        """Give the form of a text in all three ways."""
        return cls(fold(text), norms(text), stems(text))


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to be found in any of its forms, the one that was typed first, or by its reading, if that has kana."""

    forms: tuple[Form, ...]
    readings: tuple[str, ...] = ()

    @property
    def typed(self) -> Form:
        """Give the form that was typed."""
        return self.forms[0]


def terms_of(query: str, variants: Variants) -> tuple[Term, ...]:
    """Split a query at spaces, less what has neither letter nor figure. Raises `BadParameter` for one too long."""
    if len(query) > LONGEST:
        raise _too_long(query)
    return tuple(term for match in _TERM.finditer(query) if (term := _term(match, variants)) is not None)


def loosened(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Split terms into their words, each to be found for itself: 農業の担い手を増やす → 農業, 担い手, 増やす."""
    words = dict.fromkeys(word for term in terms for word in term.typed.words.split())
    return tuple(Term((Form(word, word),)) for word in words)


def whole(query: str, variants: Variants) -> tuple[str, ...]:
    """Give the forms in which a name would be the whole query: folded characters and stems."""
    spellings = (query, *_other_spellings(query, variants))
    found = (form for each in spellings for form in (fold(each), stems(each)))
    return tuple(dict.fromkeys(filter(None, (*found, *_readings(query)))))


def name_keys(name: str) -> Iterator[str]:
    """Give the forms by which a query can be the whole of a name; see `whole`."""
    yield from dict.fromkeys((fold(name), stems(name), reading_of(name)))


def _term(match: re.Match[str], variants: Variants) -> Term | None:
    word: str | None = match["word"]
    if word is None:
        letters = fold(next(filter(None, match.groups())))
        return Term((Form(letters),)) if letters else None
    typed = fold(word)
    if not typed:
        return None
    forms = (word, *_other_spellings(word, variants))
    return Term(tuple(map(Form.of, forms)), _readings(word))


def _readings(word: str) -> tuple[str, ...]:
    """Give how a word with kana is read; kana that the dictionary takes for something else also counts as it stands."""
    letters = fold(word)
    if not has_kana(letters):
        return ()  # what is written in kanji is not looked for among its homophones
    return tuple(dict.fromkeys((reading_of(word), *((letters,) if is_kana(letters) else ()))))


def _other_spellings(word: str, variants: Variants) -> tuple[str, ...]:
    """List other spellings, less those that are a part of the word and so would find less (文科省 ⊃ 文科)."""
    return tuple(other for other in variants.others(word) if fold(other) not in fold(word))


def _too_long(query: str) -> BadParameter:
    return BadParameter(
        Message(
            f"検索語が長すぎます（{len(query)} 文字）。{LONGEST} 文字までで指定してください。例: 農業 担い手",
            f"the query is too long ({len(query)} characters); give up to {LONGEST}, e.g. 農業 担い手",
        ),
        name="q",
        given=f"{query[:20]}…",
        accepted=f"1–{LONGEST}",
    )
