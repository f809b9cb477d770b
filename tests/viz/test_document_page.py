"""The page of a document as it is served: what was not understood is gathered, and how a revised text comes in."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from api.app import create_app
from ontology.iri import key_of
from ontology.model import Extraction, Unresolved
from tests.viz.harbour import TEXT
from tests.viz.quay import quay_extraction
from tests.viz.site import serving, stored

ROADMAP, STEPLESS = "工程表が読めない / a roadmap that is not understood", "工程のない事業 / a programme without steps"


def puzzling() -> Extraction:
    """Give a strategy with many passages that were not understood for one reason, and one for another."""
    read = quay_extraction()
    whole = list(dict.fromkeys(passage for each in read.links for passage in each.evidence))
    passages = [*whole, *(replace(each, end=each.end - 1, quote=each.quote[:-1]) for each in whole)]
    return replace(
        read, unresolved=(Unresolved(STEPLESS, passages[0]), *(Unresolved(ROADMAP, each) for each in passages))
    )


KEY = key_of(puzzling().document.iri)
PLACES = ("/", f"/documents/{KEY}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = stored(tmp_path_factory.mktemp("puzzling") / "store", puzzling(), TEXT)
    with TestClient(create_app(folder), base_url="http://localhost") as client:
        yield client


def test_what_was_not_understood_is_gathered_by_its_reason(store: TestClient) -> None:
    """One line for a reason, the most frequent first, with the first passages folded below it."""
    page = store.get(f"/documents/{KEY}", params={"lang": "en"}).text
    folds = re.findall(r'<details class="puzzle"><summary>(.*?) <span class="count">(\d+)</span>', page)
    assert [(re.sub("<.*?>", "", reason), count) for reason, count in folds] == [
        ("a roadmap that is not understood", str(len(puzzling().unresolved) - 1)), ("a programme without steps", "1"),
    ]  # fmt: skip
    assert "The first 20 are shown" in page
    assert '<details class="puzzle" open' not in page


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(
    ("language", "command"), [("ja", "sujimichi ingest 計画.pdf"), ("en", "sujimichi ingest plan.pdf")]
)
def test_pages_say_how_a_document_comes_in(store: TestClient, path: str, language: str, command: str) -> None:
    """The start page and that of a document name the command, as no page takes a file."""
    assert f"<code>{command}</code>" in store.get(path, params={"lang": language}).text


@pytest.mark.browser
def test_figures_in_tables_of_answers_stay_whole(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A value with its year breaks before the bracket, if at all, never within 2024年度 or 1兆5千億円."""
    with serving(stored(tmp_path_factory.mktemp("whole") / "store", puzzling(), TEXT)) as address:
        tab = browser.new_page(viewport={"width": 1366, "height": 768})
        tab.goto(f"{address}/questions/kpis")
        broken = tab.evaluate("""() => [...document.querySelectorAll("td.short bdi")].flatMap((cell) => {
          const text = cell.firstChild;
          return [...text.data.matchAll(/[0-9０-９,.]+[^\\s（）、0-9]+/g)].filter((found) => {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            return range.getClientRects().length > 1;
          }).map((found) => found[0]);
        })""")
        shown = tab.locator("td.short bdi").all_inner_texts()
        tab.close()
    assert any("（2023年度）" in each for each in shown)
    assert broken == []
