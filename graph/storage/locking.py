"""One writer at a time, and what the disk says told as an error of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout

from graph.storage.generations import generation_folder, lock_file
from graph.storage.holding import Hold, hold
from graph.storage.messages import busy, damaged, refused

PATIENCE = 5.0  # seconds that a second writer waits for the first


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a store, which a process that dies lets go. Raises StoreBusy after so many seconds."""
    with disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_file(folder))
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            raise busy(folder, patience) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def disk(folder: Path) -> Iterator[None]:
    """Raise StoreError for what the disk refuses within the block."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError is how Oxigraph reports files that do not fit together
        raise refused(folder, error) from error


def held(folder: Path, generation: str) -> Hold:
    """Hold a generation for as long as it is read; raises StoreDamaged where it is not there."""
    try:
        return hold(generation_folder(folder, generation))
    except OSError as error:
        raise damaged(folder, f"generation {generation}: {error}") from error


def open_generation(folder: Path, generation: str) -> ox.Store:
    """Open a generation to read it; raises StoreDamaged."""
    try:
        return ox.Store.read_only(str(generation_folder(folder, generation)))
    except (OSError, RuntimeError) as error:
        raise damaged(folder, f"generation {generation}: {error}") from error
