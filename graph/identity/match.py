"""A thing of one revision found again in the next, with how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ontology.model import Kind

Decided = Mapping[tuple[str, str], bool]  # (former IRI, IRI of the new reading by itself) → are they the same thing


class Verdict(StrEnum):
    """What was made of a pair."""

    SAME = "same"
    DOUBTFUL = "doubtful"  # taken for the same, and a person should look
    APART = "apart"  # taken for two things, and a person should look
    DECIDED = "decided"  # a person has said so


@dataclass(frozen=True, slots=True)
class Match:
    """A pair: `former` is the IRI in the revision before, `found` the one that the new reading would have by itself.

    `score` lies in [0, 1]. Where the verdict makes them one thing, it goes by `former`.
    """

    kind: Kind
    former: str
    found: str
    before: str
    after: str
    score: float
    verdict: Verdict

    @property
    def is_same(self) -> bool:
        """Tell whether the two are one thing."""
        return self.verdict is not Verdict.APART

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a person should look at the pair."""
        return self.verdict in (Verdict.DOUBTFUL, Verdict.APART)
