"""Terms as an expression of FTS5. Nothing that was typed stands outside of quotes, and no quote in it: see `fold`."""

from collections.abc import Iterable, Iterator

from graph.search.forms import pairs
from graph.search.terms import Term

NAMES = ("words", "context")  # the columns of words in each table
TEXTS = ("words",)


def every(terms: Iterable[Term], columns: tuple[str, ...], *, readings: bool = False) -> str:
    """Ask for all terms, each in any of its forms; `columns` are those that hold words."""
    return " AND ".join(f"({' OR '.join(_any_form(term, columns, readings))})" for term in terms)


def some(characters: str) -> str:
    """Ask for names that share pairs of characters with a text, to find labels that are near."""
    return " OR ".join(f'pairs : "{pair}"' for pair in dict.fromkeys(pairs(characters).split()))


def _any_form(term: Term, columns: tuple[str, ...], readings: bool) -> Iterator[str]:
    for form in term.forms:
        if form.characters:
            yield _characters("pairs", form.characters)
        if form.words:
            yield f'{{{" ".join(columns)}}} : "{form.words}"'
        if len(form.stems) > 1:
            yield _characters("stems", form.stems)
    if readings:
        yield from (_characters("readings", reading) for reading in term.readings if reading)


def _characters(column: str, characters: str) -> str:
    found = pairs(characters)
    if len(characters) == 1:
        return f'{column} : "{found}" *'  # every pair that begins with the character
    return f'{column} : "{found.rsplit(" ", 1)[0]}"'  # the last "pair" is one character, which only ends a text
