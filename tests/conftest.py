"""What tests of several folders share: a real browser, a terminal of no given width, the long files first."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip


os.environ.pop("COLUMNS", None)  # pytest-xdist gives its workers 80; tables are tested as they go into a pipe


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that read whole real documents, so that no process is left with one of them at the end."""
    long = {item.path for item in items if item.get_closest_marker("seeds")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "NO CHROMIUM: the pages were NOT tested in a browser (apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        yield started
        started.close()
