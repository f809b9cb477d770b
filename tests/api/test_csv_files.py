"""Every CSV file that leaves, over HTTP and from the command line, is one that Excel on a Japanese PC can read."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.cli import main

_MARK = "\ufeff".encode()


@pytest.mark.parametrize(
    "address",
    [
        "/api/audit?format=csv",
        "/api/decisions?format=csv",
        "/api/history?format=csv",
        "/api/questions/kpis?format=csv",
        "/map.csv",
        "/charts/ministries.csv",
    ],
)
def test_a_download_begins_with_the_mark_once(client: TestClient, address: str) -> None:
    content = client.get(address).content
    assert content.startswith(_MARK)
    assert not content.removeprefix(_MARK).startswith(_MARK)


@pytest.mark.parametrize(
    "command",
    [
        "documents --format csv",
        "entities --format csv",
        "audit --format csv",
        "ask kpis --format csv",
        "history --format csv",
        "decisions list --format csv",
        "decisions export",
    ],
)
def test_what_goes_into_a_pipe_begins_with_the_mark(store: Path, command: str) -> None:
    done = CliRunner().invoke(main, ["--store", str(store), *command.split()])
    assert done.stdout_bytes.startswith(_MARK), done.stderr


def test_results_of_sparql_have_no_mark(client: TestClient) -> None:
    """Programs read them, by a standard of the W3C that knows of none."""
    answer = client.get("/sparql", params={"query": "SELECT ?s { ?s ?p ?o } LIMIT 1"}, headers={"accept": "text/csv"})
    assert answer.content.startswith(b"s\r\n")
