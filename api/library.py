"""The graph that is being served: opened once, opened anew when an ingest has changed the store."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from api.formats import ExportFormat
from graph.export import to_bytes
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
    def generation(self) -> str:
        """Name the state of the store, which changes with every ingest. Raises `StoreError`."""
        with self._lock:
            return self._current().graph.generation

    def export(self, form: ExportFormat) -> bytes:
        """Write the latest revisions. Raises `StoreError`."""
        with self._lock:
            edition = self._current()
            if form is ExportFormat.JSON:
                return to_bytes(edition.projection)
            return edition.graph.serialize(form.value, edition.graph.latest_revisions())

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
