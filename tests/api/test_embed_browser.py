"""From a page to another one in a real browser: copy the code, frame the view, open what was saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.api.test_diff import FIRST
from tests.api.test_embed import ingested
from tests.viz.site import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("embeds")
    ingested(made, "first.md", FIRST)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder / "store") as found:
        yield found


class Watched:
    """A tab that keeps account of what goes wrong and of requests to other hosts."""

    def __init__(self, browser: Browser, address: str, width: int = 1366) -> None:
        self.trouble: list[str] = []
        self.tab: Tab = browser.new_page(viewport={"width": width, "height": 768})
        self.tab.on("console", lambda message: self.trouble.append(message.text))
        self.tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.tab.on("request", lambda asked: None if asked.url.startswith(address) else self.trouble.append(asked.url))


def opened(tab: Tab, address: str) -> None:
    """Go to the trace of the first measure and open the box."""
    tab.goto(f"{address}/map")
    tab.goto(f"{address}/trace/朝市のにぎわい")
    tab.locator("[data-share] summary").press("Enter")


def test_the_code_is_copied_by_keyboard_and_works_in_another_page(browser: Browser, address: str) -> None:
    """Pinned by default; the box says that it was copied; the code shows the figure in a page of the same origin."""
    watched = Watched(browser, address)
    tab = watched.tab
    opened(tab, address)
    button = tab.locator("[data-copy]")
    button.focus()
    tab.keyboard.press("Enter")
    tab.locator("#share-said", has_text="コピーした").wait_for()
    code = tab.locator("#share-code").input_value()
    assert code.startswith(f'<iframe src="{address}/embed/trace/')
    assert "revision=" in code
    tab.get_by_label("常に最新").check()
    assert "revision=" not in tab.locator("#share-code").input_value()
    assert watched.trouble == []
    tab.route(f"{address}/host", lambda route: route.fulfill(content_type="text/html", body=f"<h1>庁内報</h1>{code}"))
    tab.goto(f"{address}/host")
    frame = tab.frame_locator("iframe")
    frame.locator("#network canvas").wait_for()
    assert "朝市のにぎわい" in frame.locator("h1").inner_text()
    assert frame.locator("header").count() == 0
    tab.close()


def test_a_page_of_another_site_may_not_frame_a_view(browser: Browser, address: str, tmp_path: Path) -> None:
    """The default setting lets only this server's own pages frame its views."""
    host = tmp_path / "host.html"
    host.write_text(f'<iframe src="{address}/embed/map" width="900" height="500"></iframe>', encoding="utf-8")
    tab, trouble = browser.new_page(), []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.goto(host.as_uri())
    tab.wait_for_timeout(300)
    assert any("frame-ancestors" in told for told in trouble)
    tab.close()


@pytest.mark.parametrize("width", [960, 390])
def test_an_embed_is_quiet_fits_and_is_accessible(browser: Browser, address: str, width: int) -> None:
    watched = Watched(browser, address, width)
    watched.tab.goto(f"{address}/embed/trace/朝市のにぎわい")
    watched.tab.locator("#network canvas").wait_for()
    assert watched.tab.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(watched.tab).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert watched.trouble == []
    watched.tab.close()


def test_the_box_is_accessible(browser: Browser, address: str) -> None:
    watched = Watched(browser, address)
    opened(watched.tab, address)
    found = Axe().run(watched.tab, ".share").response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    watched.tab.close()


def test_a_downloaded_page_works_without_a_server(browser: Browser, address: str, tmp_path: Path) -> None:
    """From file:// the figure is drawn, a line opens its quote, nobody is asked; links lead to the server."""
    tab = browser.new_page()
    opened(tab, address)
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="動く図（HTML）").click()
    place = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(place)
    tab.close()
    watched = Watched(browser, place.as_uri())
    watched.tab.goto(place.as_uri())
    line = watched.tab.evaluate("window.sujimichi.lines[0]")
    watched.tab.evaluate("(line) => window.sujimichi.showLine(line)", line)
    assert watched.tab.locator("#panel blockquote").count() >= 1
    links = [link.get_attribute("href") or "" for link in watched.tab.locator("main a").all()]
    assert links
    assert all(link.startswith((f"{address}/", "#")) for link in links)
    assert watched.trouble == []
    watched.tab.close()
