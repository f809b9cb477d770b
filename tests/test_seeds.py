"""The real documents beside the checkout: read as they are, scored against hand-checked annotations."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.audit import findings
from graph.projection import Projection
from ingest.parses import Parses
from ingest.pipeline import Pipeline
from ontology.model import Extraction, Kind, Kpi
from tests.bench import changed
from tests.score.card import recorded
from tests.score.figures import fallen
from tests.score.published import (
    LINE,
    SEEDS,
    SHARED,
    count_quotes,
    read_seeds,
    run_scorer,
    score_annotated,
    write_graph,
)

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS, reason=f"LOUD: the real documents are not in {SHARED / 'seeds'}"),
]
LEAST_F1 = 0.98


@pytest.fixture(scope="module")
def parses(tmp_path_factory: pytest.TempPathFactory) -> Parses:
    return Parses(tmp_path_factory.mktemp("parses") / "parses.sqlite")


@pytest.fixture(scope="module")
def extractions(parses: Parses) -> list[Extraction]:
    return read_seeds(Pipeline(parses=parses))


@pytest.fixture(scope="module")
def exported(extractions: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(extractions, tmp_path_factory.mktemp("seeds") / "graph.json")


def test_no_figure_is_below_the_recorded_one(exported: Path) -> None:
    assert fallen(recorded()["published"], score_annotated(exported)) == []


def test_the_strategy_with_a_logic_model_is_read_as_its_annotations_say(exported: Path) -> None:
    printed = run_scorer(exported, "004")
    scores = {match[1]: float(match[6]) for match in LINE.finditer(printed)}
    assert len(scores) >= 14
    assert min(scores.values()) >= LEAST_F1, printed


def test_the_report_with_kpi_tables_is_read_as_its_annotations_say(exported: Path) -> None:
    printed = run_scorer(exported, "003")
    scores = {match[1]: float(match[6]) for match in LINE.finditer(printed)}
    assert len(scores) == 7
    assert min(scores.values()) >= LEAST_F1, printed


def test_the_report_with_kpi_tables_agrees_with_its_own_totals(extractions: list[Extraction]) -> None:
    """Its totals by status, level and goal are read and compared; a figure that differs would be a finding."""
    report = max(extractions, key=lambda extraction: sum(e.kind is Kind.KPI for e in extraction.entities))
    numbers = {entity.number for entity in report.entities if isinstance(entity, Kpi)}
    assert numbers == {str(number) for number in range(1, 131 + 1)}
    assert not [item for item in report.unresolved if "totals" in item.reason]


def test_every_quote_stands_in_its_source(exported: Path) -> None:
    counts = count_quotes(exported)
    assert counts["exact"] == counts["quotes"] > 1_000
    assert counts["bare"] == 0


def test_the_logic_model_is_whole(extractions: list[Extraction]) -> None:
    """Three impacts, five outcomes, eighteen outputs and the five groups that serve all outcomes."""
    strategy = max(extractions, key=lambda extraction: len(extraction.entities))
    kinds = [entity.kind for entity in strategy.entities]
    assert [kinds.count(kind) for kind in (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT)] == [3, 5, 18 + 5]
    letters = [e.notation for e in strategy.entities if e.kind is Kind.OUTPUT and (e.notation or "").isalpha()]
    assert sorted(filter(None, letters)) == list("abcdefghijklmnopqr")


def test_the_audit_finds_what_was_checked_by_hand(extractions: list[Extraction]) -> None:
    """Every figure here was counted in the documents; slides, which have no logic model, are not asked for one."""
    found = [each for each in findings(Projection.of(extractions), date(2026, 4, 1)) if each.document]
    counts = Counter(each.rule.slug for each in found)
    assert counts["output-without-kpi"] == 7
    assert counts["kpi-without-target-value"] == 13
    assert counts["progress-mismatch"] == 1
    assert counts["kpi-without-target"] == 15
    assert not counts["kpi-without-measure"] + counts["measure-without-kpi"] + counts["outcome-without-output"]
    of_levels = ("output-", "outcome-", "measure-without-kpi", "measure-outside-model", "kpi-without-measure")
    of_model = {each.document for each in found if each.rule.slug.startswith(of_levels)}
    small = {extraction.document.iri for extraction in extractions if len(extraction.entities) < 60}
    assert not of_model & small


def test_what_was_kept_of_the_sentences_reads_the_same(extractions: list[Extraction], parses: Parses) -> None:
    reader = Pipeline(parses=parses)
    assert [_timeless(each) for each in read_seeds(reader)] == [_timeless(each) for each in extractions]
    assert not reader.parser.parser.is_loaded


@pytest.mark.usefixtures("extractions")
def test_a_revised_text_reads_the_same_with_what_was_kept_and_without(parses: Parses, tmp_path: Path) -> None:
    longest = max(SEEDS, key=lambda path: path.stat().st_size)
    fresh, kept = Pipeline(), Pipeline(parses=parses)
    source = fresh.source(changed(longest, tmp_path / longest.name))
    one, other = (_timeless(reader.read(source, reader.identify(source))) for reader in (fresh, kept))
    assert one == other


def _timeless(extraction: Extraction) -> Extraction:
    return replace(extraction, document=replace(extraction.document, ingested_at=""))


def test_all_documents_are_read_without_an_error(extractions: list[Extraction]) -> None:
    assert len(extractions) == len(SEEDS)
    assert all(extraction.document.sections for extraction in extractions)
    assert len({extraction.document.series for extraction in extractions}) == len(SEEDS)
