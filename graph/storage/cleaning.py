"""What readers, crashes and former writers leave behind, and how it is swept away."""

import shutil
from contextlib import suppress
from pathlib import Path

from graph.storage import generations
from graph.storage.holding import unread
from graph.storage.locking import locked
from ontology.errors import StoreError

_REMOVED = ".removed"  # ends the name of a generation that is being removed; no reader looks for such a name


def clean(folder: Path, current: str | None) -> None:
    """Remove all generations but the current one and those that are being read, and drafts.

    Only whoever holds the lock may call this. A reader that was about to open what is gone opens the current one.
    """
    for leftover in _beside(folder, current):
        _remove(leftover)
    for draft in folder.glob("*.new"):
        draft.unlink(missing_ok=True)


def remains(folder: Path) -> bool:
    """Tell whether there is more than the current generation: something reads it, or nobody has swept it away yet."""
    return any(_beside(folder, generations.current(folder)))


def sweep(folder: Path) -> None:
    """Clean up when a reader has let go, unless somebody writes or the disk refuses: then the next one does."""
    with suppress(StoreError):
        if remains(folder):
            with locked(folder, patience=0):
                clean(folder, generations.current(folder))


def _beside(folder: Path, current: str | None) -> list[Path]:
    return [each for each in (folder / "generations").glob("*") if each.name != current]


def _remove(generation: Path) -> None:
    """Remove a generation under another name, so that a reader finds the whole of it or nothing."""
    if generation.suffix != _REMOVED:
        away = generation.with_suffix(_REMOVED)
        try:
            with unread(generation):
                generation.rename(away)
        except OSError:  # a reader holds it; who lets go of it last, or the next writer, tries again
            return
        generation = away
    shutil.rmtree(generation, ignore_errors=True)
