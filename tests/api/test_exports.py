"""Exports over HTTP and on the command line: every format, one document alone, folders, failures."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli import main
from graph.exports.forms import FORMS, ExportFormat
from graph.exports.records import RECORDS
from graph.store import writing
from tests.examples import BASE, strategy


def run(*arguments: object) -> bytes:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes


@pytest.mark.parametrize("form", ExportFormat)
def test_http_and_the_command_line_give_the_same_bytes(store: Path, form: ExportFormat) -> None:
    with TestClient(create_app(store)) as client:
        response = client.get("/api/export", params={"format": form.value})
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == FORMS[form].media
    assert f'.{FORMS[form].suffix}"' in response.headers["content-disposition"]
    assert "content-length" not in response.headers
    assert response.content == run("--store", store, "export", "--format", form.value)


@pytest.mark.parametrize("form", ExportFormat)
def test_one_document_alone(two_strategies: Path, form: ExportFormat) -> None:
    with TestClient(create_app(two_strategies)) as client:
        one = client.get("/api/export", params={"format": form.value, "document": "新みなと振興戦略"})
        both = client.get("/api/export", params={"format": form.value})
    assert one.status_code == 200
    assert 0 < len(one.content) < len(both.content)
    named = run("--store", two_strategies, "export", "--format", form.value, "--document", "新みなと振興戦略")
    assert one.content == named


def test_an_unknown_document_is_a_problem_before_anything_is_sent(client: TestClient) -> None:
    response = client.get("/api/export", params={"format": "nq", "document": "無い戦略"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(("name", "is_folder"), [("tables", True), ("tables.zip", False)])
def test_csv_goes_into_a_folder_or_a_zip(store: Path, tmp_path: Path, name: str, is_folder: bool) -> None:
    run("--store", store, "export", "--format", "csv", "-o", tmp_path / name)
    assert (tmp_path / name).is_dir() is is_folder
    if is_folder:
        files = {file.name for file in (tmp_path / name).iterdir()}
    else:
        files = {Path(each).name for each in zipfile.ZipFile(tmp_path / name).namelist()}
    assert files == {f"{table.name}.csv" for table in RECORDS} | {"data-dictionary.csv", "csv-metadata.json"}


def test_a_folder_that_cannot_be_made_is_said(store: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    command = ["--store", str(store), "export", "--format", "csv", "-o", str(tmp_path / "taken")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "書き込めません" in result.stderr


def test_a_workbook_opens(client: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/export?format=xlsx").content))
    assert "KPI" in book.sheetnames


def test_an_export_that_is_being_sent_survives_an_ingest(store: Path) -> None:
    app = create_app(store)
    with TestClient(app) as client:
        pieces = app.state.library.edition().export(ExportFormat.NQUADS)
        before = next(pieces)
        with writing(store, base=BASE) as writer:
            writer.add(strategy(series="新みなと振興戦略"))
        assert client.get("/healthz").json()["documents"] == 2
        assert "新みなと".encode() not in before + b"".join(pieces)


@pytest.mark.parametrize("form", ["json", "ttl", "csv", "xlsx", "graphml", "cube"])
def test_an_empty_store_of_an_old_kind_is_refused_in_one_shape(tmp_path: Path, form: str) -> None:
    with TestClient(create_app(tmp_path / "none")) as client:
        response = client.get("/api/export", params={"format": form})
    assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
