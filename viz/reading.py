"""The page on which a document is read: its text part by part, with all that was read of it at its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Kind, Section
from ontology.text import SourceText
from viz.embed import Page, render
from viz.language import word
from viz.style import KINDS, KindStyle
from viz.text.marks import Mark, marks_in
from viz.text.paragraphs import paragraphs
from viz.text.parts import part_at, parts_of

_QUIET = frozenset({Kind.CLAIM})  # marked only on request: they cover most of a text
_UPPER = 2  # depth of the outline that is always shown


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for: a place, None for the beginning, and the kinds to mark, none for the usual ones."""

    start: int | None = None
    end: int | None = None
    show: tuple[Kind, ...] = ()

    @property
    def hit(self) -> tuple[int, int] | None:
        """Give the span to be shown, where one was asked for with its end."""
        return (self.start, self.end) if self.start is not None and self.end and self.end > self.start else None


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind that was read in the document; the address shows the text with it marked, or no longer."""

    kind: Kind
    style: KindStyle
    count: int
    is_shown: bool
    address: str


def render_reading(projection: Projection, document: Document, text: SourceText | None, asked: Asked) -> Page:
    """Show the part of a text that holds a place, with its outline; without a kept text, say so."""
    parts = parts_of(document, text) if text else [(0, 1)]
    number = part_at(parts, asked.start or 0)
    start, end = parts[number]
    counts = _counts(projection, document)
    show = frozenset(asked.show or (kind for kind in counts if kind not in _QUIET))
    marks = [mark for mark in marks_in(projection, document.iri, start, end) if _is_shown(mark, show)]
    return render(
        "reading.html",
        title=word("{title}（本文）", "{title} (text)", title=document.title),
        document=document,
        key=key_of(document.iri),
        asked=asked,
        outline=_outline(document, start, end, asked),
        paragraphs=list(paragraphs(projection, text, (start, end), marks, asked.hit)) if text else [],
        choices=list(_choices(document, asked, counts, show)),
        number=number + 1,
        total_parts=len(parts),
        before=_address(document, asked, parts[number - 1][0]) if number else None,
        after=_address(document, asked, parts[number + 1][0]) if number + 1 < len(parts) else None,
    )


def _counts(projection: Projection, document: Document) -> Counter[Kind]:
    found = projection.select(document=document.iri)
    return Counter(thing.kind for thing in found if any(each.document == document.iri for each in thing.evidence))


def _is_shown(mark: Mark, show: Iterable[Kind]) -> bool:
    return mark.what.kind in show if isinstance(mark.what, Entity) else True


def _outline(document: Document, start: int, end: int, asked: Asked) -> list[tuple[Section, str, bool]]:
    """List the upper sections of the document and all of this part: address, and whether it is in this part alone."""
    is_whole = all(start <= section.start < end for section in document.sections)  # nothing to tell apart
    found = []
    for section in document.sections:
        is_here = start <= section.start < end
        if is_here or section.depth < _UPPER:
            address = f"{_address(document, asked, section.start)}#s{section.start}"
            found.append((section, address, is_here and not is_whole))
    return found


def _choices(document: Document, asked: Asked, counts: Counter[Kind], show: frozenset[Kind]) -> Iterator[Choice]:
    for kind in Kind:
        if counts[kind]:
            wanted = show ^ {kind}
            address = _address(document, Asked(asked.start, asked.end, tuple(each for each in Kind if each in wanted)))
            yield Choice(kind, KINDS[kind], counts[kind], kind in show, address)


def _address(document: Document, asked: Asked, start: int | None = None) -> str:
    """Give the address of a part, with the same kinds marked; without `start` that of the same place."""
    place = {"start": asked.start, "end": asked.end} if start is None else {"start": start}
    query = [(name, value) for name, value in place.items() if value is not None]
    return (
        f"/documents/{key_of(document.iri)}/text?{urlencode([*query, *(('show', kind.value) for kind in asked.show)])}"
    )
