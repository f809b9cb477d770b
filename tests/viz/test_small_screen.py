"""Pictures on a telephone: where they begin, and how a reader learns of the columns that are out of sight."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize
from playwright.sync_api import Page as Tab

from tests.viz.harbour import TEXT
from tests.viz.quay import quay_extraction
from tests.viz.site import Watched, serving, stored

pytestmark = pytest.mark.browser

DESK, TELEPHONE = ViewportSize(width=1366, height=768), ViewportSize(width=390, height=844)
# The columns in view: those wholly in the window, and those that it cuts.
COLUMNS = """() => {
  const { network } = window.sujimichi, width = document.getElementById("network").clientWidth;
  const figure = JSON.parse(document.getElementById("figure-data").textContent);
  const sides = figure.columns.map((column) => [-1, 1].map((side) =>
    network.canvasToDOM({ x: column.x + side * column.width / 2, y: 0 }).x).concat(column.heading));
  const within = ([left, right]) => left >= 0 && right <= width;
  return {
    whole: sides.filter(within).map((each) => each[2]),
    cut: sides.filter((each) => !within(each) && each[1] > 0 && each[0] < width).map((each) => each[2]),
    all: sides.map((each) => each[2]),
  };
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(stored(tmp_path_factory.mktemp("quay") / "store", quay_extraction(), TEXT)) as served:
        yield served


def opened(browser: Browser, address: str, path: str, size: ViewportSize) -> Tab:
    watched = Watched(browser, address, size)
    tab = watched.open(path)
    assert watched.trouble == []
    return tab


@pytest.mark.parametrize("path", ["/map", "/embed/map"])
def test_a_map_begins_with_whole_columns_and_names_the_next(browser: Browser, address: str, path: str) -> None:
    """What the strategy is for stands in view uncut; a button names the column to the left and leads there."""
    tab = opened(browser, address, path, TELEPHONE)
    view = tab.evaluate(COLUMNS)
    assert view["whole"] and view["whole"] == view["all"][-len(view["whole"]) :]
    assert view["cut"] == []
    leftwards = tab.locator("[data-beside=left]")
    hidden = view["all"][-len(view["whole"]) - 1]
    assert leftwards.inner_text() == f"← {hidden}"
    assert tab.locator("[data-beside=right]").is_hidden()
    leftwards.click()
    tab.wait_for_function(f"() => ({COLUMNS})().whole.includes({hidden!r})")
    assert tab.locator("[data-beside=right]").is_visible()


def test_english_readers_are_led_in_english(browser: Browser, address: str) -> None:
    tab = opened(browser, address, "/map?lang=en", TELEPHONE)
    assert tab.locator("[data-beside=left]").inner_text() in {"← Outcome", "← Output"}


def test_a_desk_shows_all_and_needs_no_leading(browser: Browser, address: str) -> None:
    tab = opened(browser, address, "/map", DESK)
    assert tab.evaluate(COLUMNS)["whole"] == tab.evaluate(COLUMNS)["all"]
    assert tab.locator("[data-beside]:visible").count() == 0
