"""What says what is done below a name of it is a measure, whatever mark the items of a list begin with."""

import pytest

from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.model import Extraction, Kind, Relation

_GOAL = "入江町創生戦略\n\n基本目標１　海で働く人をふやす\n\n"
_ITEM = "{mark}{title}\n　{text}\n"


def _read(pipeline: Pipeline, text: str) -> Extraction:
    source = Source("x.txt", text, "utf-8")
    return pipeline.read(source, pipeline.identify(source))


def _links(extraction: Extraction, relation: Relation) -> dict[str, list[str]]:
    names = {entity.iri: entity.label for entity in extraction.entities}
    found: dict[str, list[str]] = {}
    for link in extraction.links:
        if link.relation is relation:
            found.setdefault(names[link.source], []).append(names[link.target])
    return {source: sorted(targets) for source, targets in found.items()}


def _measures(extraction: Extraction) -> set[str]:
    return {entity.label for entity in extraction.entities if entity.kind is Kind.MEASURE}


@pytest.mark.parametrize("mark", ["●", "○", "・", "■", "◆", "➢ "])
def test_titles_with_a_text_below_are_measures_of_their_goal(pipeline: Pipeline, mark: str) -> None:
    net = _ITEM.format(mark=mark, title="網元の仕事の継承", text="・見習いを受け入れる網元に補助します。")
    farm = _ITEM.format(mark=mark, title="養殖筏の共同利用", text="・筏を貸し合うしくみを作ります。")
    kpi = "　・指標：見習いの人数：3人→12人（令和11年度）\n"
    found = _read(pipeline, f"{_GOAL}{net}{kpi}\n{farm}")
    goal = ["海で働く人をふやす"]
    assert _links(found, Relation.CONTRIBUTES_TO) == {"網元の仕事の継承": goal, "養殖筏の共同利用": goal}
    assert _links(found, Relation.MEASURED_BY) == {"網元の仕事の継承": ["見習いの人数"]}


def test_titles_below_a_measure_serve_it(pipeline: Pipeline) -> None:
    bank = _ITEM.format(mark="○  ", title="護岸の改修", text="　傷んだ護岸を順に改めます。")
    map_ = _ITEM.format(mark="○  ", title="高潮への備え", text="　浸水の地図を配ります。")
    kpi = "護岸の改修率  40％（R5）  62％（R10）\n"
    measure = f"施策１－１　海辺の守り\n【取組の方向】\n{bank}{map_}【成果指標】\n{kpi}"
    found = _links(_read(pipeline, f"{_GOAL}{measure}"), Relation.CONTRIBUTES_TO)
    assert found["護岸の改修"] == found["高潮への備え"] == ["海辺の守り"]
    assert found["海辺の守り"] == ["海で働く人をふやす"]


def test_numbered_items_serve_a_measure_that_has_a_text_of_its_own(pipeline: Pipeline) -> None:
    items = "①直売の支援\n朝市の場所を貸します。\n②加工の支援\n干物の機械を貸します。\n"
    found = _read(pipeline, f"{_GOAL}（１）浜の商い\n浜で商う人を支えます。\n{items}")
    assert _links(found, Relation.CONTRIBUTES_TO)["直売の支援"] == ["浜の商い"]


@pytest.mark.parametrize("marks", ["①②", "○○", "■■"])
def test_what_is_measured_below_all_items_belongs_to_the_measure_over_them(pipeline: Pipeline, marks: str) -> None:
    items = f"{marks[0]}直売の支援\n　朝市の場所を貸します。\n{marks[1]}加工の支援\n　干物の機械を貸します。\n"
    rows = "朝市の来場者数\t800人\t1,200人\n干物の売上額\t20万円\t90万円\n"
    table = f"\n指標名\t基準値（令和５年度）\t目標値（令和10年度）\n{rows}"
    found = _read(pipeline, f"{_GOAL}（１）浜の商い\n浜で商う人を支えます。\n{items}{table}")
    assert _links(found, Relation.MEASURED_BY) == {"浜の商い": ["干物の売上額", "朝市の来場者数"]}


def test_a_single_row_below_all_items_belongs_to_the_measure_over_them(pipeline: Pipeline) -> None:
    items = "●直売の支援\n　朝市の場所を貸します。\n●加工の支援\n　干物の機械を貸します。\n"
    heads = "指標　　　　　　　基準値（令和５年度）　目標値（令和10年度）\n"
    table = f"【成果指標】\n{heads}朝市の来場者数　　800人　　　　　　　　1,200人\n"
    for rest in ("", "●見習いの受入れ\n　見習いを迎える網元を助けます。\n"):
        found = _read(pipeline, f"{_GOAL}施策１　浜の商い\n浜で商う人を支えます。\n【主な取組】\n{items}{rest}{table}")
        assert _links(found, Relation.MEASURED_BY) == {"浜の商い": ["朝市の来場者数"]}


def test_a_lone_item_is_a_measure_where_measures_are_announced(pipeline: Pipeline) -> None:
    item = "① 直売の支援\n　朝市の場所を貸します。\n"
    measure = "（１）浜の商い\n＜基本的方向＞\n浜で商う人を支えます。\n"
    assert _measures(_read(pipeline, f"{_GOAL}{measure}＜具体的な施策＞\n{item}")) == {"浜の商い", "直売の支援"}
    assert _measures(_read(pipeline, f"{_GOAL}{measure}{item}")) == {"浜の商い"}


def test_marks_of_items_number_nothing(pipeline: Pipeline) -> None:
    items = "■直売の支援\n　朝市の場所を貸します。\n■加工の支援\n　干物の機械を貸します。\n"
    found = _read(pipeline, f"{_GOAL}（１）浜の商い\n浜で商う人を支えます。\n{items}")
    assert {e.label: e.notation for e in found.entities if e.kind is Kind.MEASURE and e.label != "浜の商い"} == {
        "直売の支援": None,
        "加工の支援": None,
    }


def test_what_is_done_to_plans_of_others_is_a_measure(pipeline: Pipeline) -> None:
    items = "① 浜の見回り\n毎朝見回ります。\n② 個別避難計画の作成促進\n組ごとの話合いを助けます。\n"
    found = _measures(_read(pipeline, f"{_GOAL}（１）浜の守り\n浜を守ります。\n{items}"))
    assert found == {"浜の守り", "浜の見回り", "個別避難計画の作成促進"}


def test_measures_are_numbered_behind_the_words_that_announce_them(pipeline: Pipeline) -> None:
    kpi = "■KPI {} 現状：年間4人（R5） → 目標：5年間で累計30人（R11）\n"
    plan = (
        f"{_GOAL}具体的な施策(1)浜の担い手づくり\n{kpi.format('新しい漁師の数')}"
        f"具体的な施策(2)浜の商い\n{kpi.format('店を開いた人の数')}"
    )
    found = _links(_read(pipeline, plan), Relation.MEASURED_BY)
    assert found == {"浜の担い手づくり": ["新しい漁師の数"], "浜の商い": ["店を開いた人の数"]}


def test_a_heading_that_says_there_are_measures_is_none(pipeline: Pipeline) -> None:
    sides = "(1)現状と課題\n 漁師は減りました。\n(2)講ずべき施策\n ① 見習いを迎える網元を助ける。\n ② 筏を貸す。\n"
    kpi = "＜成果指標＞\n ○ 見習いの人数\n    3人（2023年度） → 目標値（2030年度）20人\n"
    found = _read(pipeline, f"里海基本計画\n\n第２ 政府が講ずべき施策\n\n1 担い手の育成\n\n{sides}{kpi}")
    assert _links(found, Relation.MEASURED_BY) == {"担い手の育成": ["見習いの人数"]}


@pytest.mark.parametrize(
    "items",
    [
        "・朝市を開きます。\n・干物の機械を貸します。\n",  # says what is done without a name of it
        "・漁師の数\n　令和11年度までに増やします。\n・浜の売上額\n　年々ふやします。\n",  # indicators
        "・現状と課題\n　漁師が減りました。\n・取組の方向\n　見習いを迎えます。\n",  # sides of the goal
        "・網元の継承\n　見習いを迎えます。\n・筏の共同利用\n",  # not all have a text
        "（主な事業）\n・朝市開催事業\n　朝市を開きます。\n・干物機械貸与事業\n　機械を貸します。\n",
    ],
)
def test_other_lists_make_no_measures(pipeline: Pipeline, items: str) -> None:
    assert not _measures(_read(pipeline, _GOAL + items))


def test_numbered_programmes_stand_under_their_measure(pipeline: Pipeline) -> None:
    first = "事業１　渡し舟運行事業\n　担当課：港湾課\n　事業内容：四つの浜を結びます。\n"
    second = "事業２　渡し場改修事業\n　担当課：建設課\n　事業内容：石段を直します。\n"
    for measure in ("施策１－１　海の足の確保", "（１）海の足の確保"):
        found = _read(pipeline, f"{_GOAL}{measure}\n【主な事業】\n{first}{second}")
        programmes = _links(found, Relation.IMPLEMENTED_BY)
        assert programmes == {"海の足の確保": ["渡し場改修事業", "渡し舟運行事業"]}


def test_sides_numbered_below_a_measure_are_no_measures_and_no_programmes(pipeline: Pipeline) -> None:
    how = "① 施策の方向性\n　網元の仕事を継ぐ人を助けます。\n"
    kpi = "② 重要業績評価指標（KPI）\n　継いだ人の数　12人（R5）→60人（R11）\n"
    listed = "③ 具体的な事業\n　・網元継承支援事業\n"
    found = _read(pipeline, f"{_GOAL}（１）網元の継承\n{how}{kpi}{listed}")
    assert _measures(found) == {"網元の継承"}
    assert _links(found, Relation.IMPLEMENTED_BY) == {"網元の継承": ["網元継承支援事業"]}
    assert _links(found, Relation.MEASURED_BY) == {"網元の継承": ["継いだ人の数"]}
