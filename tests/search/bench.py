"""Measure search at 1, 10 and 100 times the size of a store: `python -m tests.search.bench STORE [TIMES…]`.

The documents are multiplied in the index, each copy with identifiers of its own and the same words, which is the
hardest case for ranking: whatever fits, fits so many times as often. All times are CPU times, as machines are shared.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from graph.search.entries import entries_of
from graph.search.entry import Entry
from graph.search.finder import SearchIndex, Window
from graph.search.index import add_document, changing
from graph.search.spare import SpareRows
from graph.store import PolicyGraph
from tests.search.relevance import judgements

ROUNDS = 3
Entries = dict[str, tuple[str, list[Entry]]]


def main(store: str, *times: str) -> None:
    """Print one line for each size."""
    table = Table("times", "entries", "MB", "build s", "find p50 ms", "p95", "suggest p50 ms", "p95")
    entries = _entries(Path(store))
    for number in map(int, times or ("1", "10", "100")):
        with tempfile.TemporaryDirectory() as scratch:
            table.add_row(str(number), *_measure(entries, number, Path(scratch) / "search.sqlite"))
    Console(width=120).print(table)


def _entries(store: Path) -> Entries:
    with PolicyGraph.open(store) as graph:
        latest = [graph.extraction(revision) for revision in graph.latest_revisions()]
        texts = {each.document.iri: graph.text(each.document.iri) for each in latest}
    return {
        each.document.iri: (each.document.title, list(entries_of(each, texts[each.document.iri]))) for each in latest
    }


def _measure(entries: Entries, times: int, path: Path) -> Iterator[str]:
    start = time.process_time()
    with changing(path) as connection:
        for number in range(times):
            for iri, (title, own) in entries.items():
                add_document(
                    connection,
                    f"{iri}{number}",
                    title,
                    [_copy(entry, iri, number) for entry in own],
                    SpareRows(connection),
                )
    yield f"{sum(len(own) for _, own in entries.values()) * times:,}"
    built = time.process_time() - start
    yield f"{path.stat().st_size / 1e6:,.0f}"
    yield f"{built:.1f}"
    index = SearchIndex.at(path, ())
    queries = [judgement.query for texts in ("sample", "seeds") for judgement in judgements(texts)]
    typed = [query[:length] for query in queries for length in (1, 2, 3)]
    yield from _times(lambda query: index.find(query, window=Window(20)), queries)
    yield from _times(index.suggest, typed)


def _copy(entry: Entry, document: str, number: int) -> Entry:
    """Give an entry of a copied document; organisations and laws stay the shared things that they are."""
    facets = frozenset((name, f"{value}{number}" if value == document else value) for name, value in entry.facets)
    is_shared = "/organisation/" in entry.subject or "/law/" in entry.subject
    return replace(entry, subject=entry.subject if is_shared else f"{entry.subject}{number}", facets=facets)


def _times(ask: Callable[[str], object], queries: Sequence[str]) -> Iterator[str]:
    took = []
    ask(queries[0])
    for query in [*queries] * ROUNDS:
        start = time.thread_time()
        ask(query)
        took.append((time.thread_time() - start) * 1000)
    yield f"{statistics.median(took):.1f}"
    yield f"{statistics.quantiles(took, n=20)[-1]:.1f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
