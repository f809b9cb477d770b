"""Search over HTTP and on the command line: the same hits, whatever is asked."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli import main
from graph.store import PolicyGraph, writing
from ontology.iri import key_of
from ontology.model import Kind
from tests.examples import BASE, TEXT, strategy
from tests.search.conftest import text_of

SENTENCE = "市場の屋根を直す。"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold the sample with its text."""
    folder = tmp_path_factory.mktemp("texts") / "store"
    with writing(folder, base=BASE) as writer:
        writer.add(strategy(), text_of(strategy()))
    return folder


@pytest.fixture(scope="module")
def service(texts: Path) -> TestClient:
    return TestClient(create_app(texts), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold the sample and its revision, which lacks an outcome that the sample had."""
    folder = tmp_path_factory.mktemp("revised") / "store"
    former, later = strategy(), strategy(text=f"{TEXT}港に灯台を建てる。\n")
    renamed = tuple(
        replace(each, label="漁業の暮らし") if each.kind is Kind.OUTCOME else each for each in later.entities
    )
    document = replace(later.document, title="みなと振興戦略 改定版", ingested_at="2026-05-01T00:00:00+00:00")
    for read in (former, replace(later, document=document, entities=renamed)):
        with writing(folder, base=BASE) as writer:
            writer.add(read, text_of(read))
    return folder


@pytest.fixture(scope="module")
def later(revised: Path) -> TestClient:
    return TestClient(create_app(revised), raise_server_exceptions=False)


def ask(service: TestClient, **parameters: Any) -> dict[str, Any]:
    answer = service.get("/api/search", params=parameters)
    assert answer.status_code == 200, answer.text
    envelope: dict[str, Any] = answer.json()
    return envelope


def test_hits_come_in_the_envelope_of_all_rows(service: TestClient) -> None:
    envelope = ask(service, q="漁師")
    first = envelope["rows"][0]
    assert envelope["question"] == "search"
    assert envelope["revision"] == [strategy().document.iri]
    assert {column["name"] for column in envelope["columns"]} <= set(first)
    assert first["thing"] == {"id": first["thing"]["id"], "type": "Measure", "label": "見習い漁師の支援"}
    assert [part["text"] for part in first["snippet"] if part["marked"]] == ["漁師"]
    assert envelope["total"] == len(envelope["rows"])
    assert envelope["truncated"] is False


def test_a_passage_gives_its_place(service: TestClient) -> None:
    (row,) = ask(service, q="屋根")["rows"]
    place = row["evidence"]
    assert (row["kind"], row["thing"]) == ("Passage", None)
    assert TEXT[place["start"] : place["end"]] == place["quote"] == SENTENCE


def test_facets_can_be_sent_back_as_filters(service: TestClient) -> None:
    envelope = ask(service, q="漁")
    for name, values in envelope["facets"].items():
        for value in values:
            narrowed = ask(service, **{"q": "漁", name: value["value"]})
            assert narrowed["total"] == value["count"], (name, value)


def test_pages_are_cut_and_say_so(service: TestClient) -> None:
    whole = ask(service, q="漁")
    page = ask(service, q="漁", limit=2, offset=1)
    assert page["rows"] == whole["rows"][1:3]
    assert page["truncated"] is True
    past = ask(service, q="漁", offset=1000)
    assert (past["rows"], past["total"], past["truncated"]) == ([], whole["total"], False)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 422),
        ("q=%E6%BC%81&kind=Ship", 422),
        ("q=%E6%BC%81&year=x", 422),
        ("q=%E6%BC%81&limit=0", 422),
        ("q=%E6%BC%81&limit=100000", 422),
        ("q=%E6%BC%81&offset=-1", 422),
        ("q=%E6%BC%81&ministry=none", 404),
        ("q=" + "a" * 201, 422),
    ],
)
def test_what_cannot_be_asked_is_one_sort_of_problem(service: TestClient, query: str, status: int) -> None:
    answer = service.get(f"/api/search?{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "detail_ja", "detail_en"} <= set(answer.json())


@pytest.mark.parametrize("facet", ["document", "ministry", "outcome"])
@pytest.mark.parametrize("path", ["/api/search", "/search"])
def test_an_unknown_name_is_told_also_after_a_revision(later: TestClient, path: str, facet: str) -> None:
    answer = later.get(path, params={"q": "漁", facet: "zzz"})
    assert answer.status_code == 404, answer.text
    assert "zzz" in answer.text
    assert "例:" in answer.text


def test_a_series_is_a_name_of_its_latest_revision(later: TestClient, revised: Path) -> None:
    with PolicyGraph.open(revised) as graph:
        (latest,) = graph.latest_revisions()
    for name in (strategy().document.series_name, strategy().document.series, latest, key_of(latest)):
        found = ask(later, q="漁", document=name)
        assert found["total"]
        assert latest in str(found["rows"][0]["documents"]), name


def test_a_former_revision_leads_to_the_latest_one(later: TestClient, revised: Path) -> None:
    former = key_of(strategy().document.iri)
    problem = later.get("/api/search", params={"q": "漁", "document": former})
    assert problem.status_code == 404
    assert problem.json()["suggestions"] == ["みなと振興戦略 改定版"]
    assert f"「{former}」は前の版です" in problem.json()["detail_ja"]
    assert ask(later, q="漁", document=problem.json()["suggestions"][0])["total"]
    assert ask(later, q="漁", revision=former)["total"], "as the message says"
    done = run(revised, "漁", "--document", former)
    assert done.exit_code == 2
    assert "is a former revision" in done.stderr


@pytest.mark.parametrize("text", ['"', "NEAR(", "漁*", "{words}", "'; --", "\x00", "<script>", "😀"])
def test_syntax_is_only_text(service: TestClient, text: str) -> None:
    for path in ("/api/search", "/api/suggest", "/search"):
        assert service.get(path, params={"q": text}).status_code == 200, path


def test_names_are_suggested_while_typing(service: TestClient) -> None:
    envelope = service.get("/api/suggest", params={"q": "ふなで"}).json()
    assert [row["thing"]["label"] for row in envelope["rows"]] == ["船出応援事業"]


def test_the_old_address_of_search_leads_to_the_new_one(service: TestClient) -> None:
    answer = service.get("/", params={"text": "漁師"}, follow_redirects=False)
    assert answer.status_code == 307
    assert service.get(answer.headers["location"]).status_code == 200


def test_a_place_is_read_in_its_text(service: TestClient) -> None:
    document = key_of(strategy().document.iri)
    start = TEXT.index(SENTENCE)
    page = service.get(f"/documents/{document}/text", params={"start": start, "end": start + len(SENTENCE)})
    hit = re.sub("<[^>]*>", "", page.text.partition('id="hit">')[2].partition("</p>")[0])
    assert hit.strip() == SENTENCE
    assert "漁具をまとめて買う。" in page.text
    assert service.get(f"/documents/{document}/text", params={"start": 10**8}).status_code == 422
    assert service.get("/documents/none/text").status_code == 404


@pytest.mark.parametrize(
    ("query", "name"),
    [("start=99999999", "start"), ("start=9&end=9", "end"), ("start=9&end=8", "end"), ("end=99999999", "end")],
)
def test_a_place_outside_a_text_is_refused(service: TestClient, query: str, name: str) -> None:
    told = service.get(f"/documents/{key_of(strategy().document.iri)}/text?{query}")
    assert (told.status_code, told.json()["name"]) == (422, name)
    assert "例" in told.json()["detail_ja"]


def test_a_revision_without_its_text_says_so(store: Path) -> None:
    with TestClient(create_app(store)) as client:
        page = client.get(f"/documents/{key_of(strategy().document.iri)}/text")
    assert "保存されていない" in page.text


def run(store: Path, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--store", str(store), "search", *arguments])


def test_the_command_gives_the_rows_of_the_service(texts: Path, service: TestClient) -> None:
    done = run(texts, "漁", "--ministry", "水庁", "--limit", "5", "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["rows"] == ask(service, q="漁", ministry="水庁", limit=5)["rows"]


def test_the_command_writes_tables_and_csv(texts: Path) -> None:
    told = run(texts, "屋根", "--format", "csv").stdout
    (row,) = csv.DictReader(io.StringIO(told.removeprefix("\ufeff")))
    assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"] == SENTENCE
    table = run(texts, "見習漁師").stdout
    assert table.startswith("施策 ① 見習い漁師の支援")


def test_the_command_suggests_near_names(texts: Path) -> None:
    done = run(texts, "見習漁帥の支縁")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "見習い漁師の支援" in done.stderr


@pytest.mark.parametrize("arguments", [("漁", "--kind", "Ship"), ("漁", "--ministry", "ない省"), ("漁" * 201,)])
def test_the_command_refuses_what_cannot_be_asked(texts: Path, arguments: tuple[str, ...]) -> None:
    done = run(texts, *arguments)
    assert done.exit_code == 2
    assert "エラー" in done.stderr
