"""The source note (出典) of a figure: which documents it stands on, where in them, and of which date and revision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.iri import key_of
from ontology.model import Document, Evidence, Link
from viz.views.view import View

_MOST_SECTIONS = 3


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage with the words that say where it stands: document, sections from the outermost in, page."""

    passage: Evidence
    document: Document
    place: str


def passages_of(links: Iterable[Link]) -> tuple[Evidence, ...]:
    """List the passages that links stand on, each once."""
    return tuple(dict.fromkeys(passage for link in links for passage in link.evidence))


def citations_of(view: View, passages: Iterable[Evidence]) -> tuple[Citation, ...]:
    """Say where passages stand; what stands in a document that is not on view is left out."""
    documents = {document.iri: document for document in view.documents}
    return tuple(
        Citation(passage, document, _place(document, passage))
        for passage in passages
        if (document := documents.get(passage.document))
    )


def sources_of(view: View) -> tuple[str, ...]:
    """Write the source note, a line for each document that was drawn from."""
    passages = passages_of(view.links)
    cited = [document for document in view.documents if any(each.document == document.iri for each in passages)]
    return tuple(_source(document, passages) for document in cited or view.documents)


def dated(document: Document) -> str:
    """Say of which date and revision a document is; one without a date says when it was read."""
    date = document.issued or f"日付の記載なし・{document.read_on} 取込"
    return f"{date}、版 {key_of(document.iri)}"


def _source(document: Document, passages: Sequence[Evidence]) -> str:
    own = sorted((each for each in passages if each.document == document.iri), key=lambda each: each.start)
    names = list(dict.fromkeys(section for each in own if (section := _nearest(document, each))))
    more = f" ほか{len(names) - _MOST_SECTIONS}か所" if len(names) > _MOST_SECTIONS else ""
    sections = "、".join(f"「{name}」" for name in names[:_MOST_SECTIONS])
    return f"『{document.title}』（{dated(document)}）{sections}{more}"


def _nearest(document: Document, passage: Evidence) -> str | None:
    return next(iter(_sections(document, passage)[::-1]), None)


def _place(document: Document, passage: Evidence) -> str:
    page = f" p. {passage.page}" if passage.page else ""
    return f"{' › '.join((document.title, *_sections(document, passage)))}{page}（{passage.start:,}字目）"


def _sections(document: Document, passage: Evidence) -> tuple[str, ...]:
    named = (f"{section.notation or ''} {section.title}".strip() for section in document.sections_at(passage.start))
    return tuple(name for name in named if name != document.title)
