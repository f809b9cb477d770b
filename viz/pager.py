"""Where a list goes on, and where it came from."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pager:
    """Addresses of the page before and the page after."""

    before: str | None = None
    after: str | None = None

    @classmethod
    def of(cls, address: Callable[[int], str], offset: int, size: int, total: int) -> "Pager":
        """Turn the pages of a list of `total` rows; before a page beyond the end comes the last one with rows on it.

        `address` gives that of the page that begins with a row.
        """
        last = max(total - 1, 0) // size * size
        return cls(
            before=address(max(0, min(offset - size, last))) if offset else None,
            after=address(offset + size) if offset + size < total else None,
        )
