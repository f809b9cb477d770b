"""The whole way, with nothing stood in for: a text, the command, the store, the server, a browser."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.ingest.conftest import TEXTS
from tests.serving import COMMAND, served

SAMPLE = Path(__file__).parents[1] / "samples" / "mirai-strategy.md"


def run(store: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(COMMAND), "--store", str(store), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("flow") / "store"


@pytest.fixture(scope="module")
def service(store: Path) -> Iterator[str]:
    """Serve the sample and a strategy with hostile labels, as a user would: two commands."""
    assert run(store, "ingest", SAMPLE, TEXTS / "hostile_labels.md").returncode == 0
    with served(store) as address:
        yield address


def key(service: str, text: str, kind: str) -> str:
    rows = httpx2.get(f"{service}/api/entities", params={"text": text, "kind": kind}).json()["rows"]
    return str(rows[0]["key"])


@pytest.fixture
def tab(browser: Browser, service: str) -> Iterator[Tab]:
    """Open a tab; a request to another host, a message on the console, an error or a dialog fails the test."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    trouble: list[str] = []
    opened.on("request", lambda request: None if request.url.startswith(service) else trouble.append(request.url))
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: trouble.append(dialog.message))
    yield opened
    opened.wait_for_timeout(100)
    opened.close()
    assert trouble == []


@pytest.mark.browser
def test_from_a_measure_to_the_sentence_that_a_line_stands_on(service: str, tab: Tab) -> None:
    tab.goto(f"{service}/?text={quote('スマート農業の推進')}")
    tab.get_by_role("link", name="スマート農業の推進").first.click()
    tab.get_by_role("link", name="KPIまでたどる").first.click()
    assert "/trace/" in tab.url
    tab.goto(f"{tab.url}/{key(service, '付加価値労働生産性', 'KPI')}")
    canvas = tab.locator("#network canvas").bounding_box()
    assert canvas is not None
    at = tab.evaluate("window.sujimichi.lineAt(window.sujimichi.lines[2])")
    tab.mouse.click(canvas["x"] + at["x"], canvas["y"] + at["y"])
    panel = tab.locator("aside").inner_text()
    assert "「稼ぐ力のある地域」を実現するためには" in panel
    assert "アウトカムの考え方" in panel, "the section that the quote stands in"


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["Impact", "Outcome", "Output", "Measure", "Programme", "KPI", "Organisation"])
def test_hostile_labels_are_text_on_every_page(service: str, tab: Tab, kind: str) -> None:
    """A script tag, quotes, entities, template syntax and bidi marks run nowhere, whatever page shows them."""
    documents = httpx2.get(f"{service}/api/documents").json()["rows"]
    hostile = next(row for row in documents if "script" in row["title"])
    found = httpx2.get(f"{service}/api/entities", params={"document": hostile["key"], "kind": kind}).json()["rows"]
    assert found
    for row in found:
        tab.goto(f"{service}/entities/{row['key']}")
        assert row["label"].split()[0][:20] in tab.locator("body").inner_text()
        if kind != "KPI":
            assert tab.goto(f"{service}/trace/{row['key']}")
    tab.goto(service)
    assert hostile["title"] in tab.locator("body").inner_text()


def test_a_page_sends_a_policy_that_lets_nothing_in(service: str) -> None:
    answer = httpx2.get(f"{service}/entities/{key(service, 'スマート農業の推進', 'Measure')}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http://" not in policy
    assert "https://" not in policy


def test_an_ingest_beside_a_running_server_is_seen_when_it_has_landed(
    service: str, store: Path, tmp_path: Path
) -> None:
    before = httpx2.get(f"{service}/healthz").json()
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run(store, "ingest", TEXTS / "city_plan.txt", empty).returncode == 2
    assert httpx2.get(f"{service}/healthz").json() == before, "all or nothing"
    assert run(store, "ingest", TEXTS / "city_plan.txt").returncode == 0
    after = httpx2.get(f"{service}/healthz").json()
    assert after["documents"] == before["documents"] + 1
    assert after["generation"] > before["generation"]
