"""Pairs of texts of our own writing that say the same otherwise: notes, amounts, years, other names of one thing."""

import pytest

from graph.diff import Change
from ingest.pipeline import Pipeline
from tests.revisions.test_pairs import changes, told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


BEES = """さくらぎ村みつばちの計画

基本目標１　花の絶えない村

施策１　蜜源の森づくり
　休んだ田にとちの苗を植え、養蜂の組が世話をします{mark}。
　KPI：蜂蜜の売上げ　{target}（{due}）　現状：{base}（令和４年度）
　KPI：蜂の病の件数　現状：9件（令和４年度）　目標：{ill}（{due}）
"""


def bees(
    mark: str = "", target: str = "2.4億円", base: str = "0.8億円", due: str = "令和９年度", ill: str = "0件"
) -> str:
    return BEES.format(mark=mark, target=target, base=base, due=due, ill=ill)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("²", "³"),
        ("²", ""),
        ("¹⁾", "²⁾"),
        ("（注２）", "（注３）"),
        ("（注）", "（注１）"),
        ("注２）", "注３）"),
        ("（注２）", "２"),
        ("※１", "※２"),
        ("（※１）", "（※２）"),
        ("*1", "*2"),
        ("[1]", "[2]"),
    ],
)
def test_the_mark_of_a_note_is_no_wording(pipeline: Pipeline, one: str, other: str) -> None:
    assert told(changes(pipeline, bees(one), bees(other))) == []


@pytest.mark.parametrize(
    ("one", "other"), [("とちの苗を２本", "とちの苗を３本"), ("10km²のとちの苗を", "10km³のとちの苗を")]
)
def test_a_figure_of_the_text_is(pipeline: Pipeline, one: str, other: str) -> None:
    before, after = (bees().replace("とちの苗を", words) for words in (one, other))
    assert told(changes(pipeline, before, after)) == ["「蜜源の森づくり」の文言が変わった"]


@pytest.mark.parametrize(
    ("target", "base", "rows"),
    [
        ("240百万円", "80百万円", []),
        ("240,000千円", "80,000千円", []),
        ("2億4千万円", "8千万円", []),
        ("2.4億円", "90百万円", ["「蜂蜜の売上げ」の基準値 0.8億円（令和4年度）→90百万円（令和4年度）"]),
    ],
)
def test_one_amount_is_no_change_whatever_it_is_counted_in(
    pipeline: Pipeline, target: str, base: str, rows: list[str]
) -> None:
    found = told(changes(pipeline, bees(), bees(target=target, base=base)))
    assert [sentence.replace("４", "4") for sentence in found] == rows


@pytest.mark.parametrize(
    ("due", "is_same"),
    [("2027年度末まで", True), ("令和９年度末", True), ("R9年度中", True), ("令和９年", False), ("2028年度末", False)],
)
def test_what_is_due_in_a_year_is_due_by_its_end(pipeline: Pipeline, due: str, is_same: bool) -> None:
    rows = changes(pipeline, bees(), bees(due=due))
    assert {row.change for row in rows} == (set() if is_same else {Change.DEADLINE})


@pytest.mark.parametrize(("ill", "is_same"), [("ゼロ", True), ("ゼロ件", True), ("0か所", False), ("3件", False)])
def test_none_at_all_needs_no_unit(pipeline: Pipeline, ill: str, is_same: bool) -> None:
    rows = changes(pipeline, bees(), bees(ill=ill))
    assert [row.thing.label for row in rows] == ([] if is_same else ["蜂の病の件数"])


GOALS = """すぎたに町総合戦略

基本目標１　森で働く
{here}　・指標：山に入る人の数：４人→30人（令和11年度）

基本目標２　川に集う
　・指標：川まつりの来客数：800人→2,000人（令和11年度）
{there}"""
WEIR = "　・指標：直した堰の数：１か所→７か所（令和11年度）\n"


def test_a_kpi_that_goes_from_goal_to_goal_has_moved_in_one_row(pipeline: Pipeline) -> None:
    rows = changes(pipeline, GOALS.format(here=WEIR, there=""), GOALS.format(here="", there=WEIR))
    assert told(rows) == ["「直した堰の数」の移動 1 森で働く→2 川に集う"]


HEIRS = """こはる町まちづくり戦略

基本目標１　店のあるまち

施策１　{name}
　{text}
{here}{more}"""
SHORT = "夜の学校を開きます。"
LONG = "商いを始めたい人に、空き店を半年だけ貸し、帳面の付け方と仕入れの道を先達が教えます。"
OPENED = "　KPI：新しい店の数　12店（令和10年度）\n"
SECOND = "\n施策２　のれん分けの手助け\n　番頭を探します。\n"


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_a_kpi_takes_no_name_along(pipeline: Pipeline, text: str) -> None:
    """The words below the old name stand below the one like it, and the KPI below another."""
    before = HEIRS.format(name="店開きの手助け", text=text, here=OPENED, more="")
    after = HEIRS.format(name="店開きと出店の手助け", text=text, here="", more=SECOND + OPENED)
    assert told(changes(pipeline, before, after)) == [
        "新規：「のれん分けの手助け」",
        "改称：「店開きの手助け」→「店開きと出店の手助け」",
        "「新しい店の数」の移動 店開きの手助け→のれん分けの手助け",
    ]


BELOW = """しおかぜ市総合戦略

基本目標１　海で働く

（１）浜の商いの後押し
　①朝市の再開
　浜に屋台を並べます。
　②干物づくりの手助け
　干し場を貸し出します。
{more}
指標名	基準値（令和４年度）	目標値（令和10年度）
浜の店の数	3店	14店
"""


def test_a_list_below_the_last_measure_does_not_move_when_one_is_put_after_it(pipeline: Pipeline) -> None:
    after = BELOW.format(more="　③網元への弟子入り\n　宿を世話します。\n")
    assert told(changes(pipeline, BELOW.format(more=""), after)) == ["新規：「網元への弟子入り」"]
