"""What the readers make of passages of our own writing: results, measures, programmes, KPIs, actors."""

import pytest

from ontology.model import Basis, Entity, Extraction, Kind, Kpi, Relation, Result
from tests.ingest.conftest import Read, passage


def labels(extraction: Extraction, kind: Kind) -> set[str]:
    return {entity.label for entity in extraction.entities if entity.kind is kind}


def pairs(extraction: Extraction, relation: Relation, basis: Basis | None = None) -> set[tuple[str, str]]:
    by_iri = {entity.iri: entity.label for entity in extraction.entities}
    return {
        (by_iri[link.source], by_iri[link.target])
        for link in extraction.links
        if link.relation is relation and (basis is None or link.basis is basis)
    }


def named(extraction: Extraction, label: str) -> Entity:
    (found,) = [entity for entity in extraction.entities if entity.label == label]
    return found


def kpis(extraction: Extraction) -> set[tuple[str, str | None, str | None]]:
    return {
        (e.label, e.target.printed if e.target else None, e.deadline.printed if e.deadline else None)
        for e in extraction.entities
        if isinstance(e, Kpi)
    }


UNDER_AN_OUTPUT = """# 試験の戦略

## 第1節 ロジックモデル

### インパクト（1）灯りの残る町

#### ②アウトカムの考え方

##### A. 商いの続く町

KPI①：

- ・商店の数：1,200 店以上（2030 年）

## 第2節 主な施策

### 1. 灯りの残る町

#### A. 商いの続く町

##### a. 商店街の手入れ

商店街の手入れを進める。

"""


A_BLOCK = "■アウトプットKPI\n\n- ・点検数：9 基（2029年）\n"


def test_two_places_of_a_measure_are_one_measure(read: Read) -> None:
    extraction = read("# 戦略\n\n## 1. アウトカムの考え方\n\n" + passage("restated_measure.md"))
    measure = named(extraction, "工房をめぐる旅の創出")
    assert pairs(extraction, Relation.CONTRIBUTES_TO) >= {
        (measure.label, "工芸の担い手づくり"),
        (measure.label, "観光客の受入れ"),
    }
    assert len(measure.evidence) == 2, "evidence comes from both places"
    assert "再掲" in measure.evidence[1].quote


def test_a_block_of_kpis_covers_the_measures_since_the_last_one(read: Read) -> None:
    extraction = read("# 戦略\n\n## 1. アウトカムの考え方\n\n" + passage("restated_measure.md"))
    assert pairs(extraction, Relation.MEASURED_BY) == {
        ("工芸の担い手づくり", "工房を公開する職人の数"),
        ("工房をめぐる旅の創出", "工房を公開する職人の数"),
        ("観光客の受入れ", "産地での平均滞在時間"),
        ("駅からの足の確保", "産地での平均滞在時間"),
        ("工房をめぐる旅の創出", "産地での平均滞在時間"),
    }


def test_an_original_that_is_missing_is_unresolved(read: Read) -> None:
    extraction = read(
        UNDER_AN_OUTPUT + "①渡し舟の運航【再掲】\n\n舟を出す。\n\n■アウトプットKPI\n\n- ・便数：3 便（2029年）\n"
    )
    assert labels(extraction, Kind.MEASURE) == {"渡し舟の運航"}
    assert ["再掲" in item.reason for item in extraction.unresolved] == [True]


def test_results_are_joined_from_both_places(read: Read) -> None:
    extraction = read(UNDER_AN_OUTPUT + "①灯りの点検\n\n灯りを点検する。\n\n" + A_BLOCK)
    assert pairs(extraction, Relation.CONTRIBUTES_TO) == {
        ("商いの続く町", "灯りの残る町"),
        ("商店街の手入れ", "商いの続く町"),
        ("灯りの点検", "商店街の手入れ"),
    }
    assert len(named(extraction, "商いの続く町").evidence) == 2
    assert ("商いの続く町", "商店の数") in pairs(extraction, Relation.MEASURED_BY)


def test_a_sentence_that_names_the_higher_result_is_the_texts_own_word(read: Read) -> None:
    sentence = "「灯りの残る町」を実現するためには、商いが続くことが要る。"
    extraction = read(UNDER_AN_OUTPUT.replace("KPI①：", f"{sentence}商店は町の顔である。\n\nKPI①："))
    outcome, impact = named(extraction, "商いの続く町"), named(extraction, "灯りの残る町")
    links = [link for link in extraction.links if (link.source, link.target) == (outcome.iri, impact.iri)]
    assert {link.basis for link in links} == {Basis.STATED, Basis.STRUCTURAL}
    assert [p.quote for link in links if link.basis is Basis.STATED for p in link.evidence] == [sentence]


def test_a_group_serves_every_outcome_where_the_text_says_so(read: Read) -> None:
    text = UNDER_AN_OUTPUT + (
        "①灯りの点検\n\n灯りを点検する。\n\n■アウトプットKPI\n\n- ・点検数：9 基（2029年）\n\n"
        "### 2. 県の役割\n\n複数のアウトカムに広く貢献する施策を、県の役割としてまとめる。\n\n"
        "#### (1) 人を送る\n\n##### ①職員の派遣\n\n職員を町へ送る。\n"
    )
    extraction = read(text)
    group = named(extraction, "人を送る")
    assert isinstance(group, Result)
    assert group.cross_cutting
    (link,) = [link for link in extraction.links if link.source == group.iri]
    assert link.basis is Basis.STATED
    assert link.evidence[0].quote == "複数のアウトカムに広く貢献する施策を、県の役割としてまとめる。"
    assert ("職員の派遣", "人を送る") in pairs(extraction, Relation.CONTRIBUTES_TO)


def test_programmes_and_the_kpi_that_names_one(read: Read) -> None:
    extraction = read(
        UNDER_AN_OUTPUT
        + "①灯りの点検\n\n灯りを点検する。\n\n（主な事業）\n\n- ・商店街灯り守り事業  \n（点検に限る。）\n\n"
        + "②看板の手入れ\n\n看板を直す。\n\n■アウトプットKPI\n\n"
        + "- ・商店街灯り守り事業（点検に限る。）の件数：9 件（2029年）\n"
    )
    assert labels(extraction, Kind.PROGRAMME) == {"商店街灯り守り事業（点検に限る。）"}
    kpi = "商店街灯り守り事業（点検に限る。）の件数"
    assert pairs(extraction, Relation.MEASURED_BY, Basis.STATED) == {("灯りの点検", kpi)}
    assert ("看板の手入れ", kpi) in pairs(extraction, Relation.MEASURED_BY, Basis.STRUCTURAL)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "kpi_nested.md",
            {
                ("「寄り合い交通」を始めた自治会の数", "80 自治会", "2029 年度"),
                ("「寄り合い交通」の利用者数", "毎年度前年度以上", None),
                (
                    "（車両みらい更新補助金の）交付を受けた事業者における、運転者一人当たりの給与の伸び率",
                    "県内の最低賃金の伸び率（令和6年度補正予算分）を超える",
                    "2030年度",
                ),
                (
                    "（車両みらい更新補助金の）交付を受けた事業者における、運転者一人当たりの給与の伸び率",
                    "全国の最低賃金の平均の伸び率（令和7年度補正予算分）を超える",
                    "2031年度",
                ),
                ("乗合タクシーの運行日数", "300 日", "各年度"),
            },
        ),
        (
            "kpi_wrapped_bullets.md",
            {
                ("商店街の空き店舗を活用して開業した事業者のうち、三年後も営業している者の割合", "85%", "2029 年度"),
                ("朝市の来場者に占める、市外からの来場者の割合（夏季）", "30%以上", "2028 年度"),
                ("地域の行政手続に満足している人の割合", "向上", "2029年"),
                ("商店街の「よろず相談」の利用件数", "毎年 120 件", "2026～2028 年度"),
                ("共同配送に加わる店舗の数", "150 店舗以上", "2030 年度"),
                ("補助を受けた店舗が申請時に設けた売上目標を達成した割合", "各年度の採択分について、75%以上", None),
                ("商店街の照明の切替えによる CO2 排出量の削減", "1,240t-CO2", "2030 年度"),
            },
        ),
    ],
)
def test_kpis_in_their_many_forms(read: Read, name: str, expected: set[tuple[str, str, str | None]]) -> None:
    extraction = read(UNDER_AN_OUTPUT + "①灯りの点検\n\n灯りを点検する。\n\n" + passage(name))
    assert kpis(extraction) == expected | {("商店の数", "1,200 店以上", "2030 年")}


def test_notes_that_set_a_baseline_stay_with_their_kpi(read: Read) -> None:
    extraction = read(UNDER_AN_OUTPUT + "①灯りの点検\n\n灯りを点検する。\n\n" + passage("kpi_wrapped_bullets.md"))
    kpi = named(extraction, "地域の行政手続に満足している人の割合")
    assert isinstance(kpi, Kpi)
    assert kpi.baseline == "※基準値は、2026 年度の調査で定める。"


def test_notes_that_set_no_baseline_are_kept_too(read: Read) -> None:
    block = "■アウトプットKPI\n\n- ・点検数：9 基（2029年）\n\n※灯台は、港ごとに数える。\n\n※2026 年を基準年とする。\n"
    kpi = named(read(UNDER_AN_OUTPUT + "①灯りの点検\n\n灯りを点検する。\n\n" + block), "点検数")
    assert isinstance(kpi, Kpi)
    assert (kpi.note, kpi.baseline) == ("※灯台は、港ごとに数える。", "※2026 年を基準年とする。")


def test_a_plan_without_a_logic_model(read: Read) -> None:
    extraction = read(passage("city_plan.txt"))
    assert labels(extraction, Kind.OUTCOME) == {"港と里の仕事を増やす", "子育ての喜びを感じられるまちをつくる"}
    assert labels(extraction, Kind.MEASURE) == {"水産加工品の販路の拡大", "若者の創業の支援", "放課後の居場所づくり"}
    assert kpis(extraction) >= {
        ("市内の事業所の従業者数", "18,200人", "令和11年度"),
        ("創業の件数", "年間15件", None),
        ("居場所を設けた小学校の数", "12校", "令和10年度"),
    }
    assert ("若者の創業の支援", "創業の件数") in pairs(extraction, Relation.MEASURED_BY)


def test_who_acts_is_responsible_and_who_is_named_is_mentioned(read: Read) -> None:
    extraction = read(
        UNDER_AN_OUTPUT
        + "①灯りの点検\n\n観光庁は、夜の町歩きの手引を作る。"
        + "気象庁が保有する日没の記録を用いて、点灯の時刻を定める。\n\n"
        + "（主な事業）\n\n- ・日本遺産活性化推進事業\n\n■アウトプットKPI\n\n- ・点検数：9 基（2029年）\n"
    )
    assert pairs(extraction, Relation.RESPONSIBLE_FOR, Basis.STATED) == {("観光庁", "灯りの点検")}
    assert pairs(extraction, Relation.MENTIONS, Basis.STATED) == {("灯りの点検", "気象庁")}
    assert pairs(extraction, Relation.RESPONSIBLE_FOR, Basis.CURATED) == {("文化庁", "日本遺産活性化推進事業")}
    (stated,) = [x for x in extraction.links if x.relation is Relation.RESPONSIBLE_FOR and x.basis is Basis.STATED]
    assert stated.evidence[0].quote == "観光庁は、夜の町歩きの手引を作る。"


def test_an_ocr_misreading_is_repaired_in_the_label_and_kept_beside_it(read: Read) -> None:
    extraction = read(UNDER_AN_OUTPUT + "①产業と灯り\n\n灯りを守る。\n\n" + A_BLOCK)
    (measure,) = [entity for entity in extraction.entities if entity.kind is Kind.MEASURE]
    assert (measure.label, measure.alt_labels) == ("産業と灯り", ("产業と灯り",))
    assert measure.evidence[0].quote == "①产業と灯り"


LONE = "# 資料\n\n## 1. 概要\n\n集まりについての資料である。\n\nKPI：\n\n- ・参加者数：90 人"


def test_a_lone_kpi_without_an_owner_is_read_where_it_is_dated(read: Read) -> None:
    (kpi,) = read(LONE + "（2029年）\n").entities
    assert isinstance(kpi, Kpi)
    assert (kpi.label, kpi.target and kpi.target.printed) == ("参加者数", "90 人")


def test_a_lone_figure_without_an_owner_or_a_date_is_unresolved(read: Read) -> None:
    extraction = read(LONE + "\n")
    assert not extraction.entities
    assert [item.evidence.quote for item in extraction.unresolved] == ["KPI："]
