"""Pairs of texts of our own writing, each with the changes that a reader sees between them, and no others."""

import pytest

from graph.diff import Change, ChangeRow, compare
from graph.identity import Reading, identify
from ingest.pipeline import Pipeline
from ingest.source import Source
from ingest.structure.sentences import source_text


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def changes(pipeline: Pipeline, before: str, after: str) -> list[ChangeRow]:
    """Compare two texts as if they had come from files."""
    former, new = _read(pipeline, before), _read(pipeline, after)
    extraction, matches = identify(former, new)
    return compare(former, Reading(extraction, new.text), matches)


def _read(pipeline: Pipeline, text: str) -> Reading:
    source = Source("plan.txt", text, "utf-8")
    document = pipeline.identify(source, "対の試験")
    return Reading(pipeline.read(source, document), source_text(source, document.iri))


def told(rows: list[ChangeRow]) -> list[str]:
    return [row.sentence for row in rows]


CARE = """いずみ町ささえあい計画

第１章　計画の基本的な考え方

　いずみ町に暮らすすべての人が互いに支え合うための施策をまとめる。

第２章　施策の展開

１　子どもと若者

（１）{first}
{both}
（２）図書に親しむ機会づくり
　移動図書館の巡回を増やし、読み聞かせの担い手を育てる。移動図書館の年間貸出冊数を令和10年度までに9,000冊とする。

２　高齢者と障害のある人

（１）外出の支援
　福祉有償運送の運転手を募り、通院と買い物の足を確かなものにする。福祉有償運送の登録者数を令和10年度までに240人とする。

３　計画の推進
　{closing}
"""
STUDY = "　空き教室で、宿題を見守る学習室を週に３回開く。学習室を利用する児童の数を令和10年度までに120人とする。\n"
MEALS = "　商店の奥の広間を借り、地域の人と囲む夕食の会を催す。夕食の会を開く地区の数を令和10年度までに８地区とする。\n"
WHOLE = CARE.format(
    first="子どもの居場所の確保", both=f"{STUDY}{MEALS}", closing="この計画は、ささえあい会議が毎年度点検する。"
)


def care(first: str, both: str, closing: str = "この計画は、ささえあい会議が毎年度点検する。") -> str:
    return CARE.format(first=first, both=both, closing=closing)


def test_a_measure_that_became_two_is_told_as_split_and_its_kpi_as_moved(pipeline: Pipeline) -> None:
    """The sentences and the KPIs went over word for word, whichever of the two is taken for the old one."""
    after = care("学びの場の確保", f"{STUDY}\n（３）夕食の会の開催\n{MEALS}")
    rows = changes(pipeline, WHOLE, after)
    notes = {(row.change, row.thing.label): row.note for row in rows if row.note}
    assert notes[Change.ADDED, "夕食の会の開催"] == "「子どもの居場所の確保」から分かれた"
    assert (
        "「子どもの居場所の確保」→「学びの場の確保」（「学びの場の確保」と「夕食の会の開催」に分けられた）"
        in "".join(told(rows))
    )
    assert "「夕食の会を開く地区の数」の移動 子どもの居場所の確保→夕食の会の開催" in told(rows)
    assert not {row.change for row in rows} & {Change.CHAIN_BROKEN, Change.CHAIN_JOINED, Change.REMOVED}


def test_what_the_first_revision_says_after_a_kpi_is_wording_too(pipeline: Pipeline) -> None:
    """A sentence that stands behind the target of the sentence before it was struck."""
    rows = changes(pipeline, WHOLE, care("子どもの居場所の確保", STUDY))
    assert Change.TEXT in {row.change for row in rows if row.thing.label == "子どもの居場所の確保"}


def test_a_note_at_the_foot_below_a_kpi_is_no_wording(pipeline: Pipeline) -> None:
    note = "\n1 商店の奥で客をもてなすために使われてきた広い座敷をいう。\n"
    assert told(changes(pipeline, WHOLE, care("子どもの居場所の確保", f"{STUDY}{MEALS}{note}"))) == []


def test_a_measure_of_the_same_sentences_and_the_same_kpi_is_the_same(pipeline: Pipeline) -> None:
    """Nothing of its name is left, and its one sentence is short."""
    rows = changes(pipeline, WHOLE, WHOLE.replace("外出の支援", "移動手段づくり"))
    assert told(rows) == ["改称：「外出の支援」→「移動手段づくり」"]


def test_a_closing_chapter_is_no_measure(pipeline: Pipeline) -> None:
    closing = "計画の歩みは、年に一度、ささえあい会議が確かめて公表する。"
    rows = changes(pipeline, WHOLE, care("子どもの居場所の確保", f"{STUDY}{MEALS}", closing))
    assert told(rows) == []


SHEETS = """よしの村くらし実行計画

Ⅰ　くらし

施策１　{name}
　{text}
　担当課：教育委員会
　目標：{kpi}
{more}
施策７　山道の手入れ
　村の人と登山者が力を合わせ、{path}。
　担当課：農林課
　目標：手入れをした山道の延長　12km（令和３年度）→30km（令和９年度）
"""
DANCE = "踊りの教室の受講者数　25人（令和３年度）→60人（令和９年度）"
HALL = SHEETS.format(
    name="郷土芸能の継承",
    text="古い校舎を使い、踊りの教室と衣装の修繕をひとまとめに行います。",
    kpi=DANCE,
    more="",
    path="崩れた所を直します",
)


def test_two_measures_that_share_out_the_words_of_one_are_told_as_its_parts(pipeline: Pipeline) -> None:
    """Neither of them has a whole sentence of it."""
    second = "\n施策２　祭り衣装の保存\n　古い校舎を使い、針の得意な人らが衣装の修繕を行います。\n　担当課：観光課\n"
    target = "　目標：直した衣装の数　４着（令和３年度）→40着（令和９年度）\n"
    after = SHEETS.format(
        name="踊りの教室の運営",
        text="古い校舎を使い、踊りの教室を開きます。",
        kpi=DANCE,
        more=second + target,
        path="崩れた所を直します",
    )
    notes = [row.note for row in changes(pipeline, HALL, after) if row.change is Change.ADDED]
    assert "「郷土芸能の継承」から分かれた" in notes


def test_a_new_measure_that_only_begins_alike_is_no_part(pipeline: Pipeline) -> None:
    second = "\n施策２　星空の案内\n　古い校舎を使い、望遠鏡で星を見る夜を設けます。\n　担当課：観光課\n"
    target = "　目標：星を見る夜の参加者数　０人（令和３年度）→300人（令和９年度）\n"
    after = HALL.replace("\n施策７", f"{second}{target}\n施策７")
    assert [row.note for row in changes(pipeline, HALL, after)] == [None] * 2


def test_a_sentence_below_a_heading_without_a_mark_is_compared(pipeline: Pipeline) -> None:
    """The heading and the sentence were read as one."""
    rows = changes(pipeline, HALL, HALL.replace("崩れた所を直します", "崩れた所を直すとともに、道しるべを立てます"))
    assert told(rows) == ["「山道の手入れ」の文言が変わった"]
    assert all(passage.quote.startswith("村の人と登山者が") for passage in rows[0].evidence)


def test_who_answered_before_and_who_does_now_are_both_told(pipeline: Pipeline) -> None:
    """A body that is no office of the state answers too, where the text says so."""
    rows = changes(pipeline, HALL, HALL.replace("教育委員会", "生涯学習課"))
    assert told(rows) == ["「郷土芸能の継承」の所管 教育委員会→生涯学習課"]


TABLE = """第２期はるか市総合戦略

基本目標１　海と山の恵みで人を呼ぶ

施策１－１　里の宿の魅力づくり
　古民家を改めた宿を増やし、長く泊まる人を呼び込みます。
　〔重要業績評価指標（KPI）〕
指標                     基準値（{year}）    目標値（令和11年度）    担当課
里の宿の宿泊者数         {base}                70,000人                観光課
案内人の登録者数         {other}               {unit}                 観光課
"""


def table(year: str = "令和４年度", base: str = "41,000人", other: str = "18人", unit: str = "50人") -> str:
    return TABLE.format(year=year, base=base, other=other, unit=unit)


def test_a_baseline_of_another_year_is_told_with_the_years_of_its_column(pipeline: Pipeline) -> None:
    rows = changes(pipeline, table(), table(year="令和６年度", base="52,000人"))
    assert told(rows) == [
        "「案内人の登録者数」の基準値 18人（令和４年度）→18人（令和６年度）",
        "「里の宿の宿泊者数」の基準値 41,000人（令和４年度）→52,000人（令和６年度）",
    ]
    assert {"令和４年度", "令和６年度"} <= {passage.quote for passage in rows[1].evidence}


def test_a_baseline_of_the_same_year_is_told_without(pipeline: Pipeline) -> None:
    rows = changes(pipeline, table(), table(base="52,000人"))
    assert told(rows) == ["「里の宿の宿泊者数」の基準値 41,000→52,000人"]


@pytest.mark.parametrize(
    ("other", "unit", "found"),
    [("18名", "50名", 0), ("18組", "50組", 2)],
)
def test_a_unit_spelled_otherwise_is_no_change(pipeline: Pipeline, other: str, unit: str, found: int) -> None:
    assert len(changes(pipeline, table(), table(other=other, unit=unit))) == found


COLUMN = """第２期はるか市総合戦略

基本目標１　海と山の恵みで人を呼ぶ

施策１－１　里の宿の魅力づくり
　古民家を改めた宿を増やし、長く泊まる人を呼び込みます。

| 指標 | 単位 | 基準値（令和４年度） | 目標値（令和11年度） |
|---|---|---|---|
| 里の宿を営む団体 | {unit} | 9 | 20 |
| 里の宿の宿泊者 | 人 | 41,000 | 70,000 |
"""


@pytest.mark.parametrize(("unit", "found"), [("団体数", 0), ("団体", 0), ("組", 1)])
def test_a_unit_column_that_names_the_count_says_the_same(pipeline: Pipeline, unit: str, found: int) -> None:
    rows = changes(pipeline, COLUMN.format(unit="団体"), COLUMN.format(unit=unit))
    sentence = "「里の宿を営む団体」の目標値 20団体→20組"
    assert [row.sentence for row in rows if row.change is Change.TARGET] == [sentence] * found


JOINED = """入江の国づくり戦略

基本目標１　海の恵みを生かす

施策１　藻場の再生
　磯焼けの進む海で、ウニの駆除と母藻の投入を続ける。（{offices}）
"""


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("水産庁", "水産庁、環境省", "「藻場の再生」の所管 水産庁→水産庁、環境省"),
        ("水産庁、環境省", "環境省", "「藻場の再生」の所管 水産庁、環境省→環境省"),
        ("水産庁、環境省", "国土交通省、環境省", "「藻場の再生」の所管 水産庁→国土交通省"),
    ],
)
def test_who_joins_or_leaves_is_told_with_those_who_stay(
    pipeline: Pipeline, before: str, after: str, sentence: str
) -> None:
    rows = changes(pipeline, JOINED.format(offices=before), JOINED.format(offices=after))
    assert told(rows) == [sentence]


CELLS = """# 霧ヶ谷町総合戦略
{year}3月

## 基本目標1 人の流れをつくる

### 施策1 移住の支援

| 指標 | 基準値 | 目標値 |
|---|---|---|
| 移り住んだ人の数 | {first} | 90人（R11） |
| 空き家の成約数 | {second} | 24件（R11） |
"""


def test_a_year_in_the_cell_of_a_baseline_is_told_with_it(pipeline: Pipeline) -> None:
    before = CELLS.format(year="令和6年", first="△41人（R5）", second="7件（R5）")
    rows = changes(pipeline, before, CELLS.format(year="令和7年", first="△38人（R6）", second="7件（R5）"))
    assert told(rows) == ["「移り住んだ人の数」の基準値 △41人（R5）→△38人（R6）"]
