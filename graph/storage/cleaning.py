"""What crashes and former writers left behind, and how a writer sweeps it away."""

import shutil
from pathlib import Path

from graph.storage.holding import is_held

_REMOVED = ".removed"  # ends the name of a generation that is being removed; no reader looks for such a name


def clean(folder: Path, current: str | None, *, keep_former: bool = True) -> None:
    """Remove the generations that nobody can want any more, and drafts. Only whoever holds the lock may call this.

    The current generation stays, the one before it (a reader may be about to open it), and all that are being read.
    """
    former = {f"{int(current) - 1:06d}"} if current and keep_former else set()
    kept = {current} | former
    for leftover in (folder / "generations").glob("*"):
        if leftover.name not in kept:
            _remove(leftover)
    for draft in folder.glob("*.new"):
        draft.unlink(missing_ok=True)


def _remove(generation: Path) -> None:
    """Remove a generation under another name, so that a reader finds the whole of it or nothing."""
    if generation.suffix != _REMOVED:
        if is_held(generation):
            return
        away = generation.with_suffix(_REMOVED)
        try:
            generation.rename(away)
        except OSError:  # a reader holds it, on Windows; the next writer tries again
            return
        generation = away
    shutil.rmtree(generation, ignore_errors=True)
