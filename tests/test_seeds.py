"""The real documents beside the checkout: read as they are, scored against hand-checked annotations."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.export import to_json
from graph.projection import Projection
from ingest.pipeline import Pipeline
from ontology.model import Extraction, Kind, Kpi

SHARED = Path(__file__).parents[1].parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS, reason=f"LOUD: the real documents are not in {SHARED / 'seeds'}"),
]
LEAST_F1 = 0.98
_LINE = re.compile(r"^(.+?)\s+gold\s+(\d+) got\s+(\d+) P ([\d.]+) R ([\d.]+) F1 ([\d.]+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    pipeline = Pipeline()
    sources = [pipeline.source(path) for path in SEEDS]
    return [pipeline.read(source, pipeline.identify(source)) for source in sources]


@pytest.fixture(scope="module")
def exported(extractions: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "graph.json"
    path.write_text(json.dumps(to_json(Projection.of(extractions)), ensure_ascii=False), encoding="utf-8")
    return path


def score(exported: Path, *arguments: str) -> str:
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(exported), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"SHOW": "9"}).stdout


def test_the_strategy_with_a_logic_model_is_read_as_its_annotations_say(exported: Path) -> None:
    printed = score(exported, "004")
    scores = {match[1]: float(match[6]) for match in _LINE.finditer(printed)}
    assert len(scores) >= 14
    assert min(scores.values()) >= LEAST_F1, printed


def test_the_report_with_kpi_tables_is_read_as_its_annotations_say(exported: Path) -> None:
    printed = score(exported, "003")
    scores = {match[1]: float(match[6]) for match in _LINE.finditer(printed)}
    assert len(scores) == 7
    assert min(scores.values()) >= LEAST_F1, printed


def test_the_report_with_kpi_tables_agrees_with_its_own_totals(extractions: list[Extraction]) -> None:
    """Its totals by status, level and goal are read and compared; a figure that differs would be a finding."""
    report = max(extractions, key=lambda extraction: sum(e.kind is Kind.KPI for e in extraction.entities))
    numbers = {entity.number for entity in report.entities if isinstance(entity, Kpi)}
    assert numbers == {str(number) for number in range(1, 131 + 1)}
    assert not [item for item in report.unresolved if "totals" in item.reason]


def test_every_quote_stands_in_its_source(exported: Path) -> None:
    printed = score(exported, "evidence", str(SHARED / "seeds"))
    match = re.search(r"quotes exact (\d+)/(\d+); stated/structural edges without evidence (\d+)", printed)
    assert match is not None
    exact, all_quotes, bare = map(int, match.groups())
    assert exact == all_quotes > 1_000
    assert bare == 0


def test_the_logic_model_is_whole(extractions: list[Extraction]) -> None:
    """Three impacts, five outcomes, eighteen outputs and the five groups that serve all outcomes."""
    strategy = max(extractions, key=lambda extraction: len(extraction.entities))
    kinds = [entity.kind for entity in strategy.entities]
    assert [kinds.count(kind) for kind in (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT)] == [3, 5, 18 + 5]
    letters = [e.notation for e in strategy.entities if e.kind is Kind.OUTPUT and (e.notation or "").isalpha()]
    assert sorted(filter(None, letters)) == list("abcdefghijklmnopqr")


def test_all_documents_are_read_without_an_error(extractions: list[Extraction]) -> None:
    assert len(extractions) == len(SEEDS)
    assert all(extraction.document.sections for extraction in extractions)
    assert len({extraction.document.series for extraction in extractions}) == len(SEEDS)
