"""Measure the SPARQL endpoint: `python -m tests.sparql_bench STORE`.

First the same queries in bare pyoxigraph, checked and written down in this process, in a worker, and over HTTP. Then a
normal client over HTTP, alone and beside hostile ones: all of `tests/api/hostile.py` at once, and again and again.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from graph.sparql.answer import Answer, Wanted, answer
from graph.sparql.endpoint import Endpoint
from graph.sparql.examples import examples
from graph.sparql.limits import Limits
from graph.sparql.query import Dataset, Form
from graph.sparql.syntax import parse
from graph.storage import generations
from tests.api.hostile import ODD, REFUSED, STOPPED

COMMAND = Path(sys.executable).with_name("sujimichi")
RUNS = 40
DEADLINE = 3  # seconds
ATTACK = 20.0  # seconds of hostile queries, again and again
ATTACKERS = 8
NORMAL = "PREFIX : <https://w3id.org/sujimichi/ontology#> SELECT * { ?measure a :Measure ; :measuredBy ?kpi } LIMIT 50"


def main(folder: str) -> None:
    """Print both tables."""
    store = Path(folder)
    _print("milliseconds, medians", ("bare", "checked here", "ratio", "worker", "HTTP"), _costs(store))
    with _served(store) as port:
        _print("a normal client over HTTP, milliseconds", ("p50", "p95", "most", "queries"), _sieges(port))


def _costs(folder: Path) -> Iterator[tuple[str, list[float]]]:
    state = generations.read_state(folder)
    store = ox.Store.read_only(str(generations.generation_folder(folder, state.generation)))
    endpoint = Endpoint(folder, Limits())
    with _served(folder) as port:
        for example in examples():
            query = parse(example.text, state.base)
            if query.form is not Form.SELECT:
                continue
            bare = _median(lambda text=example.text: _bare(store, text))  # type: ignore[misc]
            here = _median(lambda text=example.text: _checked(store, text, state.base))  # type: ignore[misc]
            worker = _median(lambda text=example.text: endpoint.ask(endpoint.check(text), "json"))  # type: ignore[misc]
            http = _median(lambda text=example.text: _send(port, text))  # type: ignore[misc]
            yield example.en, [bare, here, here / bare, worker, http]
    endpoint.close()


def _bare(store: ox.Store, text: str) -> bytes | None:
    results = store.query(text)
    assert isinstance(results, ox.QuerySolutions)
    return results.serialize(format=ox.QueryResultsFormat.JSON)


def _checked(store: ox.Store, text: str, base: str) -> Answer:
    wanted = Wanted(format="json", rows=10_000, answer=16)
    return answer(store, parse(text, base), Dataset(None, None), wanted)


def _median(call: Callable[[], object]) -> float:
    return statistics.median(_times(call, RUNS))


def _times(call: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1_000)
    return times


def _sieges(port: int) -> Iterator[tuple[str, list[float]]]:
    yield "alone", _summary(_times(lambda: _send(port, NORMAL), RUNS))
    hostile = (*REFUSED, *STOPPED, *ODD)
    with ThreadPoolExecutor(len(hostile) + 1) as threads:
        over = Event()
        normal = threads.submit(_keep_asking, port, over)
        found = list(threads.map(lambda text: _hostile(port, text), hostile))
        over.set()
    yield (
        f"beside {len(hostile)} hostile at once (latest answer {max(t for _, t in found):.2f} s)",
        _summary(normal.result()),
    )
    Console().print(Counter(status for status, _ in found))
    with ThreadPoolExecutor(ATTACKERS + 1) as threads:
        over = Event()
        normal = threads.submit(_keep_asking, port, over)
        late = [threads.submit(_attack, port, hostile[number::ATTACKERS], over) for number in range(ATTACKERS)]
        time.sleep(ATTACK)
        over.set()
        latest = max(one.result() for one in late)
    yield (
        f"beside {ATTACKERS} hostile clients for {ATTACK:g} s (latest answer {latest:.2f} s)",
        _summary(normal.result()),
    )


def _attack(port: int, queries: tuple[str, ...], over: Event) -> float:
    latest = 0.0
    while not over.is_set():
        for query in queries:
            latest = max(latest, _hostile(port, query)[1])
    return latest


def _keep_asking(port: int, over: Event) -> list[float]:
    times: list[float] = []
    while not over.is_set():
        status, seconds = _hostile(port, NORMAL)
        times.append(seconds * 1_000 if status == 200 else 60_000)
        time.sleep(0.02)
    return times


def _hostile(port: int, query: str) -> tuple[int, float]:
    start = time.perf_counter()
    try:
        _send(port, query)
        status = 200
    except urllib.error.HTTPError as error:
        status = error.code
        error.close()
    return status, time.perf_counter() - start


def _send(port: int, query: str) -> object:
    body = urllib.parse.urlencode({"query": query}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sparql", body, timeout=60) as response:
        return json.load(response)


def _summary(times: list[float]) -> list[float]:
    times = sorted(times)
    return [statistics.median(times), times[int(len(times) * 0.95)], times[-1], len(times)]


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    environment = os.environ | {"SUJIMICHI_SPARQL_DEADLINE": str(DEADLINE)}
    command = [str(COMMAND), "--store", str(folder), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            _send(port, "ASK {}")
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(port)


def _print(title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, list[float]]]) -> None:
    table = Table(title=title)
    table.add_column("")
    for head in heads:
        table.add_column(head, justify="right")
    for name, figures in rows:
        table.add_row(name, *(f"{figure:.2f}" for figure in figures))
    Console().print(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
