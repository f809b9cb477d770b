"""Which graphs a query sees: those of the store, and no others.

Without a word about graphs that is the store's default graph (`graph/storage/union.py`: the latest revisions and the
authority files as one graph), and all graphs by name, superseded revisions among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.sparql.messages import foreign
from graph.sparql.query import Dataset, Query

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs of a store."""

    names: frozenset[str]

    def dataset(self, query: Query, default: Sequence[str] = (), named: Sequence[str] = ()) -> Dataset:
        """Choose the graphs: what the request names, else what FROM names, else the store as it is.

        Raises QueryRefused for a graph that is not in the store.
        """
        self._hold(*query.default_graphs, *query.named_graphs, *default, *named)
        if default or named:
            return Dataset(tuple(default), tuple(named))
        if query.default_graphs or query.named_graphs:
            return Dataset(query.default_graphs, query.named_graphs)
        return Dataset(None, None)

    def _hold(self, *names: str) -> None:
        for name in names:
            if name not in self.names:
                raise foreign(name, sorted(self.names)[:_SHOWN])
