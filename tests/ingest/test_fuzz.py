"""What the fuzzer found is here in a line each; and a few trials of its kind run with every test run."""

import random

import pytest

from ingest.pipeline import Pipeline
from ingest.source import read_source
from tests.fuzz.damage import DAMAGES, Damage, damaged
from tests.fuzz.trial import Refused, attempt
from tests.score.sample import SAMPLE

FOUND = [
    pytest.param(
        "町の計画を示す。\n基準値 目標値 年度ごとの目標値（上段）／実績値（下段）\n"
        "基準年度 目標年度 ５年度 ６年度 ７年度\n達成手段\n"
        "(1) 灯台の改修（平成23年度） 902 236 012\n令和４年度 令和９年度 11万人 18万人 －",
        id="years below no values",
    ),
    pytest.param(
        "町の計画を示す。\n測定指標の表\n基準値 目標値\n年度 ５年度\n目標を示す。", id="one year below heads of boxes"
    ),
    pytest.param(
        "町の計画を示す。\n" + "指標 " + "　 " * 1_500 + "\n" + " 　" * 1_500 + "３：目標の年を定める",
        id="thousands of blanks",
    ),
    pytest.param(
        "町の計画を示す。\n指標  基準値R5  目標値R11  指標  基準値R5  目標値R11\n子\tど\tも\tの\t数\t３\t人\t",
        id="a row between tabs under two tables side by side",
    ),
    pytest.param("町の計画を示す。\n事前分析表\n|\n額\n指標", id="a bar alone in a sheet of analyses"),
    pytest.param(
        "町の計画を示す。\n基準値基準年度目標値目標年度\n7 ４年 0 ９年\n|",
        id="a bar alone below a row of values and years",
    ),
    pytest.param("この町の目標項目は\r\n     |     \r\n     |     \r\n     |     \r", id="rows of nothing but bars"),
    pytest.param(
        "No. 成果指標\x0c\n目標\x0c\n2016\x0c\n市のための案内板の設置\x0c\n数\x0c\n"
        "100 （未設定） → （未設定） →\x0c\n72\x0c\nさ\x0c\n100 （未設定） → （未設定） →\x0c\n72\x0c",
        id="a table of cells none of whose rows is a KPI",
    ),
    pytest.param(
        "表1ここから 成果目標 当初値 目標値 結果 の順\n入所する人の数はこの表のとおりです。\n表1ここまで\n",
        id="a told order without records",
    ),
    pytest.param("KPI\n1\nみんR11）\n2\n事業：こども広場", id="a number with nothing below it but the name of a group"),
    pytest.param("|\n指標の内容|会への参加（町民9人、話し合い3回）\n単位  -3-\n", id="a bar over a label of a card"),
    pytest.param("目標|令和9|令和10|令和11\n|\n［", id="a bar in the place of a row under years"),
    pytest.param("港の目標\n内容\t目標\n\t標", id="an item without a name"),
    pytest.param("# 港の計画\n\nXXXX. 港を直す\n\nVX. 市場を開く\n\n市場を開く。\n", id="letters that only look Roman"),
    pytest.param(
        "No.  指標                              単位    基準値    実績値    目標値\n"
        f"    {'※' * 50}                                           (H31)     (R5)      (R10)\n"
        "6    学校体育館の夜間開放の日数        日／年  1,020     1,100     1,500",
        id="a head put together in another order than it is printed",
    ),
    pytest.param(
        "【目標値】市場で働く人の数    18人     令和８年度中\n" * 2, id="a head printed twice at the top of a text"
    ),
    pytest.param(
        "指標 基準値 目標値（\n舟を直した割合\n－　 　1　2　 　－\n港町の計画", id="cells in another order than print"
    ),
    pytest.param(
        "  | 21.6  | 35.0 | 50.0  |施策\n : 舟をなおす| No. | 業務指標\n                   | 単位 | 現状\n"
        " (R4) | 中間 (R10) | 目標 (R15)\n       | %    | 38.2  | 61.0",
        id="a grid without a cell for names",
    ),
    pytest.param(
        "<港の連絡会議>\n( 構 成 員 ) 関 係 府 省 ( 国 交 省 、 農 水 省 等 ) 、 全 国 漁 業 協 同 組 合 連 合 会\n"
        "( オ フ ゙ サ ゙ ー ハ ゙ ー ) み な と 株 式 会 社\n< 事 務 局 >\n環境省\n舟の人と",
        id="a seat without a name",
    ),
    pytest.param(" 目標\x0c\n58.\x0c\n7 7\x0c\n-した\x0c", id="an item whose first line is its number"),
    pytest.param("KPIり \t \t", id="tabs between spaces"),
    pytest.param("評価指標\n舟に乗る人の平均値\n舟を直す者の割合\n10.4g", id="names without values"),
    pytest.param(
        f"測定指標    基準値    目標値\n１　　舟の数{'　' * 1200}42件　　令和４年度\n２　　橋の数　　8％　　9％\n",
        id="a gap as wide as a page",
    ),
    pytest.param("測定指標     基準値   目標値\n           基準年度 目標年度\n舟の数をふやす", id="heads over no rows"),
    pytest.param("測定指標 目標 目標年度\n1\n舟の数をふやす", id="a number alone under heads of words"),
    pytest.param("    No. 成果指標\n104   \n→|舟の計画\n|\n[18%]  2014", id="a bar alone below a number"),
]


def _rng(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # repeatable, not secret


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_stays_mended(pipeline: Pipeline, text: str) -> None:
    assert attempt(pipeline, text) is None


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_text_is_read_or_refused(pipeline: Pipeline, seed: int) -> None:
    text = damaged(read_source(SAMPLE).text.splitlines(), _rng(seed))
    try:
        assert attempt(pipeline, text) is None
    except Refused as refusal:
        assert str(refusal.__cause__)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_damage(damage: Damage) -> None:
    """A fuzzer that changes nothing finds nothing."""
    lines = read_source(SAMPLE).text.splitlines()
    assert any(damage(list(lines), _rng(seed)) != lines for seed in range(9))


def test_a_fault_is_told(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trial itself is tried: a reader that raises is a fault, named with its error."""
    monkeypatch.setattr(pipeline, "identify", lambda _: 1 / 0)
    fault = attempt(pipeline, "港")
    assert fault is not None
    assert "ZeroDivisionError" in fault.what
