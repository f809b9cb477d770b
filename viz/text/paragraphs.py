"""A text in paragraphs, each cut where something was read, with a note that tells what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.projection import Projection
from ontology.model import Entity, Link, Unresolved
from ontology.text import Sentence, SourceText
from viz.details import LinkView, ThingView, link_view, thing_view
from viz.text.alignment import aligned
from viz.text.marks import Mark, Stretch, stretches


@dataclass(frozen=True, slots=True)
class Note:
    """What was read in a paragraph."""

    things: tuple[ThingView, ...]
    links: tuple[LinkView, ...]
    puzzles: tuple[Unresolved, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that no line feed parts; `heading` is its depth where it opens a section, and `start` its offset."""

    start: int
    heading: int | None
    stretches: tuple[Stretch, ...]
    note: Note


def paragraphs(
    projection: Projection,
    text: SourceText,
    span: tuple[int, int],
    marks: Sequence[Mark],
    hit: tuple[int, int] | None,
) -> Iterator[Paragraph]:
    """Give the paragraphs that begin in a span of the text; `hit` is a span to be shown among them."""
    depths = {section.start: section.depth for section in projection.document(text.document).sections}
    begins = [sentence.start for sentence in text.sentences]
    shown = text.sentences[bisect_left(begins, span[0]) : bisect_left(begins, span[1])]
    for sentences in _together(text, shown):
        start, end = sentences[0].start, sentences[-1].end
        heading = next((depths[at] for at in depths if start <= at < end), None)
        own = [mark for mark in marks if mark.start < end and mark.end > start]
        lines = [aligned(sentence, text.content) for sentence in sentences]
        cut = tuple(each for line in lines for each in stretches(line, own, hit))
        yield Paragraph(start, heading, cut, _note(projection, own, start))


def _together(text: SourceText, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    if not sentences:
        return
    group = [sentences[0]]
    for before, after in pairwise(sentences):
        if "\n" in text.content[before.end : after.start]:
            yield group
            group = []
        group.append(after)
    yield group


def _note(projection: Projection, marks: Sequence[Mark], start: int) -> Note:
    """Tell what was read in a paragraph; what runs on from an earlier one was told there."""
    begun = [mark.what for mark in marks if mark.start >= start]
    things = {what.iri: what for what in begun if isinstance(what, Entity)}
    return Note(
        things=tuple(map(thing_view, things.values())),
        links=tuple(
            link_view(projection, what) for what in begun if isinstance(what, Link) and _is_whole(projection, what)
        ),
        puzzles=tuple(what for what in begun if isinstance(what, Unresolved)),
    )


def _is_whole(projection: Projection, link: Link) -> bool:
    """Tell whether both ends are things; a link may lead to a revision of a document, which is none."""
    return link.source in projection.entities and link.target in projection.entities
