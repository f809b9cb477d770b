"""The pages in a real Chromium: nothing is fetched or logged, a click opens the quote, hostile text stays text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog
from playwright.sync_api import Page as Tab

from graph.chains.paths import trace
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Kind
from tests.viz.conftest import Find
from tests.viz.harbour import crowd
from viz.home import render_home
from viz.pages import Page, render_entity
from viz.view_page import render_view
from viz.views.catalogue import view_at

pytestmark = pytest.mark.browser


class Desk:
    """A tab that keeps account of requests, console messages, errors and dialogs."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.tab: Tab = browser.new_page(viewport={"width": 1366, "height": 768})
        self.requests: list[str] = []
        self.trouble: list[str] = []
        self._folder = folder
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.trouble.append(message.text))
        self.tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.tab.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()

    def open(self, page: Page) -> Tab:
        """Open a page from a file, as somebody who saved it would."""
        place = self._folder / "page.html"
        place.write_text(page.html, encoding="utf-8")
        self.tab.goto(place.as_uri())
        self.tab.wait_for_timeout(150)
        assert self.requests == [place.as_uri()]
        assert self.trouble == []
        return self.tab

    def click(self, what: str, name: str) -> None:
        """Click on a line or a card where it is drawn."""
        script = "([what, name]) => window.sujimichi[what](name)"
        place = self.tab.evaluate(script, [what, name])
        box = self.tab.locator("#network canvas").bounding_box()
        assert box is not None
        self.tab.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(browser, tmp_path)
    yield made
    made.tab.close()


def traced(projection: Projection, find: Find) -> Page:
    return render_view(projection, view_at(projection, f"trace/{key_of(find('スマート水産業の推進').iri)}"))


def test_a_click_on_a_line_opens_its_quote(desk: Desk, harbour: Projection, find: Find) -> None:
    """The panel first shows the first chain, after the click the quote with its section path."""
    tab = desk.open(traced(harbour, find))
    panel = tab.locator("#panel")
    assert "この筋道" in panel.inner_text() or "1本目の筋道" in panel.inner_text()
    line = f"{key_of(find('スマート水産業の推進').iri)}-{key_of(find('地域の人材力').iri)}"
    desk.click("lineAt", line)
    assert "漁船に搭載した観測機器から" in panel.locator("blockquote").inner_text()
    assert "<sup>9</sup>" in panel.locator("blockquote").inner_text()
    assert "› 第5節" in panel.locator("figcaption").inner_text()
    panel.get_by_text("続きを表示").click()
    assert "改良を重ねることとする。" in panel.locator("blockquote").inner_text()


def test_every_line_can_be_clicked(desk: Desk, harbour: Projection, find: Find) -> None:
    """Where a line is drawn, a click finds that line (or one that shares its trunk), never nothing."""
    tab = desk.open(traced(harbour, find))
    for line in tab.evaluate("window.sujimichi.lines"):
        tab.evaluate("window.sujimichi.showAll()")
        desk.click("lineAt", line)
        assert tab.locator("#panel article[data-line]").count() >= 1, line


def test_a_click_on_a_card_tells_the_target(desk: Desk, harbour: Projection, find: Find) -> None:
    """A KPI's card opens target, deadline and the way to its page; Escape goes back."""
    tab = desk.open(traced(harbour, find))
    kpi = find("地方における中堅")
    desk.click("cardAt", key_of(kpi.iri))
    panel = tab.locator("#panel")
    assert kpi.label in panel.inner_text()
    assert "東京圏との差を半減" in panel.inner_text()
    assert panel.locator(f"a[href='/entities/{key_of(kpi.iri)}']").count() == 1
    tab.keyboard.press("Escape")
    assert "図の線を選ぶと" in panel.inner_text()


def test_a_chain_can_be_picked_out_by_keyboard(desk: Desk, harbour: Projection, find: Find) -> None:
    """The button beside a sentence shows the evidence of that chain, pressed again everything."""
    tab = desk.open(traced(harbour, find))
    button = tab.locator("[data-chain='1']")
    button.focus()
    tab.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert "2本目の筋道" in tab.locator("#panel-heading").inner_text()
    tab.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "false"


def test_the_whole_figure_is_in_view_on_load(desk: Desk, harbour: Projection, find: Find) -> None:
    """Every card lies inside the canvas, and zoom buttons work."""
    tab = desk.open(traced(harbour, find))
    box = tab.locator("#network canvas").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768
    for node in trace(harbour, find("スマート水産業の推進")).chains[-1].steps:
        place = tab.evaluate("(id) => window.sujimichi.cardAt(id)", key_of(node.thing.iri))
        assert 0 < place["x"] < box["width"]
        assert 0 < place["y"] < box["height"]
    before = tab.evaluate("window.sujimichi.network.getScale()")
    tab.locator("[data-zoom=in]").click()
    assert tab.evaluate("window.sujimichi.network.getScale()") > before


def test_a_fold_opens_what_it_stands_for(desk: Desk) -> None:
    """A click on 「ほか n 件」 lists the things."""
    projection = crowd(40)
    tab = desk.open(render_entity(projection, next(iter(projection.select(kind=Kind.OUTPUT)))))
    desk.click("cardAt", "fold-measure")
    assert tab.locator("#panel article").count() == 31


@pytest.mark.parametrize("kind", [Kind.MEASURE, Kind.OUTCOME, Kind.KPI, Kind.ORGANISATION])
def test_hostile_text_does_not_run(desk: Desk, hostile: Projection, kind: Kind) -> None:
    """Labels and quotes with scripts stay text in page, canvas and panel; every line and card is opened."""
    thing = next(iter(hostile.select(kind=kind)))
    tab = desk.open(render_entity(hostile, thing))
    for line in tab.evaluate("window.sujimichi.lines"):
        tab.evaluate("(line) => window.sujimichi.showLine(line)", line)
    tab.evaluate("(id) => window.sujimichi.showCard(id)", key_of(thing.iri))
    assert tab.locator("img, main script").count() == 0
    assert tab.title() != "owned"
    assert desk.trouble == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_home_opens_quietly(desk: Desk, harbour: Projection) -> None:
    """The page without a figure has the script of the search field alone, which keeps still in a saved file."""
    tab = desk.open(render_home(harbour))
    assert tab.locator("script").count() == 1
    assert tab.locator("#search[role=combobox]").count() == 0


def test_without_scripts_the_list_still_says_it_all(
    browser: Browser, harbour: Projection, find: Find, tmp_path: Path
) -> None:
    """Somebody without scripts reads every link with its quote."""
    place = tmp_path / "page.html"
    place.write_text(traced(harbour, find).html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(place.as_uri())
    assert "漁船に搭載した観測機器" in tab.locator("main").inner_text()
    assert "同じ内容は下の一覧にある" in tab.locator("main").inner_text()
    context.close()


def test_paper_gets_the_figure(desk: Desk, harbour: Projection, find: Find) -> None:
    """Printing replaces the canvas by a picture of it; nothing is fetched for that but its own data."""
    tab = desk.open(traced(harbour, find))
    printed = tab.pdf(format="A4", landscape=True)
    assert tab.locator(".picture").count() == 1
    assert b"/Subtype /Image" in printed
    assert all(url.startswith(("file:", "data:")) for url in desk.requests)
    assert desk.trouble == []
