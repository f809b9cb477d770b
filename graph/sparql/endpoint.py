"""A reader's own SPARQL over the store in a folder, as it is at the moment of asking."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from graph.rdf.terms import PREFIX_IRIS
from graph.sparql.answer import Answer, Wanted
from graph.sparql.dataset import Graphs
from graph.sparql.limits import Limits
from graph.sparql.messages import too_long
from graph.sparql.pool import Pool
from graph.sparql.query import Dataset, Query
from graph.sparql.syntax import parse
from graph.sparql.wire import Request, StoreUnreadable
from graph.storage import generations
from graph.storage.messages import damaged
from graph.store import PolicyGraph

_KIB = 2**10


@dataclass(frozen=True, slots=True)
class _Known:
    """What a query needs to know of a generation."""

    generation: str
    base: str
    graphs: Graphs


class Endpoint:
    """Checks queries here and runs them in a pool of processes; safe to use from several threads."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._folder = folder
        self._pool = Pool(limits.workers)
        self._lock = Lock()
        self._known: _Known | None = None

    def start(self) -> None:
        """Start the processes, and build the parser, ahead of the first query."""
        self._pool.start()
        parse("ASK { }", "")

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def check(self, text: str) -> Query:
        """Understand a query; its relative IRIs are relative to the base of the store.

        Raises QueryTooLong, MalformedQuery, QueryRefused and StoreError.
        """
        if len(text.encode("utf-8", "surrogatepass")) > self.limits.query * _KIB:
            raise too_long(self.limits.query)
        return parse(text, f"{self._current().base}/")

    def graphs(self) -> Graphs:
        """List the graphs of the store. Raises StoreError."""
        return self._current().graphs

    def ask(  # noqa: PLR0913  what a request may say, each by name
        self,
        query: Query,
        form: str,
        *,
        default: Sequence[str] = (),
        named: Sequence[str] = (),
        first: int | None = None,
        arrived: float | None = None,
    ) -> Answer:
        """Answer a checked query in the format of a name in `formats.py`.

        `default` and `named` are graphs of the store, in place of those that the query names. With `first` the answer
        is cut after so many rows; without, one with more rows than the limit is refused. The deadline counts from
        `arrived`, a time as of `monotonic`, or from now. Raises QueryRefused for
        other graphs, MalformedQuery for what only the engine finds, QueryStopped, StoreError.
        """
        wanted = Wanted(
            format=form,
            rows=first or self.limits.rows,
            answer=self.limits.answer,
            may_cut=first is not None,
            prefixes=PREFIX_IRIS,
        )
        now = self._current()
        dataset = now.graphs.dataset(query, default, named)
        arrived = time.monotonic() if arrived is None else arrived
        try:
            return self._pool.run(self._request(now.generation, query, dataset, wanted), arrived + self.limits.deadline)
        except StoreUnreadable as error:
            if generations.current(self._folder) == now.generation:
                raise damaged(self._folder, f"generation {now.generation}: {error}") from error
        # An ingest has ended meanwhile.
        return self.ask(query, form, default=default, named=named, first=first, arrived=arrived)

    def _request(self, generation: str, query: Query, dataset: Dataset, wanted: Wanted) -> Request:
        return Request(
            store=str(generations.generation_folder(self._folder, generation)),
            query=query,
            dataset=dataset,
            wanted=wanted,
            deadline=self.limits.deadline,
            memory=self.limits.memory,
        )

    def _current(self) -> "_Known":
        with self._lock:
            if self._known is None or self._known.generation != generations.read_state(self._folder).generation:
                with PolicyGraph.open(self._folder) as graph:
                    self._known = _Known(graph.generation, graph.base, Graphs(graph.names()))
            return self._known
