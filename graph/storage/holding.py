"""Readers hold the generation that they read, so that no writer cleans it away under them.

A hold is a shared lock on the folder of the generation itself: nothing is written, a store on a disk that may only be
read can be held as well, and the system lets go when a process dies, however it dies. Windows locks no folders; there
nobody can remove what another one has open.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize


class Hold:
    """A generation that stays until `release`, or until nobody has the hold any more."""

    def __init__(self, handle: int | None) -> None:
        """Take over a locked handle, None on a system that needs no locks."""
        self._close = None if handle is None else finalize(self, os.close, handle)

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._close is not None:
            self._close()


if sys.platform == "win32":

    def hold(generation: Path) -> Hold:
        """Hold the folder of a generation. Raises OSError where it is not there."""
        generation.stat()
        return Hold(None)

    @contextmanager
    def unread(generation: Path) -> Iterator[None]:  # noqa: ARG001  one signature for all systems
        """Do something to a generation that nobody reads; Windows refuses it by itself where somebody does."""
        yield

else:
    import fcntl

    def hold(generation: Path) -> Hold:
        """Hold the folder of a generation. Raises OSError where it is not there, or is being cleaned away."""
        handle = os.open(generation, os.O_RDONLY | os.O_CLOEXEC)
        held = Hold(handle)
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(handle), generation.stat()):
            held.release()
            raise FileNotFoundError(generation)  # it was removed between the two calls
        return held

    @contextmanager
    def unread(generation: Path) -> Iterator[None]:
        """Do something to a generation that nobody reads, and cannot begin to. Raises OSError where somebody does."""
        handle = os.open(generation, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        finally:
            os.close(handle)
