"""The page of changes in a real browser: nothing is loaded from elsewhere, and a choice is an address."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser

from api.app import create_app
from tests.api.test_cli import run
from tests.api.test_diff import FIRST, SECOND

PATIENCE = 20.0  # seconds


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("pages")
    for name, text in (("first.md", FIRST), ("second.md", SECOND)):
        (place / name).write_text(text, encoding="utf-8")
        assert run("--store", place / "store", "ingest", place / name).exit_code == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(Path(place / "store")), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < end:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(PATIENCE)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1366, 390])
def test_both_sides_are_seen_at_any_width(browser: Browser, address: str, width: int) -> None:
    """Nothing stands wider than the window, and a kind of change can be chosen alone."""
    tab, trouble = browser.new_page(viewport={"width": width, "height": 800}), []
    tab.on("request", lambda request: None if request.url.startswith(address) else trouble.append(request.url))
    tab.on("console", lambda message: trouble.append(message.text))
    tab.goto(f"{address}/diff")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.locator(".tally").get_by_role("link", name="目標値").click()
    assert "change=target" in tab.url
    shown = tab.locator("main").inner_text()
    assert "1,000→1,500人" in shown
    assert "朝市の来場者数：1,000人（2027年度）" in shown
    assert "朝市の来場者数：1,500人（2030年度）" in shown
    assert "改称：" not in shown
    tab.close()
    assert trouble == []
