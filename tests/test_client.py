"""The Python client of the READMEs works against a real server."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from api.app import create_app
from graph.exports.forms import ExportFormat
from tests.api.conftest import filled
from tests.examples import strategy

CLIENT = Path(__file__).parents[1] / "docs" / "client.py"
_PATIENCE = 20  # seconds


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(filled(tmp_path / "store", strategy()))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(_PATIENCE)


def test_the_client_asks_follows_queries_and_saves(address: str, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", str(CLIENT), address]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    told = ran.stdout.splitlines()
    assert told[0] == "KPI: 2"
    assert "  港町への移住者数" in told
    assert any(line.startswith("kpi/") and line.endswith("lines of Turtle") for line in told)
    assert "measures: 3" in told
    assert (tmp_path / "graph.nq").stat().st_size > 10_000


def test_the_client_needs_httpx_alone() -> None:
    imports = {
        line.split()[1]
        for line in CLIENT.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import", "from"))
    }
    assert imports - set(sys.stdlib_module_names) == {"httpx"}


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_the_readmes_lead_to_it(readme: str) -> None:
    assert "docs/client.py" in (CLIENT.parents[1] / readme).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "begin"),
    [("README.md", "--format "), ("README.ja.md", "--format "), ("docs/http.md", "/api/export?format=")],
)
def test_docs_list_every_format(page: str, begin: str) -> None:
    assert begin + "\\|".join(ExportFormat) in (CLIENT.parents[1] / page).read_text(encoding="utf-8")


def test_every_format_is_explained() -> None:
    text = (CLIENT.parent / "exports.md").read_text(encoding="utf-8")
    assert [form for form in ExportFormat if f"`{form}`" not in text] == []
