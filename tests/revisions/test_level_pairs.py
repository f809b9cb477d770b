"""Pairs of texts of our own writing with levels over measures, tabs, and lists of KPIs of no single measure."""

import pytest

from ingest.pipeline import Pipeline
from tests.revisions.test_pairs import changes, told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


LEVELS = """みさき県はたらく場プラン

{upper}１　海の仕事をふやす

{lower}１－１　養殖の担い手づくり
　浜の親方のもとで技を学ぶ若者を支えます。
【数値目標】
| 指標 | 基準値（2023） | 目標値（2028） |
| 養殖を始めた人の数 | 4人 | 20人 |
【担当課】水産課

{lower}１－２　港の市の再開
　朝どれの魚を売る市を、月に二度開きます。
【数値目標】
| 指標 | 基準値（2023） | 目標値（2028） |
| 市の来場者数 | 900人 | 4,000人 |
【担当課】港湾課

{upper}２　山の仕事をふやす

{lower}２－１　炭焼き窯の修繕
　使われなくなった窯を直し、焼き手に貸します。
【数値目標】
| 指標 | 基準値（2023） | 目標値（2028） |
| 動いている窯の数 | 3基 | 12基 |
【担当課】林務課

{moved}"""
MOVED = """{lower}２－２　{name}
　空いた校舎を工房に改め、木工の職人に開きます。
【数値目標】
| 指標 | 基準値（2023） | 目標値（2028） |
| 工房を使う職人の数 | 2人 | 15人 |
【担当課】商工課
"""
WORDS = [
    ("戦略", "プロジェクト"),
    ("政策", "施策"),
    ("基本施策", "個別施策"),
    ("重点課題", "取組"),
    ("柱", "施策"),
    ("分野", "施策"),
]


@pytest.mark.parametrize(("upper", "lower"), WORDS)
def test_a_measure_moves_from_one_level_over_it_to_another(pipeline: Pipeline, upper: str, lower: str) -> None:
    item = MOVED.format(lower=lower, name="廃校の工房づくり")
    before = LEVELS.format(upper=upper, lower=lower, moved=item)
    start = before.index(f"{upper}２")
    after = before.replace(item, "")
    after = f"{after[:start]}{item.replace('２－２', '１－３')}\n{after[start:]}"
    assert told(changes(pipeline, before, after)) == [
        "「廃校の工房づくり」の移動 2 山の仕事をふやす→1 海の仕事をふやす"
    ]


@pytest.mark.parametrize(("upper", "lower"), WORDS)
def test_a_level_over_measures_is_renamed_and_dropped(pipeline: Pipeline, upper: str, lower: str) -> None:
    before = LEVELS.format(upper=upper, lower=lower, moved="")
    after = before.replace("海の仕事をふやす", "海と浜の仕事をふやす")
    assert told(changes(pipeline, before, after)) == ["改称：「海の仕事をふやす」→「海と浜の仕事をふやす」"]
    after = before[: before.index(f"{upper}２")]
    assert {"廃止：「山の仕事をふやす」", "廃止：「炭焼き窯の修繕」"} <= set(told(changes(pipeline, before, after)))


@pytest.mark.parametrize("upper", ["戦略", "重点課題"])
def test_a_level_between_goals_and_measures_is_one_too(pipeline: Pipeline, upper: str) -> None:
    item = MOVED.format(lower="施策", name="廃校の工房づくり")
    before = LEVELS.format(upper=upper, lower="施策", moved=item).replace(
        f"{upper}１", f"基本目標１　働く場に満ちた県\n\n{upper}１"
    )
    start = before.index(f"{upper}２")
    after = before.replace(item, "")
    after = f"{after[:start]}{item}\n{after[start:]}"
    assert told(changes(pipeline, before, after)) == [
        "「廃校の工房づくり」の移動 2 山の仕事をふやす→1 海の仕事をふやす"
    ]


WORD_TEXT = """ささなみ町みどりの計画

基本目標１{gap}水辺を守るまち

施策１{gap}水路の手入れ
{gap}水路の泥を上げ、岸に草を植えます。
{gap}主な取組
{gap}・{gap}水路泥上げ事業
{gap}・{gap}岸辺植栽事業
{gap}担当課：{office}

施策２{gap}ため池の改修
{gap}漏水のあるため池を直します。
{gap}主な取組
{gap}・{gap}ため池改修事業
{gap}担当課：建設課

基本目標２{gap}森とともに生きるまち

施策３{gap}間伐の推進
{gap}手の入らない森を間引き、材を使います。
{gap}主な取組
{gap}・{gap}間伐材活用事業
{gap}担当課：林務課

指標\t単位\t基準値（令和５年度）\t目標値（令和11年度）
間伐した森の面積\tha\t120\t300
手入れをした水路の延長\tkm\t8\t25
"""


def test_tabs_set_headings_and_items_apart_as_spaces_do(pipeline: Pipeline) -> None:
    tabs, spaces = (WORD_TEXT.format(gap=gap, office="農政課") for gap in ("\t", "　"))
    assert told(changes(pipeline, tabs, spaces)) == []
    after = WORD_TEXT.format(gap="\t", office="農村整備課").replace("ため池の改修", "ため池の改修と見守り")
    assert set(told(changes(pipeline, tabs, after))) == {
        "「水路の手入れ」の所管 農政課→農村整備課",
        "改称：「ため池の改修」→「ため池の改修と見守り」",
    }


SHEETS = """こだま市くらしの実施計画

基本目標１　ともに育つまち

施策１－１　読書の輪づくり
　移動図書館を走らせ、読み聞かせの担い手を育てる。
　担当課　図書課

施策１－２　放課後の居場所
　空き教室に学習室を開く。
　担当課　学童課

基本目標２　歩いて楽しいまち

施策２－１　小径の整備
　川沿いに歩道を通す。
　担当課　土木課

施策２－２　広場の再生
　駅前の広場に木陰をつくる。
　担当課　公園課

{title}

指標　　　　　　　　　　　　現状値（R5）　　目標値（R10）
{first}移動図書館の貸出冊数　　　　4,200冊　　　　{books}冊
学習室を利用する児童数　　　120人　　　　　300人
{second}小径の利用者数　　　　　　　1,100人　　　　2,500人
木陰のある広場の数　　　　　2か所　　　　　6か所
"""


def sheets(title: str = "数値目標一覧", first: str = "", second: str = "", books: str = "9,000") -> str:
    return SHEETS.format(title=title, first=first, second=second, books=books)


@pytest.mark.parametrize(
    "title", ["数値目標一覧", "■ 成果指標の一覧", "【KPI一覧表】", "計画の目標指標一覧", "数値目標", "３　指標一覧"]
)
def test_a_list_of_kpis_at_the_end_is_of_no_measure(pipeline: Pipeline, title: str) -> None:
    before = sheets(title)
    assert told(changes(pipeline, before, sheets(title, books="12,000"))) == [
        "「移動図書館の貸出冊数」の目標値 9,000→12,000冊"
    ]
    rows = told(changes(pipeline, before, before.replace("木陰のある広場の数　　　　　2か所　　　　　6か所\n", "")))
    assert rows == ["廃止：「木陰のある広場の数」"]


@pytest.mark.parametrize("form", ["【基本目標{}】\n", "＜基本目標{}＞\n", "基本目標{}\n"])
def test_captions_in_a_list_at_the_end_tell_the_goals(pipeline: Pipeline, form: str) -> None:
    before = sheets(first=form.format("１"), second=form.format("２"))
    rows = told(changes(pipeline, before, before.replace("木陰のある広場の数　　　　　2か所　　　　　6か所\n", "")))
    assert set(rows) == {"廃止：「木陰のある広場の数」", "「歩いて楽しいまち」：KPIの削除「木陰のある広場の数」"}


PILLARS = """うしお市電子市役所計画（概要版）

柱Ⅰ　窓口をかえる
①　申請の電子化
　電話でも申請できるようにする
②　待たない窓口
　予約の仕組みを入れる
{label}
・電子申請の割合　20％（R4）→ {share}％（R9）
・窓口の待ち時間　25分（R4）→ 10分（R9）

柱Ⅱ　仕事をかえる
③　作業の自動化
　繰り返しの作業を機械に任せる
④　書類の削減
　紙の決裁をやめる
⑤　{last}
　庁内の資料を一つの棚に集める
{label}
・紙の使用枚数　90万枚（R4）→ 40万枚（R9）
"""


@pytest.mark.parametrize("label", ["【ＫＰＩ】", "＜数値目標＞", "■指標"])
def test_lists_below_the_last_measures_of_goals_are_those_of_the_goals(pipeline: Pipeline, label: str) -> None:
    before = PILLARS.format(label=label, share="60", last="資料の共有")
    assert told(changes(pipeline, before, PILLARS.format(label=label, share="80", last="資料の共有"))) == [
        "「電子申請の割合」の目標値 60→80％"
    ]
    lines = "⑤　資料の共有\n　庁内の資料を一つの棚に集める\n"
    rows = told(changes(pipeline, before, before.replace(lines, "")))
    assert rows == ["廃止：「資料の共有」"]


def test_lists_that_one_more_measure_has_too_are_of_the_measures(pipeline: Pipeline) -> None:
    before = PILLARS.format(label="【ＫＰＩ】", share="60", last="資料の共有").replace(
        "③　作業の自動化\n", "③　作業の自動化\n【ＫＰＩ】\n・自動化した作業の数　2件（R4）→ 30件（R9）\n"
    )
    rows = told(changes(pipeline, before, before.replace("・紙の使用枚数　90万枚（R4）→ 40万枚（R9）\n", "")))
    assert "「資料の共有」：KPIの削除「紙の使用枚数」" in rows
