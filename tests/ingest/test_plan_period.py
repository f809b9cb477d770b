"""A plan's own period is read wherever it states one, and that of another plan or of a part of it is not."""

import pytest

from graph.rdf.canonical import canonical
from graph.rdf.triples import from_rdf, to_rdf
from ingest.covers.plan_period import read_plan_period
from ingest.pipeline import Pipeline
from ingest.resolve import Collector
from ingest.structure.clean import clean
from ontology.iri import Minter
from ontology.model import PlanPeriod
from tests.ingest.conftest import TEXTS


def period_of(text: str) -> PlanPeriod | None:
    return read_plan_period(clean(text), Collector(text, "urn:document", Minter("urn:base", "計画")))


@pytest.mark.parametrize(
    ("text", "printed", "years"),
    [
        ("本戦略の計画期間は、令和７年度から令和11年度までの５年間とする。", "令和７年度から令和11年度", (2025, 2029)),
        ("計画期間　2025年度～2029年度", "2025年度～2029年度", (2025, 2029)),
        ("# なぎさ市総合戦略\n（令和７～11年度）\n", "令和７～11年度", (2025, 2029)),
        ("２ 計画期間 令和７（2025）年度～令和11（2029）年度", "令和７（2025）年度～令和11（2029）年度", (2025, 2029)),
        ("　この計画の期間は、2025（令和７）年度から2029（令和11）年度までとする。", None, (2025, 2029)),
        ("推進期間：R7～R11", "R7～R11", (2025, 2029)),
        ("２　計画の期間\n令和８年度から令和12年度までの５年間とします。", "令和８年度から令和12年度", (2026, 2030)),
        ("本計画は\n条例に基づく計画です。期間は令和６年度から令和11年度までの６\n年です。", None, (2024, 2029)),
        ("茅野浦町総合戦略\n\n令和７年度～令和11年度\n", "令和７年度～令和11年度", (2025, 2029)),
        ("【計画期間】平成31年度から令和５年度まで", "平成31年度から令和５年度", (2019, 2023)),
    ],
)
def test_the_period_of_a_plan(text: str, printed: str | None, years: tuple[int, int]) -> None:
    period = period_of(text)
    assert period
    assert (period.start, period.end) == years
    assert printed is None or period.printed == printed
    assert text[period.evidence.start : period.evidence.end] == period.evidence.quote


@pytest.mark.parametrize(
    "text",
    [
        "・次期戦略の対象期間である2030～2034年の見通しを示す。",
        "県の総合戦略の期間は2024年度から2028年度である。",
        "（フォローアップ対象期間：2026年4月～2031年3月）",
        "集中対策期間（2025年度～2027年度）に取り組む。",
        "浜の来訪者は2015年から2020年に減った。",
        "計画期間は別に定める。",
        "工事を進めます。期間は2024年度から2026年度までです。",
        "計画期間　2029年度～2025年度",
    ],
)
def test_what_is_no_period_of_the_plan(text: str) -> None:
    assert period_of(text) is None


def test_a_document_keeps_its_period_in_the_graph() -> None:
    pipeline = Pipeline()
    source = pipeline.source(TEXTS / "layouts" / "plan_period.txt")
    extraction = pipeline.read(source, pipeline.identify(source))
    assert extraction.document.period
    assert from_rdf(to_rdf(extraction)) == canonical(extraction)
