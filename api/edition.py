"""One generation of the store with everything that hangs on it: what one request sees, from beginning to end."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any

from graph.diff.revisions import diff
from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.write import write
from graph.history.chronicle import chronicle
from graph.history.life import life, thing_named
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
_MOST_ALONE = 8  # revisions alone kept in memory, and indexes of them


class Edition:
    """A store that does not change. Any number of threads may use it; what is costly is made once, when asked for."""

    def __init__(self, graph: PolicyGraph) -> None:
        self.graph = graph
        self._lock = RLock()
        self._alone: dict[str, Projection] = {}
        self._indexes: dict[str, SearchIndex] = {}
        self._lives: dict[str, Answer] = {}
        self._diffs: dict[tuple[str, str | None, str | None], Answer] = {}

    @classmethod
    def open(cls, folder: Path) -> "Edition":
        """Open the current generation of a store. Raises `StoreError`."""
        return cls(PolicyGraph.open(folder))

    @property
    def generation(self) -> str:
        """Name the state of the store, which changes with every ingest."""
        return self.graph.generation

    @property
    def documents(self) -> tuple[Document, ...]:
        """List all revisions in the order of ingestion."""
        return self.graph.documents()

    @property
    def projection(self) -> Projection:
        """Give the latest revisions of every series in memory. Raises `StoreError`."""
        with self._lock:
            return self._projection

    def projection_of(self, revision: str | None) -> Projection:
        """Give one revision alone in memory, or all the latest ones. Raises `StoreError` and `UnknownThing`.

        A revision is named by its IRI or key; the name or title of a series stands for its latest one.
        """
        if not revision:
            return self.projection
        with self._lock:
            iri = self.graph.revision_named(revision)
            if iri not in self._alone:
                _make_room(self._alone, _MOST_ALONE)
                self._alone[iri] = Projection.of([self.graph.extraction(iri)])
            return self._alone[iri]

    def pinned(self, revisions: str | None) -> Projection:
        """Give some revisions alone in memory, named with commas between them, or all the latest ones.

        Raises `StoreError` and `UnknownThing`.
        """
        names = [name for name in (revisions or "").split(",") if name.strip()]
        if len(names) < 2:
            return self.projection_of(names[0] if names else None)
        with self._lock:
            iris = sorted({self.graph.revision_named(name) for name in names})
            if iris == sorted(self.graph.latest_revisions()):
                return self._projection
            kept = " ".join(iris)
            if kept not in self._alone:
                _make_room(self._alone, _MOST_ALONE)
                self._alone[kept] = Projection.of(self.graph.extraction(iri) for iri in iris)
            return self._alone[kept]

    def search(self, revision: str | None = None) -> SearchIndex:
        """Give the search index of the latest revisions, or of one alone. Raises `StoreError` and `UnknownThing`."""
        with self._lock:
            iri = self.graph.revision_named(revision) if revision else ""
            if iri not in self._indexes:
                _make_room(self._indexes, _MOST_ALONE)
                self._indexes[iri] = self.graph.search_index(iri or None)
            return self._indexes[iri]

    @property
    def statistics(self) -> Statistics:
        """Count what the store holds."""
        with self._lock:
            return self._statistics

    def describe(self, iri: str) -> Iterable[RdfTriple]:
        """Describe an IRI in triples. Raises `UnknownThing`."""
        return describe(self.graph, iri)

    def profile(self, iri: str) -> Profile:
        """Say what is said of an IRI and with it. Raises `UnknownThing`."""
        return profile_of(self.graph, iri)

    def iri(self, path: str) -> str:
        """Give the IRI that a path of this server stands for."""
        return f"{self.graph.base}{path}"

    def diff(self, document: str, old: str | None = None, new: str | None = None) -> Answer:
        """Compare two revisions of a series. Raises `StoreError`, `UnknownThing`, `BadParameter`."""
        with self._lock:
            asked = (document, old, new)
            if asked not in self._diffs:
                _make_room(self._diffs, _MOST_DIFFS)
                self._diffs[asked] = diff(self.graph, document, old, new)
            return self._diffs[asked]

    def life(self, name: str) -> Answer:
        """Tell how a thing changed through the revisions. Raises `StoreError`, `UnknownThing`, `AmbiguousName`."""
        with self._lock:
            thing = thing_named(self.graph, name)
            if thing.iri not in self._lives:
                _make_room(self._lives, _MOST_DIFFS)
                self._lives[thing.iri] = life(self.graph, thing)
            return self._lives[thing.iri]

    def chronicle(self, offset: int = 0, limit: int | None = None) -> Answer:
        """List what was done to the store, the latest first."""
        return chronicle(self.graph, offset, limit)

    def text(self, document: str) -> SourceText | None:
        """Give the source text of a revision, None where none was kept. Raises `UnknownThing`."""
        return self.graph.text(self.graph.revision_named(document))

    def source(self, revision: str | None) -> Source:
        """Choose what to export: all that is up to date, or one revision alone. Raises `UnknownThing`."""
        if not revision:
            return Source(self.graph, self.graph.current(), lambda: self.projection)
        return Source(self.graph, (self.graph.revision_named(revision),), lambda: self.projection_of(revision))

    def export(self, form: ExportFormat, revision: str | None = None) -> Iterator[bytes]:
        """Write what is up to date, or one revision alone, a piece at a time. Raises `StoreError` and `UnknownThing`.

        The pieces are made when they are asked for, from this edition, whatever is ingested meanwhile.
        """
        return write(self.source(revision), form)

    @cached_property
    def _projection(self) -> Projection:
        return Projection.of(self.graph.extraction(revision) for revision in self.graph.latest_revisions())

    @cached_property
    def _statistics(self) -> Statistics:
        return self.graph.statistics()


def _make_room(kept: dict[Any, Any], most: int) -> None:
    """Forget what was asked for first where too much is kept."""
    while len(kept) >= most:
        del kept[next(iter(kept))]
