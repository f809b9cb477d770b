"""One shape for all failures, stated once."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app

KNOWN = {"type", "title", "status", "detail", "detail_ja", "detail_en"}
KNOWN |= {"name", "given", "accepted", "suggestions", "candidates"}


def assert_problem(response: Any, status: int, slug: str) -> dict[str, Any]:
    """Hold a failure against RFC 9457 and our own rules."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["type"] == f"https://w3id.org/sujimichi/problems/{slug}"
    assert problem["status"] == status
    assert set(problem) <= KNOWN
    assert problem["detail"] == f"{problem['detail_ja']} / {problem['detail_en']}"
    assert problem["detail_ja"] != problem["detail_en"]
    return problem


@pytest.mark.parametrize(
    ("method", "path", "status", "slug"),
    [
        ("GET", "/nothing", 404, "not-found"),
        ("GET", "/api/nothing", 404, "not-found"),
        ("GET", "/docs", 404, "not-found"),
        ("POST", "/api/entities", 405, "method-not-allowed"),
        ("DELETE", "/healthz", 405, "method-not-allowed"),
        ("GET", "/api/entities/000000000000", 404, "unknown-thing"),
        ("GET", "/api/entities/measure/000000000000", 404, "unknown-thing"),
        ("GET", "/api/entities?document=nothing", 404, "unknown-thing"),
        ("GET", "/api/entities?kind=measures", 422, "bad-parameter"),
        ("GET", "/api/entities?page=0", 422, "bad-parameter"),
        ("GET", "/api/entities?page=x", 422, "bad-parameter"),
        ("GET", "/api/entities?page=99999999999999999999", 422, "bad-parameter"),
        ("GET", "/api/entities?size=501", 422, "bad-parameter"),
        ("GET", "/api/entities?size=-1", 422, "bad-parameter"),
        ("GET", "/api/trace", 422, "bad-parameter"),
        ("GET", "/api/trace?source=存在しない", 404, "unknown-thing"),
        ("GET", "/api/trace?source=", 404, "unknown-thing"),
        ("GET", "/api/trace?source=市場の改修", 409, "ambiguous-name"),
        ("GET", "/api/trace?source=水産庁&target=にぎわう港町をつくる", 409, "ambiguous-name"),
        ("GET", "/api/trace?source=%00", 404, "unknown-thing"),
        ("GET", "/api/export?format=docx", 422, "bad-parameter"),
        ("GET", "/entities/存在しない", 404, "unknown-thing"),
        ("GET", "/trace/存在しない/何か", 404, "unknown-thing"),
        ("GET", "/trace", 404, "unknown-thing"),
        ("GET", "/?kind=measures", 422, "bad-parameter"),
        ("GET", "/?document=nothing&kind=KPI", 404, "unknown-thing"),
        ("GET", "/trace/水産庁/x/y/z", 404, "unknown-thing"),
        ("GET", "/charts/ministries/x", 404, "unknown-thing"),
        ("GET", "/joint?a=x&b=y", 404, "unknown-thing"),
        ("GET", "/decisions?state=nothing", 422, "bad-parameter"),
        ("GET", "/diff?change=nothing", 422, "bad-parameter"),
        ("GET", "/diff?by=nothing", 422, "bad-parameter"),
    ],
)
def test_every_failure_is_a_problem(two_strategies: Path, method: str, path: str, status: int, slug: str) -> None:
    with TestClient(create_app(two_strategies)) as client:
        assert_problem(client.request(method, path), status, slug)


def test_a_missing_store_is_a_problem(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "nowhere")) as client:
        assert_problem(client.get("/healthz"), 503, "store-missing")


def test_what_nobody_expected_is_a_problem_that_gives_nothing_away(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.routes.data.document_rows", lambda projection: projection.secret)
    with TestClient(create_app(store), raise_server_exceptions=False) as client:
        problem = assert_problem(client.get("/api/documents"), 500, "internal-error")
    assert "secret" not in str(problem)


def test_an_ambiguous_name_lists_what_to_choose_from(two_strategies: Path) -> None:
    with TestClient(create_app(two_strategies)) as client:
        problem = client.get("/api/trace?source=市場の改修").json()
        assert problem["given"] == "市場の改修"
        assert len(problem["candidates"]) == 2
        for candidate in problem["candidates"]:
            assert client.get("/api/trace", params={"source": candidate["key"]}).status_code == 200


def test_an_unknown_name_suggests_near_ones(client: TestClient) -> None:
    assert "市場の改修" in client.get("/api/trace?source=市場改修工事").json()["suggestions"]


def test_a_wrong_value_says_what_is_accepted(client: TestClient) -> None:
    problem = client.get("/api/entities?kind=measures").json()
    assert (problem["name"], problem["given"]) == ("kind", "measures")
    assert "Measure" in problem["accepted"]


@pytest.mark.parametrize("path", ["/charts/kpi", "/around", "/trace", "/api/trace?source="])
def test_where_nothing_is_named_that_is_what_is_told(client: TestClient, path: str) -> None:
    told = client.get(path).json()
    assert told["status"] == 404
    assert told["detail_ja"].startswith("何を見るかが指定されていません。")
    assert told["detail_en"].startswith("Nothing is named.")


@pytest.mark.parametrize(
    "path",
    [
        "/", "/?kind=KPI", "/entities/{key}", "/documents/{document}", "/documents/{document}/text",
        "/search?q=x", "/diff", "/decisions", "/history", "/audit", "/map", "/around/{key}", "/trace/{key}",
        "/joint?a=水産庁&b=水産庁", "/charts", "/charts/ministries", "/charts/roadmap", "/charts/audit", "/questions",
        "/questions/kpis", "/briefing/map.svg", "/embed/map", "/api/entities", "/api/search?q=x",
        "/api/questions", "/api/questions/kpis", "/api/audit", "/api/decisions", "/healthz",
    ],
)  # fmt: skip
def test_a_parameter_that_an_address_does_not_take_is_refused(client: TestClient, path: str) -> None:
    """One rule for pages and data; what is left out, or empty as in a form, is no parameter at all."""
    thing, document = client.get("/api/entities").json()["rows"][0], client.get("/api/documents").json()["rows"][0]
    asked = path.format(key=thing["key"], document=document["key"])
    answer = client.get(f"{asked}{'&' if '?' in asked else '?'}fooo=1", headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert "fooo" in answer.text
    assert "使えるもの" in answer.text
    assert "例" in answer.text
    assert client.get(f"{asked}{'&' if '?' in asked else '?'}lang=ja").status_code == 200


@pytest.mark.parametrize(
    ("path", "example"),
    [
        ("/api/entities?kind=nothing", "kind=Impact"),
        ("/api/export?format=docx", "format=json"),
        ("/api/diff?change=nothing", "change=added"),
        ("/api/entities?page=0", "page=1"),
        ("/api/entities?page=x", "page=1"),
        ("/api/suggest?q=x&limit=99", "limit=20"),
    ],
)
def test_what_is_accepted_comes_with_an_example(client: TestClient, path: str, example: str) -> None:
    problem = client.get(path).json()
    assert isinstance(problem["accepted"], str)
    assert f"（例: {example}）" in problem["detail_ja"]
    assert f"(for example {example})" in problem["detail_en"]
    assert not any(" or " in words for words in problem["detail_ja"].split("使えるもの")), "no English in Japanese"


@pytest.mark.parametrize("kind", ["kpi", "KPI", "Kpi"])
def test_a_kind_is_known_in_any_case(client: TestClient, kind: str) -> None:
    assert client.get(f"/api/entities?kind={kind}").json()["rows"]
    assert client.get(f"/?kind={kind}").status_code == 200


def test_an_unknown_document_leads_to_those_that_there_are(two_strategies: Path) -> None:
    """On a page by title, not to a terminal; as data by key."""
    with TestClient(create_app(two_strategies)) as client:
        page = client.get("/documents/nothing", headers={"accept": "text/html"})
        candidates = assert_problem(client.get("/documents/nothing"), 404, "unknown-thing")["candidates"]
        assert {each["label"] for each in candidates} == {
            each["title"] for each in client.get("/api/documents").json()["rows"]
        }
        for each in candidates:
            assert f'href="/documents/{each["key"]}"' in page.text
            assert client.get(f"/documents/{each['key']}").status_code == 200
    assert "sujimichi " not in page.text
    assert "https://w3id.org" not in page.text.partition("<main")[2]


def test_a_page_of_an_error_shows_no_innards(client: TestClient) -> None:
    page = client.get("/?kind=zzz", headers={"accept": "text/html"}).text.partition("<main")[2]
    assert "<Kind" not in page
    assert "&lt;Kind" not in page
    assert "<dt>accepted" not in page


def test_a_document_alone_has_its_own_page(client: TestClient) -> None:
    document = client.get("/api/documents").json()["rows"][0]["key"]
    assert client.get(f"/?document={document}").url.path == f"/documents/{document}"


def test_a_page_beyond_the_end_says_so_and_leads_back(client: TestClient) -> None:
    page = client.get("/?kind=Measure&offset=99999").text
    total = client.get("/api/entities?kind=Measure").json()["total"]
    assert f"全部で{total}件" in page
    assert "100,000" not in page
    assert 'rel="prev" href="/?kind=Measure"' in page
