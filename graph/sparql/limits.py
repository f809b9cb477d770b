"""What one query may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of a query and of the processes that run queries; the defaults are those of `api/settings.py`.

    `deadline` in seconds, from arrival to answer; `memory` and `answer` in MiB, `query` in KiB; `rows` also limits
    triples; `workers` is how many long queries run at a time, and as many more processes stand ready for short ones.
    """

    deadline: float = 10
    rows: int = 10_000
    memory: int = 512
    answer: int = 16
    query: int = 16
    workers: int = 2
