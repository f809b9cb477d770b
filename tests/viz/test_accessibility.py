"""Every page kind in a real Chromium: axe-core, the keyboard, zoom, paper, and no word to anybody else.

JIS X 8341-3:2016 level AA is WCAG 2.0 AA, to which axe has the rules tagged `wcag2a` and `wcag2aa`; the later ones and
those of good practice are asked for too.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from api.settings import Settings
from ontology.iri import key_of
from ontology.model import Kind
from tests.api.test_cli import run
from tests.viz.harbour import TEXT, Harbour
from tests.viz.site import REFUSED, Watched, frames, pages, serving, stored

pytestmark = pytest.mark.browser

PAGES = pages(Harbour().extraction())
FRAMES = frames(Harbour().extraction())
MEASURE, DECIDED = "スマート水産業の推進と現場への実装", (("文部科学省", "学校との連携"), ("観光庁", "体験の旅"))
SECRET = "かぎ-3b7e"  # noqa: S105  of a service that lives as long as a test
GRAVE = ("serious", "critical")
WIDE, NARROW = ViewportSize(width=1366, height=768), ViewportSize(width=390, height=844)
ZOOMED = ViewportSize(width=683, height=384)  # a window of 1366×768 at 200 %


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a store that decisions were made in and more may be made."""
    store = stored(tmp_path_factory.mktemp("site") / "store", Harbour().extraction(), TEXT)
    for ministry, reason in DECIDED:
        assert run("--store", store, "decide", "ministry", MEASURE, ministry, "--reason", reason).exit_code == 0
    made = json.loads(run("--store", store, "decisions", "list", "--format", "json").stdout)["rows"]
    assert run("--store", store, "decisions", "withdraw", made[0]["id"], "--reason", "取り違え").exit_code == 0
    with serving(Path(store), replace(Settings.load({}), write_token=SECRET)) as served:
        yield served


@pytest.fixture
def wide(browser: Browser, address: str) -> Iterator[Watched]:
    watched = Watched(browser, address, WIDE)
    yield watched
    watched.tab.close()


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *((name, "ja") for name in (*PAGES, *FRAMES)),
        *((name, "en") for name in (*PAGES, "embed trace", "embed chart roadmap")),
    ],
)
def test_axe_finds_nothing_grave(wide: Watched, name: str, language: str) -> None:
    """No serious or critical violation of any rule, and no request to another host, nor an error."""
    path = {**PAGES, **FRAMES}[name]
    tab = wide.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    told = {each["id"]: [node["html"][:200] for node in each["nodes"][:3]] for each in found if each["impact"] in GRAVE}
    assert told == {}
    assert [each for each in wide.trouble if not REFUSED.search(each)] == []


@pytest.mark.parametrize("size", [ZOOMED, NARROW], ids=["200 %", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_when_there_is_little_room(
    browser: Browser, address: str, name: str, size: ViewportSize
) -> None:
    """At 200 % and on a phone a page scrolls one way alone, and its heading and search stay in sight."""
    watched = Watched(browser, address, size)
    tab = watched.open(PAGES[name])
    assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert tab.locator("h1").count() + tab.locator("main h2").count() > 0
    assert tab.locator("#search").is_visible()
    tab.close()


@pytest.mark.parametrize("name", FRAMES)
def test_an_embed_fits_a_narrow_frame(browser: Browser, address: str, name: str) -> None:
    watched = Watched(browser, address, NARROW)
    tab = watched.open(FRAMES[name])
    assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    tab.close()


def test_the_keyboard_goes_all_the_way(wide: Watched) -> None:
    """From the start page to a thing, on to its place in the text, and back to the thing, without a mouse."""
    tab = wide.open("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.locator("#search").focus()
    tab.keyboard.type("スマート水産業")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?**")
    tab.locator("a.hit").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/entities/**")
    thing = tab.url
    tab.locator("a.read").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/text?**")
    assert tab.locator("#hit").is_visible()
    tab.locator("#hit a.on").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(thing)


def test_focus_can_be_seen(wide: Watched) -> None:
    """Whatever has the focus has an outline around it."""
    tab = wide.open("/audit")
    for _ in range(8):
        tab.keyboard.press("Tab")
        style = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", tab.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_who_wants_no_motion_gets_none(browser: Browser, address: str) -> None:
    """Nothing moves for a reader who asked the system for stillness."""
    context = browser.new_context(reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(address)
    script = "[...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).animationName !== 'none').length"
    assert tab.evaluate(script) == 0
    assert tab.evaluate("getComputedStyle(document.body).transitionDuration") == "0s"
    context.close()


@pytest.mark.parametrize("name", ["home", "document", "text", "entity KPI", "audit"])
def test_paper_gets_the_words_without_the_tools(wide: Watched, name: str) -> None:
    """In print there is neither search nor menu, and the text is all there."""
    tab = wide.open(PAGES[name])
    words = tab.locator("main").inner_text().split()
    tab.emulate_media(media="print")
    assert not tab.locator(".search").first.is_visible()
    assert not tab.locator(".places").is_visible()
    assert tab.locator("h1, main h2").first.inner_text().split()[0] in words
    tab.emulate_media(media="screen")


def test_kinds_are_words_as_well_as_colours(wide: Watched) -> None:
    """What a colour says in the text is also said in words beside it."""
    extraction = Harbour().extraction()
    measure = next(each for each in extraction.entities if each.kind is Kind.MEASURE)
    tab = wide.open(PAGES["text"])
    note = tab.locator(f".note a[href='/entities/{key_of(measure.iri)}']").first
    assert note.inner_text().startswith("施策")
    mark = tab.locator(f"a.on[href='/entities/{key_of(measure.iri)}']").first
    assert (mark.get_attribute("title") or "").startswith("施策")
