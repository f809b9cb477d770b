"""Time every named question in process: `python -m tests.bench_questions [DOCS] [TIMES…]`, part of `make bench`.

Documents are read once; larger graphs are synthetic strategies of the same shape. Each question is asked with things
that have an answer; what it builds once for a graph is timed apart, as `first`.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from graph.chains.paths import trace
from graph.projection import Projection
from graph.questions.catalogue import CATALOGUE, ask
from ingest.pipeline import Pipeline
from ontology.model import Entity, Extraction, Kind, Relation
from tests.synthetic import grown

RUNS = 40
_TRACE = "(trace of the busiest measure)"
_BUILT = "(ways, overlaps, likenesses)"  # built before, because they choose what the others are asked
PAGE = 50  # rows, as a page of the service has them


def main(documents: str = "samples", *times: str) -> None:
    """Print one table with a row for each question and, for each size, first, p50 and p95 in milliseconds."""
    extractions = _read(Path(documents))
    sizes = [int(each) for each in times] or [1]
    figures = {size: _figures(Projection.of(grown(extractions, size))) for size in sizes}
    table = Table(title=f"{Path(documents).name}: named questions in process, ms ({RUNS} runs)")
    table.add_column("question")
    for size in sizes:
        for name in (f"{size}× rows", "first", "p50", "p95"):
            table.add_column(name, justify="right")
    for slug in (*CATALOGUE, _TRACE, _BUILT):
        table.add_row(slug, *(cell for size in sizes for cell in figures[size][slug]))
    Console(width=160).print(table)


def _read(given: Path) -> list[Extraction]:
    pipeline = Pipeline()
    found = [path for path in sorted(given.glob("*.[mt][dx]*")) if not path.name.startswith("README")]
    sources = [pipeline.source(path) for path in (found if given.is_dir() else [given])]
    return [pipeline.read(source, pipeline.identify(source)) for source in sources]


def _figures(projection: Projection) -> dict[str, tuple[str, str, str, str]]:
    start = time.perf_counter()
    given = given_for(projection)
    built = (time.perf_counter() - start) * 1000
    timed = {slug: _timed(projection, slug, given.get(slug, {})) for slug in CATALOGUE}
    timed[_TRACE] = _trace(projection)
    return {**timed, _BUILT: ("", f"{built:.1f}", "", "")}


def _timed(projection: Projection, slug: str, given: dict[str, str]) -> tuple[str, str, str, str]:
    def once() -> None:
        ask(projection, slug, given, limit=PAGE)

    return f"{ask(projection, slug, given, limit=1).total:,}", *_spread(once)


def _trace(projection: Projection) -> tuple[str, str, str, str]:
    """Trace a measure to every KPI that it reaches."""
    source = busiest_measure(projection)
    return f"{trace(projection, source).total:,}", *_spread(lambda: trace(projection, source))


def _spread(call: Callable[[], object]) -> tuple[str, str, str]:
    first = _milliseconds(call)
    runs = [_milliseconds(call) for _ in range(RUNS)]
    return f"{first:.1f}", f"{statistics.median(runs):.2f}", f"{statistics.quantiles(runs, n=20)[-1]:.2f}"


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def given_for(projection: Projection) -> dict[str, dict[str, str]]:
    """Choose parameters from the answers themselves: the KPI, measure, programme and ministries that come first."""
    weakest = ask(projection, "weakest-links", limit=1).rows[0]
    pair = ask(projection, "overlap-matrix", limit=1).rows
    programme = projection.select(kind=Kind.PROGRAMME)[0].iri
    a, b = (
        (pair[0].a.iri, pair[0].b.iri) if pair else [one.iri for one in projection.select(kind=Kind.ORGANISATION)[:2]]
    )
    return {
        "kpis-of-measure": {"measure": weakest.measure.iri},
        "measures-of-kpi": {"kpi": _gauging_a_measure(projection)},
        "ministry": {"ministry": a},
        "overlap": {"a": a, "b": b},
        "lineage": {"thing": programme},
        "sole-contributors": {"thing": programme},
    }


def busiest_measure(projection: Projection) -> Entity:
    """Choose the measure with the most links."""
    return max(
        projection.select(kind=Kind.MEASURE),
        key=lambda each: len(projection.outgoing(each.iri)) + len(projection.incoming(each.iri)),
    )


def _gauging_a_measure(projection: Projection) -> str:
    """Choose the KPI that gauges most measures."""
    gauged = (link for link in projection.links if link.relation is Relation.MEASURED_BY)
    measures = (link.target for link in gauged if projection.entities[link.source].kind is Kind.MEASURE)
    return Counter(measures).most_common(1)[0][0]


if __name__ == "__main__":
    main(*sys.argv[1:])
