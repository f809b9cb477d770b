"""Which series a file belongs to: as the user says, else as title and content say together."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from graph.identity.series import Known, known, lookalike, series_of
from graph.storage.revisions import latest_of
from ingest.pipeline import Pipeline, series_named_after
from ingest.source import Source
from ontology.errors import BadParameter, Message
from ontology.iri import Minter
from ontology.model import Document
from ontology.normalise import comparable

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of the files: their series, that they begin one, their date (ISO 8601)."""

    series: str | None = None
    is_new: bool = False
    as_of: str | None = None


def check_date(given: str | None) -> None:
    """Raise `BadParameter` for what is no date: a year, a month or a day of ISO 8601."""
    if given is not None and not _DATE.fullmatch(given):
        message = Message(
            ja=f"--as-of の値「{given}」は日付ではありません。YYYY-MM-DD の形で指定してください"
            "（例: --as-of 2026-12-01）。",
            en=f"--as-of '{given}' is no date; write YYYY-MM-DD (for example --as-of 2026-12-01).",
        )
        raise BadParameter(message, name="as-of", given=given, accepted="YYYY-MM-DD")


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
        twin = next((each for each in self.documents if each.revision == source.revision), None)
        if twin and wish.series in (None, twin.series_name):
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
