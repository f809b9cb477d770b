"""Draw the pictures of the READMEs from the sample strategy: `python -m tests.pictures STORE [FOLDER]`.

They are what a reader sees at 1366×768, and a sheet of a briefing: PNG, each less than 250 kB.
"""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from tests.conftest import SWITCHES
from tests.viz.site import serving

MOST = 250_000  # bytes
WIDTH = 1366  # px
OUTPUT, MEASURE = "地域の交通の確保", "スマート農業の推進"
FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


def main(store: str, folder: str = str(FOLDER)) -> None:
    """Write the pictures into a folder."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    with serving(Path(store)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        for name, path, prepare in _PAGES:
            _write(place / f"{name}.png", _shot(browser, address + path, prepare))
        _write(place / "briefing.png", browser.new_page().request.get(f"{address}/briefing/map.png").body())
        browser.close()


def _shot(browser: Browser, address: str, prepare: Callable[[Tab], None]) -> bytes:
    tab = browser.new_page(viewport={"width": WIDTH, "height": 768})
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    prepare(tab)
    tab.wait_for_timeout(400)
    return tab.screenshot()


def _open_output(tab: Tab) -> None:
    """Open an output, so that what lies below it is seen, and show all of the map."""
    tab.locator("#view-lists a[data-toggle]", has_text=OUTPUT).evaluate("(link) => link.click()")
    tab.wait_for_url("**open=*")
    tab.wait_for_timeout(400)
    tab.evaluate("window.sujimichi.showAll(); window.sujimichi.fit()")


def _choose_chain(tab: Tab) -> None:
    """Pick out the longest chain, as the button beside its sentence does."""
    tab.evaluate(
        """() => {
          const lengths = window.sujimichi.chains.map((lines) => lines.length);
          document.querySelector(`[data-chain="${lengths.indexOf(Math.max(...lengths))}"]`).click();
          window.scrollTo(0, 0);
        }"""
    )


def _leave(_: Tab) -> None:
    """Take a page as it comes."""


_PAGES: tuple[tuple[str, str, Callable[[Tab], None]], ...] = (
    ("map", "/map", _open_output),
    ("trace", f"/trace/{MEASURE}", _choose_chain),
    ("heatmap", "/charts/ministries", _leave),
)


def _write(place: Path, content: bytes) -> None:
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    _in_few_colours(picture).save(place, optimize=True)
    size = place.stat().st_size
    print(f"{place}: {size:,} bytes")  # noqa: T201  a script
    if size > MOST:
        raise ValueError(f"{place} has {size:,} bytes, more than {MOST:,}")


def _in_few_colours(picture: Image.Image) -> Image.Image:
    """Keep six bits of each colour, so that black and white stay what they are."""
    return picture.point([value & 0xFC | value >> 6 for value in range(256)] * 3)


if __name__ == "__main__":
    main(*sys.argv[1:])
