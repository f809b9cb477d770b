"""Who did what to the store, how a thing changed, and pages that stay in one revision: HTTP and command line."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from graph.history.deed import Hand
from graph.store import writing
from ontology.iri import key_of
from ontology.model import Extraction
from ontology.text import SourceText
from tests.examples import BASE, TEXT, strategy


def dated(extraction: Extraction, at: str) -> Extraction:
    """Give a reading as it was made at another time."""
    return replace(extraction, document=replace(extraction.document, ingested_at=at))


FIRST = strategy()
SECOND = dated(strategy(text=TEXT + "附則\n"), "2026-02-05T00:00:00+00:00")
KPI = "新規就業者数"


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold two revisions of a strategy, each read in by another hand."""
    folder = tmp_path_factory.mktemp("history") / "store"
    for extraction, author, month in ((FIRST, "山田", 1), (SECOND, "佐藤", 2)):
        hand = Hand(author, f"2026-0{month}-05T00:00:00Z", "sujimichi 0.1.0")
        with writing(folder, base=BASE, hand=hand) as writer:
            writer.add(extraction, SourceText(extraction.document.iri, TEXT, ()))
    return folder


@pytest.fixture(scope="module")
def client(revised: Path) -> Iterator[TestClient]:
    with TestClient(create_app(revised)) as opened:
        yield opened


def run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), *arguments])


def test_the_store_says_who_did_what(client: TestClient) -> None:
    rows = client.get("/api/history").json()["rows"]
    assert [(row["act"], row["author"], row["software"]) for row in rows] == [
        ("ingested", "佐藤", "sujimichi 0.1.0"),
        ("ingested", "山田", "sujimichi 0.1.0"),
    ]
    page = client.get("/history")
    assert page.status_code == 200
    assert all(name in page.text for name in ("山田", "佐藤", "取込"))


def test_a_thing_has_a_row_for_each_revision(client: TestClient) -> None:
    rows = client.get("/api/history", params={"thing": KPI}).json()["rows"]
    assert [row["revision"]["id"] for row in rows] == [FIRST.document.iri, SECOND.document.iri]
    assert [row["target"] for row in rows] == ["50％", "50％"]
    assert rows[0]["evidence"][0]["quote"] in TEXT
    thing = rows[0]["thing"]["id"]
    page = client.get(f"/history/{key_of(thing)}")
    assert page.status_code == 200
    assert page.text.count('<li class="item') == 2


def test_the_history_comes_as_csv(client: TestClient) -> None:
    told = client.get("/api/history", params={"thing": KPI, "format": "csv"}).text
    assert [row["thing"] for row in csv.DictReader(io.StringIO(told.lstrip("\ufeff")))] == [KPI, KPI]


def test_what_is_not_there_has_no_history(client: TestClient) -> None:
    assert client.get("/api/history", params={"thing": "宇宙港"}).status_code == 404


def test_the_command_tells_both(revised: Path) -> None:
    assert "佐藤" in run(revised, "history").stdout
    rows = json.loads(run(revised, "history", KPI, "--format", "json").stdout)["rows"]
    assert len(rows) == 2


def test_people_are_told_the_time_of_japan_and_programs_utc(tmp_path: Path) -> None:
    """What was read in on a morning in Japan was read in on that day; until nine UTC is still at the day before."""
    morning = dated(FIRST, "2026-02-04T23:30:00+00:00")
    with writing(tmp_path / "store", base=BASE, hand=Hand("山田", "2026-02-04T23:30:00Z", "sujimichi 0.1.0")) as writer:
        writer.add(morning)
    with TestClient(create_app(tmp_path / "store")) as client:
        assert "2026-02-05 08:30:00 JST" in client.get("/history").text
        assert client.get("/api/history").json()["rows"][0]["at"] == "2026-02-04T23:30:00Z"
        page = client.get(f"/documents/{key_of(morning.document.iri)}").text
        assert "2026-02-05" in page
        assert "2026-02-04" not in page
    for command in ("history", "documents"):
        assert "2026-02-05 08:30:00 JST" in run(tmp_path / "store", command).stdout
    assert "2026-02-04T23:30:00+00:00" in run(tmp_path / "store", "documents", "--format", "csv").stdout


def test_removals_and_restores_are_told_with_their_author(tmp_path: Path) -> None:
    store = tmp_path / "store"
    for extraction in (FIRST, SECOND):
        with writing(store, base=BASE) as writer:
            writer.add(extraction)
    dry = run(store, "remove", FIRST.document.series_name, "--dry-run")
    assert "最新版は" in dry.stderr
    assert "取り除いた版はありません" in run(store, "restore").stderr
    assert run(store, "remove", FIRST.document.series_name, "--author", "鈴木").exit_code == 0
    assert SECOND.document.revision in run(store, "restore").stdout
    assert run(store, "restore", FIRST.document.series_name, "--author", "田中").exit_code == 0
    told = run(store, "history", "--format", "csv").stdout
    acts = [(row["act"], row["author"]) for row in csv.DictReader(io.StringIO(told.lstrip("\ufeff")))]
    assert acts[:2] == [("restored", "田中"), ("removed", "鈴木")]
    assert {act for act, _ in acts[2:]} == {"ingested"}


def test_a_backup_goes_out_and_comes_back(revised: Path, tmp_path: Path) -> None:
    assert run(revised, "backup", str(tmp_path / "b.tar.gz")).exit_code == 0
    assert run(tmp_path / "new", "restore-backup", str(tmp_path / "b.tar.gz"), "--author", "高橋").exit_code == 0
    assert "高橋" in run(tmp_path / "new", "history").stdout
    assert run(revised, "backup", str(tmp_path / "b.zip")).exit_code == 2
    assert run(tmp_path / "new", "restore-backup", str(tmp_path / "b.tar.gz")).exit_code == 2
    assert run(tmp_path / "new", "migrate").exit_code == 0


class _Page(HTMLParser):
    """Collects the local links and the forms of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.leaving: list[str] = []
        self.forms = 0
        self.kept = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        href = given.get("href") or ""
        if tag == "a" and href.startswith("/"):
            (self.leaving if given.get("rel") == "latest-version" else self.links).append(href)
        self.forms += tag == "form"
        self.kept += tag == "input" and given.get("name") == "revision"


PAGES = ["/", "/questions", "/questions/kpis", "/search?q=漁業", "/audit", "/entities/{key}", "/trace/{key}"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_under_a_revision_says_so_and_stays_in_it(client: TestClient, path: str) -> None:
    key = next(key_of(each.iri) for each in FIRST.entities if each.label == "漁具の共同購入")
    name = key_of(FIRST.document.iri)
    address = path.format(key=key)
    answer = client.get(f"{address}{'&' if '?' in address else '?'}revision={name}")
    assert answer.status_code == 200
    assert answer.headers["Sujimichi-Revision"] == FIRST.document.iri
    assert "前の版を表示しています" in answer.text
    page = _Page(answer.text)
    assert page.links
    assert [link for link in page.links if "revision=" not in link] == []
    assert page.forms <= page.kept
    assert page.leaving
    assert "revision=" not in page.leaving[0]


def test_the_latest_revision_alone_is_not_called_superseded(client: TestClient) -> None:
    told = client.get(f"/?revision={key_of(SECOND.document.iri)}").text
    assert "前の版を表示しています" not in told
    assert "この版だけを表示しています" in told


DATA = [
    "/api/documents", "/api/entities", "/api/questions/kpis", "/api/audit", "/api/search?q=漁業",
    "/api/export?format=json",
]  # fmt: skip


@pytest.mark.parametrize("path", DATA)
def test_data_under_a_revision_is_of_that_revision(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}revision={key_of(FIRST.document.iri)}")
    assert answer.headers["Sujimichi-Generation"] == "000002"
    told = answer.json()
    shown = told.get("revision") or [document["id"] for document in told["documents"]]
    assert shown == [FIRST.document.iri]


def test_sparql_under_a_revision_sees_that_revision(client: TestClient) -> None:
    query = "SELECT ?d WHERE { ?d <https://w3id.org/sujimichi/ontology#revision> ?r }"
    told = client.get("/sparql", params={"query": query, "format": "json", "revision": FIRST.document.revision}).json()
    assert [row["d"]["value"] for row in told["results"]["bindings"]] == [FIRST.document.iri]


def test_an_unknown_revision_is_not_found(client: TestClient) -> None:
    assert client.get("/api/documents?revision=none").status_code == 404
