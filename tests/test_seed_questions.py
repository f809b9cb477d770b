"""The named questions on the real documents: answers checked by hand against the printed texts.

Facts are looked for among the rows, so that a reader that learns to read more does not break them; where a document
gives a total itself, the total is exact.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

from graph.kinship.similar import THRESHOLD, cosine, text_of, vectors_of
from graph.projection import Projection
from graph.questions.catalogue import ask
from ingest.pipeline import Pipeline
from ontology.iri import key_of
from ontology.model import Kind, Kpi
from tests.graph.test_questions import cells
from tests.score.published import SEEDS, SHARED, read_seeds

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS, reason=f"LOUD: the real documents are not in {SHARED / 'seeds'}"),
]
SMART_FARMING_SHARE = "スマート農業技術の活用割合"
SATISFACTION = "文化観光拠点施設を中核とした地域における文化観光の推進に関する法律に基づく拠点計画"
PAIRS = Path(__file__).parent / "graph" / "similar_pairs.csv"
LEAST_PRECISION = 0.72  # as docs/similar-measures.md says


@pytest.fixture(scope="module")
def strategies() -> Projection:
    return Projection.of(read_seeds(Pipeline()))


def rows(projection: Projection, slug: str, names: str, **given: str) -> list[list[Any]]:
    return cells(ask(projection, slug, given), *names.split())


def test_four_measures_stand_before_the_block_of_the_farming_kpi(strategies: Projection) -> None:
    found = rows(strategies, "measures-of-kpi", "measure ministry", kpi=SMART_FARMING_SHARE)
    assert {(measure, ministry) for measure, ministry in found} >= {
        ("農山漁村の魅力を活用した国内外の観光客の呼び込み", "農林水産省"),
        ("スマート農業の推進", "農林水産省"),
        ("スマート林業の推進", "林野庁"),
        ("スマート水産業の推進", "水産庁"),
    }
    assert len({measure for measure, _ in found}) == 4


def test_smart_farming_is_measured_straight_and_reaches_further_through_its_output(strategies: Projection) -> None:
    found = rows(strategies, "kpis-of-measure", "kpi via", measure="スマート農業の推進")
    assert [SMART_FARMING_SHARE, []] in found
    assert {via[0] for _, via in found if via} == {"地域資源の活用促進"}


def test_the_weakest_link_of_a_structural_chain_is_structural(strategies: Projection) -> None:
    found = rows(strategies, "weakest-links", "basis steps", measure="スマート農業の推進", kpi=SMART_FARMING_SHARE)
    assert found == [["structural", 1]]


def test_a_ministry_comes_with_the_agencies_below_it(strategies: Projection) -> None:
    found = rows(strategies, "ministry", "thing organisation", ministry="農林水産省")
    assert ["スマート農業技術活用促進集中支援プログラム", "農林水産省"] in found
    assert ["スマート水産業推進事業のうちスマート水産業普及推進事業", "水産庁"] in found


def test_two_agencies_of_two_ministries_meet_in_cultural_tourism(strategies: Projection) -> None:
    found = rows(strategies, "overlap", "reason shared", a="国土交通省", b="文部科学省")
    tourism = "文化庁と観光庁の連携等による文化観光の振興を通じた地方創生"
    assert ["measure", tourism] in found
    assert any(reason == "kpi" and shared.startswith(SATISFACTION) for reason, shared in found)
    assert ["law", "棚田地域振興法"] in found
    joint = rows(strategies, "cross-ministry", "measure organisations")
    assert [sorted(names) for measure, names in joint if measure == tourism] == [["文化庁", "観光庁"]]


def test_the_matrix_counts_what_the_overlaps_list(strategies: Projection) -> None:
    for row in ask(strategies, "overlap-matrix").rows[:5]:
        assert row.total == ask(strategies, "overlap", {"a": row.a.iri, "b": row.b.iri}).total


@pytest.mark.parametrize(("status", "total"), [("①A", 12), ("①B", 74), ("①C", 14), ("②", 9), ("③", 22)])
def test_kpis_by_status_are_as_many_as_the_report_counts_itself(
    strategies: Projection, status: str, total: int
) -> None:
    assert ask(strategies, "kpis", {"status": status}).total == total


def test_kpis_at_risk_are_the_nine_of_the_report_and_those_behind_an_even_pace(strategies: Projection) -> None:
    by_status = ask(strategies, "kpis-at-risk", {"signal": "status"})
    assert by_status.total == 9
    labels = {row.kpi.label for row in by_status.rows}
    assert {"消防団の団員数", "結婚希望実績指標"} <= labels
    fishing = next(row for row in by_status.rows if row.kpi.label.startswith("魚介類生産量"))
    assert [each.value for each in fishing.observations][-1] == "318万トン"
    behind = ask(strategies, "kpis-at-risk", {"signal": "progress"}).rows
    assert all(row.basis == "inferred" and row.elapsed for row in behind)


def test_kpis_due_in_2030_of_the_farm_ministry(strategies: Projection) -> None:
    assert [SMART_FARMING_SHARE] in rows(strategies, "kpis", "kpi", year="2030", ministry="農林水産省")


def test_a_university_programme_reaches_across_two_outcomes(strategies: Projection) -> None:
    found = rows(strategies, "shared-programmes", "programme measures outcomes")
    shared = next(row for row in found if row[0] == "大学・高専機能強化支援事業")
    assert shared[1] == ["大学・高専機能強化支援事業による成長分野の人材育成", "大学等の地方分散"]
    assert shared[2] == ["地域の人材力強化", "魅力が感じられる地方の実現"]


def test_the_three_restated_measures_join_two_outputs_each(strategies: Projection) -> None:
    found = dict(rows(strategies, "restated", "thing joins"))
    assert found["地域に根付く酒蔵を中心とした輸出・インバウンドの強化"] == ["地域資源の活用促進", "地場産品の輸出促進"]
    assert set(found["ドローンを活用した新たなサービスの導入"]) == {"公共交通の維持", "買物環境の維持"}
    assert set(found["新たなモビリティサービスの社会実装の実現"]) == {"公共交通の維持", "買物環境の維持"}


@pytest.mark.parametrize(("year", "runs"), [("2024", False), ("2025", True), ("2027", True), ("2028", False)])
def test_a_demonstration_runs_for_three_fiscal_years(strategies: Projection, year: str, runs: bool) -> None:
    found = rows(strategies, "roadmap", "period ministries", year=year, ministry="環境省")
    assert any("2028 年 3 月" in (period or "") for period, _ in found) is runs


def test_a_measure_and_a_programme_rest_on_the_terraced_fields_act(strategies: Projection) -> None:
    found = rows(strategies, "by-law", "thing relation", law="棚田地域振興法")
    assert ["棚田地域振興による経済活性化", "basedOn"] in found
    assert ["棚田地域振興法に基づく関係府省庁の支援施策", "basedOn"] in found


def test_smart_forestry_has_one_programme_and_no_other(strategies: Projection) -> None:
    programme = next(
        row for row in ask(strategies, "sole-contributors").rows if row.lost.label == "スマート林業の推進" and row.only
    )
    found = rows(strategies, "sole-contributors", "lost relation step", thing=programme.only[0].iri)
    assert ["スマート林業の推進", "implementedBy", 1] in found


def test_lineage_joins_the_strategies(strategies: Projection) -> None:
    visitors = ask(strategies, "lineage", {"thing": "訪日外国人旅行者数"}).rows
    assert len({row.document.iri for row in visitors if row.document and row.thing}) == 2
    assert {row.relation for row in visitors} == {"same"}
    marketing = ask(strategies, "lineage", {"thing": "DMO総合支援事業"}).rows
    earlier = [row for row in marketing if row.relation == "renamed" and row.document]
    assert any("日本版ＤＭＯ" in quote.quote or "日本版DMO" in quote.quote for row in earlier for quote in row.evidence)
    assert {row.basis for row in earlier} <= {"curated", "inferred"}, "no document says so itself"


def test_what_reads_alike_is_found_and_says_that_it_is_inferred(strategies: Projection) -> None:
    found = ask(strategies, "similar-measures").rows
    pairs = {frozenset((row.a.label, row.b.label)) for row in found}
    assert frozenset(("子供の農山漁村体験の充実", "こどもの農山漁村体験の推進")) in pairs
    assert all(row.basis == "inferred" and THRESHOLD <= row.score <= 1 and row.words for row in found)


def test_the_published_precision_comes_true_on_the_judged_pairs(strategies: Projection) -> None:
    measures = strategies.select(kind=Kind.MEASURE)
    vectors = vectors_of([text_of(strategies, measure) for measure in measures])
    vector = {key_of(measure.iri): one for measure, one in zip(measures, vectors, strict=True)}
    judged = [row for row in csv.DictReader(PAIRS.read_text().splitlines()) if {row["a"], row["b"]} <= vector.keys()]
    assert len(judged) >= 150
    found = [row for row in judged if cosine(vector[row["a"]], vector[row["b"]]) >= THRESHOLD]
    assert sum(row["alike"] == "1" for row in found) / len(found) >= LEAST_PRECISION - 0.03


def test_every_quote_of_an_answer_stands_in_its_source(strategies: Projection) -> None:
    texts = {document.iri: document for document in strategies.documents}
    for row in ask(strategies, "measures-of-kpi", {"kpi": SMART_FARMING_SHARE}).rows:
        assert row.evidence
        assert all(passage.document in texts for passage in row.evidence)


def test_every_kpi_stands_in_the_list_once(strategies: Projection) -> None:
    everything = [kpi.iri for kpi in strategies.select(kind=Kind.KPI) if isinstance(kpi, Kpi)]
    assert sorted(row.kpi.iri for row in ask(strategies, "kpis").rows) == sorted(everything)
