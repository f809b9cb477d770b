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
        ("GET", "/?kind=measures", 422, "bad-parameter"),
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
