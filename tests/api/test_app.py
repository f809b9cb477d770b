"""The service over a real store."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import writing
from ontology.iri import key_of
from tests.examples import BASE, SERIES, TEXT, strategy


def test_health_tells_what_is_served(client: TestClient) -> None:
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert (health["documents"], health["entities"]) == (1, 12)


def test_documents_are_listed_with_counts(client: TestClient) -> None:
    envelope = client.get("/api/documents").json()
    (row,) = envelope["rows"]
    assert row["title"] == SERIES
    assert row["counts"]["Measure"] == 3
    assert row["counts"]["Organisation"] == 2
    assert envelope["total"] == 1


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ({"kind": "Measure"}, ["見習い漁師の支援", "漁具の共同購入", "市場の改修"]),
        ({"text": "市場"}, ["港の市場を直す", "市場の改修"]),
        ({"kind": "Measure", "text": "漁師"}, ["見習い漁師の支援"]),
        ({"kind": "Measure", "size": 2}, ["見習い漁師の支援", "漁具の共同購入"]),
        ({"kind": "Measure", "size": 2, "page": 2}, ["市場の改修"]),
        ({"kind": "Measure", "page": 9}, []),
        ({"text": "存在しない"}, []),
    ],
)
def test_things_are_filtered_and_paged(client: TestClient, query: dict[str, str | int], labels: list[str]) -> None:
    envelope = client.get("/api/entities", params=query).json()
    assert [row["label"] for row in envelope["rows"]] == labels
    assert envelope["truncated"] is (query.get("size") == 2 and "page" not in query)
    assert envelope["parameters"]["size"] == query.get("size", 50)


def test_a_page_knows_the_total(client: TestClient) -> None:
    assert client.get("/api/entities", params={"kind": "Measure", "size": 1}).json()["total"] == 3


def test_a_thing_is_given_by_key_and_by_kind_with_key(client: TestClient) -> None:
    measure = next(entity for entity in strategy().entities if entity.label == "見習い漁師の支援")
    by_key = client.get(f"/api/entities/{key_of(measure.iri)}").json()
    by_kind = client.get(f"/api/entities/measure/{key_of(measure.iri)}").json()
    assert by_key == by_kind
    assert by_key["id"] == measure.iri
    outgoing = {(link["relation"], link["thing"]["label"]) for link in by_key["outgoing"]}
    assert ("implementedBy", "船出応援事業") in outgoing
    assert {link["thing"]["label"] for link in by_key["incoming"]} == {"水産庁"}
    for link in by_key["outgoing"]:
        for passage in link["evidence"]:
            assert TEXT[passage["start"] : passage["end"]] == passage["quote"]
            assert passage["sections"][0] == "みなと振興戦略"


def test_a_trace_is_an_envelope_of_chains(client: TestClient) -> None:
    query = {"source": "漁具の共同購入", "target": "新規就業者数"}
    envelope = client.get("/api/trace", params=query).json()
    assert list(envelope) == ["question", "parameters", "revision", "columns", "rows", "total", "truncated"]
    assert (envelope["question"], envelope["total"], envelope["truncated"]) == ("trace", 2, False)
    direct = envelope["rows"][0]
    assert list(direct) == ["steps", "basis", "sentence"]
    assert [step["thing"]["label"] for step in direct["steps"]] == ["漁具の共同購入", "新規就業者数"]
    assert direct["steps"][0]["relation"] == "measuredBy"
    assert direct["steps"][0]["evidence"][0]["quote"].startswith("■アウトプットKPI")
    assert direct["steps"][1]["relation"] is None
    assert direct["basis"] == "structural"


@pytest.mark.parametrize(
    ("form", "media", "part"),
    [
        ("json", "application/json", '"nodes"'),
        ("ttl", "text/turtle", "見習い漁師の支援"),
        ("trig", "application/trig", "見習い漁師の支援"),
        ("nq", "application/n-quads", "/document/"),
        ("jsonld", "application/ld+json", "@id"),
    ],
)
def test_the_graph_is_exported(client: TestClient, form: str, media: str, part: str) -> None:
    response = client.get("/api/export", params={"format": form})
    assert response.headers["content-type"].startswith(media)
    assert part in response.text


def test_an_ingest_is_seen_without_a_restart(client: TestClient, store: Path) -> None:
    before = client.get("/healthz").json()
    with writing(store, base=BASE) as writer:
        writer.add(strategy(series="新みなと振興戦略"))
    after = client.get("/healthz").json()
    assert (before["documents"], after["documents"]) == (1, 2)
    assert after["generation"] > before["generation"]


def test_openapi_has_summaries_in_both_languages_and_examples(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    for path, operations in described["paths"].items():
        for operation in operations.values():
            assert " / " in operation["summary"], path
            assert " / " in operation["description"], path
    schemas = described["components"]["schemas"]
    for name in ("ChainRow", "EntityDetail", "DocumentRow", "Problem", "Health"):
        assert schemas[name]["examples"]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_pages_that_would_load_from_another_host_are_off(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/documents", "/api/entities/none", "/nothing"])
def test_every_answer_carries_its_guards(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/", "/?text=漁師&kind=", "/trace/漁具の共同購入", "/trace/漁具の共同購入/新規就業者数", "/entities/{key}"]
)
def test_pages_are_drawn(client: TestClient, path: str) -> None:
    key = key_of(next(entity.iri for entity in strategy().entities if entity.label == "漁具の共同購入"))
    response = client.get(path.format(key=key))
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert "<title>" in response.text  # what a page shows is proved in tests/viz


def test_a_reader_in_a_browser_gets_a_page_for_a_failure(client: TestClient) -> None:
    response = client.get("/entities/存在しない", headers={"Accept": "text/html,*/*"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "存在しない" in response.text


def test_the_same_question_gives_the_same_bytes(store: Path) -> None:
    answers = set()
    for _ in range(2):
        with TestClient(create_app(store)) as client:
            answers.add(client.get("/api/export").content + client.get("/api/trace?source=水産庁").content)
    assert len(answers) == 1
    assert json.loads(client.get("/api/export").content)
