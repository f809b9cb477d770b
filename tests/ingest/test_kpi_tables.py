"""KPI tables flattened to one fragment a line, in pages of our own writing."""

from pathlib import Path

import pytest

from ingest.cues import load_cues
from ingest.quantity import read_target
from ingest.resolve import Collector
from ingest.structure.clean import clean
from ingest.tables.progress import disagreements, recompute
from ingest.tables.reader import add_kpi_tables, find_kpi_tables
from ontology.iri import Minter
from ontology.model import Deadline, Entity, Kind, Kpi, Observation, Relation

TEXT = (Path(__file__).parents[1] / "texts" / "kpi_table_pages.txt").read_text(encoding="utf-8")


def read(text: str) -> Collector:
    collector = Collector(text, "https://example.org/document", Minter("https://example.org", "島プラン"))
    add_kpi_tables(find_kpi_tables(clean(text), load_cues()), collector)
    return collector


def kpis_of(collector: Collector) -> dict[str, Kpi]:
    return {entity.number or "": entity for entity in collector.entities if isinstance(entity, Kpi)}


def reasons(collector: Collector) -> list[str]:
    return [item.reason for item in collector._unresolved]  # noqa: SLF001


@pytest.fixture(scope="module")
def collector() -> Collector:
    return read(TEXT)


@pytest.fixture(scope="module")
def kpis(collector: Collector) -> dict[str, Kpi]:
    return kpis_of(collector)


def owner(collector: Collector, kpi: Kpi) -> Entity:
    (link,) = [link for link in collector.links if link.target == kpi.iri and link.relation is Relation.MEASURED_BY]
    return next(entity for entity in collector.entities if entity.iri == link.source)


def test_every_row_is_found_in_whatever_order_the_tables_stand(kpis: dict[str, Kpi]) -> None:
    assert sorted(kpis) == [str(number) for number in range(1, 10)]
    assert [kpis[number].status for number in sorted(kpis)] == ["①B", "②", "①C", "①A", "①B", "①B", "①B", "③", "③"]


@pytest.mark.parametrize(
    ("number", "indicator", "target", "deadline"),
    [
        ("1", "若い船員の数（新規）", "５年間で300人", "2020年"),
        ("2", "港で働く人の割合", "60％", "2020年"),  # no blank line before the first value
        ("3", "木造船を直せる工房の数※", "５年間で２倍（2014年度比）", "2020年"),  # compared with, not due in
        ("4", "港の市場での朝市の出店者数及び売上げ", "３割増（2014年度比）", "2020年"),
        ("5", "昆布の出荷量", "40トンに増加", "2020年"),  # the indicator beside the number
        ("6", "島を訪れた人の数", "８万人（2022年）", "2022年"),  # the first value on a line of the target
        ("7", "案内板の設置数", "100", "2020年"),  # a lone figure that is no number of a row
        ("8", "歩ける道の長さ", "12km（2020年度）", "2020年度"),
        ("9", "古い民家を使った宿の数", None, None),
    ],
)
def test_indicator_target_and_deadline(
    kpis: dict[str, Kpi], number: str, indicator: str, target: str | None, deadline: str | None
) -> None:
    kpi = kpis[number]
    assert kpi.label == indicator
    assert (kpi.target.printed if kpi.target else None) == target
    assert (kpi.deadline.printed if kpi.deadline else None) == deadline


@pytest.mark.parametrize(
    ("number", "series"),
    [
        ("1", [("－", None, None), ("50人", None, None), ("120人", "2016年度推計値", "40%")]),
        ("2", [("50.5％", "2014年", None), ("50.1％", "2015年", "-4%"), ("49.8％", "2016年", "-7%")]),
        ("3", [("12か所", "2014年度", None), ("－", None, None), ("－", None, None)]),
        (
            "4",
            [
                ("出店者：40人 / 売上げ：8百万円", "2014年度", None),
                ("出店者：45人 / 売上げ：9百万円", "2015年", "42% / 42%"),
                ("出店者：52人 / 売上げ：11百万円", "2016年", "100% / 125%"),
            ],
        ),
        ("5", [("25トン", "2013年", None), ("28トン", "2014年", "20%"), ("（31トン）", "2015年", "40%")]),
        ("6", [("３万人", "2013年", None), ("４万人", "2014年", "20%"), ("５万人", "2015年", "40%")]),
        ("7", [("（未設定）", None, None), ("（未設定）", None, None), ("72", "2016年度", "72%")]),
        ("9", [("（未設定）", None, None), ("（未設定）", None, None), ("－", None, None)]),
    ],
)
def test_the_series(kpis: dict[str, Kpi], number: str, series: list[tuple[str, str | None, str | None]]) -> None:
    observations = kpis[number].observations
    assert [observation.at for observation in observations] == ["島プラン2016", "島プラン2017", "現在値"]
    assert [(o.value, o.as_of, o.progress) for o in observations] == series


def test_numbers_are_read_where_a_value_is_one(kpis: dict[str, Kpi]) -> None:
    assert [observation.number for observation in kpis["6"].observations] == [30_000, 40_000, 50_000]
    assert [observation.number for observation in kpis["4"].observations] == [None, None, None]


def test_remarks_and_what_stands_in_parentheses_are_notes(kpis: dict[str, Kpi]) -> None:
    assert kpis["2"].note == "はじめは55％を目指したが、次の年に高くした。"
    assert kpis["3"].note == "※島外の支所を除く\n現在値：（2021年度集計予定）"
    assert kpis["1"].note == "島プラン2017：（参考値）"
    assert kpis["9"].note == "・2019年度からの事業"  # the text after the table is none of it


@pytest.mark.parametrize(
    ("number", "kind", "label"),
    [
        ("1", Kind.OUTCOME, "島の港に仕事をつくる"),
        ("2", Kind.OUTCOME, "島の港に仕事をつくる"),
        ("3", Kind.MEASURE, "船大工の技を継ぐ取組"),
        ("5", Kind.MEASURE, "船大工の技を継ぐ取組"),  # carried on to the next page
        ("6", Kind.OUTCOME, "灯台のある島へ人を呼ぶ"),
        ("8", Kind.MEASURE, "灯台めぐりの道づくり"),
        ("9", Kind.MEASURE, "島の宿の充実"),
    ],
)
def test_what_a_kpi_measures(collector: Collector, kpis: dict[str, Kpi], number: str, kind: Kind, label: str) -> None:
    entity = owner(collector, kpis[number])
    assert (entity.kind, entity.label) == (kind, label)


def test_measures_contribute_to_the_goal_that_they_stand_under(collector: Collector) -> None:
    labels = {entity.iri: entity.label for entity in collector.entities}
    links = [link for link in collector.links if link.relation is Relation.CONTRIBUTES_TO]
    assert {(labels[link.source], labels[link.target]) for link in links} == {
        ("船大工の技を継ぐ取組", "島の港に仕事をつくる"),
        ("灯台めぐりの道づくり", "灯台のある島へ人を呼ぶ"),
        ("島の宿の充実", "灯台のある島へ人を呼ぶ"),
    }


def test_evidence_is_quoted_to_the_letter(collector: Collector, kpis: dict[str, Kpi]) -> None:
    for passage in [passage for link in collector.links for passage in link.evidence]:
        assert TEXT[passage.start : passage.end] == passage.quote
    (place,) = kpis["7"].evidence
    assert place.quote.startswith("7\n案内板の設置")
    assert place.quote.endswith("①B")


def test_a_cell_merged_with_the_row_above_is_reported_and_not_guessed(
    collector: Collector, kpis: dict[str, Kpi]
) -> None:
    assert [(o.at, o.value) for o in kpis["8"].observations] == [("現在値", "5km")]
    assert reasons(collector) == ["No.8: 値のない欄: 島プラン2016、島プラン2017 / cells without a value of their own"]


def test_printed_totals_that_disagree_are_findings() -> None:
    """In each table of totals that counts the second KPI, one figure is changed or one KPI is missing."""
    changed = read(TEXT.replace("③ 2件 0件 2件\n\n合計 9件 3件 6件", "③ 2件 0件 2件\n\n合計 10件 3件 7件"))
    assert sum("totals disagree: 10 printed, 9 read" in reason for reason in reasons(changed)) == 1
    assert sum("totals disagree: 7 printed, 6 read" in reason for reason in reasons(changed)) == 1
    other_status = read(TEXT.replace("[-7%]\n\n②", "[-7%]\n\n③"))
    assert sum("totals disagree" in reason for reason in reasons(other_status)) > 4


@pytest.mark.parametrize(
    ("target", "values", "computed"),
    [
        ("300人", [("－", None, None), ("120人", "2015年", "40%")], [40]),  # counted from zero
        ("300人", [("100人", "2014年", None), ("120人", "2015年", "10%")], [10]),  # counted from a base value
        ("300人", [("100人", None, None), ("120人", "2015年", "40%")], [40]),  # a value without a date is no base
        ("３倍", [("100人", "2014年", None), ("120人", "2015年", "10%")], [10]),
        ("３倍（200人）", [("100人", "2014年", None), ("120人", "2015年", "20%")], [20]),
        ("200人減", [("－", None, None), ("50人増加", "2015年", "-25%")], [-25]),
        ("９割", [("－", None, None), ("45％", "2015年", "50%")], [50]),
        ("９割", [("－", None, None), ("45人", "2015年", "50%")], [None]),  # not the same unit
        ("倍増（2014年比）", [("20％", "2014年", None), ("25％", "2015年", "25%")], [25]),
        ("５割増", [("40組", "2014年", None), ("50組", "2015年", "50%")], [50]),
        ("２割減", [("40組", "2014年", None), ("36組", "2015年", "50%")], [50]),
        ("解消", [("40隻", "2014年", None), ("30隻", "2015年", "25%")], [25]),
        ("全都道府県", [("23都道府県", "2014年", None), ("29都道府県", "2015年", "25%")], [25]),
        ("回る島の2/3", [("－", None, None), ("20島/60島", "2015年", "50%")], [50]),
        ("回る島の2/3", [("－", None, None), ("20島", "2015年", "50%")], [None]),
        ("2020年度までに40艘、2025年度までに80艘", [("－", None, None), ("20艘", "2015年", "50%")], [50]),
        ("30人又は40組", [("－", None, None), ("20人", "2015年", "50%")], [None]),  # not one figure
        ("増加", [("－", None, None), ("20人", "2015年", "50%")], [None]),
        ("60人", [("－", None, None), ("男性20人 / 女性10人", "2015年", "33% / 17%")], [None]),  # not one figure
    ],
)
def test_progress_is_recomputed(
    target: str, values: list[tuple[str, str | None, str | None]], computed: list[float | None]
) -> None:
    observations = tuple(
        Observation(at=str(index), value=value, number=_single(value), as_of=as_of, progress=progress)
        for index, (value, as_of, progress) in enumerate(values)
    )
    kpi = recompute(_kpi("若い船員の数", target, observations))
    assert [observation.recomputed for observation in kpi.observations if observation.progress] == computed
    assert [observation.progress for observation in kpi.observations] == [o.progress for o in observations]
    assert not list(disagreements(kpi))


def _single(value: str) -> float | None:
    return None if "/" in value else read_target(value).value


def _kpi(label: str, target: str | None, observations: tuple[Observation, ...]) -> Kpi:
    return Kpi(
        iri="https://example.org/kpi",
        label=label,
        target=read_target(target) if target else None,
        deadline=Deadline("2020年", 2020),
        observations=observations,
    )


def test_an_indicator_without_a_target_may_say_that_nothing_shall_be_left() -> None:
    base = Observation(at="0", value="40隻", number=40, as_of="2014年")
    observation = Observation(at="1", value="30隻", number=30, as_of="2015年", progress="25%")
    without, with_end = (_kpi(label, None, (base, observation)) for label in ("沈む船の数", "沈む船の解消"))
    assert [recompute(kpi).observations[1].recomputed for kpi in (without, with_end)] == [None, 25]


def test_printed_progress_that_its_figures_do_not_give_is_a_finding() -> None:
    collector = read(TEXT.replace("[72%]", "[27%]"))
    observations = kpis_of(collector)["7"].observations
    assert [(o.progress, o.recomputed) for o in observations] == [(None, None), (None, None), ("27%", 72)]
    assert [reason for reason in reasons(collector) if "27% printed, 72% computed" in reason]


def test_rows_after_a_row_without_a_status_are_still_found() -> None:
    collector = read(TEXT.replace("[40%]\n\n①B\n\n2\n", "[40%]\n\n2\n"))
    assert sorted(kpis_of(collector)) == [str(number) for number in range(1, 10)]
    assert kpis_of(collector)["1"].status is None
    assert any(reason.startswith("No.1: 進捗の区分がない") for reason in reasons(collector))


def test_without_blank_lines_cells_are_parted_by_their_form_and_reported() -> None:
    collector = read("".join(line for line in TEXT.splitlines(keepends=True) if line.strip()))
    kpis = kpis_of(collector)
    assert sorted(kpis) == [str(number) for number in range(1, 10)]
    assert [(kpi.label, kpi.target and kpi.target.printed) for kpi in (kpis["2"], kpis["6"])] == [
        ("港で働く人の割合", "60％"),
        ("島を訪れた人の数", "８万人（2022年）"),
    ]
    assert owner(collector, kpis["9"]).label == "島の宿の充実"
    assert sum("where its cells end is uncertain" in reason for reason in reasons(collector)) == len(kpis)


def test_captions_above_their_tables() -> None:
    """The order that a page has in print: the caption, the head, the rows."""
    head = "No. 成果指標\n2020年\n目標\n\n島プラン\n2016\n\n現在値\n進\n捗\n\n備考\n\n"
    row = "{}\n{}\n\n10件\n\n2件\n（2014年）\n\n[-]\n→\n\n4件\n（2015年）\n\n[25%]\n①B\n\n"
    goals = "基本目標１　島の港に仕事をつくる\n\n＜基本目標のKPI＞\n\n" + head + row.format(1, "起業の数")
    measures = "（ア）船大工の技を継ぐ取組\n\n" + row.format(2, "工房の数") + row.format(3, "弟子の数")
    text = goals + "＜各施策のKPI＞\n\n" + head + measures
    collector = read(text)
    kpis = kpis_of(collector)
    assert [owner(collector, kpis[number]).kind for number in "123"] == [Kind.OUTCOME, Kind.MEASURE, Kind.MEASURE]
    assert owner(collector, kpis["1"]).label == "島の港に仕事をつくる"


@pytest.mark.parametrize(
    "text", ["", "成果指標と現在値について述べる。\n\n1\n\n2 → 3\n", "No. 成果指標 2020年 目標 現在値\n4\n"]
)
def test_a_text_without_such_a_table_gives_nothing(text: str) -> None:
    assert not read(text).entities


@pytest.mark.parametrize("cut", range(0, len(TEXT), 97))
def test_a_cut_text_is_read_as_far_as_it_goes(cut: int) -> None:
    for text in (TEXT[cut:], TEXT[:cut], TEXT[:cut] + TEXT[cut // 2 :]):
        collector = read(text)
        for entity in collector.entities:
            assert entity.label
            assert all(text[passage.start : passage.end] == passage.quote for passage in entity.evidence)
