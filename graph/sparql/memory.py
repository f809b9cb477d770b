"""What is remembered of former queries: the latest of them, so many and no more."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock


class Memory:
    """A set that forgets what was longest not mentioned."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, None] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._known

    def add(self, key: Hashable) -> None:
        """Remember."""
        with self._lock:
            self._known[key] = None
            self._known.move_to_end(key)
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def discard(self, key: Hashable) -> None:
        """Forget."""
        with self._lock:
            self._known.pop(key, None)
