"""A document whose words are attacks, in the whole service: on every page they are words."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from playwright.sync_api import Browser, ViewportSize

from api.app import create_app
from api.settings import Settings
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Kind
from tests.api.test_cli import run
from tests.viz.harbour import HOSTILE, HOSTILE_TEXT, hostile_extraction
from tests.viz.site import REFUSED, Watched, pages, serving, stored
from tests.viz.test_pages import Reader

PAGES = pages(hostile_extraction())
LOADED = ("img", "iframe", "object", "embed", "base")


SECRET = "かぎ-91c2"  # noqa: S105  of a service that lives as long as a test; with one, the forms are shown
SETTINGS = replace(Settings.load({}), write_token=SECRET)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store the document, and decisions about its things whose reasons and authors are attacks as well."""
    folder = stored(tmp_path_factory.mktemp("hostile") / "store", hostile_extraction(), HOSTILE_TEXT)
    projection = Projection.of([hostile_extraction()])
    office = key_of(projection.select(kind=Kind.ORGANISATION)[0].iri)
    for measure, words in zip(projection.select(kind=Kind.MEASURE), HOSTILE, strict=False):
        link = (office, "responsibleFor", key_of(measure.iri))
        done = run("--store", folder, "decide", "add", *link, "--reason", words, "--author", words[:200])
        assert done.exit_code in {0, 2}, done.stderr  # 2: what the text says already needs no decision
    assert json.loads(run("--store", folder, "decisions", "list", "--format", "json").stdout)["total"] > 1
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store, SETTINGS), headers={"accept": "text/html"}) as opened:
        yield opened


def check(page: Response) -> None:
    """See that no element, handler, address or script of an attack is in a page."""
    read = Reader(page.text)
    assert [tag for tag, _ in read.elements if tag in LOADED] == []
    attributes = [(at, value or "") for _, own in read.elements for at, value in own.items()]
    assert [at for at, _ in attributes if at.startswith("on")] == []
    assert [value for at, value in attributes if at == "href" and value.lower().startswith("javascript:")] == []
    assert "unsafe" not in page.headers["content-security-policy"]
    assert not re.search(r"</script>\s*<img", page.text)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_attacks_are_words_on_every_page(client: TestClient, name: str, language: str) -> None:
    """No element, no handler and no style comes out of a document, and the policy names all that runs."""
    check(client.get(PAGES[name], params={"lang": language}))


@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_asked_and_typed_in_stays_words(client: TestClient, words: str) -> None:
    """A page that repeats what an address or a form said repeats it as words, in fields and in messages."""
    wish = {"ruling": "add", "relation": "responsibleFor", "source": words, "target": words, "quote": words}
    said = words[:200]
    typed = {**wish, "reason": words, "author": said, "token": SECRET}
    for page in (
        client.get("/decisions", params={name: value[:200] for name, value in typed.items()}),
        client.post("/decisions", data=typed),
        client.get("/search", params={"q": said}),
        client.get("/questions/ministry", params={"ministry": said}),
        client.get("/audit", params={"outcome": said}),
        client.get("/sparql", params={"query": said}),
        client.get(f"/entities/{quote(said, safe='')}"),
    ):
        assert page.headers["content-type"].startswith("text/html")
        check(page)


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
    with serving(store, SETTINGS) as address:
        watched = Watched(browser, address, ViewportSize(width=width, height=768))
        watched.tab.add_init_script("window.alert = (words) => { throw new Error(words); }")
        for name, path in PAGES.items():
            tab = watched.open(path)
            assert tab.title() != "owned", name
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
        watched.tab.close()
    assert [each for each in watched.trouble if not REFUSED.search(each)] == []
