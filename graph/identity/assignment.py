"""Who is whom: the pairs of two lists that together score best, each thing in one pair at most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from graph.identity.likeness import Matrix

Thing = TypeVar("Thing")
SAME = 0.5  # from this score on two things are taken for one
SURE = 0.65  # below it a person is asked
APART = 0.4  # below it nobody is asked
_RIVAL = 0.05  # a pair that scores less than so much above another one is doubtful


@dataclass(frozen=True, slots=True)
class Pair(Generic[Thing]):
    """Two things with their score; `is_contested` where one of them goes nearly as well with another."""

    former: Thing
    new: Thing
    score: float
    is_contested: bool


def best_pairs(former: Sequence[Thing], new: Sequence[Thing], scores: Matrix) -> Iterator[Pair[Thing]]:
    """Choose the pairs that score `APART` or more (the assignment problem, solved by scipy); good ones count most."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  takes a third of a second, and readers need none

    rows, columns = linear_sum_assignment(scores**2, maximize=True)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        score = float(scores[row, column])
        if score >= APART:
            rivals = (np.delete(scores[row], column), np.delete(scores[:, column], row))
            best_rival = max((float(side.max()) for side in rivals if side.size), default=0.0)
            yield Pair(former[row], new[column], score, best_rival > score - _RIVAL)
