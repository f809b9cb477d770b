"""The graph that is being served: opened once, opened anew when an ingest has changed the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from graph.diff.revisions import diff
from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.write import write
from graph.linked_data.describe import RdfTriple, describe
from graph.linked_data.profile import Profile, profile_of
from graph.projection import Projection
from graph.questions import Answer
from graph.search.finder import SearchIndex
from graph.storage.statistics import Statistics
from graph.store import PolicyGraph
from ontology.model import Document
from ontology.text import SourceText

_MOST_DIFFS = 8  # comparisons kept in memory


@dataclass(frozen=True, slots=True)
class Edition:
    """One generation of the store, with its projection."""

    graph: PolicyGraph
    projection: Projection
    _of_one: dict[str, Projection] = field(default_factory=dict)

    def of_document(self, name: str) -> Projection:
        """Project one revision alone: by its IRI or key, or the latest of a series by name or title.

        Raises `UnknownThing`.
        """
        revision = self.graph.revision_named(name)
        if revision not in self._of_one:
            self._of_one[revision] = Projection.of([self.graph.extraction(revision)])
        return self._of_one[revision]

    def source(self, document: str | None) -> Source:
        """Choose what to export: all that is up to date, or one revision named as above. Raises `UnknownThing`."""
        if document is None:
            return Source(self.graph, self.graph.current(), lambda: self.projection)
        return Source(self.graph, (self.graph.revision_named(document),), lambda: self.of_document(document))


class Library:
    """Lends the current projection. One lock guards opening and the store itself; a projection needs none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._edition: Edition | None = None
        self._search: SearchIndex | None = None
        self._statistics: Statistics | None = None
        self._diffs: dict[tuple[str, str | None, str | None], Answer] = {}

    @property
    def projection(self) -> Projection:
        """Give the latest revisions of every series in memory. Raises `StoreError`."""
        with self._lock:
            return self._current().projection

    def projection_of(self, document: str | None) -> Projection:
        """Give one revision alone in memory, or all the latest ones. Raises `StoreError` and `UnknownThing`."""
        with self._lock:
            edition = self._current()
            return edition.of_document(document) if document else edition.projection

    @property
    def generation(self) -> str:
        """Name the state of the store, which changes with every ingest. Raises `StoreError`."""
        with self._lock:
            return self._current().graph.generation

    @property
    def search(self) -> SearchIndex:
        """Give the search index of the latest revisions. Raises `StoreError`."""
        with self._lock:
            graph = self._current().graph
            self._search = self._search or graph.search_index()
            return self._search

    def describe(self, iri: str) -> Iterable[RdfTriple]:
        """Describe an IRI in triples. Raises `StoreError` and `UnknownThing`."""
        with self._lock:
            return describe(self._current().graph, iri)

    def profile(self, iri: str) -> Profile:
        """Say what is said of an IRI and with it. Raises `StoreError` and `UnknownThing`."""
        with self._lock:
            return profile_of(self._current().graph, iri)

    def iri(self, path: str) -> str:
        """Give the IRI that a path of this server stands for. Raises `StoreError`."""
        with self._lock:
            return f"{self._current().graph.base}{path}"

    @property
    def statistics(self) -> Statistics:
        """Count what the store holds, once a generation. Raises `StoreError`."""
        with self._lock:
            graph = self._current().graph
            self._statistics = self._statistics or graph.statistics()
            return self._statistics

    def diff(self, document: str, old: str | None = None, new: str | None = None) -> Answer:
        """Compare two revisions of a series, once a generation. Raises `StoreError`, `UnknownThing`, `BadParameter`."""
        with self._lock:
            graph, asked = self._current().graph, (document, old, new)
            if asked not in self._diffs:
                if len(self._diffs) >= _MOST_DIFFS:
                    self._diffs.clear()
                self._diffs[asked] = diff(graph, document, old, new)
            return self._diffs[asked]

    @property
    def documents(self) -> tuple[Document, ...]:
        """List all revisions in the order of ingestion. Raises `StoreError`."""
        with self._lock:
            return self._current().graph.documents()

    def text(self, document: str) -> SourceText | None:
        """Give the source text of a revision, None where none was kept. Raises `StoreError` and `UnknownThing`."""
        with self._lock:
            graph = self._current().graph
            return graph.text(graph.revision_named(document))

    def export(self, form: ExportFormat, document: str | None = None) -> Iterator[bytes]:
        """Write what is up to date, or one revision alone, a piece at a time. Raises `StoreError` and `UnknownThing`.

        The pieces are made when they are asked for, from this edition, whatever is ingested meanwhile.
        """
        with self._lock:
            return write(self._current().source(document), form)

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._forget()

    def _current(self) -> Edition:
        if self._edition is None or not self._edition.graph.is_current():
            self._forget()
            self._edition = open_edition(self._folder)
        return self._edition

    def _forget(self) -> None:
        if self._edition is not None:
            self._edition.graph.close()
            self._edition = self._search = self._statistics = None
            self._diffs.clear()


def open_edition(folder: Path) -> Edition:
    """Open a store and project the latest revision of every series. Raises `StoreError`."""
    graph = PolicyGraph.open(folder)
    return Edition(graph, Projection.of(graph.extraction(revision) for revision in graph.latest_revisions()))
