"""Items of lists that are announced as KPIs, which name the target after the name with hardly a sign between."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.lines.told_item import read_told_item

TOLD = [
    ("令和12（2030）年度までの木炭の出荷量40t以上", Statement("木炭の出荷量", "40t以上", "令和12（2030）年度", None)),
    ("林道の整備率85％", Statement("林道の整備率", "85％", None, None)),
    ("１歳６か月児健診の受診率：98％", Statement("１歳６か月児健診の受診率", "98％", None, None)),
    ("木工教室の参加者数（70人／年）", Statement("木工教室の参加者数", "70人／年", None, None)),
    ("山の仕事の就業者数 2028年までの４年間で30人", Statement("山の仕事の就業者数", "30人", "2028年", None)),
    ("若手の定着率 2028年までに80％（2021年 62％）", Statement("若手の定着率", "80％", "2028年", "62％（2021年）")),
    ("山に移り住んだ人の数（2028年） 年間60人", Statement("山に移り住んだ人の数", "年間60人", "2028年", None)),
    (
        "令和10年度までに健康寿命を男性80.5歳、女性85歳に延ばす",
        Statement("健康寿命", "男性80.5歳、女性85歳", "令和10年度", None),
    ),
]
NOT_TOLD = [
    "木の名札が読みやすい",
    "説明会の定員：40人",
    "木炭の出荷量 12t→40t",
    "令和５年度の木炭の出荷量",
    "研修会は年３回開きます。",
    "木炭の出荷量（令和５年度）",
]


@pytest.mark.parametrize(("item", "said"), TOLD)
def test_an_item_tells_its_target_after_its_name(item: str, said: Statement) -> None:
    assert read_told_item(item, load_layout_cues()) == said


@pytest.mark.parametrize("item", NOT_TOLD)
def test_what_tells_no_target_of_an_indicator_is_no_item(item: str) -> None:
    assert read_told_item(item, load_layout_cues()) is None
