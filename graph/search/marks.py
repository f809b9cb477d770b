"""Where a hit lies in a text: marked parts, and a snippet around the first of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.search.forms import Folded, fold_with_places
from graph.search.terms import Term
from graph.search.words import Word, stem, words_of

SNIPPET = 120  # characters of a passage that are shown
_BEFORE = 30  # of them before the first mark
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text, marked where it is what was looked for."""

    text: str
    marked: bool = False


def marked(text: str, terms: Sequence[Term]) -> tuple[Part, ...]:
    """Cut a text into marked and unmarked parts, which together are the text."""
    return tuple(_parts(text, _spans(text, terms), 0, len(text)))


def is_marked(parts: Iterable[Part]) -> bool:
    """Tell whether any part is marked."""
    return any(part.marked for part in parts)


def snippet(text: str, terms: Sequence[Term], words: Sequence[Term], length: int = SNIPPET) -> tuple[Part, ...]:
    """Cut out the place of the first term or, where there is none, word, with … where the text goes on."""
    spans = _spans(text, terms) or _spans(text, words)
    if len(text) <= length:
        return tuple(_parts(text, spans, 0, len(text)))
    start = max(0, min((spans[0][0] if spans else 0) - _BEFORE, len(text) - length))
    end = min(len(text), start + length)
    before, after = (Part("…"),) if start else (), (Part("…"),) if end < len(text) else ()
    return (*before, *_parts(text, spans, start, end), *after)


def _parts(text: str, spans: Iterable[Span], start: int, end: int) -> Iterator[Part]:
    at = start
    for span in spans:
        first, stop = max(span[0], at), min(span[1], end)
        if first >= stop:
            continue
        if first > at:
            yield Part(text[at:first])
        yield Part(text[first:stop], marked=True)
        at = stop
    if at < end:
        yield Part(text[at:end])


def _spans(text: str, terms: Sequence[Term]) -> list[Span]:
    folded, words = fold_with_places(text), words_of(text)
    found = sorted(span for term in terms for span in _spans_of(term, folded, words))
    return _joined(found)


def _spans_of(term: Term, folded: Folded, words: Sequence[Word]) -> Iterator[Span]:
    for form in term.forms:
        yield from _characters(folded, form.characters)
        yield from _phrase(words, form.words.split())
        yield from _in_words(words, [stem(word) for word in words], form.stems)
    for reading in term.readings:
        yield from _in_words(words, [word.reading for word in words], reading)


def _characters(folded: Folded, wanted: str) -> Iterator[Span]:
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        yield folded.places[at][0], folded.places[at + len(wanted) - 1][1]
        at = folded.text.find(wanted, at + len(wanted))


def _phrase(words: Sequence[Word], wanted: Sequence[str]) -> Iterator[Span]:
    for at in range(len(words) - len(wanted) + 1 if wanted else 0):
        if all(words[at + step].norm == norm for step, norm in enumerate(wanted)):
            yield words[at].start, words[at + len(wanted) - 1].end


def _in_words(words: Sequence[Word], forms: Sequence[str], wanted: str) -> Iterator[Span]:
    """Find the words whose forms, run together, hold what is wanted."""
    text = "".join(forms)
    owners = [place for place, form in enumerate(forms) for _ in form]
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield words[owners[at]].start, words[owners[at + len(wanted) - 1]].end
        at = text.find(wanted, at + len(wanted))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
