"""Targets said in one sentence, or in two that follow each other."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.saying.items import said_without_verb
from ingest.layouts.saying.sentence import Said, said_in, topic_of

Parts = tuple[str, str, str | None, str | None]

SAID: list[tuple[str, Parts]] = [
    ("学童の待機児童数を令和８年度当初までに解消する。", ("学童の待機児童数", "解消", "令和８年度", None)),
    (
        "高卒者の県内就職率（令和４年度：68.9％）を令和９年度に75％まで高める。",
        ("高卒者の県内就職率", "75％", "令和９年度", "68.9％（令和４年度）"),
    ),
    (
        "2030年までに、蓄電池の導入量を現在の２倍に当たる40万kWhに引き上げる。",
        ("蓄電池の導入量", "40万kWh", "2030年", None),
    ),
    ("2050年までに温室効果ガスの排出を全体としてゼロにする。", ("温室効果ガスの排出", "ゼロ", "2050年", None)),
    (
        "空き家の利活用件数を、令和６年度の12件から令和11年度までに60件に増やす。",
        ("空き家の利活用件数", "60件", "令和11年度", "12件（令和６年度）"),
    ),
    (
        "市営バスの利用者数については、令和５年度に41万2,000人であったが、令和10年度には50万人まで回復させる。",
        ("市営バスの利用者数", "50万人", "令和10年度", "41万2,000人（令和５年度）"),
    ),
    (
        "図書館の年間貸出冊数を2030年度までに延べ30万冊とする。",
        ("図書館の年間貸出冊数", "延べ30万冊", "2030年度", None),
    ),
    (
        "令和12年度までに、特定健診の受診率を65％以上に引き上げます。",
        ("特定健診の受診率", "65％以上", "令和12年度", None),
    ),
    ("2029年度末までに校庭の芝生化率80％を目指し、専門家を派遣する。", ("校庭の芝生化率", "80％", "2029年度末", None)),
    (
        "橋梁の修繕率は現在の34％を、令和13年度には100％とする。",
        ("橋梁の修繕率", "100％", "令和13年度", "34％"),
    ),
    (
        "耕作放棄地の面積を、令和８年度から令和12年度までの５年間で120ヘクタール減らす（令和３～７年度の実績は48ヘクタール）。",
        ("耕作放棄地の面積", "120ヘクタール", "令和８年度から令和12年度まで", "48ヘクタール（令和３～７年度）"),
    ),
    ("温泉の入湯客数は、令和11年度に年間90万人を達成する。", ("温泉の入湯客数", "年間90万人", "令和11年度", None)),
    ("下水道の普及率を95％（令和10年度）に高める。", ("下水道の普及率", "95％", "令和10年度", None)),
    (
        "令和５年度に累計９社である市内の新設企業数を、令和11年度までに累計25社へ増やすことを目標とする。",
        ("市内の新設企業数", "累計25社", "令和11年度", "累計９社（令和５年度）"),
    ),
    (
        "木育を行う保育所の割合を、現状（令和６年度）の18.5％から令和11年度には50％以上に高める。",
        ("木育を行う保育所の割合", "50％以上", "令和11年度", "18.5％（令和６年度）"),
    ),
    (
        "電力に占める地元の再エネの割合を2030年度に45％へと拡大する。",
        ("電力に占める地元の再エネの割合", "45％", "2030年度", None),
    ),
    ("交通事故の死者数を令和12年に半減させる。", ("交通事故の死者数", "半減", "令和12年", None)),
    (
        "林業の新規就業者数は、令和６年４月の14人を令和10年４月までに40人へ増員します。",
        ("林業の新規就業者数", "40人", "令和10年４月", "14人（令和６年４月）"),
    ),
    (
        "本施策のＫＰＩとして、道の駅における藍染め体験の単価を１人当たり2,400円（令和６年）から3,000円（令和12年）に高めます。",
        ("道の駅における藍染め体験の単価", "3,000円", "令和12年", "１人当たり2,400円（令和６年）"),
    ),
    (
        "数値目標は、社会増減数を令和６年のマイナス52人から令和12年にプラス10人まで改善することとします。",
        ("社会増減数", "プラス10人", "令和12年", "マイナス52人（令和６年）"),
    ),
    (
        "もう一つは避難訓練に参加した世帯の割合で、31％を令和12年度までに60％に伸ばします。",
        ("避難訓練に参加した世帯の割合", "60％", "令和12年度", "31％"),
    ),
    (
        "成果指標には「隣の人、名前も知っている」と答える区民の割合を用い、令和９年に70％とします（基準は令和５年の58％）。",
        ("「隣の人、名前も知っている」と答える区民の割合", "70％", "令和９年", "58％（令和５年）"),
    ),
    (
        "図書室の開室率は、司書が巡回する計画であることから、令和６年度の62％を令和12年度に100％にすることをKPIとします。",
        ("図書室の開室率", "100％", "令和12年度", "62％（令和６年度）"),
    ),
    ("相談の解決率については、毎年度80％以上を確保します。", ("相談の解決率", "毎年度80％以上", "毎年度", None)),
    (
        "公共施設の電力使用量を、2030年度までに2019年度比で40％削減する。",
        ("公共施設の電力使用量", "40％削減", "2030年度", None),
    ),
]

NOT_SAID = [
    "在庫の課題を令和８年度までに解消する。",
    "令和５年度の宿泊者数は41万人であった。",
    "人口は令和32年に640人になると推計されている。",
    "令和６年度の市民意識調査の回収率は42.3％だった。",
    "令和５年度に道の駅を開き、来場者数を10万人に増やした。",
    "駅前の再整備の事業費を令和９年度までに12億円に抑える。",
    "高齢化率は令和22年に45％に達する見込みである。",
    "高齢化率は令和６年10月１日現在で41.2％に達し、県の平均を上回っています。",
    "今後も増えると見込まれ、推計では令和12年に利用者数は３万人に近づく。",
    "窓口の受付時間を令和８年度から午後８時まで延長します。",
    "商店街の空き店舗率は、令和５年度に18％に上りました。",
    "条例は平成18年に施行し、委員を12人とする。",
]


def _parts(said: Said) -> Parts:
    return said.name, said.target, said.time, said.today


@pytest.mark.parametrize(("sentence", "parts"), SAID)
def test_a_sentence_says_what_is_to_become_how_much_by_when(sentence: str, parts: Parts) -> None:
    assert [_parts(said) for said in said_in(sentence, None, load_layout_cues())] == [parts]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_has_been_or_is_expected_is_no_target(sentence: str) -> None:
    assert not list(said_in(sentence, None, load_layout_cues()))


def test_a_sentence_goes_on_with_the_topic_of_the_one_before() -> None:
    cues = load_layout_cues()
    before = topic_of("市道の舗装率は、令和６年度末で71.5％である。", cues)
    (said,) = said_in("令和12年度末に85％とすることを目指す。", before, cues)
    assert _parts(said) == ("市道の舗装率", "85％", "令和12年度末", "71.5％（令和６年度末）")


def test_a_sentence_may_point_back() -> None:
    cues = load_layout_cues()
    before = topic_of("市の管理職に占める女性の割合は、令和５年度において14.2％であり、低い水準にある。", cues)
    (said,) = said_in("このため、研修を重ね、令和11年度にこの割合を25％とすることを目指す。", before, cues)
    assert (said.name, said.target, said.today) == ("市の管理職に占める女性の割合", "25％", "14.2％（令和５年度）")


def test_without_a_topic_nothing_is_said() -> None:
    assert not list(said_in("令和12年度末に85％とすることを目指す。", None, load_layout_cues()))


def test_one_sentence_may_say_two_targets() -> None:
    sentence = "令和12年度までに、乗合バスの利用者数を５万人に、自転車道の整備率を80％に高めます。"
    found = [_parts(said) for said in said_in(sentence, None, load_layout_cues())]
    assert found == [
        ("乗合バスの利用者数", "５万人", "令和12年度", None),
        ("自転車道の整備率", "80％", "令和12年度", None),
    ]


def test_where_targets_are_announced_a_sentence_needs_no_time() -> None:
    (said,) = said_in("放課後の居場所の数を、７から30に増やします。", None, load_layout_cues(), undated=True)
    assert _parts(said) == ("放課後の居場所の数", "30", None, "７")
    assert not list(said_in("放課後の居場所の数を、７から30に増やします。", None, load_layout_cues()))


def test_a_span_of_years_is_a_time() -> None:
    (said,) = said_in("新規就農者数は５年間で累計500人を確保する。", None, load_layout_cues())
    assert _parts(said) == ("新規就農者数", "累計500人", None, None)


def test_a_time_is_that_of_all_who_share_the_verb() -> None:
    sentence = "特定健診の実施率を令和11年度に70％以上、特定保健指導の実施率を45％以上とする。"
    found = [_parts(said) for said in said_in(sentence, None, load_layout_cues())]
    assert found == [
        ("特定健診の実施率", "70％以上", "令和11年度", None),
        ("特定保健指導の実施率", "45％以上", "令和11年度", None),
    ]


def test_of_two_steps_the_last_is_the_target() -> None:
    (said,) = said_in("育児休業の取得率を2025年までに50％、2030年までに85％とする。", None, load_layout_cues())
    assert _parts(said) == ("育児休業の取得率", "85％", "2030年", None)


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        ("木くずの再利用率を40％以上（2030年度）", ("木くずの再利用率", "40％以上", "2030年度", None)),
        ("友好港の数を10か国（2030年末）", ("友好港の数", "10か国", "2030年末", None)),
        ("研修の修了者数を300人（2027年度までの累計）", ("研修の修了者数", "300人", "2027年度", None)),
        (
            "観光消費額は令和10年度に120億円（令和５年度：98億円）",
            ("観光消費額", "120億円", "令和10年度", "98億円（令和５年度）"),
        ),
    ],
)
def test_an_item_of_a_list_may_leave_its_verb_out(item: str, parts: Parts) -> None:
    said = said_without_verb(item, load_layout_cues())
    assert said is not None
    assert _parts(said) == parts


@pytest.mark.parametrize("item", ["木くずの再利用率の向上", "計画は令和６年度に見直した", "庁内の会議（年２回）"])
def test_an_item_without_a_figure_to_reach_is_none(item: str) -> None:
    assert said_without_verb(item, load_layout_cues()) is None
