"""The page that shows a place in its text, with the sentences around it, so that a quote need not be taken on trust."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ontology.iri import key_of
from ontology.model import Document
from ontology.text import Sentence, SourceText
from viz.embed import Page, render

AROUND = 40  # sentences before and after the place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence; `hit` where it lies in the place that was asked for, `first` at the first of these."""

    text: str
    hit: bool
    first: bool


def render_reading(document: Document, text: SourceText | None, start: int, end: int) -> Page:
    """Show the sentences around a span of code points; without a kept text, say so."""
    sentences = text.sentences if text else ()
    at = _places(sentences, start, end)
    first, last = max(0, at[0] - AROUND), min(len(sentences), at[-1] + 1 + AROUND)
    return render(
        "reading.html",
        title=f"{document.title}（本文）",
        document=document,
        sections=[f"{part.notation or ''} {part.title}".strip() for part in document.sections_at(start)],
        paragraphs=list(_paragraphs(text, range(first, last), at)) if text else [],
        start=start,
        end=end,
        before=_address(document, sentences[max(0, first - 1)]) if first else None,
        after=_address(document, sentences[last]) if last < len(sentences) else None,
    )


def _places(sentences: Sequence[Sentence], start: int, end: int) -> range:
    """Find the sentences that lie in a span, or the last one that begins before it."""
    inside = [at for at, each in enumerate(sentences) if each.start < end and each.end > start]
    before = [at for at, each in enumerate(sentences) if each.start <= start]
    found = inside or before[-1:] or [0]
    return range(found[0], found[-1] + 1)


def _paragraphs(text: SourceText, shown: Iterable[int], hit: range) -> Iterator[list[Stretch]]:
    """Put sentences together that no line feed parts."""
    number = 0
    numbered: list[tuple[int, int]] = []
    for at in shown:
        parted = at == 0 or "\n" in text.content[text.sentences[at - 1].end : text.sentences[at].start]
        number += parted
        numbered.append((number, at))
    for _, group in groupby(numbered, key=itemgetter(0)):
        yield [Stretch(text.sentences[at].text, at in hit, at == hit[0]) for _, at in group]


def _address(document: Document, sentence: Sentence) -> str:
    return f"/documents/{key_of(document.iri)}/text?start={sentence.start}&end={sentence.end}#hit"
