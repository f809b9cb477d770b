"""Where a list goes on, and where it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pager:
    """Addresses of the page before and the page after."""

    before: str | None = None
    after: str | None = None
