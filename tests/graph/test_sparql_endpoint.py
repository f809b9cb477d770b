"""Queries in processes of their own, over a real store."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from graph.sparql.endpoint import Endpoint
from graph.sparql.examples import examples
from graph.sparql.limits import Limits
from graph.store import writing
from ontology.errors import (
    AnswerTooLong,
    MalformedQuery,
    QueryRefused,
    QueryTooBig,
    QueryTooLong,
    QueryTooSlow,
    StoreMissing,
    TooManyQueries,
)
from tests.examples import BASE, SERIES, TEXT, strategy

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { { SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i } }"
LIMITS = Limits(deadline=2, rows=1_000, memory=128, answer=1, query=4, workers=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("sparql") / "store")


@pytest.fixture(scope="module")
def shared(folder: Path) -> Iterator[Endpoint]:
    endpoint = Endpoint(folder, LIMITS)
    yield endpoint
    endpoint.close()


@pytest.fixture(scope="module")
def patient(folder: Path) -> Iterator[Endpoint]:
    """Serve an endpoint whose other limits are met before its deadline, on a busy machine too."""
    endpoint = Endpoint(folder, replace(LIMITS, deadline=60))
    yield endpoint
    endpoint.close()


def filled(folder: Path) -> Path:
    with writing(folder, base=BASE) as writer:
        writer.add(strategy())
    return folder


def ask(endpoint: Endpoint, text: str, form: str = "csv", **more: object) -> list[str]:
    answer = endpoint.ask(endpoint.check(text), form, **more)  # type: ignore[arg-type]
    return answer.body.decode().splitlines()


def test_a_query_is_answered(shared: Endpoint) -> None:
    query = "PREFIX : <https://w3id.org/sujimichi/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    query += "SELECT ?名称 { ?m a :Measure ; skos:prefLabel ?名称 } ORDER BY ?名称"
    assert ask(shared, query) == ["名称", "市場の改修", "漁具の共同購入", "見習い漁師の支援"]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.en)
def test_every_example_has_an_answer(shared: Endpoint, example: object) -> None:
    query = shared.check(getattr(example, "text", ""))
    form = "csv" if query.form.value == "select_query" else "nt"
    found = shared.ask(query, form).body.decode().splitlines()
    assert len(found) > (form == "csv")


def test_columns_of_a_star_come_as_in_the_text(shared: Endpoint) -> None:
    assert ask(shared, "SELECT * { ?z ?a ?m } LIMIT 1")[0] == "z,a,m"
    assert ask(shared, "SELECT ?m ?z { ?z ?a ?m } LIMIT 1")[0] == "m,z"


def test_an_endless_query_is_stopped_at_the_deadline_and_others_go_on(shared: Endpoint) -> None:
    with ThreadPoolExecutor() as threads:
        start = time.monotonic()
        endless = threads.submit(ask, shared, ENDLESS)
        while not endless.done():
            assert ask(shared, "ASK { ?s ?p ?o }") == ["true"]
        took = time.monotonic() - start
        with pytest.raises(QueryTooSlow, match="2 秒"):
            endless.result()
    assert LIMITS.deadline <= took < LIMITS.deadline + 1


@pytest.mark.skipif(sys.platform != "linux", reason="no other system limits the memory of a process")
def test_a_hungry_query_is_stopped(patient: Endpoint) -> None:
    with pytest.raises(QueryTooBig, match="128 MiB"):
        ask(patient, HUNGRY)
    assert ask(patient, "ASK { ?s ?p ?o }") == ["true"]


def test_a_query_that_breaks_the_engine_is_stopped(shared: Endpoint) -> None:
    deep = "SELECT * { ?s ?p ?o FILTER(" + "!" * 3_000 + "?o) }"
    with pytest.raises((QueryTooBig, MalformedQuery)):
        ask(shared, deep)
    assert ask(shared, "ASK { ?s ?p ?o }") == ["true"]


def test_an_answer_is_whole_or_none(patient: Endpoint) -> None:
    with pytest.raises(AnswerTooLong, match="1000 行"):
        ask(patient, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    with pytest.raises(AnswerTooLong, match="1000 行"):
        ask(patient, "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "nt")
    with pytest.raises(AnswerTooLong, match="1 MiB"):
        ask(patient, "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a a ?c . ?d ?e ?f }")


def test_what_may_be_cut_says_so(shared: Endpoint) -> None:
    query = shared.check("SELECT * { ?s ?p ?o }")
    cut, whole = shared.ask(query, "csv", first=3), shared.ask(query, "csv", first=900)
    assert (cut.truncated, len(cut.body.splitlines())) == (True, 1 + 3)
    assert not whole.truncated
    exact = shared.check("SELECT * { ?s ?p ?o } LIMIT 3")
    assert not shared.ask(exact, "csv", first=3).truncated


def test_more_long_queries_than_seats_end_too(folder: Path) -> None:
    endpoint = Endpoint(folder, replace(LIMITS, workers=1))
    others = [ENDLESS.replace("?n", f"?n{number}") for number in range(3)]
    with ThreadPoolExecutor() as threads:
        found = [threads.submit(ask, endpoint, text) for text in others]
        kinds = [type(one.exception()) for one in found]
        assert ask(endpoint, "ASK { ?s ?p ?o }") == ["true"]
    endpoint.close()
    assert QueryTooSlow in kinds
    assert set(kinds) <= {QueryTooSlow, TooManyQueries}


def test_a_query_that_was_long_once_waits_for_its_seat(folder: Path) -> None:
    """So that it cannot keep short ones waiting a second time."""
    endpoint = Endpoint(folder, replace(LIMITS, workers=1))
    assert ask(endpoint, "ASK { ?s ?p ?o }") == ["true"]
    with pytest.raises(QueryTooSlow):
        ask(endpoint, ENDLESS)
    with ThreadPoolExecutor() as threads:
        again = [threads.submit(ask, endpoint, f"{ENDLESS} # again") for _ in range(4)]
        while not any(one.done() for one in again):
            assert ask(endpoint, "ASK { ?s ?p ?o }") == ["true"]
        assert {type(one.exception()) for one in again} <= {QueryTooSlow, TooManyQueries}
    endpoint.close()


def test_a_query_text_has_a_limit(shared: Endpoint) -> None:
    shared.check(f"ASK {{ ?s ?p '{'政' * 1_300}' }}")
    with pytest.raises(QueryTooLong, match="4 KiB"):
        shared.check(f"ASK {{ ?s ?p '{'政' * 1_400}' }}")


def test_what_only_the_engine_finds_is_malformed(shared: Endpoint) -> None:
    with pytest.raises(MalformedQuery):
        ask(shared, "SELECT ?s (1 AS ?s) { ?s ?p ?o }")
    with pytest.raises(MalformedQuery, match="urn:f"):
        ask(shared, "SELECT * { ?s ?p ?o FILTER(<urn:f>(?o)) }")


def test_graphs_that_are_not_in_the_store_are_refused(shared: Endpoint) -> None:
    (own,) = shared.graphs().names
    for text in ("ASK FROM <http://127.0.0.1/> {}", "ASK FROM NAMED <file:///etc/passwd> {}", "ASK FROM <up> {}"):
        with pytest.raises(QueryRefused):
            ask(shared, text)
    for more in ({"default": ("urn:a",)}, {"named": (own, "urn:a")}):
        with pytest.raises(QueryRefused, match="urn:a"):
            ask(shared, "ASK {}", **more)
    assert ask(shared, f"ASK FROM <{own}> {{ ?s ?p ?o }}") == ["true"]
    assert ask(shared, "ASK { ?s ?p ?o }", default=(own,)) == ["true"]
    assert ask(shared, "ASK { ?s ?p ?o }", named=(own,)) == ["false"]
    assert ask(shared, f"ASK FROM <{own}> {{ ?s ?p ?o }}", named=(own,)) == ["false"]
    assert ask(shared, "ASK { GRAPH ?g { ?s ?p ?o } }", named=(own,)) == ["true"]


def test_a_later_ingest_is_answered_from(tmp_path: Path) -> None:
    folder = filled(tmp_path / "store")
    endpoint = Endpoint(folder, LIMITS)
    before = ask(endpoint, COUNT)
    for number in range(3):  # so many that the first generation is gone
        with writing(folder) as writer:
            writer.add(strategy(series=f"{SERIES}{number}"))
    assert int(ask(endpoint, COUNT)[1]) > int(before[1])
    assert len(endpoint.graphs().names) == 4
    endpoint.close()


def test_a_missing_store_is_said(tmp_path: Path) -> None:
    endpoint = Endpoint(tmp_path, LIMITS)
    with pytest.raises(StoreMissing):
        endpoint.check("ASK {}")


def test_a_closed_endpoint_leaves_no_process(folder: Path) -> None:
    endpoint = Endpoint(folder, LIMITS)
    assert ask(endpoint, "ASK {}") == ["true"]
    workers = set(endpoint._pool._all)  # noqa: SLF001  no one else needs to know them
    endpoint.close()
    assert workers
    assert all(worker._process.poll() is not None for worker in workers)  # noqa: SLF001  as above


def test_a_worker_is_quick_to_start_because_it_loads_little() -> None:
    code = "import sys, graph.sparql.worker; print([n for n in ('rdflib', 'lark', 'networkx') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.strip() == b"[]"


@pytest.mark.skipif(sys.platform != "linux", reason="no other system can take sockets from a process like that")
def test_a_worker_cannot_call_anybody() -> None:
    """Not even where a query gets past the check."""
    code = (
        "import socket, pyoxigraph as ox; from graph.sparql.confine import without_network; "
        "listener = socket.create_server(('127.0.0.1', 0)); port = listener.getsockname()[1]; "
        "assert without_network(); listener.settimeout(0.2)\n"
        "try: list(ox.Store().query('SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }' % port))\n"
        "except OSError as error: print(error)\n"
        "try: listener.accept()\n"
        "except TimeoutError: print('nobody called')"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert "Permission denied" in told
    assert "nobody called" in told


def test_the_default_graph_has_every_triple_of_the_current_graphs_once(tmp_path: Path) -> None:
    folder = filled(tmp_path / "store")
    with writing(folder) as writer:
        writer.add(strategy(series=f"{SERIES}二"))
    later = replace(strategy(text=f"{TEXT}屋根を直す。\n"), entities=(), links=(), unresolved=())
    with writing(folder) as writer:
        writer.add(replace(later, document=replace(later.document, ingested_at="2026-02-01T00:00:00+00:00")))
    endpoint = Endpoint(folder, replace(LIMITS, rows=10_000))
    united = ask(endpoint, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "nt")
    current = "SELECT ?g { GRAPH ?g { ?g a ?t } FILTER NOT EXISTS { ?later prov:wasRevisionOf ?g } }"
    current = f"PREFIX prov: <http://www.w3.org/ns/prov#> {current}"
    graphs = sorted(set(ask(endpoint, current)[1:]))
    assert len(graphs) == 2
    assert len(endpoint.graphs().names) == 3
    together = ask(endpoint, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "nt", default=graphs)
    assert sorted(united) == sorted(together)
    assert ask(endpoint, COUNT)[1] == str(len(united))
    endpoint.close()
