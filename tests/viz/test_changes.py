"""What a revision changed, at a glance: the summary above the list says what the list says."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.library import Library
from graph.diff import Change
from graph.questions import Answer
from tests.api.test_cli import run
from tests.api.test_diff import FIRST, SECOND, SERIES
from viz.briefing.pack import FORMS
from viz.charts.chart import Matrix, Moves
from viz.views.changes import changes_view, targets_view

# One target keeps its words and changes its figure, the other changes its words too.
REVISED = SECOND.replace("改修した蔵の数：20棟", "改修した蔵の数：全ての蔵").replace("1,500人（2030", "800人（2030")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("changes")
    for name, text in (("first.md", FIRST), ("second.md", REVISED)):
        (place / name).write_text(text, encoding="utf-8")
        assert run("--store", place / "store", "ingest", place / name).exit_code == 0
    return place / "store"


@pytest.fixture(scope="module")
def answer(store: Path) -> Answer:
    return Library(store).edition().diff(SERIES)


@pytest.fixture(scope="module")
def service(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store)) as opened:
        yield opened


@pytest.mark.parametrize("by", ["outcome", "ministry"])
def test_the_summary_counts_every_change_once(answer: Answer, by: str) -> None:
    """The cells of a kind of change add up to the changes of that kind."""
    matrix = changes_view(answer, by).picture
    assert isinstance(matrix, Matrix)
    counted: Counter[str] = Counter()
    for cell in matrix.cells:
        counted[matrix.columns[cell.column].label] += cell.count
    assert counted == Counter(row.change.words.ja for row in answer.rows)


def test_only_targets_in_the_same_words_are_drawn(answer: Answer) -> None:
    """A figure that became a word cannot be held against it; it stays in the list below."""
    moves = targets_view(answer).picture
    assert isinstance(moves, Moves)
    assert [(row.before.number, row.after.number) for row in moves.rows] == [(1000, 800)]
    assert sum(row.change is Change.TARGET for row in answer.rows) == 2


def test_a_cell_leads_to_the_changes_that_it_counts(service: TestClient) -> None:
    page = service.get("/diff").text
    summary = page[page.index('id="summary-heading"') : page.index('id="changes-heading"')]
    cells = re.findall(r'<a href="(/diff\?[^"]*group=[^"]*)" aria-label="[^"]*?(\d+)件"', summary)
    assert cells
    for path, count in set(cells):
        listed = service.get(unescape(path)).text
        assert listed.count('<p class="sentence">') == int(count)


@pytest.mark.parametrize("query", ["", "?by=ministry", "?change=target"])
@pytest.mark.parametrize("form", FORMS)
def test_the_comparison_goes_into_a_briefing(service: TestClient, form: str, query: str) -> None:
    """Each form names both revisions as its source, and is the same file each time."""
    answer = service.get(f"/briefing/diff.{form}{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMS[form].media.partition(";")[0])
    assert answer.headers["etag"] == service.get(f"/briefing/diff.{form}{query}").headers["etag"]
    if form in ("svg", "html"):
        assert answer.text.count("みなと町総合戦略") >= 2


def test_the_command_writes_a_comparison_too(store: Path, tmp_path: Path) -> None:
    done = run("--store", store, "briefing", "diff?by=ministry", "--format", "xlsx,svg", "-o", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "sujimichi-diff.manifest.json", "sujimichi-diff.svg", "sujimichi-diff.xlsx",
    ]  # fmt: skip
    manifest = json.loads((tmp_path / "sujimichi-diff.manifest.json").read_text(encoding="utf-8"))
    assert "/embed/diff?" in manifest["permalink"]


def test_a_pinned_comparison_stays_as_it_was(store: Path, tmp_path: Path) -> None:
    """After a third revision the pinned frame shows the first two, and says how much is newer; the other moves on."""
    copied = Path(shutil.copytree(store, tmp_path / "store"))
    with TestClient(create_app(copied)) as client:
        described = client.get("/diff").text
        at = unescape(re.findall(r'src="(/embed/diff[^"]*)"', unescape(described))[0])
        before = chart_in(client.get(at).text)
    (tmp_path / "third.md").write_text(REVISED.replace("800人（2030", "900人（2031"), encoding="utf-8")
    assert run("--store", copied, "ingest", tmp_path / "third.md").exit_code == 0
    with TestClient(create_app(copied)) as client:
        after, latest = client.get(at).text, client.get("/embed/diff").text
    assert chart_in(after) == before
    assert chart_in(latest) != before
    assert after.count("新しい版がある") == 1, "of the later one; that the earlier one was revised is what it shows"
    assert "新しい版がある" not in latest


def test_the_comparison_is_described_for_other_sites(service: TestClient) -> None:
    told = service.get("/oembed", params={"url": "/diff?by=ministry"}).json()
    assert told["title"] == "改定で変わったこと：府省と変更の種類"
    assert "/embed/diff?by=ministry" in told["html"]


def test_a_comparison_by_no_such_thing_is_refused(service: TestClient) -> None:
    assert service.get("/briefing/diff.svg?by=colour").status_code == 422


def test_a_store_without_a_revision_says_so(tmp_path: Path) -> None:
    (tmp_path / "first.md").write_text(FIRST, encoding="utf-8")
    assert run("--store", tmp_path / "store", "ingest", tmp_path / "first.md").exit_code == 0
    with TestClient(create_app(tmp_path / "store")) as client:
        assert client.get("/embed/diff").status_code == 422
        assert "data-share" not in client.get("/diff").text


def chart_in(page: str) -> str:
    return page[page.index("<svg") : page.index("</svg>")]


def test_both_figures_stand_beside_the_line(service: TestClient) -> None:
    assert "1,000人 → 800人" in service.get("/diff").text
