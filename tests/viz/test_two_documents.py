"""Pages of the sample strategy and its review in one store: numbers that agree, names told apart, sheets of paper."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from typer.testing import CliRunner

from api.cli import main
from api.edition import Edition
from graph.kinship.overlap import overlaps
from graph.projection import Projection
from graph.questions.catalogue import ask
from ingest.pipeline import Pipeline
from ontology.iri import key_of
from ontology.model import Extraction, Kind
from tests.viz.site import serving
from viz.answers import table_of
from viz.canvas import Scene
from viz.charts.chart import Bar, Timeline
from viz.charts.gantt import draw_timeline, parted
from viz.shared import shared_in
from viz.views.catalogue import view_at
from viz.views.joint import following_of

SAMPLES = Path(__file__).parents[2] / "samples"
REVIEW = "みらい地域創生総合戦略（第１期）の成果の検証報告書"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "store"
    texts = [str(SAMPLES / name) for name in ("mirai-strategy.md", "mirai-review.txt")]
    done = CliRunner().invoke(main, ["--store", str(folder), "ingest", *texts])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def edition(store: Path) -> Edition:
    return Edition.open(store)


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with serving(store) as served:
        yield served


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    yield opened
    opened.close()


def alone(edition: Edition) -> Projection:
    return edition.projection_of(REVIEW)


def test_the_panel_of_an_overlap_goes_with_the_number_that_leads_to_it(edition: Edition) -> None:
    """What is listed, what looks alike and what follows from a shared measure is all that the heat map counts."""
    projection = edition.projection
    met = overlaps(projection)
    pairs = [pair for pair in combinations(met.ministries(), 2) if met.between(*pair)]
    assert any(following_of(met.between(*pair)) for pair in pairs)
    for pair in pairs:
        view = view_at(projection, "/".join(("joint", *(key_of(end.iri) for end in pair))))
        assert isinstance(view.picture, Scene)
        told = shared_in(projection, view, view.picture)
        assert told is not None
        assert told.total == len(met.between(*pair))
        listed = sum(len(members) for _, members in told.groups)
        assert listed + told.alike + sum(map(int, re.findall(r" (\d+)", told.following))) == told.total


def test_a_table_of_kpis_says_of_which_document_where_there_are_several(edition: Edition) -> None:
    both, one = (ask(projection, "kpis", {}) for projection in (edition.projection, alone(edition)))
    assert {row.document.title for row in both.rows} == {each.title for each in edition.projection.documents}
    tables = [table_of(answer) for answer in (both, one)]
    assert [bool(table) and "document" in [head.name for head in table.heads] for table in tables if table] == [
        True,
        False,
    ]


def test_things_of_several_documents_are_told_apart(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/?kind={Kind.KPI}")
    told = tab.locator(".thing + .of").evaluate_all("(all) => all.map((each) => each.title)")
    assert len(told) == tab.locator(".thing").count()
    assert REVIEW in told


def test_names_of_several_documents_are_told_apart_while_typing(tab: Tab, address: str) -> None:
    tab.goto(address)
    tab.locator("#search").press_sequentially("スマート農業")
    tab.wait_for_selector("#suggestions:not([hidden])")
    assert REVIEW in tab.locator("#suggestions .of").all_text_contents()


def test_one_document_is_not_named_again(tab: Tab, address: str, edition: Edition) -> None:
    tab.goto(f"{address}/?kind=KPI&document={key_of(alone(edition).documents[0].iri)}")
    assert tab.locator(".thing").count()
    assert not tab.locator(".of").count()


def test_a_roadmap_is_parted_between_its_rows(edition: Edition) -> None:
    """Every piece fits its page, none is empty, and together they are the roadmap."""
    whole, most = view_at(edition.projection, "charts/roadmap").picture, 250
    assert isinstance(whole, Timeline)
    pieces = parted(whole, most)
    assert len(pieces) > len(whole.groups)
    assert all(draw_timeline(piece, 700).height <= most for piece in pieces)
    assert [bar for piece in pieces for bar in bars(piece)] == bars(whole)


def bars(timeline: Timeline) -> list[Bar]:
    return [bar for group in timeline.groups for lane in group.lanes for bar in lane.bars]


@pytest.mark.parametrize("path", ["/charts/roadmap", "/charts/ministry-outcome"])
def test_a_printed_chart_is_as_wide_as_the_sheet(tab: Tab, address: str, path: str) -> None:
    tab.set_viewport_size({"width": 718, "height": 1000})  # px of A4 within margins
    tab.goto(f"{address}{path}")
    tab.emulate_media(media="print")
    shown = tab.locator(".chart:visible svg")
    sizes = shown.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().toJSON())")
    assert min(size["width"] for size in sizes) > 600
    assert max(size["height"] for size in sizes) < 1000, "none is longer than a page"
    assert sizes[0]["top"] < 500, "and the first begins below the heading"


def test_a_printed_table_stays_within_the_sheet(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": 1030, "height": 700})  # px of A4 on its side
    tab.goto(f"{address}/questions/kpis")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).page") == "wide"
    right = tab.locator("table.answer").evaluate("(table) => table.getBoundingClientRect().right")
    assert right <= 1030


def test_cards_of_one_name_say_from_which_document_they_are() -> None:
    """The sample under two series: in a picture of both, every card that has a twin has the title of its document."""
    projection = Projection.of(map(read_as, ("みらい地域創生総合戦略", "もうひとつの戦略")))
    met = overlaps(projection)
    ends = max(combinations(met.ministries(), 2), key=lambda pair: len(met.between(*pair)))
    view = view_at(projection, "/".join(("joint", *(key_of(end.iri) for end in ends))))
    assert isinstance(view.picture, Scene)
    entities = {key_of(iri): entity for iri, entity in projection.entities.items()}
    cards = {node.key: node.card for node in view.picture.nodes if node.key in entities}
    labels = Counter(entities[key].label for key in cards)
    twins = [key for key in cards if labels[entities[key].label] > 1]
    assert twins
    for key in twins:
        document = projection.document(entities[key].document or "")
        assert document.title[:8] in cards[key].notes[-1]


def read_as(series: str) -> Extraction:
    pipeline = Pipeline()
    source = pipeline.source(SAMPLES / "mirai-strategy.md")
    document = replace(pipeline.identify(source, series), title=series)
    return pipeline.read(source, document)
