"""Found changes held against expected ones, kind by kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.diff import Change, ChangeRow
from graph.identity.folding import fold
from tests.revisions.workbench import Expected, Workbench


@dataclass
class Score:
    """Counts by kind of change: what was expected, found rightly, found wrongly."""

    expected: Counter[Change] = field(default_factory=Counter)
    right: Counter[Change] = field(default_factory=Counter)
    wrong: Counter[Change] = field(default_factory=Counter)
    missed: list[Expected] = field(default_factory=list)
    extra: list[ChangeRow] = field(default_factory=list)

    def add(self, bench: Workbench, rows: Iterable[ChangeRow]) -> None:
        """Count the changes of one revision."""
        waiting = Counter(bench.expected)
        self.expected.update(change for change, _ in bench.expected)
        for row in rows:
            former = bench.reading.things.get(row.thing.iri, row.thing)
            keys = [(row.change, fold(thing.label)) for thing in (row.thing, former)]
            key = next((key for key in keys if waiting[key]), keys[0])
            if waiting[key]:
                waiting[key] -= 1
                self.right[row.change] += 1
            elif key not in bench.consequences:
                self.wrong[row.change] += 1
                self.extra.append(row)
        self.missed += waiting.elements()

    def recall(self, change: Change) -> float:
        """Give the share of the expected changes that were found."""
        return self.right[change] / self.expected[change] if self.expected[change] else 1.0

    def precision(self, change: Change) -> float:
        """Give the share of the found changes that were expected."""
        found = self.right[change] + self.wrong[change]
        return self.right[change] / found if found else 1.0

    def table(self) -> str:
        """Write the counts as a Markdown table."""
        lines = ["| change | expected | found | precision | recall |", "|---|---:|---:|---:|---:|"]
        for change in Change:
            found = self.right[change] + self.wrong[change]
            if self.expected[change] or found:
                figures = f"{self.precision(change):.3f} | {self.recall(change):.3f}"
                lines.append(f"| `{change}` | {self.expected[change]} | {found} | {figures} |")
        return "\n".join(lines)
