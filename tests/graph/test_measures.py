"""Figures and units that are only spelled otherwise compare equal; other figures and units do not."""

import pytest

from graph.identity.folding import fold_figure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18万人（令和３年度）", "180,000名（2021年度）"),
        ("14か所", "14箇所"),
        ("1,240トン", "1,240t"),
        ("17万ha", "17万ヘクタール"),
        ("40万㎥", "40万m3"),
        ("９％", "9パーセント"),
        ("1億2,644万円", "126,440,000円"),
        ("3万5千人", "35,000人"),
        ("910g", "910グラム"),
        ("910g以下", "910グラム以下"),
        ("48店", "48店舗"),
        ("1.5千t-CO2", "1,500トンCO₂"),
        ("12.5㎞", "12.5キロメートル"),
        ("3平方キロメートル", "3km2"),
        ("640kg", "640キログラム"),
        ("500kＷ", "500キロワット"),
        ("１０リットル", "10L"),
        ("6か国", "6ヵ国"),
        ("75才以上", "75歳以上"),
        ("2.5%ポイント", "2.5パーセントポイント"),
        ("35ha（令和３年度）", "0.35km2（2021年度）"),
        ("12,000㎡以上", "1.2ha以上"),
        ("90分以内", "1.5時間以内"),
        ("９万kW", "90MW"),
        ("５割", "50％"),
    ],
)
def test_spelling_changes_no_figure(one: str, other: str) -> None:
    assert fold_figure(one) == fold_figure(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18万人", "1.8万人"),
        ("15市町村", "15団体"),
        ("80団体", "年間80団体"),
        ("14か所", "14校"),
        ("1,240t", "1,240kg"),
        ("40戸", "40世帯"),
        ("12校", "12施設"),
        ("30店舗", "30社"),
        ("9%", "9%ポイント"),
        ("500kW", "500kWh"),
        ("35ha", "3.5km2"),
        ("3時間体制", "180分体制"),
        ("12t-CO2", "12,000kg"),
        ("8名", "8名家"),
    ],
)
def test_another_figure_or_unit_is_another(one: str, other: str) -> None:
    assert fold_figure(one) != fold_figure(other)
