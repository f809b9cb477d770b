"""Boxes of analysis sheets whose gaps have closed up: the years of their heads, their rows, years below values."""

import pytest

from ingest.layouts.analyses.box_heads import heads_at
from ingest.layouts.analyses.box_rows import rows_below
from ingest.layouts.analyses.boxed import read_boxed
from ingest.layouts.analyses.dealt import dealt_out
from ingest.layouts.analyses.words import words_of
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()
OVER = "基準値 目標値 年度ごとの目標値／実績値\n測定指標\n"
AROUND = "測定指標 基準値 年度ごとの目標値 目標値\n"


@pytest.mark.parametrize(
    ("text", "due", "years", "named"),
    [
        (OVER + "基準年度 ３年度 目標年度 ８年度 ５年度 ６年度\n", "８年度", "５年度 ６年度", ""),
        (OVER + "基準年度 目標年度\n３年度 ８年度 ５年度 ６年度\n", "８年度", "５年度 ６年度", ""),
        (OVER + "基準年度 目標年度 ５年度 ６年度\n３年度 ８年度\n", "８年度", "５年度 ６年度", ""),
        (OVER + "－ ８年度 ５年度 ６年度\n", "８年度", "５年度 ６年度", ""),
        (OVER + "基準年度 目標年度 ５年度 ６年度\n", None, "５年度 ６年度", ""),  # each row has its own
        ("基準値 目標値\n測定指標 R5実績 R6目標\n（年度） （年度）\n", None, "R5実績 R6目標", ""),
        (AROUND + "３年度 ５年度 ６年度 毎年度\n", "毎年度", "５年度 ６年度", ""),
        (AROUND + "１ 直した蔵のうち ３年度 ５年度 ６年度 ８年度\n", "８年度", "５年度 ６年度", "直した蔵のうち"),
        (
            "基準値 実績値 目標値 達成\n直した蔵のうち\n１ － ５年度 ６年度 ８年度\n",
            "８年度",
            "５年度 ６年度",
            "直した蔵のうち",
        ),
    ],
)
def test_heads_tell_the_year_of_the_target_from_the_others(text: str, due: str | None, years: str, named: str) -> None:
    heads = heads_at(lines_of(clean(text + "12棟 40棟\n")), 0)
    assert heads is not None
    assert (heads.due and heads.due.text, " ".join(year.text for year in heads.years)) == (due, years)
    assert "".join(word.text for word in heads.named) == named


@pytest.mark.parametrize(
    "text",
    [
        "目標値 基準値\n３年度 ８年度 ５年度 ６年度\n",  # in another order
        "基準値 目標値は、次のとおり。\n３年度 ８年度 ５年度 ６年度\n",
        OVER + "直した蔵の数\n",
        OVER + "３年度 ８年度 ５年度\n",  # a single year
    ],
)
def test_other_lines_are_no_heads(text: str) -> None:
    assert heads_at(lines_of(clean(text)), 0) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("90人以 90人以\n転んだ人の数 140人 121人\n下 下\n", "140人 121人 90人以下 90人以下"),  # narrow cells tore them
        ("蔵の長さ 1,800キロ 1,910 2,043 2,700キロ\nキロ キロ\n", "1,800キロ 1,910 2,043 2,700キロ"),
        ("蔵の数 4棟 6棟 6棟 8棟 ○\n", "4棟 6棟 6棟 8棟"),  # how it was judged is no value
    ],
)
def test_torn_values_of_a_row_are_put_together(text: str, values: str) -> None:
    lines = lines_of(clean(AROUND + "３年度 ５年度 ６年度 ８年度\n" + text + "測定指標の選定理由\n"))
    heads = heads_at(lines, 0)
    assert heads is not None
    (row,) = rows_below(lines[heads.end :], heads, CUES)
    assert " ".join(value.text for value in row.values) == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "１ 直した蔵の割 12％ 40％ 20％ 30％\n合 ３年度 ８年度 18％ －\n",
            ("直した蔵の割合", "40％", "８年度", "12％（３年度）"),
        ),
        ("12棟 40棟\n１ 直した蔵の数 20棟 30棟\n（R3年度） （R8年度）\n", ("直した蔵の数", "40棟", "R8年度", "12棟")),
        ("40棟\n１ 直した蔵の数 － － 30棟\n（R8年度）\n", ("直した蔵の数", "40棟", "R8年度", None)),
        ("１ 直した蔵の数 12棟 40棟 20棟\n３年度 ８年度 18棟 －\n", None),  # a year lacks its value
        ("40棟\n１ 直した蔵の数 12棟 30棟\n（R8年度）\n", None),  # whose year it is, nothing tells
    ],
)
def test_years_stand_below_the_values_of_a_row(text: str, found: tuple[str, ...] | None) -> None:
    findings = Findings()
    read_boxed(lines_of(clean(OVER + "基準年度 目標年度 ５年度 ６年度\n" + text)), CUES, findings)
    rows = [(kpi.indicator, kpi.target, kpi.deadline, kpi.baseline) for kpi in findings.kpis]
    assert rows == ([found] if found else [])


@pytest.mark.parametrize(
    ("words", "dealt"),
    [
        (
            "窯元の割合 ①登り窯 ②電気窯 ①31％ ②― ２年度 ①50％ ②60％ ①８年度 ②９年度",
            "窯元の割合 ①登り窯 31％ ２年度 50％ ８年度 窯元の割合 ②電気窯 ― ２年度 60％ ９年度",
        ),
        ("農家の数 210戸 260戸 ４年度 ９年度", "農家の数 210戸 ４年度 260戸 ９年度"),
        ("70戸 210戸 260戸 ４年度 ９年度", "70戸 210戸 260戸 ４年度 ９年度"),  # no name tells where the values begin
        ("①登り窯 ②電気窯 ①31％ ２年度 50％", "①登り窯 ②電気窯 ①31％ ２年度 50％"),  # an entry has no value
    ],
)
def test_values_and_years_are_dealt_out_to_entries(words: str, dealt: str) -> None:
    stream = words_of(lines_of(clean("\n".join(words.split()))), Measure.WIDTHS, CUES)
    assert " ".join(word.cell.text for word in dealt_out(stream, CUES)) == dealt
