"""The lists of KPIs that do not belong to the measure before them: those of its goal, and that of the whole plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from ingest.cues import Cues, Label
from ingest.logic.lists_at_end import ListAtEnd, list_at_end
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.logic.shared_kpis import SharedList, goal_of, shared_lists
from ingest.structure.lists import lists_in
from ingest.structure.outline import Part


@dataclass(frozen=True, slots=True)
class ListsApart:
    """Where such lists stand, by offsets of the source."""

    at_end: ListAtEnd | None = None
    shared: tuple[SharedList, ...] = ()

    @classmethod
    def of(cls, root: Part, results: Results, measures: Measures, rows: Sequence[int], cues: Cues) -> Self:
        """Find them; `rows` are the offsets of KPIs in tables and lines, which no label announces."""
        kpis = [*_announced(root, cues), *rows]
        at_end = list_at_end(root, results, measures, kpis, cues)
        return cls(at_end, shared_lists(root, results, measures, rows, cues))

    def around(self, offset: int) -> ListAtEnd | None:
        """Give the list of the whole plan, where an offset stands in it."""
        return self.at_end if self.at_end is not None and offset >= self.at_end.start else None

    def is_goal(self, part: Part | None) -> bool:
        """Tell a heading that has a list of KPIs below all its measures."""
        return any(one.goal is part for one in self.shared)

    def goal(self, part: Part, offset: int) -> Part | None:
        """Give the goal that a place in a part measures, which stands in a list of all its measures."""
        return goal_of(self.shared, part, offset)


def _announced(root: Part, cues: Cues) -> list[int]:
    """List where the items of all lists of KPIs begin."""
    lists = (entry for part in root.walk() for entry in lists_in(part, cues) if entry.announced.label is Label.KPI)
    return [item.span()[0] for entry in lists for item in entry.items]
