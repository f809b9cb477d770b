"""A PDF goes the whole way: ingest, trace, export, page; every quote says the page that it stands on."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.ingest.typeset import page_break, paragraph, pdf, table
from tests.test_flow import run

ROWS = [["指標", "基準値（R5）", "目標値（R11）"], ["朝市の来場者数", "1,200人", "1,800人"]]
LIBRARIES = "import sys, api.cli, api.app, ingest.pipeline; print({'pypdfium2', 'docx', 'lxml'} & set(sys.modules))"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ingest a plan of three pages: an opening, a goal, a measure with its table."""
    folder = tmp_path_factory.mktemp("files")
    plan = folder / "plan.pdf"
    plan.write_bytes(
        pdf(
            paragraph("みなと町総合戦略", 18),
            paragraph("この戦略は、港の町のこれからを定めるものである。"),
            page_break(),
            paragraph("基本目標１　港の仕事をつくる", 14),
            paragraph("若者が町で働けるようにする。"),
            page_break(),
            paragraph("施策１　朝市のにぎわい", 12),
            paragraph("商工会と連携し、朝市を週に二度ひらく。"),
            table(ROWS, [160, 90, 90]),
        )
    )
    done = run(folder / "store", "ingest", plan)
    assert done.returncode == 0, done.stderr
    return folder / "store"


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store)) as opened:
        yield opened


def test_trace_tells_the_page_of_each_quote(store: Path) -> None:
    told = run(store, "trace", "朝市のにぎわい").stdout
    assert "朝市の来場者数" in told
    assert "p. 3" in told


def test_trace_as_json_carries_the_page(store: Path) -> None:
    rows = json.loads(run(store, "trace", "朝市のにぎわい", "--format", "json").stdout)["rows"]
    assert {passage["page"] for row in rows for step in row["steps"] for passage in step["evidence"]} == {3}


def test_the_export_names_pages(store: Path) -> None:
    edges = json.loads(run(store, "export", "--format", "json").stdout)["edges"]
    pages = {edge["type"]: {passage["page"] for passage in edge["evidence"]} for edge in edges if edge["evidence"]}
    assert pages["contributesTo"] <= {2, 3}
    assert pages["measuredBy"] == {3}


def test_a_page_of_a_thing_shows_the_page_beside_the_quote(client: TestClient) -> None:
    row = client.get("/api/entities", params={"text": "朝市のにぎわい", "kind": "Measure"}).json()["rows"][0]
    assert '<span class="page">p. 3</span>' in client.get(f"/entities/{row['key']}").text


def test_serving_loads_no_reader_of_pdf_or_word() -> None:
    done = subprocess.run([sys.executable, "-c", LIBRARIES], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
