"""Roadmaps: what is done when, for which programme, out of tables in the layouts that strategies use."""

import pytest

from ingest.roadmaps.periods import column_period, leading_period, named_period
from ontology.model import Basis, Extraction, Kind, Relation, RoadmapItem
from tests.ingest.conftest import Read, passage

Row = tuple[str, str, str | None, str | None, str | None]


def roadmap(extraction: Extraction) -> list[Row]:
    """List what a text schedules: of what, what is done, the period as printed, start and end."""
    by_iri = {entity.iri: entity for entity in extraction.entities}
    found = []
    for link in extraction.links:
        item = by_iri[link.target]
        if isinstance(item, RoadmapItem):
            assert (link.relation, link.basis) == (Relation.SCHEDULED_BY, Basis.STRUCTURAL)
            found.append((item.evidence[0].start, by_iri[link.source].label, item))
    return [(label, i.text, i.period, i.start, i.end) for _, label, i in sorted(found, key=lambda row: row[0])]


def test_items_stand_under_the_programme_whose_row_comes_before(read: Read) -> None:
    market, handling = "朝市再開応援事業", "荷さばき場の手入れの進め方に関する調べもの"
    assert roadmap(read(passage("roadmaps.md"))) == [
        (market, "出店者の公募、市場の下見", "2026 年 4 月～2027 年 3 月", "2026-04", "2027-03"),
        (market, "常設の市への切替え", "2028 年度～", "2028", None),
        (market, "出店者どうしの学び合い", None, "2026", None),
        (market, "見本市の開催", None, "2027", "2027"),
        (market, "振り返り", None, "2028", None),
        (handling, "2028 年内を目途に手順を取りまとめ", "2027 年度～", "2027", None),
        (handling, "聞き取りをもとに手順を見直し、隣の港でも試行", None, "2026", None),
        ("港の商い", "夜市の試行（試行期間：2026 年 7 月～9 月）", "2026 年 7 月～9 月", "2026-07", "2026-09"),
        ("里の商い", "渡し舟の運航", None, "2026", None),
    ]


def test_a_restated_programme_is_the_same_and_so_are_its_items(read: Read) -> None:
    extraction = read(passage("roadmaps.md"))
    (item,) = [e for e in extraction.entities if e.label == "常設の市への切替え"]
    assert len(item.evidence) == 2, "evidence comes from both tables"
    (link,) = [link for link in extraction.links if link.target == item.iri]
    assert {p.quote for p in link.evidence} >= {"朝市再開応援事業", "朝市再開応援事業【再掲】"}


def test_what_a_roadmap_leaves_open_is_unresolved(read: Read) -> None:
    reasons = [(u.reason.split(" / ")[0], u.evidence.quote) for u in read(passage("roadmaps.md")).unresolved]
    assert reasons == [
        ("工程表の事業が施策の事業にない", "夜市にぎわい補助金"),
        ("工程のない事業", "里の市開催事業"),
        ("工程表の事業が施策の事業にない", "里の渡し舟事業【再掲】"),
        ("工程表の中身が読み取れない", "■工程表"),
    ]


def test_a_period_that_columns_give_is_quoted_from_their_heads(read: Read) -> None:
    extraction = read(passage("roadmaps.md"))
    (item,) = [e for e in extraction.entities if e.label == "出店者どうしの学び合い"]
    (link,) = [link for link in extraction.links if link.target == item.iri]
    heads = {"2026 年度", "2029 年度以降"}
    assert {p.quote for p in link.evidence} == {"朝市再開応援事業", "出店者どうしの学び合い"} | heads
    assert [p.quote for p in item.evidence] == ["出店者どうしの学び合い"]


def test_names_in_a_column_of_their_own(read: Read) -> None:
    market = "朝市再開応援事業"
    assert roadmap(read(passage("roadmap_named_rows.md"))) == [
        (market, "出店者の公募", None, "2026", "2026"),
        (market, "常設の市への切替え", None, "2027", "2028"),
        (market, "市場の下見", "令和8年10月～", "2026-10", None),
        ("荷さばき場の手入れの進め方に関する調べもの", "取りまとめ", "令和10年度まで", None, "2028"),
    ]


def test_lines_that_lost_their_tabs_are_rows_still(read: Read) -> None:
    text = passage("roadmaps.md")
    stripped = "\n".join(line.rstrip() for line in text.split("\n"))
    undated = [row[:3] for row in roadmap(read(stripped))]
    assert undated == [row[:3] for row in roadmap(read(text))]


def test_columns_say_nothing_where_cells_have_moved(read: Read) -> None:
    """The activity on the left ends in March 2029, so what follows it cannot begin in 2028."""
    text = passage("roadmap_named_rows.md").replace("出店者の公募\t常設", "令和8年4月～令和11年3月 出店者の公募\t常設")
    (row,) = [row for row in roadmap(read(text)) if row[1] == "常設の市への切替え"]
    assert row[2:] == (None, None, None)


def test_an_item_keeps_its_iri_when_its_dates_change(read: Read) -> None:
    def iri(text: str) -> list[str]:
        return [e.iri for e in read(text).entities if e.kind is Kind.ROADMAP_ITEM and e.label == "常設の市への切替え"]

    text = passage("roadmaps.md")
    assert iri(text) == iri(text.replace("2028 年度～ 常設", "2027 年 10 月～ 常設"))


@pytest.mark.parametrize(
    ("text", "printed", "start", "end", "rest"),
    [
        ("2026 年 4 月～ 公募の実施", "2026 年 4 月～", "2026-04", None, "公募の実施"),
        ("２０２６年４月～公募の実施", "２０２６年４月～", "2026-04", None, "公募の実施"),
        ("2025 年度～2027 年度 集中取組", "2025 年度～2027 年度", "2025", "2027", "集中取組"),
        ("2025～2027年度 集中取組", "2025～2027年度", "2025", "2027", "集中取組"),
        ("2025年度から2027年度まで実施", "2025年度から2027年度まで", "2025", "2027", "実施"),
        ("2026年7月～9月 試行", "2026年7月～9月", "2026-07", "2026-09", "試行"),
        ("2025 年度～ 2026 年内を目途に結論", "2025 年度～", "2025", None, "2026 年内を目途に結論"),
        ("2028年度以降 本格実施", "2028年度以降", "2028", None, "本格実施"),
        ("2026 年以降～順次拡大", "2026 年以降～", "2026", None, "順次拡大"),
        ("～2027年度 整備", "～2027年度", None, "2027", "整備"),
        ("令和９年度までに整備", "令和９年度まで", None, "2027", "整備"),
        ("令和8年度 実証", "令和8年度", "2026", "2026", "実証"),
        ("R8年度～ 実証", "R8年度～", "2026", None, "実証"),
        ("（2026年度）設計", "2026年度", "2026", "2026", "設計"),
        ("2026年度に設計", "2026年度", "2026", "2026", "設計"),
    ],
)
def test_periods(text: str, printed: str, start: str | None, end: str | None, rest: str) -> None:
    period = leading_period(text)
    assert period is not None
    assert (period.printed, period.start, period.end) == (printed, start, end)
    assert text[period.resumes :] == rest


@pytest.mark.parametrize(
    "text", ["(2026 年度採択分) 公募", "2026年度予算の執行", "2030年度目標", "毎年実施", "調査", "- 2026年度 公募", ""]
)
def test_what_is_no_period(text: str) -> None:
    assert leading_period(text) is None


@pytest.mark.parametrize(
    ("head", "start", "end"),
    [
        ("2025 年度", "2025", "2025"),
        ("2029 年度以降", "2029", None),
        ("令和7（2025）年度", "2025", "2025"),
        ("R8", "2026", "2026"),
        ("2027～2028年度", "2027", "2028"),
    ],
)
def test_heads_of_columns(head: str, start: str, end: str | None) -> None:
    period = column_period(head)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("head", ["事業名", "2026年度予算", "35%", ""])
def test_other_heads(head: str) -> None:
    assert column_period(head) is None


def test_a_period_named_within_the_text() -> None:
    period = named_period("市場の下見（対象期間：2026 年 4 月～2031 年 3 月）")
    assert period is not None
    assert (period.start, period.end) == ("2026-04", "2031-03")
