"""What people come for, from the first page to the last, in a real browser on the sample strategy as it is read in.

On every page of a journey: no request to another host, nothing on the console, no grave finding of axe.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, ViewportSize
from playwright.sync_api import Page as Tab
from pptx import Presentation

from api.settings import Settings
from tests.api.test_cli import run
from tests.viz.site import Watched, serving

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
MEASURE = "スマート農業の推進"
WIDE = ViewportSize(width=1366, height=768)
ICON = '<link rel="icon" href="data:,">'
GRAVE = ("serious", "critical")


class Silent(SimpleHTTPRequestHandler):
    """Serves the pages of somebody else's site without a word."""

    def log_message(self, *_: object) -> None:
        """Keep still."""


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Serve a folder as another site would: another port is another origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that other sites show pages from."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def friend(folder: Path) -> Iterator[str]:
    """Serve a site that may frame our views."""
    with site(folder) as address:
        yield address


@pytest.fixture(scope="module")
def stranger(folder: Path) -> Iterator[str]:
    """Serve a site that may not."""
    with site(folder) as address:
        yield address


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, friend: str) -> Iterator[str]:
    store = tmp_path_factory.mktemp("journeys") / "store"
    assert run("--store", store, "ingest", SAMPLE).exit_code == 0
    settings = Settings.load({"SUJIMICHI_FRAME_ANCESTORS": f"'self' {friend}"})
    with serving(store, settings) as served:
        yield served


class Walker(Watched):
    """Somebody on a way through the pages, who looks at each of them with care."""

    def arrive(self, address: str) -> Tab:
        """Wait for a page and look at it."""
        self.tab.wait_for_url(address)
        self.tab.wait_for_load_state("networkidle")
        found = Axe().run(self.tab, options={"resultTypes": ["violations"]}).response["violations"]
        told = {each["id"]: [node["html"][:200] for node in each["nodes"][:3]] for each in found}
        assert [told[each["id"]] for each in found if each["impact"] in GRAVE] == [], self.tab.url
        assert self.trouble == [], self.tab.url
        return self.tab

    def click_line(self, line: str) -> None:
        """Click on a line of the picture where it is drawn."""
        place = self.tab.evaluate("(line) => window.sujimichi.lineAt(line)", line)
        box = self.tab.locator("#network canvas").bounding_box()
        assert box is not None
        self.tab.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


@pytest.fixture
def walker(browser: Browser, address: str) -> Iterator[Walker]:
    made = Walker(browser, address, WIDE)
    yield made
    made.tab.close()
    assert made.trouble == []


def letters(text: str) -> str:
    """Leave out what a page sets in its own way: spaces and line feeds."""
    return "".join(text.split())


def test_from_a_word_to_the_sentence_and_back(walker: Walker) -> None:
    """A word in the search field → the measure → the trace to its KPIs → a line → its quote → the text → back."""
    walker.open("/")
    tab = walker.arrive("**/")
    tab.locator("#search").fill("スマート農業")
    tab.locator("#search").press("Enter")
    tab = walker.arrive("**/search?*")
    tab.locator("a.hit", has_text=MEASURE).first.click()
    tab = walker.arrive("**/entities/*")
    assert tab.locator("h1").inner_text() == MEASURE
    tab.locator(".title").get_by_role("link", name="KPIまでたどる").click()
    tab = walker.arrive("**/trace/*")
    traced = tab.url
    walker.click_line(next(line for line in tab.evaluate("window.sujimichi.lines") if line.startswith(traced[-12:])))
    quote = tab.locator("#panel blockquote").first.inner_text()
    assert MEASURE in quote
    tab.locator("#panel a.read").first.click()
    tab = walker.arrive("**/text?*")
    assert letters(quote)[:20] in letters(tab.locator("#hit").inner_text())
    assert tab.locator("#hit").is_visible()
    tab.go_back()
    walker.arrive(traced)


def test_from_the_copied_code_to_another_page(
    browser: Browser, address: str, folder: Path, friend: str, stranger: str
) -> None:
    """From a word to the measure, its trace and the code of it.

    What the button copies shows the figure on a site that the setting names, and nothing on any other.
    """
    context = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(address)
    tab.locator("#search").fill("スマート農業")
    tab.locator("#search").press("Enter")
    tab.locator("a.hit", has_text=MEASURE).first.click()
    tab.locator(".title").get_by_role("link", name="KPIまでたどる").click()
    tab.wait_for_url("**/trace/*")
    tab.locator("[data-share] summary").click()
    tab.locator("[data-copy]").click()
    tab.locator("#share-said", has_text="コピーした").wait_for()
    code = tab.evaluate("navigator.clipboard.readText()")
    assert code == tab.locator("#share-code").input_value()
    (folder / "news.html").write_text(f"<!DOCTYPE html>{ICON}<title>庁内報</title>{code}", encoding="utf-8")
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("request", lambda asked: None if asked.url.startswith((address, friend)) else told.append(asked.url))
    tab.goto(f"{friend}/news.html")
    frame = tab.frame_locator("iframe")
    frame.locator("#network canvas").wait_for()
    assert MEASURE in frame.locator("h1").inner_text()
    assert told == []
    with tab.expect_console_message(lambda message: "frame-ancestors" in message.text):
        tab.goto(f"{stranger}/news.html")
    assert tab.frame_locator("iframe").locator("#network").count() == 0  # the browser tells that it was refused
    context.close()


def test_from_an_overlap_to_its_reasons_and_to_the_picture(walker: Walker) -> None:
    """A number in the heat map → both sentences with their quotes → what joins the two, drawn and listed."""
    walker.open("/charts/ministries")
    tab = walker.arrive("**/charts/ministries")
    cell = tab.locator(".chart:visible a[href*='/questions/overlap?']").first
    count = int(cell.locator("text").text_content() or "")
    cell.click()
    tab = walker.arrive("**/questions/overlap?*")
    assert tab.locator("table.answer tbody tr").count() == count
    tab.locator("td.quotes summary").first.click()
    assert tab.locator("td.quotes blockquote").first.is_visible()
    names = tab.locator(".subjects .thing bdi").all_inner_texts()
    tab.get_by_role("link", name="図で見る").click()
    tab = walker.arrive("**/joint/*/*")
    assert tab.locator("h1").inner_text() == f"{names[0]}と{names[1]}を結ぶもの"
    assert {column["heading"] for column in data(tab)["columns"]} >= set(names)
    assert tab.locator("#panel .shared a").count() >= 1


def test_from_the_matrix_of_the_catalogue_to_the_reasons(walker: Walker) -> None:
    """The first page leads to the table of all ministries, and a count in it to the two."""
    walker.open("/")
    walker.tab.locator(".tasks a", has_text="府省の重なり").click()
    tab = walker.arrive("**/questions/overlap-matrix")
    cell = tab.locator(".matrix td a").first
    both = cell.get_attribute("title") or ""
    cell.click()
    walker.tab.wait_for_url("**/questions/overlap?*")
    assert "・".join(tab.locator(".subjects .thing bdi").all_inner_texts()) == both


def test_from_a_finding_to_the_thing(walker: Walker) -> None:
    """What the audit finds fault with is one click away, and its page leads to the same place in the text."""
    walker.open("/audit")
    tab = walker.arrive("**/audit")
    thing = tab.locator(".findings a[href^='/entities/']").first
    name, path = thing.locator("bdi").inner_text(), thing.get_attribute("href")
    thing.click()
    tab = walker.arrive(f"**{path}")
    assert tab.locator("h1").inner_text() == name
    tab.go_back()
    tab.get_by_role("link", name="件数の図").click()
    walker.arrive("**/charts/audit?*")


def test_every_file_of_a_briefing_opens(walker: Walker, browser: Browser, address: str, tmp_path: Path) -> None:
    """Downloaded from the box of a view, each form is what its name says, and shows the measure."""
    tab = walker.open(f"/trace/{MEASURE}")
    tab.locator("[data-share] summary").click()
    files: dict[str, Path] = {}
    for name in ("SVG", "PNG", "PPTX", "表（XLSX）", "動く図（HTML）"):
        with tab.expect_download() as waiting:
            tab.locator("[data-share]").get_by_role("link", name=name, exact=True).first.click()
        place = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(place)
        files[place.suffix] = place

    deck = Presentation(io.BytesIO(files[".pptx"].read_bytes()))
    words = letters("".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame))
    assert MEASURE in words
    assert "出典：" in words
    assert "「" in deck.slides[0].notes_slide.notes_text_frame.text

    sheets = load_workbook(files[".xlsx"], read_only=True)
    cells = {str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert MEASURE in cells

    picture = Image.open(files[".png"]).convert("RGB")
    assert picture.size == (1920, 1080)
    colours = picture.quantize(64).getcolors() or []
    white = max(count for count, _ in colours) / (1920 * 1080)
    assert len(colours) > 20
    assert 0.4 < white < 0.97

    for suffix in (".svg", ".html"):
        offline = Walker(browser, files[suffix].as_uri(), WIDE)
        offline.tab.goto(files[suffix].as_uri())
        offline.tab.wait_for_load_state("networkidle")
        assert MEASURE in letters(offline.tab.locator(":root").text_content() or "")
        if suffix == ".html":
            offline.click_line(offline.tab.evaluate("window.sujimichi.lines[0]"))
            assert offline.tab.locator("#panel blockquote").count() >= 1
            links = [unquote(each.get_attribute("href") or "") for each in offline.tab.locator("main a").all()]
            assert all(link.startswith((f"{address}/", "#")) for link in links)
        assert offline.trouble == [], suffix
        offline.tab.close()


def test_paper_gets_every_chain(walker: Walker) -> None:
    """What a click unfolds on the screen is printed without one; tools and keys are not."""
    tab = walker.open(f"/trace/{MEASURE}")
    folded = tab.locator(".chains .more li")
    assert folded.count() > 0
    assert not folded.first.is_visible()
    tab.emulate_media(media="print")
    assert all(chain.is_visible() for chain in folded.all())
    assert not tab.locator(".tools").first.is_visible()
    assert not tab.locator(".keys").first.is_visible()


def data(tab: Tab) -> dict[str, list[dict[str, str]]]:
    """Give what a picture was drawn from."""
    found: dict[str, list[dict[str, str]]] = tab.evaluate(
        "JSON.parse(document.getElementById('figure-data').textContent)"
    )
    return found
