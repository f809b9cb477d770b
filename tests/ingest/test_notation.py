import pytest

from ingest.cues import load_cues
from ingest.structure.notation import Style, enumerated

WORDS = load_cues().level_words


@pytest.mark.parametrize(
    ("line", "style", "value", "title"),
    [
        ("第3章　計画の目標", Style.CHAPTER, 3, "計画の目標"),
        ("第十二節 水源の森", Style.SECTION, 12, "水源の森"),
        ("Ⅳ．今後の方向", Style.ROMAN, 4, "今後の方向"),
        ("１．人口の動き", Style.NUMBER, 1, "人口の動き"),
        ("2 仕事の動き", Style.NUMBER, 2, "仕事の動き"),
        ("B. 湖を守る人", Style.UPPER, 2, "湖を守る人"),
        ("k. 灯りを守る", Style.LOWER, 11, "灯りを守る"),
        ("（12）旧道の手入れ", Style.PAREN_NUMBER, 12, "旧道の手入れ"),
        ("(ア) 港", Style.PAREN_KANA, 1, "港"),
        ("イ．里", Style.KANA, 2, "里"),
        ("㉑渡し舟の運航", Style.CIRCLED, 21, "渡し舟の運航"),
        ("3-2 商店街", Style.DECIMAL, 2, "商店街"),
        ("２０３　渡し舟の運航", Style.DECIMAL, 3, "渡し舟の運航"),
        ("インパクト（2）稼ぐ町", Style.LEVEL, 2, "稼ぐ町"),
        ("基本目標３　人を迎える", Style.LEVEL, 3, "人を迎える"),
        ("【基本目標Ⅱ】人を迎える", Style.LEVEL, 2, "人を迎える"),
        ("◆地域の灯り", Style.MARK, 0, "地域の灯り"),
    ],
)
def test_enumerators_are_read(line: str, style: Style, value: int, title: str) -> None:
    found = enumerated(line, WORDS)
    assert found is not None
    reading = found.readings[0]
    assert (reading.style, reading.value, found.title) == (style, value, title)
    assert line[found.title_at :].strip() == title


@pytest.mark.parametrize(
    "line",
    [
        "120 人の職員を置く",
        "350 名の参加者を集める",
        "200 を超える店",
        "105 水車小屋の数 24棟",
        "2025 年度の実績",
        "10 億円を投じる",
        "1.～3.に示した取組",
        "18.5%に達した",
        "A大学とB大学院",
        "基本目標２については、要因を確かめる",
        "基本目標１ 基本目標２ 基本目標３",
        "インパクト投資の裾野",
        "第三セクターの経営",
        "第５章の特別の措置を適用して行う事業",
        "５－２の①に掲げる事業",
    ],
)
def test_figures_and_sentences_are_no_enumerators(line: str) -> None:
    assert enumerated(line, WORDS) is None


def test_a_capital_i_may_be_a_small_l() -> None:
    found = enumerated("I. 灯りを守る")
    assert found is not None
    assert {(r.style, r.value) for r in found.readings} >= {(Style.UPPER, 9), (Style.LOWER, 12), (Style.ROMAN, 1)}
