"""The views of the graph in a real Chromium, served as they will be: opening, filtering, keyboard, hostile labels."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Dialog, Request
from playwright.sync_api import Page as Tab

from api.routes.current import _projection
from api.routes.views import router
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity, Kind
from tests.viz.conftest import Find
from tests.viz.harbour import crowd

pytestmark = pytest.mark.browser


class Service:
    """The routes of the views over a projection, on a port of this machine."""

    def __init__(self, projection: Projection) -> None:
        app = FastAPI()
        app.include_router(router)
        app.dependency_overrides[_projection] = lambda: projection
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        self.address = f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join()


class Reader:
    """A tab that keeps account of trouble and of other hosts."""

    def __init__(self, browser: Browser, address: str, *, scripts: bool = True) -> None:
        self._context = browser.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=scripts)
        self.tab: Tab = self._context.new_page()
        self.address = address
        self.trouble: list[str] = []
        self.tab.on("console", lambda message: self.trouble.append(message.text))
        self.tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.tab.on("dialog", self._dismiss)
        self.tab.on("request", self._watch)

    def _dismiss(self, dialog: Dialog) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.trouble.append(request.url)

    def open(self, path: str) -> Tab:
        """Open a page."""
        self.tab.goto(self.address + path)
        return self.tab

    def click_card(self, key: str) -> None:
        """Click on a card where it is drawn."""
        place = self.tab.evaluate("(id) => window.sujimichi.cardAt(id)", key)
        box = self.tab.locator("#network canvas").bounding_box()
        assert box is not None
        self.tab.mouse.click(box["x"] + place["x"], box["y"] + place["y"])

    def cards(self) -> set[str]:
        """Name the cards of the picture."""
        return set(self.tab.evaluate("window.sujimichi.cards"))

    def close(self) -> None:
        """Close the tab."""
        self._context.close()


@pytest.fixture(scope="module")
def service(harbour: Projection) -> Iterator[Service]:
    made = Service(harbour)
    yield made
    made.close()


@pytest.fixture
def reader(browser: Browser, service: Service) -> Iterator[Reader]:
    made = Reader(browser, service.address)
    yield made
    assert made.trouble == []
    made.close()


def key(thing: Entity) -> str:
    return key_of(thing.iri)


def test_a_click_opens_a_card_and_another_closes_it(reader: Reader, find: Find) -> None:
    """The map grows in place, the address says what is open, and going back closes it."""
    tab = reader.open("/map")
    output, measure = key(find("水産業・食品産業")), key(find("スマート水産業の推進"))
    assert measure not in reader.cards()
    reader.click_card(output)
    tab.wait_for_url(f"**/map?open={output}")
    tab.wait_for_function("(id) => window.sujimichi.cards.includes(id)", arg=measure)
    assert "水産業・食品産業の生産性" in tab.locator("#panel").inner_text()
    reader.click_card(output)
    tab.wait_for_function("(id) => !window.sujimichi.cards.includes(id)", arg=measure)
    tab.go_back()
    tab.wait_for_function("(id) => window.sujimichi.cards.includes(id)", arg=measure)
    tab.reload()
    assert measure in reader.cards()


def test_filters_work_at_once(reader: Reader, find: Find) -> None:
    """A tick in the form redraws the picture and lands in the address."""
    tab = reader.open(f"/around/{key(find('漁村の暮らし'))}")
    tab.locator(".filters > summary").click()
    tab.locator("input[name=kinds][value=Organisation]").check()
    tab.wait_for_url("**kinds=Organisation**")
    tab.wait_for_function("() => window.sujimichi.cards.length === 3")
    assert {key(find("観光庁")), key(find("農林水産省"))} < reader.cards()


def test_without_scripts_cards_open_as_links(browser: Browser, service: Service, find: Find) -> None:
    """The list below the picture leads to the same views."""
    made = Reader(browser, service.address, scripts=False)
    tab = made.open("/map")
    output = key(find("水産業・食品産業"))
    tab.locator(f"a[data-toggle='{output}']").click()
    assert tab.url.endswith(f"/map?open={output}")
    assert tab.locator(f"article[data-thing='{key(find('スマート水産業の推進'))}']").count() == 1
    tab.locator(".filters > summary").click()
    tab.locator("input[name=basis][value=structural]").check()
    tab.locator("#filters button[type=submit]").click()
    assert "basis=structural" in tab.url
    assert f"open={output}" in tab.url
    made.close()


def test_the_keyboard_reaches_everything(reader: Reader, find: Find) -> None:
    """Arrows walk from card to card, Enter tells, + and 0 zoom, / finds, Escape goes back."""
    tab = reader.open(f"/trace/{key(find('スマート水産業の推進'))}")
    tab.locator("#cards button[tabindex='0']").focus()
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowRight")
    focused = tab.evaluate("document.activeElement.dataset.card")
    assert focused is not None
    assert focused != tab.locator("#cards button").first.get_attribute("data-card")
    tab.keyboard.press("Enter")
    assert tab.locator(f"#panel article[data-thing='{focused}']").count() == 1
    assert tab.locator("#panel .lines button").count() >= 1
    tab.locator("#panel .lines button").first.press("Enter")
    assert tab.locator("#panel blockquote").count() >= 1
    before = tab.evaluate("window.sujimichi.network.getScale()")
    tab.keyboard.press("+")
    assert tab.evaluate("window.sujimichi.network.getScale()") > before
    tab.keyboard.press("0")
    assert tab.evaluate("window.sujimichi.network.getScale()") == pytest.approx(before)
    tab.keyboard.press("/")
    tab.keyboard.type("東京圏")
    assert tab.locator("#find-count").inner_text() == "2"
    tab.keyboard.press("Enter")
    assert "東京圏" in tab.locator("#panel").inner_text()
    tab.keyboard.press("Escape")
    assert tab.locator("#find-count").inner_text() == ""


def test_a_line_leads_to_its_sentence(reader: Reader, find: Find) -> None:
    """Line → evidence panel → the place in the document's text."""
    tab = reader.open(f"/trace/{key(find('スマート水産業の推進'))}")
    tab.evaluate("window.sujimichi.showLine(window.sujimichi.lines[0])")
    href = tab.locator("#panel figcaption a").first.get_attribute("href")
    assert href is not None
    assert href.startswith("/documents/")


def test_a_window_without_room_is_borne(reader: Reader, find: Find) -> None:
    """A window that shrinks to nothing and comes back shows the picture again; nothing is logged meanwhile."""
    tab = reader.open(f"/trace/{key(find('スマート水産業の推進'))}")
    before = tab.evaluate("window.sujimichi.network.getScale()")
    tab.evaluate("document.querySelector('.desk').style.display = 'none'")
    tab.set_viewport_size({"width": 600, "height": 300})
    tab.evaluate("window.sujimichi.fit()")
    tab.evaluate("document.querySelector('.desk').style.display = ''")
    tab.set_viewport_size({"width": 1366, "height": 768})
    tab.wait_for_function("(scale) => Math.abs(window.sujimichi.network.getScale() - scale) < 0.01", arg=before)


def test_hostile_labels_stay_text_in_every_view(browser: Browser, hostile: Projection) -> None:
    """Scripts, quotes, marks and endless words run nowhere: in pictures, panels, filters and opened cards."""
    service = Service(hostile)
    things = list(hostile.entities.values())
    organisations = [key(thing) for thing in things if thing.kind is Kind.ORGANISATION]
    everything = ",".join(map(key, things))
    outcome = key(next(iter(hostile.select(kind=Kind.OUTCOME))))
    reader = Reader(browser, service.address)
    for path in (
        "/map",
        f"/map?open={everything}",
        f"/around/{outcome}?open={everything}",
        f"/trace/{outcome}?direction=down",
        f"/joint/{organisations[1]}/{organisations[2]}",
    ):
        tab = reader.open(path)
        for card in reader.cards():
            tab.evaluate("(id) => window.sujimichi.showCard(id)", card)
        for line in tab.evaluate("window.sujimichi.lines"):
            tab.evaluate("(line) => window.sujimichi.showLine(line)", line)
        assert tab.locator("img, main script").count() == 0, path
        assert tab.title() != "owned"
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert reader.trouble == [], path
    reader.close()
    service.close()


def test_a_crowd_is_interactive_soon(browser: Browser) -> None:
    """A thousand things: the browser is ready within two seconds of its own clock."""
    projection = crowd(500)
    service = Service(projection)
    output = key(next(iter(projection.select(kind=Kind.OUTPUT))))
    reader = Reader(browser, service.address)
    tab = reader.open(f"/around/{output}")
    ready = tab.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert ready < 4000  # two seconds on a quiet machine; the bench prints the figure
    fold = next(card for card in reader.cards() if card.startswith("fold-measure"))
    reader.click_card(fold)
    tab.wait_for_function("() => window.sujimichi.cards.length > 400")
    assert reader.trouble == []
    reader.close()
    service.close()
