import json
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest

from graph.chains.paths import SOURCE_KINDS, trace
from graph.projection import Projection
from graph.questions.catalogue import question_named
from ontology.iri import key_of
from ontology.model import Basis, Entity, Extraction, Kind, Kpi, Link
from tests.viz.conftest import Find
from tests.viz.harbour import HOSTILE, Harbour, crowd
from viz.embed import json_block
from viz.home import render_home
from viz.ladder import Rung, ladder_of
from viz.onward import questions_about
from viz.pages import Page, error_page, render_entity
from viz.remit import remit_of
from viz.style import KINDS
from viz.things import PAGE, render_things
from viz.view_page import render_view
from viz.views.catalogue import view_at
from viz.views.trace import MOST_CHAINS

MOST_BYTES = 1_000_000


class Reader(HTMLParser):
    """Collects elements, the text, and what stands in script and style elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.words = ""
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a script or style."""
        if tag in ("script", "style"):
            self._open = None

    def handle_data(self, data: str) -> None:
        """Note text, that of scripts and styles apart."""
        if self._open:
            self.blocks.append((*self._open, data))
        else:
            self.words += data


@cache
def read_once(html: str) -> Reader:
    return Reader(html)


@pytest.fixture(scope="module")
def calm_pages(harbour: Projection) -> dict[str, Page]:
    return pages_of(harbour)


def pages_of(projection: Projection) -> dict[str, Page]:
    pages = {"home": render_home(projection), "error": problem()}
    for at, thing in enumerate(projection.entities.values()):
        pages[f"entity {at}"] = render_entity(projection, thing)
        if thing.kind in SOURCE_KINDS:
            pages[f"trace {at}"] = traced(projection, thing)
    return pages


def traced(projection: Projection, *ends: Entity, **options: str) -> Page:
    path = "/".join(("trace", *(key_of(end.iri) for end in ends)))
    return render_view(projection, view_at(projection, path, options))


def problem() -> Page:
    candidates = [{"id": "https://x/kpi/0a", "key": "0a", "type": "KPI", "label": words} for words in HOSTILE]
    return error_page(
        {"title": HOSTILE[0], "status": 409, "detail": HOSTILE[2], "given": HOSTILE[1], "candidates": candidates,
         "suggestions": list(HOSTILE)}
    )  # fmt: skip


def figure_of(page: Page) -> dict[str, Any]:
    (text,) = (text for _, attributes, text in read_once(page.html).blocks if attributes.get("id") == "figure-data")
    data: dict[str, Any] = json.loads(text)
    return data


@pytest.mark.parametrize("text", HOSTILE)
def test_data_cannot_leave_its_script_element(text: str) -> None:
    """JSON in a page holds no character that HTML or a script could act on, and reads back the same."""
    written = str(json_block({"label": text}))
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"label": text}


def test_hostile_texts_are_text_on_every_page(hostile: Projection) -> None:
    """No element, attribute or script comes out of a document's words."""
    for name, page in pages_of(hostile).items():
        read = read_once(page.html)
        assert not [tag for tag, _ in read.elements if tag in ("img", "iframe", "object", "b", "sup")], name
        assert not [at for _, attributes in read.elements for at in attributes if at.startswith("on")], name
        assert "style" not in {at for _, attributes in read.elements for at in attributes}, name
        scripts = [attributes for tag, attributes in read.elements if tag == "script"]
        ours = re.findall("'sha256-", page.csp.rpartition("script-src")[2])
        assert len(scripts) == len(ours) + ("figure-data" in page.html), name


def test_quotes_are_shown_to_the_letter(hostile: Projection) -> None:
    """Head and rest of a quote together are the quote, markup and all."""
    measure = next(iter(hostile.select(kind=Kind.MEASURE)))
    words = Reader(render_entity(hostile, measure).html).words
    for attack in HOSTILE:
        assert attack[:180] in words
        assert attack[180:] in words


def test_a_page_needs_nothing_from_elsewhere(calm_pages: dict[str, Page]) -> None:
    """No address is loaded: no src, no stylesheet link, no url() but data."""
    for name, page in calm_pages.items():
        read = read_once(page.html)
        assert not [attributes for _, attributes in read.elements if "src" in attributes], name
        links = [own for tag, own in read.elements if tag == "link" and own["rel"] != "alternate"]  # which none loads
        assert all((link.get("href") or "").startswith("data:") for link in links), name
        assert not [text for tag, _, text in read.blocks if tag == "style" and "url(" in text], name
        assert len(page.html.encode()) < MOST_BYTES, name


def test_the_policy_names_exactly_what_is_inlined(calm_pages: dict[str, Page]) -> None:
    """Every style and script has its hash in the policy, and the policy lets in nothing else."""
    for name, page in calm_pages.items():
        read = read_once(page.html)
        inlined = [text for _, attributes, text in read.blocks if attributes.get("type") != "application/json"]
        hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inlined}
        assert set(re.findall(r"'sha256-[^']+'", page.csp)) == hashes, name
        assert page.csp.startswith("default-src 'none'; "), name
        assert "unsafe" not in page.csp, name
        meta = next(a["content"] for tag, a in read.elements if tag == "meta" and "http-equiv" in a)
        assert page.csp == f"{meta}; frame-ancestors 'none'", name
        assert "\r" not in page.html, name


def test_every_line_of_the_figure_stands_in_the_list_below(calm_pages: dict[str, Page]) -> None:
    """The list says what the figure says, with a quote for every link that has one."""
    for name, page in calm_pages.items():
        if "figure-data" not in page.html:
            continue
        read = read_once(page.html)
        listed = {attributes["data-line"] for tag, attributes in read.elements if "data-line" in attributes}
        things = {attributes["data-thing"] for tag, attributes in read.elements if "data-thing" in attributes}
        assert listed == set(figure_of(page)["ends"]), name
        assert {node["id"] for node in figure_of(page)["network"]["nodes"] if "card" in node} <= things, name


def test_a_trace_page_tells_every_chain(harbour: Projection, find: Find) -> None:
    """Sentences, bases, section paths and targets stand on the page."""
    source, target = find("スマート水産業の推進"), find("地方における中堅")
    found = trace(harbour, source, target)
    words = Reader(traced(harbour, source, target).html).words
    for expected in (
        *(chain.sentence for chain in found.chains), "第3章 みなとの暮らしと産業に関する施策", "第5節", "文書の構成",
        "東京圏との差を半減", "2032年",
    ):  # fmt: skip
        assert expected in words


def test_a_trace_without_chains_says_so(harbour: Projection, find: Find) -> None:
    """An empty answer is a sentence, not an empty figure."""
    page = traced(harbour, find("渚泊"), find("水産業の付加"))
    assert "見つからない" in page.html
    assert "figure-data" not in page.html


def test_a_trace_cut_off_says_so() -> None:
    """More chains than a page holds are cut off in the open."""
    projection = crowd(MOST_CHAINS + 10)
    page = traced(projection, next(iter(projection.select(kind=Kind.OUTPUT))), direction="down")
    assert f"{MOST_CHAINS}本（ほかにもある" in Reader(page.html).words
    assert len(figure_of(page)["chains"]) == MOST_CHAINS


def test_an_entity_page_links_by_key(harbour: Projection, find: Find) -> None:
    """Links lead to the pages of neighbours and to the trace."""
    measure, agency = find("スマート水産業の推進"), find("水産庁")
    html = render_entity(harbour, measure).html
    assert f'href="/entities/{key_of(agency.iri)}"' in html
    assert f'href="/trace/{key_of(measure.iri)}"' in html
    assert "農林水産省" in Reader(render_entity(harbour, agency).html).words


def test_a_folded_figure_still_lists_everything() -> None:
    """What the figure folds, the list below spells out."""
    projection = crowd(40)
    output: Entity = next(iter(projection.select(kind=Kind.OUTPUT)))
    page = render_entity(projection, output)
    things = {a["data-thing"] for _, a in read_once(page.html).elements if "data-thing" in a}
    assert {key_of(link.source) for link in projection.incoming(output.iri)} <= things


def test_a_page_stays_small_whatever_hangs_on_a_thing() -> None:
    """With 3,000 measures a page is still no more than 1 MB, says what it leaves out and leads to all of it."""
    projection = crowd(3000)
    output: Entity = next(iter(projection.select(kind=Kind.OUTPUT)))
    html = render_entity(projection, output).html
    assert len(html.encode()) < 1_000_000
    assert "ほか 2960 件（引用はデータに）" in html
    assert f'href="/briefing/entities/{key_of(output.iri)}.xlsx' in html


def test_two_links_to_one_thing_are_one_neighbour(harbour: Projection, find: Find) -> None:
    """On more than one basis a thing is still one thing: it is named once beside the figure."""
    output = find("水産業・食品産業")
    inferred = replace(harbour.outgoing(output.iri)[0], basis=Basis.STATED)
    html = render_entity(Projection.of([_with(inferred)]), output).html
    near = html.partition('class="near"')[2].partition("</aside>")[0]
    assert near.count(f'href="/entities/{key_of(inferred.target)}"') == 1


def _with(link: Link) -> Extraction:
    extraction = Harbour().extraction()
    return replace(extraction, links=(*extraction.links, link))


def test_home_counts_and_lists(harbour: Projection) -> None:
    """Documents with counts, the tree of results, and on a page of its own all things of a kind."""
    words = Reader(render_home(harbour).html).words
    assert re.search(r"施策\s*4", words)
    assert words.index("強い地域経済") < words.index("地域における高付加価値型産業の創出")
    assert "5件" in Reader(render_things(harbour, Kind.KPI, None).html).words
    assert "まだ文書がない" in Reader(render_home(Projection.of([])).html).words


def test_pyvis_is_imported_only_to_draw() -> None:
    """Pages without a figure, and whoever only imports the pages, never load pyvis and IPython."""
    code = (
        "import sys; from viz.home import render_home; from graph.projection import Projection;"
        "render_home(Projection.of([])); sys.exit(any(n in sys.modules for n in ('pyvis', 'IPython', 'budoux')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_list_is_cut_into_pages_in_the_open() -> None:
    """Of many things a page shows so many, says of how many, and leads on and back."""
    projection = crowd(PAGE + 5)
    first, second = (render_things(projection, Kind.MEASURE, None, offset).html for offset in (0, PAGE))
    assert f"{PAGE + 5}件のうち 1–{PAGE}" in first
    assert f"/?kind=Measure&amp;offset={PAGE}" in first
    assert f"{PAGE + 5}件のうち {PAGE + 1}–{PAGE + 5}" in second
    assert 'rel="next"' not in second


def test_a_thing_stands_in_its_chain(harbour: Projection, find: Find) -> None:
    """What a measure is for is listed up to the impact, what it is done and measured by below; no way is told twice."""
    ladder = ladder_of(harbour, find("スマート水産業の推進と現場"))
    assert "強い地域経済" in [rung.thing.label for rung in flat(ladder.up)]
    assert {rung.thing.kind for rung in ladder.down} >= {Kind.PROGRAMME, Kind.KPI}
    followed = [rung.thing.key for rung in flat(ladder.up) if rung.rungs]
    assert len(followed) == len(set(followed))


def flat(rungs: tuple[Rung, ...]) -> list[Rung]:
    return [each for rung in rungs for each in (rung, *flat(rung.rungs))]


def test_a_chain_that_is_long_says_what_it_leaves_out() -> None:
    projection = crowd(40)
    ladder = ladder_of(projection, next(iter(projection.select(kind=Kind.OUTPUT))))
    assert len(ladder.down) + ladder.rest_down == 41


def test_an_organisation_is_shown_by_what_it_answers_for(harbour: Projection, find: Find) -> None:
    """Measures by outcome, and the ministries it meets with the way to the reasons."""
    remit = remit_of(harbour, find("農林水産省"))
    (tourism, *_) = [field for field in remit.fields if field.outcome]
    assert [task.measure.label for task in tourism.tasks] == ["漁村の暮らしと食文化を生かした滞在型観光の推進"]
    assert all(f"a={key_of(find('農林水産省').iri)}" in each.address for each in remit.neighbours)
    html = render_entity(harbour, find("農林水産省")).html
    assert "所管する施策" in html


def test_a_kpi_is_a_table_of_values(harbour: Projection, find: Find) -> None:
    """Baseline, actual values and target stand under one another, printed and computed progress apart."""
    words = Reader(render_entity(harbour, find("水産業の付加価値")).html).words
    assert words.index("561万円（2022年）") < words.index("573万円") < words.rindex("年率3％以上の向上")
    assert "進捗（印刷）" in words
    assert "進捗（計算）" in words


def test_a_kpi_without_progress_has_no_empty_columns() -> None:
    extraction = Harbour().extraction()
    bare = tuple(replace(each, observations=()) if isinstance(each, Kpi) else each for each in extraction.entities)
    projection = Projection.of([replace(extraction, entities=bare)])
    kpi = next(each for each in bare if each.label.startswith("地方における域内総生産"))
    words = Reader(render_entity(projection, kpi).html).words
    assert "東京圏の伸び率を上回る" in words
    assert "進捗（印刷）" not in words


@pytest.mark.parametrize(
    ("kind", "given", "is_offered"),
    [("unknown-thing", "灯台守", True), ("unknown-thing", "charts/none", False), ("not-found", "GET /x", False)],
)
def test_a_name_that_nothing_has_can_be_searched_for(kind: str, given: str, *, is_offered: bool) -> None:
    page = error_page({"type": f"https://x/problems/{kind}", "status": 404, "detail": "", "given": given}).html
    assert (f"/search?q={quote(given)}" in page) is is_offered


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_question_of_a_thing_can_be_asked(kind: Kind) -> None:
    """The questions that a page leads on to are in the catalogue, with the parameter that is given."""
    thing = Entity(iri="https://example.org/x/0a", kind=kind, label="何か")
    for address, _ in questions_about(thing):
        slug, _, query = address.removeprefix("/questions/").partition("?")
        assert query.split("=")[0] in {parameter.name for parameter in question_named(slug).parameters}
