import pytest

from ingest.quantity import is_time, read_deadline, read_target
from ontology.model import Comparator, Direction


@pytest.mark.parametrize(
    ("printed", "value", "unit", "comparator", "direction"),
    [
        ("50%", 50, "%", None, None),
        ("80％以上", 80, "%", Comparator.AT_LEAST, Direction.INCREASE),
        ("6,000 万人", 60_000_000, "人", None, None),
        ("1.3 億人泊", 130_000_000, "人泊", None, None),
        ("１億２千万円", 120_000_000, "円", None, None),
        ("15兆円超", 15e12, "円", Comparator.MORE_THAN, Direction.INCREASE),
        ("３倍", 3, "倍", None, Direction.INCREASE),
        ("毎年 120 件", 120, "件", None, None),
        ("５年間で150世帯", 150, "世帯", None, None),
        ("1,240t-CO2", 1240, "t-CO2", None, None),
        ("35.8ha", 35.8, "ha", None, None),
        ("各年度の採択分について、75%以上", 75, "%", Comparator.AT_LEAST, Direction.INCREASE),
        ("2025 年と比べて減少", None, None, None, Direction.DECREASE),
        ("東京圏以上", None, None, Comparator.AT_LEAST, Direction.INCREASE),
        ("▲5%", -5, "%", None, None),
        ("10件以下", 10, "件", Comparator.AT_MOST, Direction.DECREASE),
        ("全ての世代と同水準", None, None, None, Direction.MAINTAIN),
        ("向上", None, None, None, Direction.INCREASE),
        ("未設定", None, None, None, None),
    ],
)
def test_targets(
    printed: str, value: float | None, unit: str | None, comparator: Comparator | None, direction: Direction | None
) -> None:
    target = read_target(printed)
    assert (target.printed, target.value, target.unit) == (printed, value, unit)
    assert (target.comparator, target.direction) == (comparator, direction)


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("2029 年", 2029),
        ("2026年度末", 2026),
        ("2025～2030年度累計", 2030),
        ("令和11年度", 2029),
        ("令和元年度", 2019),
        ("R11", 2029),
        ("H31年度", 2019),
        ("毎年", None),
        ("各採択テーマ終了後おおむね3年", None),
    ],
)
def test_deadlines(printed: str, year: int | None) -> None:
    assert is_time(printed)
    assert read_deadline(printed).year == year


@pytest.mark.parametrize("phrase", ["夏季", "全国展開済みの措置を含む", "CO2", "第2回"])
def test_what_says_no_time(phrase: str) -> None:
    assert not is_time(phrase)
