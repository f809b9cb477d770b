"""A worker as the service sees it: a process that answers one request at a time, and can be ended at any moment."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, BinaryIO, cast

from graph.sparql.wire import Frame, Request, of_request, receive, send

_LOW_PRIORITY = 15  # nice value of a worker whose query takes long


class WorkerGone(Exception):
    """The process has ended without an answer."""


class WorkerProcess:
    """One process, started in the background; `when_ready` is called with it from another thread."""

    def __init__(self, when_ready: Callable[["WorkerProcess"], None]) -> None:
        command = [sys.executable, "-P", "-m", "graph.sparql.worker"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  our own
        self._requests, self._replies = _pipe(self._process.stdin), _pipe(self._process.stdout)
        self._frames: SimpleQueue[Frame | None] = SimpleQueue()
        self._listener = Thread(target=self._listen, args=(when_ready,), daemon=True)
        self._is_asked = False
        self._began = 0.0
        self.is_demoted = False
        self._listener.start()

    @property
    def is_free(self) -> bool:
        """Tell whether it may be asked again: whatever was asked is answered, and it was not demoted."""
        return not self._is_asked and not self.is_demoted

    def ask(self, request: Request) -> None:
        """Send a request; `wait` gives the answer. Raises WorkerGone."""
        self._is_asked = True
        self._began = self._clock()
        try:
            send(self._requests, of_request(request))
        except OSError as error:
            raise WorkerGone from error

    def wait(self, seconds: float) -> Frame | None:
        """Give the answer, None where there is none so far. Raises WorkerGone."""
        try:
            frame = self._frames.get(timeout=seconds)
        except Empty:
            return None
        if frame is None:
            raise WorkerGone
        self._is_asked = False
        return frame

    @property
    def effort(self) -> float:
        """Give the seconds that the processor has spent on what was asked last.

        Where a system does not tell (Windows, macOS), the seconds since then.
        """
        return self._clock() - self._began

    def _clock(self) -> float:
        if sys.platform != "linux":
            return time.monotonic()
        with suppress(OSError):  # the process is gone
            return time.clock_gettime(~self._process.pid << 3 | 2)  # clock_getcpuclockid(3), which Python has not
        return self._began

    def demote(self) -> None:
        """Let everything else go first; there is no way back."""
        self.is_demoted = True
        if sys.platform != "win32" and self._process.poll() is None:
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LOW_PRIORITY)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        with suppress(OSError):  # the rest of a request that was never read
            self._requests.close()
        self._replies.close()

    def _listen(self, when_ready: Callable[["WorkerProcess"], None]) -> None:
        receive(self._replies)
        when_ready(self)  # also where it ended at once, which is then seen by whoever asks it
        while (frame := receive(self._replies)) is not None:
            self._frames.put(frame)
        self._frames.put(None)


def _pipe(stream: IO[bytes] | None) -> BinaryIO:
    assert stream is not None  # noqa: S101  both ends were asked for
    return cast("BinaryIO", stream)
