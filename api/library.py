"""The graph that is being served: one edition for each request, a new one when the store has changed."""

from pathlib import Path
from threading import Lock

from api.edition import Edition
from graph.storage import generations
from graph.storage.cleaning import sweep


class Library:
    """Lends the current edition. Whoever has one keeps it as it is, whatever is ingested meanwhile.

    An edition that has been replaced closes when the last request that uses it has been answered.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._edition: Edition | None = None

    def edition(self) -> Edition:
        """Lend the store as it is now. Raises `StoreError`."""
        with self._lock:
            current = generations.read_state(self._folder).generation
            if self._edition is None or self._edition.generation != current:
                self._let_go()
                self._edition = Edition.open(self._folder)
            return self._edition

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        """Drop the edition, and sweep up what was kept for it; what others still read goes when they end."""
        if self._edition is not None:
            self._edition = None
            sweep(self._folder)
