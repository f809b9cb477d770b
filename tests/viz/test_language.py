"""Two languages: what a page says stands in both, and one click chooses."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from jinja2 import nodes

from api.app import create_app
from tests.viz.harbour import TEXT, Harbour
from tests.viz.site import pages, stored
from viz.embed import environment
from viz.language import Language, Reader, beside, read_by, word

JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-龥]")
TEMPLATES = sorted(each.name for each in files("viz").joinpath("templates").iterdir() if each.name.endswith(".html"))
BOTH = ("t", "w")
VOID = ("meta", "link", "input", "br", "img", "hr", "line", "rect", "path", "circle")
SILENT = ("script", "style", "title", "option", "datalist", "pre", "textarea", "code")
TERMS = re.compile("再掲|万|億|“[^”]*”")  # terms and names that an English sentence may quote
NAMES = [thing.label for thing in Harbour().extraction().entities]
PAGES = pages(Harbour().extraction())


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_speaks_japanese_alone(name: str) -> None:
    """Japanese words of the interface stand in t(ja, en) or w(ja, en), with their English."""
    source = files("viz").joinpath("templates", name).read_text(encoding="utf-8")
    tree = environment().parse(source)
    bare = [text.data for text in tree.find_all(nodes.TemplateData) if JAPANESE.search(_outside_of_samples(text.data))]
    said = {id(each) for call in tree.find_all(nodes.Call) if _says_both(call) for each in call.find_all(nodes.Const)}
    loose = [each.value for each in tree.find_all(nodes.Const) if id(each) not in said and _is_japanese(each.value)]
    assert (bare, [each for each in loose if not _is_half_of_a_pair(tree, each)]) == ([], [])


def _outside_of_samples(text: str) -> str:
    """Leave out what stands in an element that is marked as Japanese."""
    return re.sub(r'<(\w+)[^>]* lang="ja"[^>]*>[^<]*</\1>', "", text)


def _says_both(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in BOTH and (len(call.args) > 1 or not call.args)


def _is_half_of_a_pair(tree: nodes.Template, words: str) -> bool:
    """Tell whether Japanese words that are handed on, to a macro or in a table, have their English beside them."""
    rows = [call.args for call in tree.find_all(nodes.Call)] + [each.items for each in tree.find_all(nodes.Tuple)]
    said = ([each.value if isinstance(each, nodes.Const) else words for each in row] for row in rows)
    return any(one == words and not _is_japanese(other) for row in said for one, other in pairwise(row))


def _is_japanese(value: object) -> bool:
    return isinstance(value, str) and bool(JAPANESE.search(value))


class Ear(HTMLParser):
    """Hears the words of a page that are not marked as Japanese."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.languages: list[str] = []
        self.unmarked: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the language that holds within an element, and hear the attributes that are read out."""
        known = dict(attrs)
        inherited = self.languages[-1] if self.languages else ""
        language = known.get("lang") or ("silent" if tag in SILENT else inherited)
        for name in ("aria-label", "placeholder"):
            self._hear(_without_names(known.get(name) or ""), language)
        if tag not in VOID:
            self.languages.append(language)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in VOID and self.languages:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        """Hear a text."""
        self._hear(data, self.languages[-1] if self.languages else "")

    def _hear(self, words: str, language: str) -> None:
        if language == "en" and JAPANESE.search(TERMS.sub("", words)):
            self.unmarked.append(words.strip()[:200])


def _without_names(words: str) -> str:
    for name in NAMES:
        words = words.replace(name, "")
    return words


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = stored(tmp_path_factory.mktemp("languages") / "store", Harbour().extraction(), TEXT)
    with TestClient(create_app(Path(store)), headers={"accept": "text/html"}) as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_is_english(client: TestClient, name: str) -> None:
    """In English mode all Japanese is of a document and marked so: a screen reader speaks each in its own voice."""
    page = client.get(PAGES[name], params={"lang": "en"})
    client.cookies.clear()
    assert '<html lang="en">' in page.text
    assert page.headers["content-language"] == "en"
    assert Ear(page.text.replace(' title="', ' data-title="')).unmarked == []


@pytest.mark.parametrize("name", PAGES)
def test_a_japanese_page_has_its_english_beside(client: TestClient, name: str) -> None:
    page = client.get(PAGES[name])
    assert '<html lang="ja">' in page.text
    assert 'lang="en"' in page.text


def test_one_click_lasts(client: TestClient) -> None:
    """The choice is kept in a cookie for all pages, and the other language is one click away from any of them."""
    first = client.get("/search", params={"q": "水産", "lang": "en"})
    kept = first.headers["set-cookie"]
    assert kept.startswith("lang=en;")
    assert "HttpOnly" in kept
    assert "SameSite=Lax" in kept
    second = client.get("/audit")
    assert '<html lang="en">' in second.text
    assert "Cookie" in second.headers["vary"]
    assert 'href="/search?q=%E6%B0%B4%E7%94%A3&amp;lang=ja"' in first.text
    client.cookies.clear()
    assert '<html lang="ja">' in client.get("/audit").text


def test_an_unknown_language_changes_nothing(client: TestClient) -> None:
    page = client.get("/", params={"lang": "fr"})
    assert '<html lang="ja">' in page.text
    assert "set-cookie" not in page.headers


def test_words_are_said_in_the_language_of_the_reader() -> None:
    assert word("{n}件", "{n} things", n=3) == "3件"
    assert beside("診断", "Audit") == '診断 <small lang="en">Audit</small>'
    assert beside("SPARQL", "SPARQL") == "SPARQL"
    with read_by(Reader(Language.ENGLISH)):
        assert word("{n}件", "{n} things", n=3) == "3 things"
        assert beside("診断", "Audit") == "Audit"


def test_facts_are_escaped() -> None:
    assert beside("{a}と", "{a} and", a="<b>") == '&lt;b&gt;と <small lang="en">&lt;b&gt; and</small>'


def test_the_address_in_another_language_keeps_the_query() -> None:
    reader = Reader(Language.JAPANESE, "/audit", "tier=full&lang=ja&rule=")
    assert reader.address(Language.ENGLISH) == "/audit?tier=full&rule=&lang=en"
