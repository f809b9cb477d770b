"""Time named questions beside the same SPARQL in two engines: `python -m tests.bench_engines STORE`.

All three hold the same triples in memory and are asked for the same things in one process and one run. Only what SPARQL
can say too is compared.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph
from rich.console import Console
from rich.table import Table

from graph.projection import Projection
from graph.questions.as_sparql import sparql_of
from graph.questions.catalogue import CATALOGUE, ask
from graph.store import PolicyGraph
from tests.bench_questions import PAGE, given_for

RUNS = 40
RDFLIB_RUNS = 3


def main(store: str) -> None:
    """Print one table with a row for each question: medians in milliseconds, and how many times ours."""
    table = Table(title="the same questions in three engines, ms (medians)")
    for name in ("question", "rows", "ours", "pyoxigraph", "rdflib", "pyoxigraph / ours", "rdflib / ours"):
        table.add_column(name, justify="left" if name == "question" else "right")
    with PolicyGraph.open(Path(store)) as graph:
        engines = _Engines(graph)
        for slug in CATALOGUE:
            if sparql_of(slug):
                table.add_row(slug, *engines.compare(slug))
    Console(width=140).print(table)


class _Engines:
    def __init__(self, graph: PolicyGraph) -> None:
        self._projection = Projection.of(map(graph.extraction, graph.latest_revisions()))
        self._given = given_for(self._projection)
        merged = graph.serialize("ttl", graph.current())
        self._oxigraph = ox.Store()
        self._oxigraph.load(merged, format=ox.RdfFormat.TURTLE)
        self._rdflib = Graph().parse(data=merged, format="turtle")

    def compare(self, slug: str) -> tuple[str, ...]:
        """Give the cells of a question's row."""
        given = self._given.get(slug, {})
        query = sparql_of(slug, given) or ""
        ours = _median(lambda: ask(self._projection, slug, given, limit=PAGE), RUNS)
        bare = _median(lambda: self._bare(query), RUNS)
        slow = _median(lambda: list(self._rdflib.query(query)), RDFLIB_RUNS)
        rows = len(self._bare(query))
        times = (f"{each * 1000:.2f}" for each in (ours, bare, slow))
        return (f"{rows:,}", *times, f"{bare / ours:.1f}", f"{slow / ours:,.0f}")

    def _bare(self, query: str) -> list[ox.QuerySolution]:
        found = self._oxigraph.query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("only SELECT is compared")
        return list(found)


def _median(call: Callable[[], object], runs: int) -> float:
    call()  # what is built once is built
    return statistics.median(_seconds(call) for _ in range(runs))


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
