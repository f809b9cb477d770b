"""Time what staff ask of a running service: `python -m tests.bench_http STORE [TIMES…]`, part of `make bench`.

Every named question, the search, its suggestions and a trace, over one connection that stays open, to a process of its
own. Larger stores hold synthetic strategies of the same shape. `first` pays for what is built once for a graph.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import httpx2
from rich.console import Console
from rich.table import Table

from graph.projection import Projection
from graph.questions.catalogue import CATALOGUE
from graph.store import PolicyGraph, writing
from ontology.iri import key_of
from ontology.model import Extraction
from tests.bench_questions import busiest_measure, given_for
from tests.search.relevance import judgements
from tests.serving import served
from tests.synthetic import grown

RUNS = 100
PAGE = 50  # rows
Asked = tuple[str, str, Mapping[str, str]]


def main(store: str, *times: str) -> None:
    """Print one table with a row for each request and, for each size, first, p50 and p95 in milliseconds."""
    with PolicyGraph.open(Path(store)) as graph:
        extractions = [graph.extraction(revision) for revision in graph.latest_revisions()]
    asked = list(_asked(Projection.of(extractions)))
    sizes = [int(each) for each in times] or [1]
    table = Table(title=f"{store}: over HTTP, ms ({RUNS} runs)")
    table.add_column("request")
    figures: list[list[tuple[str, str, str]]] = []
    for size in sizes:
        for name in (f"{size}× first", "p50", "p95"):
            table.add_column(name, justify="right")
        with ExitStack() as stack:
            scratch = stack.enter_context(tempfile.TemporaryDirectory())
            address = stack.enter_context(served(_grown(Path(scratch), extractions, size) if size > 1 else Path(store)))
            client = stack.enter_context(httpx2.Client(base_url=address, timeout=600))
            figures.append([_timed(client, path, given) for _, path, given in asked])
    for (name, _, _), *cells in zip(asked, *figures, strict=True):
        table.add_row(name, *(cell for figure in cells for cell in figure))
    Console(width=160).print(table)


def _grown(folder: Path, extractions: list[Extraction], times: int) -> Path:
    with writing(folder) as writer:
        for extraction in grown(extractions, times):
            writer.add(extraction)
    return folder


def _asked(projection: Projection) -> Iterator[Asked]:
    """List what is asked for; the parameters come from the answers themselves."""
    given = given_for(projection)
    for slug in CATALOGUE:
        yield slug, f"/api/questions/{slug}", {"limit": str(PAGE), **given.get(slug, {})}
    yield "trace", "/api/trace", {"source": key_of(busiest_measure(projection).iri)}
    query = next(iter(judgements("sample"))).query
    yield "search", "/api/search", {"q": query}
    yield "suggestions", "/api/suggest", {"q": query[:2]}


def _timed(client: httpx2.Client, path: str, given: Mapping[str, str]) -> tuple[str, str, str]:
    def once() -> float:
        start = time.perf_counter()
        client.get(path, params=given).raise_for_status()
        return (time.perf_counter() - start) * 1000

    first, *runs = [once() for _ in range(RUNS + 1)]
    return f"{first:.0f}", f"{statistics.median(runs):.1f}", f"{statistics.quantiles(runs, n=20)[-1]:.1f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
