"""The pages of charts over HTTP: pictures, filters, twins, and what is said where there is nothing to draw."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.audits import today
from graph.store import writing
from ontology.iri import DEFAULT_BASE, key_of
from ontology.model import Entity, Extraction, Kind, Kpi
from tests.viz.harbour import Harbour, hostile_extraction
from tests.viz.quay import RISING, quay_extraction

CHARTS = (
    "/charts/ministry-outcome", "/charts/ministry-outcome?of=programmes", "/charts/ministries", "/charts/kpis",
    "/charts/roadmap", "/charts/roadmap?by=outcome", "/charts/roadmap?by=programme",
)  # fmt: skip
LINK = re.compile(r'<a href="(/charts/ministry-outcome/[^"]+)" aria-label="[^"]*?(\d+)件"')
EMPTY = {
    "/charts/ministry-outcome": "所管の府省とアウトカムの両方が分かる",
    "/charts/ministries": "重なる府省は",
    "/charts/kpis": "実績の値のあるKPIは",
    "/charts/roadmap": "工程は、この範囲にはない",
}


def serve(folder: Path, extraction: Extraction) -> Iterator[TestClient]:
    with writing(folder, base=DEFAULT_BASE) as writer:
        writer.add(extraction)
    with TestClient(create_app(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from serve(tmp_path_factory.mktemp("quay") / "store", quay_extraction())


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve a document with one measure and nothing else."""
    made = Harbour()
    lonely = Extraction(made.document, (made.thing(Kind.MEASURE, "ひとりの施策", "smart"),), ())
    yield from serve(tmp_path_factory.mktemp("bare") / "store", lonely)


@pytest.mark.parametrize("path", CHARTS)
def test_every_chart_has_a_picture_and_a_twin(quay: TestClient, path: str) -> None:
    """The page holds SVG without inline styles, and a table with as many rows as the CSV."""
    page = quay.get(path)
    assert page.status_code == 200
    assert "<svg" in page.text
    assert not re.search(r"<svg[^>]*>(?:(?!</svg>).)*\sstyle=", page.text, re.DOTALL)
    before, mark, query = path.partition("?")
    rows = list(csv.DictReader(io.StringIO(quay.get(f"{before}.csv{mark}{query}").text.removeprefix("\ufeff"))))
    twin = page.text[page.text.index('<table class="figures">') :]
    assert rows
    assert twin.count("<tr>") == len(rows) + 1
    assert len(quay.get(f"{before}.json{mark}{query}").json()["rows"]) == len(rows)


def test_the_list_leads_to_every_chart(quay: TestClient) -> None:
    page = quay.get("/charts").text
    for name in ("ministry-outcome", "ministries", "kpis", "roadmap"):
        assert f'href="/charts/{name}"' in page


def test_a_cell_opens_as_many_reasons_as_it_counts(quay: TestClient) -> None:
    """Each number leads to a page of so many sentences, every one with the quotes of its steps."""
    cells = set(LINK.findall(quay.get("/charts/ministry-outcome").text))
    assert cells
    for path, count in cells:
        page = quay.get(unescape(path)).text
        assert page.count('<p class="sentence">') == int(count)
        assert page.count('<details class="step">') >= int(count)
        assert "<blockquote>" in page


def test_a_filter_chooses_what_is_shown(quay: TestClient) -> None:
    page = quay.get("/charts/kpis", params={"status": "①B"}).text
    assert "観測機器を載せた漁船の数" in page
    assert "担い手の転入と転出の差" not in page
    assert '<option value="①B" selected>' in page


@pytest.mark.parametrize(("path", "words"), EMPTY.items())
def test_nothing_to_draw_is_said(bare: TestClient, path: str, words: str) -> None:
    page = bare.get(path).text
    assert words in page
    assert 'class="chart' not in page


def test_the_page_of_a_kpi_shows_its_series(quay: TestClient) -> None:
    kpi = next(each for each in quay_extraction().entities if each.label == "観測機器を載せた漁船の数")
    page = quay.get(f"/entities/{key_of(kpi.iri)}").text
    picture = page[page.index('<div class="chart"') :]
    assert all(value in picture[: picture.index("</div>")] for value in RISING)
    words = next(each for each in quay_extraction().entities if each.label == "協議会の開催状況")
    assert '<div class="chart"' not in quay.get(f"/entities/{key_of(words.iri)}").text


def test_a_chart_of_one_revision_stays_in_it(quay: TestClient) -> None:
    """Links out of cells carry the revision along."""
    key = key_of(Harbour().document.iri)
    page = quay.get("/charts/ministry-outcome", params={"revision": key})
    assert page.status_code == 200
    cells = [unescape(path) for path, _ in LINK.findall(page.text)]
    assert cells
    assert all(f"revision={key}" in path for path in cells)


@pytest.mark.parametrize("path", CHARTS)
def test_a_chart_speaks_english(quay: TestClient, path: str) -> None:
    page = quay.get(path, params={"lang": "en"}).text
    assert "The same as a table" in page
    assert "同じ内容の表" not in page
    quay.cookies.clear()


def test_hostile_names_stay_names(tmp_path: Path) -> None:
    """No chart lets markup out of a label, a value or a period."""
    for served in serve(tmp_path / "store", _with_series(hostile_extraction())):
        for path in CHARTS:
            page = served.get(path).text
            assert "<img" not in page
            assert "alert(1)>" not in page


def _with_series(extraction: Extraction) -> Extraction:
    series = next(each for each in quay_extraction().entities if isinstance(each, Kpi) and each.status)

    def given(entity: Entity) -> Entity:
        if not isinstance(entity, Kpi):
            return entity
        observations = tuple(replace(each, value=f"{each.number:g}{entity.label}") for each in series.observations)
        return replace(entity, observations=observations, status=entity.label)

    return replace(extraction, entities=tuple(map(given, extraction.entities)))


@pytest.mark.parametrize(
    ("path", "status"),
    [("/charts/x", 404), ("/charts/kpi/x", 404), ("/charts/roadmap?by=x", 422), ("/charts/audit?as_of=x", 422)],
)
def test_what_there_is_not_is_said(quay: TestClient, path: str, status: int) -> None:
    assert quay.get(path).status_code == status


def test_the_bars_of_the_audit_say_what_its_list_says(quay: TestClient) -> None:
    """The counts of the chart are those of the rules, and its bars lead to the findings."""
    asked = {"as_of": "2026-04-01", "tier": "full"}
    rows = quay.get("/charts/audit.json", params=asked).json()["rows"]
    rules = quay.get("/api/audit/rules", params=asked).json()["rows"]
    assert [row["count"] for row in rows] == [rule["count"] for rule in rules]
    page = quay.get("/charts/audit", params=asked).text
    for rule in rules:
        assert (f'rule={rule["rule"]}"' in page) == bool(rule["count"])
    assert 'href="/charts/audit?' in quay.get("/audit", params=asked).text


@pytest.mark.parametrize("path", ["/charts/audit", "/embed/charts/audit", "/oembed?url=/charts/audit"])
def test_the_audit_is_of_today_where_no_day_is_named(quay: TestClient, path: str) -> None:
    """The day stands in the title and in the address, so that what is shared keeps it."""
    answer = quay.get(path)
    assert answer.status_code == 200
    assert today() in answer.text


def test_who_meets_leads_to_the_picture_of_it(quay: TestClient) -> None:
    """From the chart, and from the reasons of a cell: names and keys of the same two."""
    page = quay.get("/charts/ministries").text
    found = re.findall(r'href="(/joint/[^"]+)"><bdi[^>]*>([^<]+)</bdi> × <bdi[^>]*>([^<]+)</bdi>', page)
    assert found
    for address, a, b in found:
        assert f"{a}と{b}を結ぶもの" in quay.get(address).text
        one, other = address.split("/")[2:]
        assert f'href="{address}"' in quay.get("/questions/overlap", params={"a": one, "b": other}).text


def test_a_long_picture_is_given_sheet_by_sheet(quay: TestClient) -> None:
    """SVG and PNG give one sheet and lead to the others; a sheet that is not there is refused."""
    whole = quay.get("/briefing/charts/ministries.svg")
    assert "link" not in whole.headers
    assert quay.get("/briefing/charts/ministries.svg?sheet=1").content == whole.content
    refused = quay.get("/briefing/charts/ministries.png?sheet=2")
    assert refused.status_code == 422
    assert refused.json()["accepted"] == "1–1"
