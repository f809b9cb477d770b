"""KPI tables as ministries and towns print them, typeset here, are read through the PDF into the right KPIs."""

import re
from pathlib import Path

import pytest

from ingest.pipeline import Pipeline
from ingest.source import read_source
from ontology.model import Extraction, Kpi, Observation
from tests.ingest.typeset import page_break, paragraph, pdf, table

HEAD = [
    "No.",
    "成果指標",
    "2029年\n目標",
    *["戦略\n2021", "", "改訂版\n2022", "", "改訂版\n2023", "", "改訂版\n2024", "", "現在値", "", "備考"],
]
WIDTHS = [22, 110, 60, 62, 14, 62, 14, 62, 14, 62, 14, 62, 26, 80]
MARKET, HOUSES = "（ア）朝市と商店街のにぎわい", "（イ）空き家の活用"
ROWS = {  # indicator, target, series with dates and progress, status, remark
    "1": ("港で新しく働き始めた若者の人数", "300人（2029年）",
          "－ → 40人（2021年）[13%] → 90人（2022年）[30%] → 150人（2023年）[50%] → 210人（2024年）[70%]", "①B", ""),
    "2": ("朝市に店を出した事業者の数のうち新しく始めたもの", "累計60事業者（2029年）",
          "12事業者（2020年） → 18事業者（2021年）[13%] → 24事業者（2022年）[25%] → "
          "36事業者（2023年）[50%] → 48事業者（2024年）[75%]",
          "①B", "毎年調べる"),
    "3": ("朝市の来場者の満足度", "90%以上",
          "－ → （未設定） → 71%（2022年度） → 80%（2023年度） → 91%（2024年度）", "①A", ""),
    "4": ("空き家バンクの成約件数", "200件",
          "20件（2020年度） → 32件（2021年度）[7%] → 65件（2022年度）[25%] → "
          "110件（2023年度）[50%] → 101件（2024年度）[45%]",
          "②", "うち移住者の成約は61件"),
}  # fmt: skip


def _cells(number: str) -> list[str]:
    """Set a row as it is printed: date and progress on lines of their own, the arrows in columns of their own."""
    name, target, series, status, remark = ROWS[number]
    values = [cell for value in series.split(" → ") for cell in (_broken(value), "→")][:-1]
    return [number, name, _broken(target), *values, status, remark]


def _broken(value: str) -> str:
    return re.sub(r"(?<=.)(?=[（\[])", "\n", value)


def _printed(observation: Observation) -> str:
    as_of = f"（{observation.as_of}）" if observation.as_of else ""
    return f"{observation.value}{as_of}{f'[{observation.progress}]' if observation.progress else ''}"


@pytest.fixture(scope="module")
def report(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    """Typeset a report on landscape pages: the table of a goal, then that of its measures, with headings across it."""
    across = [[heading, *[""] * (len(HEAD) - 1)] for heading in (MARKET, HOUSES)]
    measures = [HEAD, across[0], _cells("2"), _cells("3"), across[1], _cells("4")]
    path = tmp_path_factory.mktemp("report") / "検証.pdf"
    path.write_bytes(
        pdf(
            paragraph("みなと町総合戦略の検証について", 16),
            paragraph("１．港の仕事をつくる", 12),
            paragraph("＜基本目標のKPI＞"),
            table([HEAD, _cells("1")], WIDTHS),
            page_break(),
            paragraph("＜各施策のKPI＞"),
            table(measures, WIDTHS, [((0, 1), (-1, 1)), ((0, 4), (-1, 4))]),
            wide=True,
        )
    )
    source = read_source(path)
    return pipeline.read(source, pipeline.identify(source))


@pytest.mark.parametrize(("number", "page"), [("1", 1), ("2", 2), ("3", 2), ("4", 2)])
def test_the_kpis_of_a_table_with_a_series_are_read(report: Extraction, number: str, page: int) -> None:
    name, target, series, status, _ = ROWS[number]
    kpi = next(kpi for kpi in report.entities if isinstance(kpi, Kpi) and kpi.number == number)
    assert kpi.target is not None
    assert kpi.deadline is not None
    assert (kpi.label, kpi.target.printed, kpi.deadline.year, kpi.status) == (name, target, 2029, status)
    assert " → ".join(map(_printed, kpi.observations)) == series
    assert [one.at for one in kpi.observations] == ["戦略2021", "改訂版2022", "改訂版2023", "改訂版2024", "現在値"]
    assert kpi.evidence[0].page == page


def test_no_row_is_read_twice(report: Extraction) -> None:
    assert sorted(kpi.number or "" for kpi in report.entities if isinstance(kpi, Kpi)) == list(ROWS)


def test_the_headings_across_the_table_are_the_measures_of_the_rows_below_them(report: Extraction) -> None:
    labels = {entity.iri: entity.label for entity in report.entities}
    numbers = {kpi.iri: kpi.number for kpi in report.entities if isinstance(kpi, Kpi)}
    measured = {(labels[link.source], numbers[link.target]) for link in report.links if link.target in numbers}
    market, houses = MARKET.split("）")[1], HOUSES.split("）")[1]
    assert {(market, "2"), (market, "3"), (houses, "4")} <= measured


def test_a_plain_table_of_kpis_is_read_with_its_years(pipeline: Pipeline, tmp_path: Path) -> None:
    rows = [
        ["指標", "基準値\n（R5）", "目標値\n（R11）", "担当課"],
        ["朝市の来場者数（人）", "1,200", "1,800", "商工課"],
        ["空き店舗の数", "20店", "10店", "まちづくり課"],
    ]
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(paragraph("基本目標１　港の仕事をつくる", 14), table(rows, [150, 80, 80, 80])))
    source = read_source(path)
    extraction = pipeline.read(source, pipeline.identify(source, "みなと町の計画"))
    kpis = [kpi for kpi in extraction.entities if isinstance(kpi, Kpi)]
    targets = {kpi.label: kpi.target.printed for kpi in kpis if kpi.target}
    assert targets == {"朝市の来場者数（人）": "1,800", "空き店舗の数": "10店"}
    assert {kpi.deadline.year for kpi in kpis if kpi.deadline} == {2029}
    for passage in (passage for kpi in kpis for passage in kpi.evidence):
        assert (passage.page, source.text[passage.start : passage.end]) == (1, passage.quote)
