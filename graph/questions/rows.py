"""Long answers that cost no more than the page that is looked at."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Key = TypeVar("Key")
Row = TypeVar("Row")


class MadeOnDemand(Sequence[Row], Generic[Key, Row]):
    """A sequence of rows, each made from its key when it is asked for."""

    def __init__(self, keys: Sequence[Key], make: Callable[[Key], Row]) -> None:
        self._keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        """Make one row, or those of a slice."""
        if isinstance(at, slice):
            return [self._make(key) for key in self._keys[at]]
        return self._make(self._keys[at])
