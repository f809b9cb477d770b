"""Slides in many layouts: what is read of each, to whom it belongs, and that every quote stands in its text."""

import pytest

from graph.rdf import conformance
from graph.rdf.canonical import canonical
from graph.rdf.triples import from_rdf, to_rdf
from ingest.pipeline import Pipeline
from ingest.slides.titles import slides_in
from ingest.source import Source
from ingest.structure.clean import clean
from ontology.model import Basis, Budget, Entity, Event, Extraction, Kind, Kpi, Organisation, Programme, Relation
from tests.ingest.conftest import TEXTS
from tests.ingest.slides.conftest import ReadSlides

DECKS = sorted(path.stem for path in (TEXTS / "slides").glob("*.txt"))
Row = tuple[object, ...]


def of(extraction: Extraction, kind: type[Entity]) -> list[Entity]:
    return sorted((e for e in extraction.entities if isinstance(e, kind)), key=lambda e: e.evidence[-1].start)


def joined(extraction: Extraction, relation: Relation) -> set[Row]:
    """List links as (source, target), with the role where there is one."""
    labels = {entity.iri: entity.label for entity in extraction.entities}
    return {
        (labels[link.source], labels[link.target], *((link.role.value,) if link.role else ()))
        for link in extraction.links
        if link.relation is relation and link.basis is not Basis.CURATED
    }


def budgets(extraction: Extraction) -> list[Row]:
    found = [e for e in extraction.entities if isinstance(e, Budget)]
    return sorted((b.amount, b.amount_value, b.fiscal_year) for b in found)


def flows(extraction: Extraction) -> set[Row]:
    found = [flow for e in extraction.entities if isinstance(e, Budget) for flow in e.flows]
    return {(flow.source, flow.target, flow.share) for flow in found}


def goals(extraction: Extraction) -> list[Row]:
    found = [e for e in of(extraction, Kpi) if isinstance(e, Kpi) and e.target]
    return [
        (k.label, k.target.printed, k.target.value, k.deadline.printed if k.deadline else None)
        for k in found
        if k.target
    ]


def events(extraction: Extraction) -> list[Row]:
    return [(e.date, e.text) for e in of(extraction, Event) if isinstance(e, Event)]


@pytest.mark.parametrize(
    ("deck", "title"),
    [
        ("agenda", "空き家活用検討会の検討経過"),
        ("budget_box", "港まち再生推進事業"),
        ("gantt", "離島通信網整備の進め方"),
        ("member_list", "棚田の未来を語る懇談会委員名簿"),
        ("org_chart", "海洋ごみ対策の推進体制"),
        ("programme_list", "令和４年度地域づくり関係予算のポイント"),
    ],
)
def test_a_title_is_that_of_the_first_page_without_the_office_behind_it(
    read_slides: ReadSlides, deck: str, title: str
) -> None:
    assert read_slides(deck).document.title == title


def test_slides_without_a_title_are_called_by_their_file(read_slides: ReadSlides) -> None:
    assert read_slides("reprint_b").document.title == "reprint_b"


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        ("budget_box", [("10.0億円", 1e9, 2020), ("12.5億円", 1.25e9, 2021)]),
        ("two_columns", [("250百万円", 2.5e8, 2020), ("８億円", 8e8, 2020)]),
        ("noisy", [("20 億円", 2e9, 2020), ("5億 円", 5e8, 2019)]),
        (
            "programme_list",
            [("1,250", 1.25e9, 2022), ("15億円", 1.5e9, 2022), ("980", 9.8e8, 2022), ("３億円", 3e8, 2022)],
        ),
        ("agenda", []),
    ],
)
def test_budgets_have_their_amount_as_printed_in_yen_and_their_year(
    read_slides: ReadSlides, deck: str, expected: list[Row]
) -> None:
    assert budgets(read_slides(deck)) == expected


def test_figures_that_ran_together_are_no_amount(pipeline: Pipeline) -> None:
    text = (TEXTS / "slides" / "programme_list.txt").read_text(encoding="utf-8")
    source = Source("programmes.txt", text.replace("1,250", "12.913.2"), "utf-8")
    assert "12.913.2" not in {amount for amount, *_ in budgets(pipeline.read(source, pipeline.identify(source)))}


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        ("budget_box", {("国", "市町村", "１/２")}),
        ("two_columns", {("国", "都道府県", "1/2"), ("都道府県", "森林組合", None), ("国", "民間団体", "定額")}),
        ("noisy", {("国", "大学", "定額")}),
    ],
)
def test_money_flows_down_a_drawing_and_along_arrows(read_slides: ReadSlides, deck: str, expected: set[Row]) -> None:
    assert flows(read_slides(deck)) == expected


def test_a_flow_whose_payer_is_not_printed_stays_unresolved(read_slides: ReadSlides) -> None:
    extraction = read_slides("reprint_b")
    assert not flows(extraction)
    assert [item.evidence.quote for item in extraction.unresolved] == ["補助金（１/２）\n市町村"]


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        (
            "budget_box",
            {("港まち再生推進事業", "令和３年度予算案 12.5億円"), ("港まち再生推進事業", "前年度予算額 10.0億円")},
        ),
        (
            "programme_list",
            {
                ("移住体験推進事業", "移住体験推進事業 1,250"),
                ("関係人口創出事業費", "関係人口創出事業費 980"),
                ("古民家再生支援制度", "令和４年度概算要求額：15億円"),
            },
        ),
    ],
)
def test_a_budget_pays_for_what_it_stands_under(read_slides: ReadSlides, deck: str, expected: set[Row]) -> None:
    assert joined(read_slides(deck), Relation.FUNDED_BY) == expected


def test_budgets_side_by_side_belong_to_the_names_above_them(read_slides: ReadSlides) -> None:
    assert {
        ("木質バイオマス推進事業", "2020年度当初予算８億円"),
        ("小水力発電導入支援事業", "2020年度当初予算 250百万円"),
    } <= joined(read_slides("two_columns"), Relation.FUNDED_BY)


def test_a_share_of_a_budget_is_part_of_it(read_slides: ReadSlides) -> None:
    found = joined(read_slides("programme_list"), Relation.PART_OF)
    assert ("うち重要施策推進枠３億円", "令和４年度概算要求額：15億円") in found


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        ("budget_box", [("新たな拠点", "30か所", 30.0, "令和７年度")]),
        ("two_columns", [("薪の利用", "２千世帯", 2000.0, "３年間"), ("発電所の整備", "40地区程度", 40.0, None)]),
        ("noisy", [("修了者数", "１，５００人", 1500.0, "５年間")]),
        ("programme_list", [("副業人材を受け入れる企業を後押し", "300社", 300.0, None)]),
        ("agenda", []),
    ],
)
def test_goals_have_a_number_and_a_deadline_where_printed(
    read_slides: ReadSlides, deck: str, expected: list[Row]
) -> None:
    assert goals(read_slides(deck)) == expected


def test_the_figures_of_today_are_no_goals(read_slides: ReadSlides) -> None:
    assert not goals(read_slides("agenda"))


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        (
            "org_chart",
            {
                ("内閣総理大臣", "海洋ごみ対策推進本部", "chair"),
                ("環境大臣", "海洋ごみ対策推進本部", "vice-chair"),
                ("国交大臣", "海洋ごみ対策推進本部", "member"),
                ("農水大臣", "海洋ごみ対策推進本部", "member"),
                ("経産大臣", "海洋ごみ対策推進本部", "member"),
                ("環境省水・大気環境局長", "実務者連絡会議", "chair"),
                ("国土交通省", "実務者連絡会議", "member"),
                ("農林水産省", "実務者連絡会議", "member"),
                ("全国漁業協同組合連合会", "実務者連絡会議", "member"),
                ("あおなみ株式会社", "実務者連絡会議"),
                ("環境省", "実務者連絡会議", "secretariat"),
            },
        ),
        (
            "member_list",
            {
                ("全国棚田ネットワーク", "棚田の未来を語る懇談会", "member"),
                ("やまびこ市長", "棚田の未来を語る懇談会", "member"),
                ("株式会社つちのこ", "棚田の未来を語る懇談会", "member"),
                ("農林水産省農村振興局", "棚田の未来を語る懇談会", "secretariat"),
            },
        ),
        ("agenda", set()),
    ],
)
def test_those_who_sit_in_a_meeting_have_their_role(read_slides: ReadSlides, deck: str, expected: set[Row]) -> None:
    assert joined(read_slides(deck), Relation.PARTICIPATES_IN) == expected


def test_persons_are_no_organisations(read_slides: ReadSlides) -> None:
    extraction = read_slides("member_list")
    assert not [e for e in extraction.entities if "山川" in e.label or "谷口" in e.label]
    assert {"山川 花子  みどり大学農学部 教授", "谷口 太郎"} == {item.evidence.quote for item in extraction.unresolved}


def test_posts_belong_to_the_ministries_on_file(read_slides: ReadSlides) -> None:
    extraction = read_slides("org_chart")
    labels = {entity.iri: entity.label for entity in extraction.entities}
    curated = {(labels[li.source], labels[li.target]) for li in extraction.links if li.basis is Basis.CURATED}
    assert {("国交大臣", "国土交通省"), ("環境大臣", "環境省"), ("環境省水・大気環境局長", "環境省")} <= curated
    kinds = {e.label: e.organisation_kind.value for e in extraction.entities if isinstance(e, Organisation)}
    assert (kinds["国交大臣"], kinds["実務者連絡会議"], kinds["あおなみ株式会社"]) == ("post", "council", "other")


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        (
            "gantt",
            [
                ("４月上旬", "有識者会議の設置"),
                ("６月頃", "中間取りまとめ"),
                ("９月末", "離島通信網整備計画の決定（関係府省の合意を得て公表）"),
                ("年度内", "予算要求への反映"),
            ],
        ),
        (
            "two_columns",
            [("2020年４月", "公募開始"), ("2020年６月下旬", "審査委員会"), ("2020年７月～", "事業の開始")],
        ),
        (
            "agenda",
            [
                ("平成30年５月10日（木）", "第１回現状と課題の整理"),
                ("平成30年５月10日（木）", "第１回検討会・現状と課題"),
                ("平成30年７月３日（火）", "第２回検討会・事例の報告"),
                ("平成30年９月末", "報告書の取りまとめ"),
            ],
        ),
        (
            "said_dates",
            [
                ("本年10月", "本年10月から三つの島で開始"),
                ("９月５日", "住民への説明会の開催"),
                ("来年１月", "診療の予約を電話でも受付"),
                ("令和９年度", "令和９年度から全ての高校で実施"),
            ],
        ),
        ("budget_box", []),
    ],
)
def test_events_have_their_date_as_printed(read_slides: ReadSlides, deck: str, expected: list[Row]) -> None:
    assert events(read_slides(deck)) == expected


def test_what_a_sentence_dates_is_part_of_the_programme_that_it_tells_of(read_slides: ReadSlides) -> None:
    events_of = {row[0]: row[1] for row in joined(read_slides("said_dates"), Relation.PART_OF)}
    assert events_of["住民への説明会の開催"] == "離島オンライン診療事業"
    assert events_of["令和９年度から全ての高校で実施"] == "離島遠隔授業事業"


def test_the_scale_of_a_chart_without_its_bars_stays_unresolved(read_slides: ReadSlides) -> None:
    assert [item.evidence.quote for item in read_slides("gantt").unresolved] == ["４月 ５月 ６月 ７月 ８月"]


@pytest.mark.parametrize(
    ("deck", "programme", "groups"),
    [
        ("budget_box", "港まち再生推進事業", ("港湾所在市町村、まちづくり会社",)),
        ("noisy", "カレッジ連携地域人材育成事業", ("地域の中小企業の若手社員", "専修学校の学生")),
    ],
)
def test_programmes_name_those_they_are_meant_for(
    read_slides: ReadSlides, deck: str, programme: str, groups: tuple[str, ...]
) -> None:
    found = {e.label: e.target_groups for e in read_slides(deck).entities if isinstance(e, Programme)}
    assert found[programme] == groups


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        ("budget_box", {("国土交通省港湾局", "港まち再生推進事業")}),
        ("noisy", {("文部科学省", "カレッジ連携地域人材育成事業")}),
    ],
)
def test_the_office_beside_a_title_is_responsible(read_slides: ReadSlides, deck: str, expected: set[Row]) -> None:
    assert joined(read_slides(deck), Relation.RESPONSIBLE_FOR) == expected


def test_a_misread_name_keeps_its_printed_form(read_slides: ReadSlides) -> None:
    (programme,) = of(read_slides("noisy"), Programme)
    assert programme.label == "カレッジ連携地域人材育成事業"
    assert "力レッジ連携地域人材育成事業" in programme.alt_labels


def test_a_name_that_is_still_open_goes_without_its_mark_too(read_slides: ReadSlides) -> None:
    names = {e.label: e.alt_labels for e in of(read_slides("programme_list"), Programme)}
    assert names["ふるさと副業促進プログラム（仮称）"] == ("ふるさと副業促進プログラム",)


@pytest.mark.parametrize("deck", DECKS)
def test_quotes_are_exact_and_the_graph_conforms(read_slides: ReadSlides, deck: str) -> None:
    extraction = read_slides(deck)
    text = (TEXTS / "slides" / f"{deck}.txt").read_text(encoding="utf-8")
    passages = [p for entity in extraction.entities for p in entity.evidence]
    passages += [p for link in extraction.links for p in link.evidence]
    passages += [item.evidence for item in extraction.unresolved]
    assert passages
    assert all(text[p.start : p.end] == p.quote for p in passages)
    triples = list(to_rdf(extraction))
    conformance.check(triples)
    assert from_rdf(triples) == canonical(extraction)


@pytest.mark.parametrize("name", ["heading_levels_lie.md", "laws.md", "report_outline.txt", "roadmaps.md"])
def test_running_text_and_plans_are_no_slides(name: str) -> None:
    text = (TEXTS / name).read_text(encoding="utf-8")
    assert slides_in(clean(text), text) is None


def test_measures_are_titles_that_stand_alone(read_slides: ReadSlides) -> None:
    measures = [e.label for e in read_slides("programme_list").entities if e.kind is Kind.MEASURE]
    assert measures == ["住まいの安心の確保"]
