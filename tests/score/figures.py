"""Precision, recall and F1 of what was read against what a reader finds: a figure for each kind of thing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.normalise import comparable

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many were expected, how many were read, and how many of both are the same."""

    expected: int
    read: int
    right: int

    @classmethod
    def of(cls, expected: Iterable[Row], read: Iterable[Row]) -> "Figure":
        """Count rows that are alike in every cell, one to one, in the form in which labels are compared."""
        wanted, got = (Counter(tuple(map(comparable, row)) for row in rows) for rows in (expected, read))
        return cls(wanted.total(), got.total(), (wanted & got).total())

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1 where nothing was read and nothing expected."""
        return self.right / self.read if self.read else float(not self.expected)

    @property
    def recall(self) -> float:
        """Share of what was expected that was read; 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_json(self) -> dict[str, float]:
        """Write it with three decimals, as it is recorded and compared."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"expected": self.expected, "read": self.read} | {name: round(x, 3) for name, x in shares.items()}


Group = dict[str, dict[str, float]]  # what is read → its recorded figure


def fallen(recorded: Mapping[str, Group], measured: Mapping[str, Group]) -> list[str]:
    """List every share that is lower than the recorded one, and every line that is gone, of the groups measured."""
    return [
        f"{name} › {line}: {share} {before[share]:.3f} → {now.get(line, {}).get(share, 0):.3f}"
        for name, now in measured.items()
        for line, before in recorded.get(name, {}).items()
        for share in ("precision", "recall", "f1")
        if now.get(line, {}).get(share, 0) < before[share]
    ]
