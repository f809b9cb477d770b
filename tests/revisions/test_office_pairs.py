"""Pairs of texts of our own writing that say in different places who answers, and what stands under what."""

import pytest

from ingest.pipeline import Pipeline
from tests.revisions.test_pairs import changes, told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


LISTS = """第２期こもれび町まちづくり戦略

第２章 取組

基本目標１　森の仕事をふやす

（１）木工の担い手の育成{beside}
　町の工房に弟子を迎え、道具と住まいを用意します。
【主な取組】
・工房弟子入り支援事業
・道具の貸し出し
・工房改修事業{of_item}
{below}【数値目標】
| 指標 | 基準値（令和５年度） | 目標値（令和11年度） |
| 工房で働く人の数 | 12人 | 30人 |

（２）木の玩具の販路づくり
　都会の店に棚を借ります。
【主な取組】
・棚の借り上げ
・玩具見本市事業
【所管】商工観光課
【数値目標】
| 指標 | 基準値（令和５年度） | 目標値（令和11年度） |
| 玩具の販売数 | 800個 | 2,000個 |
"""


def lists(below: str = "", beside: str = "", of_item: str = "") -> str:
    return LISTS.format(below=below, beside=beside, of_item=of_item)


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("below", "【担当】{}\n"),
        ("below", "\n【担当課】{}\n"),
        ("below", "【所管課】　{}\n"),
        ("below", "（担当：{}）\n"),
        ("below", "担当課：{}\n"),
        ("beside", "【担当課】{}"),
        ("beside", "　〔所管〕{}"),
    ],
)
def test_the_office_below_a_list_is_that_of_the_measure(pipeline: Pipeline, place: str, form: str) -> None:
    """The last item of the list keeps its name."""
    before, after = (lists(**{place: form.format(office)}) for office in ("林務課", "林務課、教育委員会"))
    assert told(changes(pipeline, lists(below="【担当】林務課\n"), before)) == []
    rows = changes(pipeline, before, after)
    assert [row.thing.label for row in rows] == ["木工の担い手の育成"]
    assert {"林務課", "教育委員会"} == set(rows[0].sentence.partition("→")[2].split("、"))


def test_the_office_behind_an_item_is_its_own(pipeline: Pipeline) -> None:
    before, after = (lists(of_item=f"【担当】{office}") for office in ("林務課", "建設課"))
    assert told(changes(pipeline, before, after)) == ["「工房改修事業」の所管 林務課→建設課"]


OUTLINE = """月見野県くらしの計画

第２部　県の取組

Ⅰ　すこやかな里

１　通いやすい診療所

(1) {bus}
　診療所へ向かう朝の便を増やし、待合所に屋根を掛けます。
○ 朝の便の増発（KPI：朝の便の利用者数　120人（2022年度）→ 300人（2028年度））
○ 待合所の屋根掛け（KPI：屋根のある待合所の数　８か所（2022年度）→ 20か所（2028年度））
（担当：{office}）

(2) 看護師の定着
　夜勤の回数を減らし、宿舎を建て直します。
○ 宿舎の建て直し（KPI：宿舎の戸数　10戸（2022年度）→ 40戸（2028年度））
{more}（担当：健康課）

２　子どもの遊び場

(1) 公園の手入れ
　遊具を直し、木陰をつくります。
○ 遊具の修理（KPI：直した遊具の数　15基（2022年度）→ 90基（2028年度））
（担当：都市整備課）
{last}
Ⅱ　にぎわう市場

１　朝市の再生

(1) 朝市の開催
　月に一度の朝市を、毎週開きます。
○ 出店料の補助（KPI：朝市の出店数　22店（2022年度）→ 60店（2028年度））
（担当：商工課）
"""


def outline(bus: str = "朝の足の確保", office: str = "交通課", more: str = "", last: str = "") -> str:
    return OUTLINE.format(bus=bus, office=office, more=more, last=last)


def test_a_measure_over_bullets_has_a_name_and_an_office(pipeline: Pipeline) -> None:
    rows = changes(pipeline, outline(), outline(bus="診療所へ通う足づくり", office="地域振興課"))
    assert set(told(rows)) == {
        "改称：「朝の足の確保」→「診療所へ通う足づくり」",
        "「診療所へ通う足づくり」の所管 交通課→地域振興課",
    }


def test_an_item_and_a_measure_move_below_another_heading(pipeline: Pipeline) -> None:
    """The heading that has one measure alone is a goal as its neighbours are."""
    item = "○ 宿舎の建て直し（KPI：宿舎の戸数　10戸（2022年度）→ 40戸（2028年度））\n"
    rows = changes(pipeline, outline(), outline().replace(item, "").replace("○ 遊具の修理", f"{item}○ 遊具の修理"))
    assert "「宿舎の建て直し」の移動 看護師の定着→公園の手入れ" in told(rows)
    market = outline()[outline().index("(1) 朝市") :]
    before = outline(last=f"\n{market.replace('(1)', '(2)').replace('朝市', '夕市')}")
    after = outline() + "\n" + market.replace("(1)", "(2)").replace("朝市", "夕市")
    assert told(changes(pipeline, before, after)) == ["「夕市の開催」の移動 2 子どもの遊び場→1 朝市の再生"]


def test_a_wrapped_outline_is_the_same(pipeline: Pipeline) -> None:
    added = "○ 夜勤の見直し（KPI：夜勤の平均回数　9.2回（2022年度）→ 6.0回（2028年度））\n"
    whole = outline(more=added)
    assert told(changes(pipeline, whole, whole.replace("（担当：", "\n（担当："))) == []
    assert (
        told(changes(pipeline, whole, whole.replace("増やし、", "増やし、\n").replace("減らし、", "減らし、\n"))) == []
    )


BRACKETS = """あかね地域ふれあい戦略

アウトカムＡ　地域のつながりの回復
（KPI）
・地域の行事に加わる人の割合（目標：{share}）

アウトプットa　集いの場の整備

①空き店舗の開放
　空き店舗を集いの場として開く。（総務省）
（KPI）
・開放した店舗の数（目標：{shops}）
・集いの場を訪れる人の数（現状：年間３万人、目標：年間８万人、令和11年度末）
"""


@pytest.mark.parametrize("form", ["{}店、{}", "{}店，{}まで", "{}店（{}）"])
def test_a_target_and_its_year_stand_in_one_bracket(pipeline: Pipeline, form: str) -> None:
    share = "６割以上、2030年"
    before = BRACKETS.format(share=share, shops=form.format("150", "2028年度"))
    after = BRACKETS.format(share=share.replace("2030", "2031"), shops=form.format("200", "2028年度"))
    assert told(changes(pipeline, before, after)) == [
        "「開放した店舗の数」の目標値 150→200店",
        "「地域の行事に加わる人の割合」の期限 2030→2031年",
    ]


PACKAGES = """第３期さとやま再興総合戦略

１．政策パッケージ

基本目標１　里に仕事をつくる

政策パッケージ１　里山の恵みの活用

（ア）炭焼きの復活
　窯を直す者に、道具と原木を貸す。〔農林水産省〕
（KPI）炭の生産量：2030年度までに900トン（2023年度：310トン）

（イ）竹林の手入れ
　放置された竹林を、地域の団体が切り開く。〔農林水産省、環境省〕
（KPI）手入れをした竹林の面積：2030年度までに1,200ha（2023年度：450ha）

政策パッケージ２　里の学びの場

（ア）山村留学の推進
　山の学校に通う子どもの住まいを整え、世話をする家庭を募る。〔文部科学省〕
（KPI）山村留学をする児童の数：2030年度までに2,000人（2023年度：640人）
"""


def test_a_measure_moves_from_one_package_of_a_goal_to_another(pipeline: Pipeline) -> None:
    start, end = PACKAGES.index("（イ）"), PACKAGES.index("政策パッケージ２")
    after = PACKAGES[:start] + PACKAGES[end:] + "\n" + PACKAGES[start:end]
    assert told(changes(pipeline, PACKAGES, after)) == ["「竹林の手入れ」の移動 1 里山の恵みの活用→2 里の学びの場"]


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("整え、世話をする家庭を募る。〔文", "整え、世話をする家庭を募る。\n〔文"),
        ("地域の団体が切り開く。〔農林水産省、", "地域の団体が切り開く。〔農林水産省、\n"),
        ("原木を貸す。〔農林水産省〕", "原木を貸す。\n（農林水産省）"),
    ],
)
def test_ministries_on_a_line_of_their_own_end_the_text_above(pipeline: Pipeline, whole: str, cut: str) -> None:
    """The KPI below, behind its marker, is no part of them."""
    assert told(changes(pipeline, PACKAGES, PACKAGES.replace(whole, cut))) == []


ENDS = """白樺町みどりの計画

第２章　取組

１　まちの緑

１－１　街路樹の植え替え
　弱った木を植え替え、根元に花を育てる。植え替えた街路樹の本数を令和12年度までに800本とする。{open}{trees}{close}

１－２　花壇の世話
　駅前の花壇を住民が世話する。{open}総務課{close}

２　水辺の緑

２－１　葦原の再生
　川岸に葦を植え、水鳥の巣を守る。再生した葦原の面積を、令和５年度の３haから令和12年度までに10haへ増やす。{open}農政課、教育委員会{close}

２－２　湧き水の保全
　湧き水の周りの木を守る。湧き水の調査地点の数を令和12年度までに24か所とする。{open}上下水道課{close}
"""


@pytest.mark.parametrize("brackets", ["（）", "〔〕", ("（担当課：", "）"), ("（担当：", "）"), ("【所管】", "")])
def test_offices_at_the_ends_of_paragraphs_answer_for_them(pipeline: Pipeline, brackets: tuple[str, str]) -> None:
    """A measure that has no KPI is one for its office."""
    before = ENDS.format(open=brackets[0], close=brackets[1], trees="建設課")
    after = ENDS.format(open=brackets[0], close=brackets[1], trees="みどり公園課")
    after = after.replace("花壇の世話", "花壇の世話と植え付け").replace("総務課", "市民課")
    assert set(told(changes(pipeline, before, after))) == {
        "「街路樹の植え替え」の所管 建設課→みどり公園課",
        "改称：「花壇の世話」→「花壇の世話と植え付け」",
        "「花壇の世話と植え付け」の所管 総務課→市民課",
    }


def test_what_is_in_brackets_at_the_end_and_no_office_answers_for_nothing(pipeline: Pipeline) -> None:
    before = ENDS.format(open="（", close="）", trees="建設課")
    assert "一部" not in "".join(told(changes(pipeline, before, before.replace("（総務課）", "（一部）"))))
    plain = before.replace("（建設課）", "（河川の上流部）")
    assert "河川の上流部" not in "".join(told(changes(pipeline, before, plain)))
