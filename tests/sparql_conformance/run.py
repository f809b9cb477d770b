"""Runs the tests over HTTP, and says of each: passed, failed or skipped, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from fastapi.testclient import TestClient
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

from api.app import create_app
from graph.sparql.syntax import parse
from ontology.errors import BadInput
from ontology.vocabulary import RDF
from tests.sparql_conformance.compare import same_graph, same_rows
from tests.sparql_conformance.manifest import GROUPS, MF, Test, graphs_of, path_of, query_of, tests_of
from tests.sparql_conformance.store import EMPTY, suite_store

_CNT = Namespace("http://www.w3.org/2011/content#")
_HT = Namespace("http://www.w3.org/2011/http#")
_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_SKIPPED_GROUPS = {
    "syntax-fed": "SERVICE is refused: the endpoint calls no other; that each of these queries is refused is checked",
    "service": "SERVICE is refused: the endpoint calls no other; that each of these queries is refused is checked",
    "entailment": "no entailment regime: only what a document or an authority file says is answered",
}
_NO_UPDATE = "updates are refused: the endpoint is read-only; that each of these requests is refused is checked"
_NO_FUNCTION = (
    "an unknown extension function is an error that says so, not a value left unbound; the syntax is understood"
)
_NO_FOREIGN = "FROM names no graph of the store, which is refused; the syntax is understood"
KNOWN = {
    "agg-groupconcat-04": "Oxigraph keeps the language tag when it joins texts of one language",
    "agg-groupconcat-06": "Oxigraph keeps the language tag when it joins texts of one language",
    "agg-empty-group-count-graph": "Oxigraph does not bind the variable of GRAPH around a sub-select",
    "graph": "Oxigraph does not bind the variable of GRAPH around VALUES",
    "graph-minus": "Oxigraph takes the variable of GRAPH for a part of both sides of MINUS",
    "bnode01": "Oxigraph makes one blank node of BNODE with the same text in several rows",
    "zero_or_more_set_start": "Oxigraph finds no path of length zero at a term that the graph does not hold",
    "zero_or_more_set_end": "Oxigraph finds no path of length zero at a term that the graph does not hold",
    "zero_or_one_set_start": "Oxigraph finds no path of length zero at a term that the graph does not hold",
    "zero_or_one_set_end": "Oxigraph finds no path of length zero at a term that the graph does not hold",
    "tsv03": "Oxigraph keeps whole numbers by value, as xsd:integer: xsd:negativeInteger is lost",
}  # bare Oxigraph answers each of these in the same way
_MEDIA = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
_PROTOCOL_FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {_MEDIA[".srx"], _MEDIA[".srj"], _MEDIA[".csv"], _MEDIA[".tsv"]},
    "RDF": {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"},
}


class Verdict(StrEnum):
    """What came of a test."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A test and what came of it; `reason` says why it was skipped, or how it failed."""

    test: Test
    verdict: Verdict
    reason: str = ""


def run(folder: Path) -> Iterator[Outcome]:
    """Run all tests against the service over a store that is made in a folder."""
    with TestClient(create_app(suite_store(folder / "store"))) as client:
        for group in GROUPS:
            for test in tests_of(group):
                yield _outcome(client, test)


def _outcome(client: TestClient, test: Test) -> Outcome:
    if test.group in _SKIPPED_GROUPS:
        told = _is_refused(client, test) if test.group != "entailment" else ""
        return Outcome(test, Verdict.FAILED if told else Verdict.SKIPPED, told or _SKIPPED_GROUPS[test.group])
    told = _RUNNERS[test.kind](client, test)
    if told in {_NO_UPDATE, _NO_FUNCTION, _NO_FOREIGN}:
        return Outcome(test, Verdict.SKIPPED, told)
    return Outcome(test, Verdict.FAILED if told else Verdict.PASSED, KNOWN.get(test.name, told) if told else "")


def _ask(client: TestClient, test: Test, media: str) -> Any:
    query = query_of(test)
    default, named = graphs_of(test)
    asked: dict[str, Any] = {"query": query}
    if not _names_graphs(query):
        asked |= {"default-graph-uri": default or (EMPTY,), "named-graph-uri": named}
    return client.get("/sparql", params=asked, headers={"accept": media})


def _names_graphs(query: str) -> bool:
    try:
        return bool(parse(query, "").default_graphs)
    except BadInput:  # as it should be, for a negative test
        return False


def _evaluation(client: TestClient, test: Test) -> str:
    result = str(test.manifest.value(test.node, MF.result))
    expected = path_of(result)
    is_graph = expected.suffix == ".ttl" and "rs:ResultSet" not in expected.read_text(encoding="utf-8")
    response = _ask(client, test, "text/turtle" if is_graph else _MEDIA.get(expected.suffix, "application/json"))
    if response.status_code != 200:
        return _failure(response)
    same = same_graph if is_graph else same_rows
    return "" if same(expected, result, response.content) else "another answer"


def _positive(client: TestClient, test: Test) -> str:
    response = _ask(client, test, "*/*")
    if response.status_code == 403 and "FROM" in query_of(test):
        return _NO_FOREIGN
    if response.status_code == 400 and "custom function" in response.json()["detail_en"]:
        return _NO_FUNCTION
    return "" if response.status_code == 200 else _failure(response)


def _negative(client: TestClient, test: Test) -> str:
    response = _ask(client, test, "*/*")
    return "" if response.status_code == 400 else f"answered with {response.status_code}, not refused as malformed"


def _is_refused(client: TestClient, test: Test) -> str:
    response = _ask(client, test, "*/*")
    return "" if response.status_code == 403 else f"answered with {response.status_code}, not refused"


def _protocol(client: TestClient, test: Test) -> str:
    connection = test.manifest.value(test.node, MF.action)
    (first,) = test.manifest.objects(connection, _HT.requests)
    requests = Collection(test.manifest, first)
    is_update = test.name.startswith("update")
    for request in requests:
        told = _exchange(client, test.manifest, request, is_update=is_update)
        if is_update and told == "":
            return _NO_UPDATE
        if told:
            return told
    return ""


def _exchange(client: TestClient, manifest: Graph, request: Node, *, is_update: bool) -> str:
    response = client.request(
        str(manifest.value(request, _HT.methodName)),
        str(manifest.value(request, _HT.absolutePath)).replace("/sparql/", "/sparql"),
        headers=dict(_headers(manifest, request)),
        content=_body(manifest, request),
    )
    if is_update:
        return "" if response.status_code == 403 else f"answered with {response.status_code}, not refused"
    wanted = manifest.value(request, _HT.resp)
    classes = {str(status)[-3] for status in manifest.objects(wanted, MF.expectedStatus)}
    if str(response.status_code)[0] not in classes:
        return _failure(response)
    return _content(manifest, wanted, response)


def _content(manifest: Graph, wanted: Node | None, response: Any) -> str:
    media = response.headers["content-type"].partition(";")[0]
    form, boolean = manifest.value(wanted, MF.expectedFormat), manifest.value(wanted, MF.expectedBoolean)
    if form is not None and media not in _PROTOCOL_FORMATS[str(form)]:
        return f"answered as {media}"
    if boolean is not None and bool(ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)) != (
        str(boolean) == "true"
    ):
        return "another answer"
    return ""


def _headers(manifest: Graph, request: Node) -> Iterator[tuple[str, str]]:
    headers = manifest.value(request, _HT.headers)
    for header in Collection(manifest, headers) if headers else ():
        yield str(manifest.value(header, _HT.fieldName)), str(manifest.value(header, _HT.fieldValue))


def _body(manifest: Graph, request: Node) -> bytes:
    body = manifest.value(request, _HT.body)
    if body is None:
        return b""
    return str(manifest.value(body, _CNT.chars)).encode(str(manifest.value(body, _CNT.characterEncoding)))


def _description(client: TestClient, test: Test) -> str:
    response = client.get("/sparql", headers={"accept": "text/turtle"})
    graph = Graph().parse(data=response.text, format="turtle")
    service = graph.value(None, RDF.type, _SD.Service)
    checks = {
        "returns-rdf": len(graph) > 0,
        "has-endpoint-triple": str(graph.value(service, _SD.endpoint)) == "http://testserver/sparql",
        "conforms-to-schema": (graph.value(service, _SD.defaultDataset), RDF.type, _SD.Dataset) in graph,
    }
    return "" if checks[test.name] else "the description lacks it"


def _failure(response: Any) -> str:
    return f"answered with {response.status_code}: {response.json().get('detail_en', '')}"


_RUNNERS: dict[str, Callable[[TestClient, Test], str]] = {
    "QueryEvaluationTest": _evaluation,
    "CSVResultFormatTest": _evaluation,
    "PositiveSyntaxTest11": _positive,
    "NegativeSyntaxTest11": _negative,
    "ProtocolTest": _protocol,
    "ServiceDescriptionTest": _description,
}
