"""A document whose words are attacks, in the whole service: on every page they are words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, ViewportSize

from api.app import create_app
from tests.viz.harbour import HOSTILE_TEXT, hostile_extraction
from tests.viz.site import Watched, pages, serving, stored
from tests.viz.test_pages import Reader

PAGES = pages(hostile_extraction())
LOADED = ("img", "iframe", "object", "embed", "base")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("hostile") / "store", hostile_extraction(), HOSTILE_TEXT)


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store), headers={"accept": "text/html"}) as opened:
        yield opened


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_attacks_are_words_on_every_page(client: TestClient, name: str, language: str) -> None:
    """No element, no handler and no style comes out of a document, and the policy names all that runs."""
    page = client.get(PAGES[name], params={"lang": language})
    read = Reader(page.text)
    assert [tag for tag, _ in read.elements if tag in LOADED] == []
    attributes = [(at, value or "") for _, own in read.elements for at, value in own.items()]
    assert [at for at, _ in attributes if at.startswith("on")] == []
    assert [value for at, value in attributes if at == "href" and value.lower().startswith("javascript:")] == []
    assert "unsafe" not in page.headers["content-security-policy"]
    assert not re.search(r"</script>\s*<img", page.text)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_data_forms_hold_the_words_too(client: TestClient, form: str) -> None:
    """The data of a thing is data: no browser takes it for a page."""
    got = client.get(f"{PAGES['entity Measure']}.{form}")
    assert got.status_code == 200
    assert got.headers["content-type"].startswith(("application/json", "text/csv"))
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_runs_and_nothing_bursts(browser: Browser, store: Path, width: int) -> None:
    """In a browser no attack runs, asks for anything or widens a page; words of 2,000 letters are wrapped."""
    with serving(store) as address:
        watched = Watched(browser, address, ViewportSize(width=width, height=768))
        watched.tab.add_init_script("window.alert = (words) => { throw new Error(words); }")
        for name, path in PAGES.items():
            tab = watched.open(path)
            assert tab.title() != "owned", name
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
        watched.tab.close()
    assert [each for each in watched.trouble if "404" not in each] == []  # the page of an error is one of them
