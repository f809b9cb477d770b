"""Which series a file belongs to: as the user says, else as title and content say together."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from api.wish import Wish, twin_of
from graph.identity.series import Known, known, lookalike, series_of
from graph.storage.revisions import latest_of
from ingest.covers.title import series_named_after
from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.errors import Message
from ontology.iri import Minter
from ontology.model import Document
from ontology.normalise import comparable


@dataclass
class SeriesFinder:
    """Knows the documents of a store, and those that were named before in the same run.

    `hints` tell of texts that may be revisions of a series of another title.
    """

    pipeline: Pipeline
    documents: tuple[Document, ...]
    content: Callable[[str], str | None]
    hints: list[Message] = field(default_factory=list)
    _named: dict[str, Known] = field(default_factory=dict)

    def document(self, source: Source, wish: Wish) -> Document:
        """Name a file and its series. Raises `SeriesUnclear` and `NotAPolicyText`."""
        twin = twin_of(source.revision, self.documents, wish)
        if twin:
            return twin  # the same text again: nothing has to be read
        document = self.pipeline.identify(source, wish.series, wish.as_of)
        name = wish.series or self._series(document, source, wish)
        minter = Minter(self.pipeline.base, name)
        named = replace(document, series_name=name, series=minter.series, iri=minter.document(document.revision))
        self._named[named.series] = known(name, (series_named_after(document.title),), source.text)
        return named

    def _series(self, document: Document, source: Source, wish: Wish) -> str:
        others = [*self._stored, *self._named.values()]
        if not wish.is_new:
            self._hint(document.series_name, source.text)
            return series_of(document.series_name, source.text, others)
        is_taken = any(comparable(document.series_name) in other.names for other in others)
        return f"{document.series_name}（{Path(source.name).stem}）" if is_taken else document.series_name

    def _hint(self, name: str, content: str) -> None:
        """Files that are given together are taken for different documents; only the store is looked at."""
        hint = lookalike(name, content, self._stored)
        if hint:
            self.hints.append(hint)

    @cached_property
    def _stored(self) -> list[Known]:
        return [
            known(document.series_name, (series_named_after(document.title),), content)
            for document in latest_of(self.documents)
            if (content := self.content(document.iri)) is not None
        ]
