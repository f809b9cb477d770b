"""Pairs of texts of our own writing whose measures are items, and which print years, figures and offices otherwise."""

import unicodedata

import pytest

from ingest.pipeline import Pipeline
from tests.revisions.test_pairs import changes, told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


ITEMS = """雪椿県くらしの羅針盤
令和６年３月　雪椿県

政策１　山の仕事をふやす

施策１　木を使う
　{first}間伐の手助け
　　森の持ち主に代わって木を間引く組を助け、道を直す。
　　・KPI：間伐した森の広さ　120ha（{start}）→　300ha（{end}）
　{second}{craft}
　　木の器を作る人を育てる。
　　・KPI：木の器を作る人の数　14人（{start}）→　40人（{end}）

施策２　雪を生かす
　{third}雪室の建て増し
　　野菜を雪の中で眠らせる蔵を建てる。
　　・KPI：雪室の数　3棟（{start}）→　9棟（{end}）
　{fourth}雪下ろしの助け合い
　　町の若い衆が年寄りの家の屋根に上る仕組みをつくる。
　　・KPI：助け合いの組の数　6組（{start}）→　20組（{end}）
"""
MARKS = {"circles": "○○○○", "numbers": "①②③④"}


def items(marks: str, craft: str = "器づくりの担い手の育成", start: str = "R5", end: str = "R10") -> str:
    places = zip(("first", "second", "third", "fourth"), MARKS[marks], strict=True)
    return ITEMS.format(**dict(places), craft=craft, start=start, end=end)


@pytest.mark.parametrize("marks", MARKS)
def test_an_item_with_a_text_and_kpis_is_a_measure(pipeline: Pipeline, marks: str) -> None:
    rows = changes(pipeline, items(marks), items(marks, "椀と箸の職人の育成"))
    assert told(rows) == ["改称：「器づくりの担い手の育成」→「椀と箸の職人の育成」"]


@pytest.mark.parametrize("years", [("令和５年度", "令和10年度"), ("R5年度", "R10年度"), ("2023年度", "2028年度")])
def test_a_bare_year_spelled_out_is_no_change(pipeline: Pipeline, years: tuple[str, str]) -> None:
    assert told(changes(pipeline, items("circles"), items("circles", start=years[0], end=years[1]))) == []


def test_another_year_is_one(pipeline: Pipeline) -> None:
    rows = changes(pipeline, items("circles"), items("circles", end="令和12年度"))
    assert {row.change.value for row in rows} == {"deadline"}


NUMBERED = """第２期花菱町みどりの実施計画
令和６年４月

第２章　施策の内容

基本方針１　水を守る

１－１　湧き水の見守り
担当課：環境課
湧き水の量を毎月測り、涸れる前に手を打ちます。

１－２　川辺の草刈り
担当課：環境課
川辺の草を刈る人に鎌と弁当を配ります。

基本方針２　土を肥やす

２－１　落ち葉の堆肥づくり
担当課：農林課
落ち葉を集めて堆肥にし、畑に配ります。

第３章　指標の一覧

施策番号　指標　現状値（令和５年度）　目標値（令和10年度）
{rows}
"""
ROWS = """１－１　湧き水を測る地点の数　12地点　20地点
１－１　湧き水の水車の発電容量　60kW　100kW
１－２　川辺の草刈りに出た人の数　1,400人　2,600人
２－１　堆肥の量　90t　300t
２－１　堆肥を使う畑の数　8か所　36か所"""


def test_full_width_figures_in_a_list_are_no_change(pipeline: Pipeline) -> None:
    widened = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() and char.isascii() else char for char in ROWS)
    assert unicodedata.normalize("NFKC", widened) != widened
    assert told(changes(pipeline, NUMBERED.format(rows=ROWS), NUMBERED.format(rows=widened))) == []


def test_a_row_of_a_list_measures_the_measure_of_its_number(pipeline: Pipeline) -> None:
    moved = ROWS.replace("１－１　湧き水の水車", "２－１　湧き水の水車")
    rows = changes(pipeline, NUMBERED.format(rows=ROWS), NUMBERED.format(rows=moved))
    assert told(rows) == ["「湧き水の水車の発電容量」の移動 湧き水の見守り→落ち葉の堆肥づくり"]


NATIONAL = """空の道ひらく戦略
令和６年６月

アウトプット１　空の荷運びが根づいている
(1)　空の道の許しの早まり
　　願い出を電子の窓口にまとめ、同じ道の審査を省く。
　　担当：{first}
　　KPI：許しまでの日数　期限：令和８年度　目標：２日以内
(2)　島への薬の運び
　　島の診療所へ薬を運ぶ費用を助ける。
　　担当：{second}
　　KPI：薬を運ぶ島の数　期限：令和10年度　目標：60島
"""


def test_ministries_behind_a_label_are_those_of_the_measure(pipeline: Pipeline) -> None:
    before = NATIONAL.format(first="国土交通省", second="厚生労働省、国土交通省")
    after = NATIONAL.format(first="国土交通省", second="厚生労働省、国土交通省、デジタル庁")
    rows = changes(pipeline, before, after)
    assert [(row.change.value, row.thing.label) for row in rows] == [("ministry", "島への薬の運び")]
    assert "デジタル庁" in rows[0].sentence


ORDINAL = """若鮎市すこやか計画
令和６年３月

第１　からだを動かす

１　朝の散歩
　歩いた分だけ札を配る。令和11年度までに、散歩の会の数を40会とする。
{here}
第２　支え合う

１　茶飲みの場
　空き店を茶の間に開く。令和11年度までに、茶の間の数を30か所に増やす。
{there}"""
MOVED = """
２　見守りの輪
　配達の人に声かけを頼む。令和11年度までに、見守りに加わる店の数を80店とする。
"""


def test_a_measure_moves_between_chapters_numbered_with_an_ordinal(pipeline: Pipeline) -> None:
    rows = changes(pipeline, ORDINAL.format(here=MOVED, there=""), ORDINAL.format(here="", there=MOVED))
    assert told(rows) == ["「見守りの輪」の移動 第１ からだを動かす→第２ 支え合う"]


LISTED = """夕月市まちの戦略
令和６年３月

基本目標１　しごとをつくる

施策１－１　織り手の育成
　機を織る人を育てます。
主な事業：{programmes}
| 指標 | 基準値（令和５年度） | 目標値（令和10年度） |
|---|---|---|
| 新しい織り手の数 | 4人 | 16人 |

施策１－２　店開きの手助け
　店を開く人に手を貸します。
主な事業：空き店活用事業
| 指標 | 基準値（令和５年度） | 目標値（令和10年度） |
|---|---|---|
| 開いた店の数 | 3店 | 12店 |
"""


def test_a_programme_beside_another_is_what_it_was_alone(pipeline: Pipeline) -> None:
    before, after = (LISTED.format(programmes=names) for names in ("機織り塾事業", "機織り塾事業、糸の市事業"))
    assert told(changes(pipeline, before, after)) == [
        "新規：「糸の市事業」",
        "「織り手の育成」：事業の追加「糸の市事業」",
    ]


ON_LINES = """海風県の実行プラン
令和６年12月

政策１　すこやかな海辺

施策１　医療の支え手の確保

【主な取組】
○ 医師の定着
・学ぶ人に資金を貸し、県内の診療所で働いてもらいます。
○ 遠い島の診療
・島の診療所に画面ごしの診療の機器を{cut}ます。

【ＫＰＩ】
・画面ごしの診療をする診療所の数　現状　6か所（令和５年度）　目標　20か所（令和10年度）
"""


def test_a_sentence_cut_before_its_last_word_is_no_change(pipeline: Pipeline) -> None:
    assert told(changes(pipeline, ON_LINES.format(cut="整備し"), ON_LINES.format(cut="整備し\n"))) == []


TITLED = """深い海の戦略
令和６年６月

アウトプット１　海の底が調べられている
①　泥を汲み上げる技の開発　【{first}】
　海の底の泥を汲み上げる。
②　海の底の地図づくり　【国土交通省、環境省】
　海の底の地図を描く。
"""


def test_a_ministry_behind_a_title_is_no_part_of_it(pipeline: Pipeline) -> None:
    rows = changes(pipeline, TITLED.format(first="内閣府"), TITLED.format(first="文部科学省"))
    assert told(rows) == ["「泥を汲み上げる技の開発」の所管 内閣府→文部科学省"]


CODES = """湯ノ原町実施計画
令和７年２月　湯ノ原町

基本目標Ⅰ　水と緑を守るまち

１０１　ブナ林の手入れ
担当課：林務課
内容：下草を刈り、苗木を獣から守る柵を直す。
主な事業：ブナの柵補修事業
成果指標：手入れした森の広さ　基準値 8ha（令和5年度）　目標値 30ha（令和9年度）

１０２　{springs}
担当課：{office}
内容：湧き水の量を測り、汚れの元を探す。
主な事業：湧き水の見張り事業
成果指標：測定する湧き水の数　基準値 3か所（令和5年度）　目標値 12か所（令和9年度）

基本目標Ⅱ　働く場のあるまち

２０１　木工所の支援
担当課：産業課
内容：木工所に機械を貸し、見習いを受け入れる所を助ける。
主な事業：木工機械の貸出事業
成果指標：木工所で働く人の数　基準値 21人（令和5年度）　目標値 {workers}（令和9年度）
"""


def test_measures_may_be_numbered_by_codes_of_their_goals(pipeline: Pipeline) -> None:
    before = CODES.format(springs="湧き水の見守り", office="林務課", workers="40人")
    after = CODES.format(springs="湧き水と小川の見守り", office="環境課", workers="５５人")
    assert set(told(changes(pipeline, before, after))) == {
        "改称：「湧き水の見守り」→「湧き水と小川の見守り」",
        "「湧き水と小川の見守り」の所管 林務課→環境課",
        "「木工所で働く人の数」の目標値 40→55人",
    }


SHARED = """入江市くらしの計画

基本目標１　空気のきれいな町
施策１－１　乗り物を変える
乗り物の出す煙を減らします。
【主な取組】
{cars}●自転車の貸出し
　駅で自転車を貸し、返す所を増やします。（担当課：環境課）
●生ごみの堆肥化
　生ごみ処理機の購入を補助し、堆肥の使い先を広げます。（担当課：環境課）
"""
CAR = "●新しい車の普及\n　電気自動車の購入を補助するとともに、充電設備の設置を進めます。（担当課：環境課）\n"
CARS = """●電気自動車の購入補助
　電気自動車の購入を補助します。（担当課：環境課）
●充電設備の設置促進
　充電設備の設置を進めます。（担当課：環境課）
"""


def test_a_split_is_told_though_another_measure_has_some_of_the_words(pipeline: Pipeline) -> None:
    rows = changes(pipeline, SHARED.format(cars=CAR), SHARED.format(cars=CARS))
    assert "新規：「充電設備の設置促進」（「新しい車の普及」から分かれた）" in told(rows)


JOINED = """入江県創生戦略

基本目標１　人をむかえる
（１）出会いの手助け
 ＜具体的な施策＞
{items}
   重要業績評価指標（ＫＰＩ）              現状値         目標値
                                          令和４年度     令和10年度
   相談窓口を通じた結婚の数（累計）        88組           400組
   新婚の世帯の数                          170世帯        500世帯
"""
TWO = """   ① 出会いの相談窓口の開設
     ＡＩを使って相手を紹介し、世話人が後押しする。
   ② 新しい暮らしの支援
     新婚の世帯に家賃と引越しの費用を助成する。
"""
ONE = """   ① 出会いの相談窓口の開設と新しい暮らしの支援
     ＡＩを使って相手を紹介し、世話人が後押しする。また、新婚の世帯に家賃と引越しの費用を助成する。
"""


def test_a_measure_whose_name_begins_that_of_two_in_one_is_told_to_be_gone(pipeline: Pipeline) -> None:
    rows = changes(pipeline, JOINED.format(items=TWO), JOINED.format(items=ONE))
    merged = "「出会いの相談窓口の開設と新しい暮らしの支援」"
    gone = {f"廃止：「{name}」（{merged}にまとめられた）" for name in ("出会いの相談窓口の開設", "新しい暮らしの支援")}
    assert gone & set(told(rows))
    assert not any(row.change.value == "added" for row in rows)


LONE = """入江県創生戦略

基本目標１　人をむかえる
（１）ふるさとの輪
 ＜基本的方向＞
   外に住みながら関わる人を増やす。
 ＜具体的な施策＞
{items}
   重要業績評価指標（ＫＰＩ）              現状値         目標値
                                          令和４年度     令和10年度
   集いに来た人の数                        88人           400人
   便りを受け取る人の数                    170人          500人
"""
SIDE = "   ① 二つの仕事を持つ人の受入れ\n     町の会社と都会の人を引き合わせる。\n"
MEET = "   ② ふるさとの集い\n     町を出た人の集いを開く。\n"


def test_an_item_that_is_left_alone_is_what_it_was(pipeline: Pipeline) -> None:
    rows = changes(pipeline, LONE.format(items=SIDE + MEET), LONE.format(items=MEET.replace("②", "①")))
    assert told(rows) == ["廃止：「二つの仕事を持つ人の受入れ」"]
