"""Tables of which a text kept the order of the words: what is one word, what a column, what proves a rate."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.flat.heads import heads_at
from ingest.layouts.flat.owners import measure_over
from ingest.layouts.flat.rates import proves
from ingest.layouts.flat.rows import rows_at
from ingest.layouts.flat.words import Word, runs
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()


def _words(*lines: str) -> list[Word]:
    return [word for run in runs(lines_of(clean("\n".join(lines))), set(), CUES) for word in run]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("排出量 412 千t 375 千t", ["排出量", "412 千t", "375 千t"]),
        ("平成 30 年度 ( 現時点 )", ["平成 30 年度", "( 現時点 )"]),
        ("項 目 現状値", ["項目", "現状値"]),
        ("10t 以上の不法投棄の件数 ４件", ["10t以上の不法投棄の件数", "４件"]),
        ("6 水路 15 水路", ["6水路", "15水路"]),
        ("空き家の数 30 地", ["空き家の数", "30地"]),
        ("空き家の数 30 40", ["空き家の数", "30", "40"]),
    ],
)
def test_what_belongs_together_is_one_word(line: str, texts: list[str]) -> None:
    assert [word.text.replace(" ", "") for word in _words(line)] == [text.replace(" ", "") for text in texts]


def test_the_number_of_a_page_is_no_word() -> None:
    assert [word.text for word in _words("登録者数", "- 12 -", "12")] == ["登録者数", "12"]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (("指標 令和４年度 現状値 令和９年度 目標値",), ["baseline", "target"]),
        (("指標 現状値 令和４年度 目標値 令和９年度",), ["baseline", "target"]),
        (("事業開始前 令和元年度 令和２年度", "（現時点） （１年目） （２年目）"), ["baseline", "time", "time"]),
        (("令和３年度 （３年目） KPI 増加分の累計",), ["time", "target"]),
        (("平成29年度 （基準年度） 令和２年度 （中間目標） 令和４年度 （最終目標）",), ["baseline", "time", "target"]),
    ],
)
def test_heads_in_a_row_are_columns(lines: tuple[str, ...], roles: list[str]) -> None:
    heads = next(heads_at(_words(*lines), 0))
    assert [column.role.value for column in heads.columns] == roles


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("登録者数 12人 30人 利用率 ４％ ９％",), ["登録者数", "利用率"]),
        (("目標 1 登録", "者数 12人 30人"), ["登録者数"]),
        (("登録者数 12人 30人 45人",), []),
        (("登録者数 12人 利用率 ４％ ９％",), []),
    ],
)
def test_a_row_has_a_value_for_every_column(lines: tuple[str, ...], names: list[str]) -> None:
    assert [row.name.text for row in rows_at(_words(*lines), 0, 2)] == names


@pytest.mark.parametrize(
    ("rate", "target", "reached", "proved"),
    [
        ("32.0%", "25ha", "8ha", True),
        ("63%", "年間6,500人", "4,108人", True),
        ("97%", "90%", "87.5%", True),
        ("96%", "90%", "87.5%", False),
        ("0%", "0件", "0件", False),
        ("達成", "25ha", "8ha", False),
    ],
)
def test_a_rate_proves_its_values(rate: str, target: str, reached: str, *, proved: bool) -> None:
    assert proves(rate, target, reached) is proved


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("施策 12 高齢者の見守り 関係課", "高齢者の見守り"),
        ("基本事業２ 見守りの強化 対象 町民", "見守りの強化"),
        ("基本施策D3 農業をいかします 主管課", "基本施策D3農業をいかします"),
        ("施策 取組 指標", None),
    ],
)
def test_a_measure_is_named_behind_its_word_and_number(line: str, owner: str | None) -> None:
    found = measure_over(_words(line), CUES)
    assert (found.text if found is not None else None) == owner
