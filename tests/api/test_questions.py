"""One answer, four ways: Python, the command, JSON and CSV over HTTP, and the page; and one error shape for all."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.answers import flat_rows
from api.app import create_app
from api.cli import main
from graph.exports.cells import guarded
from graph.questions.catalogue import CATALOGUE, ask
from ontology.iri import key_of
from tests.api.conftest import filled
from tests.graph.busy_harbour import busy_harbour, busy_projection

GIVEN: dict[str, dict[str, str]] = {
    "kpis-of-measure": {"measure": "漁具の共同購入"},
    "measures-of-kpi": {"kpi": "新規就業者数"},
    "ministry": {"ministry": "みなと省"},
    "overlap": {"a": "みなと省", "b": "交易省"},
    "lineage": {"thing": "船出応援事業"},
    "sole-contributors": {"thing": "船出応援事業"},
    "roadmap": {"year": "2027"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("questions") / "store", busy_harbour())


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder)) as opened:
        yield opened


def told(folder: Path, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--store", str(folder), "ask", *arguments])


def parameters(slug: str) -> list[str]:
    return [part for name, value in GIVEN.get(slug, {}).items() for part in ("--param", f"{name}={value}")]


@pytest.mark.parametrize("slug", CATALOGUE)
def test_all_four_ways_give_the_same_rows(folder: Path, client: TestClient, slug: str) -> None:
    given = GIVEN.get(slug, {})
    in_python = ask(busy_projection(), slug, given)
    names, flat = flat_rows(in_python)
    expected = [{name: "" if value is None else str(guarded(value)) for name, value in row.items()} for row in flat]

    by_command = json.loads(told(folder, slug, *parameters(slug), "--format", "json").stdout)
    over_http = client.get(f"/api/questions/{slug}", params=given).json()
    assert by_command["rows"] == over_http["rows"]
    assert by_command["total"] == over_http["total"] == in_python.total == len(over_http["rows"])
    assert list(over_http) == ["question", "parameters", "revision", "columns", "rows", "total", "truncated"]
    assert [column["name"] for column in over_http["columns"]] == [each.name for each in in_python.question.columns]

    for text in (
        told(folder, slug, *parameters(slug), "--format", "csv").stdout,
        client.get(f"/api/questions/{slug}", params={**given, "format": "csv"}).text,
    ):
        read = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        assert list(read) == expected
        assert read.fieldnames == names

    page = client.get(f"/questions/{slug}", params=given)
    assert page.status_code == 200
    assert f"{in_python.total}件" in page.text
    assert in_python.question.title.ja in page.text
    for row in over_http["rows"]:
        for cell in row.values():
            for thing in cell if isinstance(cell, list) else [cell]:
                if isinstance(thing, dict) and thing.get("type", "Document") != "Document":
                    assert f"/entities/{key_of(thing['id'])}" in page.text


def test_things_in_rows_are_id_type_and_label(client: TestClient) -> None:
    row = client.get("/api/questions/measures-of-kpi", params=GIVEN["measures-of-kpi"]).json()["rows"][0]
    assert list(row["measure"]) == ["id", "type", "label"]
    assert (row["measure"]["type"], row["measure"]["label"], row["programme"]) == ("Measure", "見習い漁師の支援", None)
    assert {"document", "start", "end", "quote"} <= set(row["evidence"][0])


def test_the_series_of_a_kpi_at_risk_is_in_its_row(client: TestClient) -> None:
    rows = client.get("/api/questions/kpis-at-risk", params={"signal": "progress"}).json()["rows"]
    assert [each["value"] for each in rows[0]["observations"]] == ["10隻", "18隻"]


def test_a_question_can_be_asked_of_one_document(client: TestClient, folder: Path) -> None:
    (document,) = busy_projection().documents
    whole = client.get("/api/questions/kpis").json()
    for name in ("revision", "document"):
        for value in (document.iri, key_of(document.iri), document.series_name):
            assert client.get("/api/questions/kpis", params={name: value}).json()["rows"] == whole["rows"]
    assert told(folder, "kpis", "--document", document.series_name, "--format", "json").exit_code == 0
    assert client.get("/api/questions/kpis", params={"revision": "none"}).status_code == 404


def test_the_catalogue_lists_every_question_with_its_parameters(folder: Path, client: TestClient) -> None:
    rows = client.get("/api/questions").json()["rows"]
    assert [row["slug"] for row in rows] == list(CATALOGUE)
    overlap = next(row for row in rows if row["slug"] == "overlap")
    assert [(each["name"], each["required"], each["kinds"]) for each in overlap["parameters"]] == [
        ("a", True, ["Organisation"]),
        ("b", True, ["Organisation"]),
    ]
    assert json.loads(told(folder, "--format", "json").stdout)["rows"] == rows
    page = client.get("/questions").text
    assert all(f'href="/questions/{slug}"' in page for slug in CATALOGUE)


def test_rows_are_paged(folder: Path, client: TestClient) -> None:
    first = client.get("/api/questions/weakest-links", params={"limit": 2}).json()
    past = client.get("/api/questions/weakest-links", params={"limit": 2, "offset": 10_000}).json()
    assert (len(first["rows"]), first["truncated"]) == (2, True)
    assert (past["rows"], past["total"], past["truncated"]) == ([], first["total"], False)
    done = told(folder, "weakest-links", "--limit", "2", "--offset", "1")
    assert "3 行目まで" in done.stderr
    page = client.get("/questions/weakest-links", params={"offset": 10_000})
    assert page.status_code == 200
    assert "この頁に行はない" in page.text


@pytest.mark.parametrize(
    ("slug", "query", "status", "problem"),
    [
        ("nothing", {}, 404, "unknown-thing"),
        ("ministry", {}, 422, "bad-parameter"),
        ("ministry", {"ministry": "無い省"}, 404, "unknown-thing"),
        ("kpis-of-measure", {"measure": "支援"}, 409, "ambiguous-name"),
        ("kpis", {"year": "来年"}, 422, "bad-parameter"),
        ("kpis", {"colour": "red"}, 422, "bad-parameter"),
        ("kpis", {"year": ["2028", "2030"]}, 422, "bad-parameter"),
        ("kpis", {"limit": "0"}, 422, "bad-parameter"),
        ("kpis", {"limit": "501"}, 422, "bad-parameter"),
        ("kpis", {"offset": "-1"}, 422, "bad-parameter"),
        ("kpis", {"format": "xml"}, 422, "bad-parameter"),
        ("kpis", {"document": "none"}, 404, "unknown-thing"),
        ("by-law", {"law": "\"}} <script>{{7*7}}'"}, 404, "unknown-thing"),
        ("overlap", {"a": "交易省", "b": "交易省"}, 422, "bad-parameter"),
    ],
)
def test_what_cannot_be_answered_has_the_one_error_shape(
    client: TestClient, slug: str, query: dict[str, Any], status: int, problem: str
) -> None:
    answer = client.get(f"/api/questions/{slug}", params=query)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["type"].endswith(f"/problems/{problem}")
    assert body["detail_ja"]
    assert body["detail_en"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"], ["ministry"], ["ministry", "--param", "ministry"], ["ministry", "--param", "=x"],
        ["kpis", "--param", "year=x"], ["kpis", "--document", "none"],
    ],
)  # fmt: skip
def test_a_bad_call_of_the_command_is_told_in_both_languages(folder: Path, arguments: list[str]) -> None:
    done = told(folder, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("エラー: ")
    assert "\nerror: " in done.stderr


def test_a_table_leaves_the_quotes_to_the_other_forms(folder: Path) -> None:
    shown = told(folder, "measures-of-kpi", "--param", "kpi=新規就業者数").stdout
    assert "見習い漁師の支援" in shown
    assert "典拠ファイル" in shown
    assert "船と住まいを貸し出す" not in shown


def test_an_ambiguous_name_can_be_settled_on_the_page(client: TestClient) -> None:
    page = client.get("/questions/kpis-of-measure", params={"measure": "支援"})
    assert page.status_code == 409
    measure = busy_projection().find("漁具の共同購入の支援")
    assert f"/questions/kpis-of-measure?measure={key_of(measure.iri)}" in page.text


def test_a_form_that_was_only_opened_blames_nobody(client: TestClient) -> None:
    page = client.get("/questions/overlap")
    assert page.status_code == 200
    assert 'role="alert"' not in page.text
    assert '<option value="交易省">' in page.text


def test_the_matrix_leads_to_the_reasons(client: TestClient) -> None:
    trade, harbour = busy_projection().find("交易省"), busy_projection().find("みなと省")
    address = f"/questions/overlap?a={key_of(harbour.iri)}&amp;b={key_of(trade.iri)}"
    assert address in client.get("/questions/overlap-matrix").text


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "{{7*7}}"])
def test_hostile_parameters_are_text_on_the_page(client: TestClient, hostile: str) -> None:
    page = client.get("/questions/kpis-of-measure", params={"measure": hostile})
    assert page.status_code == 404
    assert hostile not in page.text or hostile == "{{7*7}}"
    assert "49" not in page.text.partition("<main")[2].partition("</form>")[0]


def test_the_navigation_leads_to_the_questions(client: TestClient) -> None:
    assert '<a href="/questions">' in client.get("/").text


def test_a_question_is_also_said_in_sparql(client: TestClient) -> None:
    """The text names the thing that was asked about, and its link asks the same of the SPARQL page."""
    given = GIVEN["measures-of-kpi"]
    page = client.get("/questions/measures-of-kpi", params=given, headers={"accept": "text/html"}).text
    told = unescape(page.partition("<pre")[2].partition(">")[2].partition("</pre>")[0])
    assert "VALUES ?kpi { <" in told
    (link,) = (unescape(found) for found in re.findall(r'href="(/sparql\?query=[^"]+)"', page))
    assert parse_qs(urlsplit(link).query)["query"] == [told]
    answer = client.get(link, headers={"accept": "application/sparql-results+json"}).json()
    measures = {
        row["measure"]["id"] for row in client.get("/api/questions/measures-of-kpi", params=given).json()["rows"]
    }
    assert {row["measure"]["value"] for row in answer["results"]["bindings"] if "measure" in row} <= measures
    assert "/sparql?query=" not in client.get("/questions/similar-measures").text
