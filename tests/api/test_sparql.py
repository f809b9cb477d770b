"""The SPARQL 1.1 Protocol at /sparql, and the page at the same address."""

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree as Xml

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from api.settings import SETTINGS
from graph.sparql.examples import examples
from tests.api.test_errors import assert_problem

PREFIXES = "PREFIX : <https://w3id.org/sujimichi/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
MEASURES = PREFIXES + "SELECT ?label { ?measure a :Measure ; skos:prefLabel ?label } ORDER BY ?label"
LABELS = ["市場の改修", "漁具の共同購入", "見習い漁師の支援"]
GRAPH = "CONSTRUCT { ?m a ?t } WHERE { ?m a ?t } LIMIT 5"
ODD = """SELECT ?x { VALUES ?x { "a,\\"b\\"\\r\\n\\tc" "<&>"@ja "=1" 1 true <urn:a> UNDEF } }"""
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def get(client: TestClient, query: str, accept: str = "*/*", **more: Any) -> Any:
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


def post(client: TestClient, content: str | bytes, kind: str) -> Any:
    return client.post("/sparql", content=content, headers={"content-type": kind})


def labels_in(response: Any) -> list[str]:
    return [row["label"]["value"] for row in response.json()["results"]["bindings"]]


def test_a_query_comes_by_get_by_form_and_as_it_is(client: TestClient) -> None:
    typed = {"content-type": "application/sparql-query; charset=UTF-8"}
    assert labels_in(get(client, MEASURES)) == LABELS
    assert labels_in(client.post("/sparql", data={"query": MEASURES})) == LABELS
    assert labels_in(client.post("/sparql", content=MEASURES.encode(), headers=typed)) == LABELS


@pytest.mark.parametrize("accept", ["", "*/*", "application/sparql-results+json", "application/json", "application/*"])
def test_json_is_the_usual_form_of_rows(client: TestClient, accept: str) -> None:
    response = get(client, MEASURES, accept)
    assert response.headers["content-type"] == "application/sparql-results+json"
    assert response.headers["vary"] == "Accept"
    assert labels_in(response) == LABELS


@pytest.mark.parametrize(
    ("name", "media", "form"),
    [
        ("json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("xml", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("tsv", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_rows_survive_every_format(client: TestClient, name: str, media: str, form: ox.QueryResultsFormat) -> None:
    by_accept, by_name = get(client, ODD, media), get(client, ODD, format=name)
    assert by_accept.content == by_name.content
    assert by_accept.headers["content-type"].startswith(media)
    found = ox.parse_query_results(by_accept.content, format=form)
    assert isinstance(found, ox.QuerySolutions)
    expected = ox.Store().query(ODD)
    assert isinstance(expected, ox.QuerySolutions)
    assert [row["x"] for row in found] == [row["x"] for row in expected]


def test_csv_has_plain_values(client: TestClient) -> None:
    response = get(client, ODD, "text/csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(response.text, newline="")))
    assert [row[0] if row else "" for row in rows] == ["x", 'a,"b"\r\n\tc', "<&>", "=1", "1", "true", "urn:a", ""]


def test_what_xml_cannot_say_does_not_break_it(client: TestClient) -> None:
    response = get(client, 'SELECT ?x { VALUES ?x { "a\\u0001\\u0008b" } }', "application/sparql-results+xml")
    assert "".join(Xml.fromstring(response.content).itertext()).strip() == "a\ufffd\ufffdb"  # noqa: S314  our own answer


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        ("application/sparql-results+json", lambda text: json.loads(text)["boolean"] is True),
        ("application/sparql-results+xml", lambda text: "<boolean>true</boolean>" in text),
        ("text/csv", lambda text: text == "true\r\n"),
        ("text/tab-separated-values", lambda text: text == "true\n"),
    ],
)
def test_yes_or_no_in_every_format(client: TestClient, accept: str, told: Any) -> None:
    assert told(get(client, "ASK { ?s ?p ?o }", accept).text)


@pytest.mark.parametrize(
    ("name", "media", "form"),
    [
        ("ttl", "text/turtle", ox.RdfFormat.TURTLE),
        ("nt", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("rdfxml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_in_every_format(client: TestClient, name: str, media: str, form: ox.RdfFormat) -> None:
    response = get(client, GRAPH, media)
    assert response.headers["content-type"].startswith(media)
    assert response.content == get(client, GRAPH, format=name).content
    assert len(list(ox.parse(response.content, format=form))) == 5


def test_a_thing_is_described(client: TestClient) -> None:
    query = PREFIXES + "DESCRIBE ?m { ?m skos:prefLabel '見習い漁師の支援'@ja }"
    assert "見習い漁師の支援" in get(client, query, "text/turtle").text


def test_relative_iris_are_those_of_the_store(client: TestClient) -> None:
    response = get(client, "SELECT (STR(<kpi/1>) AS ?iri) {}", "text/csv")
    assert response.text.splitlines()[1] == "https://w3id.org/sujimichi/kpi/1"


def test_graphs_are_chosen_by_parameter(client: TestClient) -> None:
    (graph,) = {row["document"] for row in client.get("/api/entities").json()["rows"] if row["document"]}
    ask = "ASK { ?s ?p ?o }"
    in_named = "ASK { GRAPH ?g { ?s ?p ?o } }"
    assert get(client, ask, **{"default-graph-uri": graph}).json()["boolean"] is True
    assert get(client, ask, **{"named-graph-uri": graph}).json()["boolean"] is False
    assert get(client, in_named, **{"named-graph-uri": graph}).json()["boolean"] is True
    form = {"query": in_named, "named-graph-uri": [graph]}
    assert client.post("/sparql", data=form).json()["boolean"] is True
    assert client.post(f"/sparql?named-graph-uri={graph}", data={"query": in_named}).json()["boolean"] is True


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/rdf+xml", "application/n-triples"])
def test_without_a_query_the_service_describes_itself(client: TestClient, accept: str) -> None:
    response = client.get("/sparql", headers={"accept": accept})
    form = ox.RdfFormat.from_media_type(response.headers["content-type"])
    assert form is not None
    store = ox.Store()
    store.load(response.content, format=form)
    query = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?e ?name "
    query += "{ ?e a sd:Service ; sd:endpoint ?e ; sd:defaultDataset/sd:namedGraph/sd:name ?name }"
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    ((endpoint, name),) = (tuple(row) for row in found)
    assert str(endpoint) == "<http://testserver/sparql>"
    assert "/document/" in str(name)


@pytest.mark.parametrize(
    ("request_of", "status", "slug"),
    [
        (lambda c: get(c, "SELECT"), 400, "malformed-query"),
        (lambda c: get(c, ""), 400, "malformed-query"),
        (lambda c: c.get("/sparql?query=ASK{}&query=ASK{}"), 400, "malformed-query"),
        (lambda c: c.get("/sparql", headers={"accept": "text/csv"}), 400, "malformed-query"),
        (lambda c: c.post("/sparql", data={"q": "ASK {}"}), 400, "malformed-query"),
        (lambda c: c.post("/sparql?query=ASK{}", data={"query": "ASK {}"}), 400, "malformed-query"),
        (lambda c: post(c, b"query=%FF", FORM), 400, "malformed-query"),
        (lambda c: post(c, b"\xff", QUERY), 400, "malformed-query"),
        (lambda c: post(c, "&".join(["a=b"] * 999), FORM), 400, "malformed-query"),
        (lambda c: c.get("/sparql?update=DROP+ALL"), 403, "query-refused"),
        (lambda c: c.post("/sparql", data={"update": "DROP ALL"}), 403, "query-refused"),
        (lambda c: post(c, "DROP ALL", "application/sparql-update"), 403, "query-refused"),
        (lambda c: get(c, "ASK {}", **{"default-graph-uri": "http://127.0.0.1/"}), 403, "query-refused"),
        (lambda c: get(c, "ASK {}", "image/png"), 406, "not-acceptable"),
        (lambda c: get(c, GRAPH, "text/csv"), 406, "not-acceptable"),
        (lambda c: get(c, GRAPH, format="csv"), 422, "bad-parameter"),
        (lambda c: get(c, "ASK {}", format="docx"), 422, "bad-parameter"),
        (lambda c: c.post("/sparql", content="ASK {}"), 415, "unsupported-media-type"),
        (lambda c: post(c, "ASK {}", "text/plain"), 415, "unsupported-media-type"),
        (lambda c: post(c, "ASK {}", QUERY + "; charset=utf-16"), 415, "unsupported-media-type"),
        (lambda c: c.post("/sparql", data={"query": "#" * 17_000}), 413, "query-too-long"),
        (lambda c: c.post("/sparql", data={"query": "#" * 1_000_000}), 413, "query-too-long"),
        (lambda c: get(c, "SELECT * { ?a ?b ?c . ?d ?e ?f }"), 422, "answer-too-long"),
        (lambda c: c.put("/sparql", content="ASK {}"), 405, "method-not-allowed"),
        (lambda c: c.delete("/sparql"), 405, "method-not-allowed"),
    ],
)  # fmt: skip
def test_every_failure_is_a_problem(client: TestClient, request_of: Any, status: int, slug: str) -> None:
    assert_problem(request_of(client), status, slug)


def test_a_browser_gets_a_form_with_examples(client: TestClient) -> None:
    response = client.get("/sparql", headers={"accept": BROWSER})
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<textarea" in response.text
    for example in examples():
        assert example.ja in response.text
        assert example.en in response.text
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_a_browser_gets_rows_as_a_table_with_things_to_follow(client: TestClient) -> None:
    page = get(client, PREFIXES + "SELECT ?施策 ?n { ?施策 a :Measure BIND(1 AS ?n) }", BROWSER).text
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["施策", "n"]
    assert len(re.findall(r'<td [^>]*><a class="thing kind-measure" href="/entities/', page)) == 3


def test_a_browser_sees_that_rows_were_cut_off(client: TestClient) -> None:
    page = get(client, "SELECT * { ?s ?p ?o }", BROWSER).text
    assert "はじめの200行だけを表示" in page
    assert "the first 200 rows" in page


def test_a_browser_gets_yes_and_graphs(client: TestClient) -> None:
    assert "はい" in get(client, "ASK { ?s ?p ?o }", BROWSER).text
    assert "いいえ" in get(client, "ASK { <urn:a> ?p ?o }", BROWSER).text
    assert "a :Measure" in get(client, GRAPH.replace("LIMIT 5", ""), BROWSER).text


def test_a_browser_keeps_the_query_beside_what_is_wrong_with_it(client: TestClient) -> None:
    query = "SELECT * { SERVICE <urn:x> {} } # </textarea><script>alert(1)</script>"
    response = get(client, query, BROWSER)
    assert response.status_code == 403
    assert "SERVICE, which calls other endpoints" in response.text
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in response.text
    assert "<script>alert" not in response.text


def test_what_stands_in_a_graph_cannot_act_on_the_page(client: TestClient) -> None:
    evil = "<img src=x onerror=alert(1)>"
    assert evil not in get(client, f"SELECT ('{evil}' AS ?x) (IRI('javascript:alert(1)') AS ?y) {{}}", BROWSER).text
    assert evil not in get(client, f"CONSTRUCT {{ <urn:a> <urn:b> '{evil}' }} {{}}", BROWSER).text
    assert 'href="javascript' not in get(client, "SELECT (IRI('javascript:alert(1)') AS ?y) {}", BROWSER).text


def test_a_format_chosen_in_the_form_wins_over_the_browser(client: TestClient) -> None:
    assert get(client, MEASURES, BROWSER, format="csv").text.splitlines() == ["label", *LABELS]
    assert "<table" in get(client, MEASURES, BROWSER, format="").text


def test_the_limits_are_settings() -> None:
    names = {setting.name for setting in SETTINGS if setting.name.startswith("sparql_")}
    assert names == {f"sparql_{name}" for name in ("deadline", "rows", "answer", "memory", "query", "workers")}
