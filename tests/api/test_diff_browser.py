"""The page of changes in a real browser: nothing is loaded from elsewhere, and a choice is an address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from tests.api.test_cli import run
from tests.api.test_diff import FIRST, SECOND
from tests.viz.site import Watched, serving

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
SIZES = (ViewportSize(width=1366, height=768), ViewportSize(width=683, height=384), ViewportSize(width=390, height=844))
PATHS = (
    "/diff",
    "/diff?by=ministry&change=target&lang=en",
    "/diff?by=change",
    "/embed/diff",
    "/embed/diff?change=target",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("pages")
    for name, text in (("first.md", FIRST), ("second.md", SECOND)):
        (place / name).write_text(text, encoding="utf-8")
        assert run("--store", place / "store", "ingest", place / name).exit_code == 0
    with serving(Path(place / "store")) as served:
        yield served


@pytest.fixture(params=SIZES, ids=["desk", "200 %", "phone"])
def watched(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    made = Watched(browser, address, request.param)
    yield made
    made.tab.close()
    assert made.trouble == []


def test_both_sides_are_seen_at_any_width(watched: Watched) -> None:
    """A kind of change can be chosen alone, and both revisions say theirs."""
    tab = watched.open("/diff")
    tab.locator(".tally").get_by_role("link", name="目標値").click()
    assert "change=target" in tab.url
    shown = tab.locator("main").inner_text()
    assert "1,000→1,500人" in shown
    assert "朝市の来場者数：1,000人（2027年度）" in shown
    assert "朝市の来場者数：1,500人（2030年度）" in shown
    assert "改称：" not in shown


@pytest.mark.parametrize("path", PATHS)
def test_the_page_fits_and_can_be_used_by_all(watched: Watched, path: str) -> None:
    tab = watched.open(path)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.locator(".chart:visible svg").count() >= 1
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE] == []


def test_the_summary_can_be_shown_in_another_page(watched: Watched) -> None:
    """The box has the code of a frame that is pinned to both revisions, and the frame shows what the page shows."""
    tab = watched.open("/diff")
    tab.locator("[data-share] summary").click()
    counts = tab.locator(".chart:visible").first.locator("svg text").all_text_contents()
    with tab.expect_navigation():
        tab.locator("[data-embed]").click()
    assert "/embed/diff?" in tab.url
    assert "revision=" in tab.url
    assert tab.locator(".chart:visible svg text").all_text_contents() == counts
