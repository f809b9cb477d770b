"""The charts in a real Chromium: nothing fetched or logged, nothing cut off, a cell leads to its reasons."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from graph.store import writing
from ontology.iri import DEFAULT_BASE
from tests.viz.quay import quay_extraction
from tests.viz.site import serving
from tests.viz.test_chart_pages import CHARTS

pytestmark = pytest.mark.browser

SIZES = ((1366, 768), (390, 844))
PAGES = ("/charts", *CHARTS, "/charts/audit?as_of=2026-04-01&tier=full", "/audit")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("quay") / "store"
    with writing(folder, base=DEFAULT_BASE) as writer:
        writer.add(quay_extraction())
    with serving(folder) as served:
        yield served


@pytest.fixture(params=SIZES, ids=["desk", "telephone"])
def tab(browser: Browser, request: pytest.FixtureRequest, address: str) -> Iterator[Tab]:
    """Open a tab of either size that must neither log anything nor ask another host."""
    width, height = request.param
    opened = browser.new_page(viewport={"width": width, "height": height})
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else trouble.append(asked.url))
    yield opened
    opened.close()
    assert trouble == []


@pytest.mark.parametrize("path", PAGES)
def test_a_chart_fits_the_screen_and_can_be_used_by_all(tab: Tab, address: str, path: str) -> None:
    """Nothing sticks out of the page, and axe finds nothing serious."""
    tab.goto(address + path)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(tab).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")] == []


def test_one_picture_is_on_view_at_each_size(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/charts/ministry-outcome")
    assert tab.locator(".chart:visible").count() == 1


def test_a_cell_leads_to_its_reasons_by_keyboard(tab: Tab, address: str) -> None:
    """Tab reaches a cell, Enter opens the reasons, and there are as many as the cell says."""
    tab.goto(f"{address}/charts/ministry-outcome")
    cell = tab.locator(".chart:visible a[href*='/charts/ministry-outcome/']").first
    count = int(cell.locator("text").text_content() or "")
    cell.focus()
    assert tab.evaluate("document.activeElement.tagName.toLowerCase()") == "a"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/charts/ministry-outcome/*/*")
    assert tab.locator(".reasons > li").count() == count
    tab.locator(".reasons details summary").last.click()
    assert tab.locator(".reasons blockquote:visible").count() == 1


def test_on_paper_one_picture_stands_with_its_numbers(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/charts/ministries")
    tab.emulate_media(media="print")
    assert tab.locator(".chart:visible").count() == 1
    assert any(map(str.isdecimal, tab.locator(".chart:visible svg text").all_text_contents()))
