"""A source text with its sentences: what a reader of the document would see, each with the place where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading, bullet or row. Offsets and `page` as in `Evidence`; `text` is the clean wording."""

    start: int
    end: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of the document revision `document` (an IRI) as extracted, and its sentences in reading order."""

    document: str
    content: str
    sentences: tuple[Sentence, ...]
