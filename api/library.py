"""The graph that is being served: opened once, opened anew when an ingest has changed the store."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from graph.projection import Projection
from graph.store import PolicyGraph


@dataclass(frozen=True, slots=True)
class Edition:
    """One generation of the store, with its projection."""

    graph: PolicyGraph
    projection: Projection


class Library:
    """Lends the current projection. One lock guards opening and the store itself; a projection needs none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._edition: Edition | None = None

    @property
    def projection(self) -> Projection:
        """Give the latest revisions of every series in memory. Raises `StoreError`."""
        with self._lock:
            return self._current().projection

    @property
    def generation(self) -> int:
        """Tell how often the store has changed. Raises `StoreError`."""
        with self._lock:
            return self._current().graph.generation

    def serialize(self, media: str) -> bytes:
        """Write the latest revisions as RDF. Raises `StoreError`."""
        with self._lock:
            graph = self._current().graph
            return graph.serialize(media, graph.latest_revisions())

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
            self._edition = None


def open_edition(folder: Path) -> Edition:
    """Open a store and project the latest revision of every series. Raises `StoreError`."""
    graph = PolicyGraph.open(folder)
    return Edition(graph, Projection.of(graph.extraction(revision) for revision in graph.latest_revisions()))
