"""By what hits can be narrowed."""

from enum import StrEnum

PASSAGE = "Passage"  # the kind of a hit in the text; that of a thing is a `Kind`


class Facet(StrEnum):
    """A way of narrowing; the value is its name in queries.

    Values of the first are kinds, of the last years, of the others IRIs.
    """

    KIND = "kind"
    DOCUMENT = "document"
    MINISTRY = "ministry"
    OUTCOME = "outcome"
    YEAR = "year"


Pairs = frozenset[tuple[Facet, str]]
