"""The page of results and the field with suggestions, as HTML and in a real Chromium."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from api.app import create_app
from graph.search.finder import SearchIndex, Window
from graph.store import writing
from tests.examples import BASE, strategy
from tests.search.conftest import index_of, text_of
from viz.search import EACH, Asked, render_search


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return index_of(tmp_path_factory.mktemp("index"), strategy())


def page_of(index: SearchIndex, text: str) -> str:
    return render_search(Asked(text, {}), index.find(text, window=Window(each=EACH))).html


def test_hits_are_grouped_and_marked(index: SearchIndex) -> None:
    html = page_of(index, "漁師")
    assert "見習い<mark>漁師</mark>の支援" in html
    assert html.index('id="kind-1"') < html.index('id="kind-2"')


def test_what_was_typed_stays_text(index: SearchIndex) -> None:
    html = page_of(index, '<script>alert(1)</script>"')
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_facets_are_links_that_keep_the_search(index: SearchIndex) -> None:
    assert f"/search?q={quote('漁師')}&amp;kind=Measure" in page_of(index, "漁師")


def test_nothing_found_offers_near_names(index: SearchIndex) -> None:
    html = page_of(index, "見習漁帥の支縁")
    assert f"/search?q={quote('見習い漁師の支援')}" in html


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample on a free port."""
    folder = tmp_path_factory.mktemp("served") / "store"
    with writing(folder, base=BASE) as writer:
        writer.add(strategy(), text_of(strategy()))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(folder), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(params=[(1366, 768), (390, 844)], ids=["desk", "phone"])
def tab(browser: Browser, service: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    width, height = request.param
    opened = browser.new_page(viewport={"width": width, "height": height})
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.goto(f"{service}/search")
    yield opened
    assert trouble == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width, "nothing runs out of the window"
    opened.close()


def type_in(tab: Tab, text: str) -> None:
    tab.locator("#search").press_sequentially(text)
    tab.wait_for_selector("#suggestions:not([hidden])")


@pytest.mark.browser
def test_suggestions_speak_the_language_of_the_page(browser: Browser, service: str) -> None:
    """To a reader of English all but the names of things is English, what is read out included."""
    tab = browser.new_page()
    tab.goto(f"{service}/search?lang=en")
    type_in(tab, "ふなで")
    assert tab.locator("#suggestions").get_attribute("aria-label") == "Suggestions"
    assert tab.locator("#suggestions .all").inner_text() == "Search names and texts for “ふなで”"
    assert re.fullmatch(r"\d+ suggestions?", tab.locator(".search [role=status]").inner_text())
    tab.close()


@pytest.mark.browser
def test_a_name_is_chosen_with_the_keyboard_alone(tab: Tab) -> None:
    """The field is a combobox: arrows walk the list and back into the field, Enter opens, Escape closes."""
    field = tab.locator("#search")
    assert field.get_attribute("role") == "combobox"
    type_in(tab, "ふなで")
    assert field.get_attribute("aria-expanded") == "true"
    assert tab.locator("#suggestions [role=option]").first.inner_text().endswith("船出応援事業")
    tab.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert tab.locator(f"#{active}").get_attribute("aria-selected") == "true"
    tab.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    tab.keyboard.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "ふなで")
    tab.keyboard.press("ArrowDown")
    tab.wait_for_selector("#suggestions:not([hidden])")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/entities/*")
    assert "船出応援事業" in tab.title()


@pytest.mark.browser
def test_enter_without_a_choice_searches(tab: Tab) -> None:
    type_in(tab, "屋根")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=*")
    tab.locator("a.hit").click()
    tab.wait_for_url("**/text?*#hit")
    assert tab.locator("#hit").inner_text() == "市場の屋根を直す。"
    assert tab.locator("#hit").is_visible()


@pytest.mark.browser
def test_a_name_is_chosen_with_the_mouse(tab: Tab) -> None:
    type_in(tab, "漁具")
    tab.locator("#suggestions [role=option]").first.click()
    tab.wait_for_url("**/entities/*")


@pytest.mark.browser
def test_the_form_works_without_scripts(browser: Browser, service: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{service}/")
    opened.fill("#search", "漁師")
    opened.press("#search", "Enter")
    assert opened.locator("mark").first.inner_text() == "漁師"
    context.close()
