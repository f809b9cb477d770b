"""The forms by which a person decides in a browser: no script, a secret typed in, and no page of another site."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.settings import Settings
from tests.graph.test_identity import put, revision

SECRET = "かぎ-4d1a"  # noqa: S105  of a service that lives as long as a test
CURATED = {"source": "水産庁", "relation": "responsibleFor", "target": "船出応援事業"}
TYPED = {**CURATED, "ruling": "reject", "reason": "移管された", "author": "山田", "token": SECRET}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    put(tmp_path, revision(1))
    return tmp_path


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store, replace(Settings.load({}), write_token=SECRET))) as opened:
        yield opened


def told(answer: Response, name: str) -> str:
    return str(answer.json()["rows"][0][name])


def test_what_is_typed_in_is_recorded_and_shown(client: TestClient) -> None:
    answer = client.post("/decisions", data=TYPED, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/decisions#decision-")
    assert "移管された" in client.get("/decisions").text
    assert told(client.get("/api/decisions"), "author") == "山田"


@pytest.mark.parametrize(
    ("changed", "status", "message"),
    [
        ({"token": "ちがう"}, 403, "合言葉が違います"),
        ({"token": ""}, 403, "合言葉が違います"),
        ({"reason": ""}, 422, "reason"),
        ({"target": "無い事業"}, 404, "無い事業"),
        ({"relation": "loves"}, 422, "loves"),
    ],
)
def test_what_cannot_be_recorded_comes_back_with_the_reason(
    client: TestClient, changed: dict[str, str], status: int, message: str
) -> None:
    answer = client.post("/decisions", data={**TYPED, **changed})
    assert answer.status_code == status
    assert message in answer.text
    assert 'value="山田"' in answer.text, "what was typed in is still there"
    assert SECRET not in answer.text, "but never the secret"
    assert client.get("/api/decisions").json()["rows"] == []


@pytest.mark.parametrize("headers", [{"Origin": "https://else.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_page_of_another_site_may_not_write_even_with_the_secret(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/decisions", data=TYPED, headers=headers).status_code == 403
    assert client.get("/api/decisions").json()["rows"] == []


def test_a_service_without_a_secret_shows_the_command_instead(store: Path) -> None:
    with TestClient(create_app(store)) as client:
        page = client.get("/decisions", params={**CURATED, "ruling": "reject"}).text
        assert "sujimichi decide reject '水産庁' responsibleFor '船出応援事業'" in unescape(page)
        assert 'method="post"' not in page
        assert client.post("/decisions", data=TYPED).status_code == 403


def test_a_decision_is_taken_back(client: TestClient) -> None:
    client.post("/decisions", data=TYPED)
    key = told(client.get("/api/decisions"), "id").rsplit("/", 1)[1]
    assert f'action="/decisions/{key}/withdrawal"' in client.get("/decisions").text
    typed = {"reason": "取り違え", "author": "佐藤", "token": SECRET}
    assert client.post(f"/decisions/{key}/withdrawal", data={**typed, "token": "ちがう"}).status_code == 403
    assert client.post(f"/decisions/{key}/withdrawal", data=typed, follow_redirects=False).status_code == 303
    assert told(client.get("/api/decisions"), "state") == "withdrawn"


def test_a_link_below_the_text_leads_to_the_form_and_one_of_the_text_does_not(client: TestClient) -> None:
    rows = client.get("/api/entities", params={"text": "船出応援事業"}).json()["rows"]
    page = client.get(f"/entities/{rows[0]['key']}").text
    addresses = [part.split('"')[0] for part in page.split('class="decide" href="')[1:]]
    assert addresses
    asked = parse_qs(urlsplit(addresses[0].replace("&amp;", "&")).query)
    assert asked["relation"] == ["responsibleFor"]
    form = client.get(addresses[0].replace("&amp;", "&")).text
    assert "水産庁" in form
    assert 'name="token"' in form


@pytest.mark.parametrize("path", ["/decisions", "/decisions/0a1b2c3d4e5f/withdrawal"])
@pytest.mark.parametrize(
    ("form", "status", "ja", "en"),
    [
        ({**TYPED, "reason": "長" * 70_000}, 413, "64 KiB まで", "up to 64 KiB"),
        ({f"f{number}": "1" for number in range(30)}, 422, "欄が 30 あります", "30 fields"),
    ],
)
def test_a_form_that_is_too_long_is_refused(  # noqa: PLR0913, PLR0917  one argument for each column of the table
    client: TestClient, path: str, form: dict[str, str], status: int, ja: str, en: str
) -> None:
    problem = client.post(path, data=form)
    assert problem.status_code == status
    assert ja in problem.json()["detail_ja"]
    assert en in problem.json()["detail_en"]
    page = client.post(path, data=form, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert ja in page.text


@pytest.mark.parametrize("form", [{"reason": "長" * 70_000}, {f"f{number}": "1" for number in range(30)}])
def test_a_service_without_a_secret_does_not_even_read_a_form(store: Path, form: dict[str, str]) -> None:
    with TestClient(create_app(store)) as client:
        answer = client.post("/decisions", data=form)
        assert answer.status_code == 403
        assert "読み取り専用" in answer.text
