"""Hands out workers that stand ready, to who came last first.

In a crowd those who came first have mostly waited in vain already, and a newcomer with a short query need not.
"""

from collections import deque
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

Worker = TypeVar("Worker")


class Desk(Generic[Worker]):
    """The idle workers and those who wait for one."""

    def __init__(self) -> None:
        self._idle: deque[Worker] = deque()
        self._waiting: list[SimpleQueue[Worker]] = []
        self._lock = Lock()

    def put(self, worker: Worker) -> None:
        """Bring a worker, which goes to whoever waits."""
        with self._lock:
            if self._waiting:
                self._waiting.pop().put(worker)
            else:
                self._idle.append(worker)

    def take(self, seconds: float) -> Worker:
        """Wait for a worker; the one that has stood longest is the readiest. Raises TimeoutError."""
        with self._lock:
            if self._idle:
                return self._idle.popleft()
            place: SimpleQueue[Worker] = SimpleQueue()
            self._waiting.append(place)
        try:
            return place.get(timeout=seconds)
        except Empty as error:
            return self._leave(place, error)

    @property
    def has_idle(self) -> bool:
        """Tell whether a worker stands ready, and nobody waits."""
        with self._lock:
            return bool(self._idle)

    def clear(self) -> None:
        """Forget the idle workers."""
        with self._lock:
            self._idle.clear()

    def _leave(self, place: "SimpleQueue[Worker]", error: Empty) -> Worker:
        with self._lock:
            if place in self._waiting:
                self._waiting.remove(place)
                raise TimeoutError from error
        return place.get()  # a worker came at the last moment
