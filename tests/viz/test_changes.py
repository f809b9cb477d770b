"""What a revision changed, at a glance: the summary above the list says what the list says."""

import re
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


def test_both_figures_stand_beside_the_line(service: TestClient) -> None:
    assert "1,000人 → 800人" in service.get("/diff").text
