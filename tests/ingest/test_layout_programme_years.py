"""Tables with a column for every year of a programme: what their heads say, whether the last year is aimed at."""

import pytest

from ingest.layouts.analyses.boxed import read_boxed
from ingest.layouts.boxes.programme_heads import programme_at
from ingest.layouts.boxes.programme_years import read_programme_years
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()
ROW = "渡し舟の利用者数 120 150 180 200\n"
AHEAD = "KPI 現状(R5) 1年目(R7) 2年目(R8) 3年目(R9)\n"
BEGUN = "KPI 開始前 1年目(R7) 2年目(R8) 3年目(R9)\n"
YEARS = "指標 導入前 R7年度末 R8年度末 R9年度末\n"


def _read(text: str) -> list[tuple[str, str, str | None, str | None]]:
    findings = Findings()
    read_programme_years(lines_of(clean(text)), CUES, findings)
    return [(kpi.indicator, kpi.target, kpi.deadline, kpi.baseline) for kpi in findings.kpis]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (AHEAD, ["R5", "R7", "R8", "R9"]),
        ("KPI 申請時 R7\n（1年目） R8\n（2年目）\n", [None, "R7", "R8"]),
        ("KPI 単位 申請時 1年目 2年目\n（R7） （R8）\n", [None, "R7", "R8"]),
        ("KPI 現状 1年目 2年目\n（R6） （R7） （R8）\n", ["R6", "R7", "R8"]),
        ("KPI 事業開始前 R7 R8 R9\n1年目 2年目 3年目\n", [None, "R7", "R8", "R9"]),
        (
            "KPI 開始前 令和7年度（1年目） 令和8年度（2年目） 最終目標値（R9.3） 達成状況\n",
            [None, "令和7年度", "令和8年度", "R9.3"],
        ),
        ("KPI 整備前 初期値 R7 R8\n", None),  # two baselines
        ("KPI 開始前 R9 R8\n", None),  # years that go down
        ("KPI 開始前 R8\n", None),
        ("開始前 R7 R8 R9\n", None),
    ],
)
def test_heads_tell_the_year_of_each_column(text: str, years: list[str | None] | None) -> None:
    programme = programme_at(lines_of(clean(text)), 0, CUES)
    found = programme and [column.time.text if column.time else None for column in programme.columns]
    assert found == years


@pytest.mark.parametrize(
    "text",
    [
        AHEAD + ROW,
        BEGUN + ROW,
        YEARS + ROW + "※R7～R9年度末の値は目標値。\n",
        "数値目標\n" + YEARS + ROW,
        BEGUN + ROW + "※開始前の値は令和６年度の実績\n",
        "KPI 開始前 1年目(R7) 2年目(R8) 最終目標値(R9) 評価\n" + "渡し舟の利用者数 120 150 180 200 達成\n",
        BEGUN + "渡し舟の\n利用者数 120 150 180 200\n",
        BEGUN + "渡し舟の利用\n者数 120 150 180 200\n",
        BEGUN + "渡し舟の利用 120 150 180 200\n者数\n",
        AHEAD + ROW + "No.2 桟橋の事業\n" + BEGUN.replace("KPI", "事業費"),
        AHEAD + ROW + "桟橋の事業\n事業費 1年目 200 2年目 300\n",
    ],
)
def test_the_last_year_is_the_target(text: str) -> None:
    due = "R9年度末" if YEARS in text else "R9"
    assert _read(text) == [("渡し舟の利用者数", "200", due, "120")]


@pytest.mark.parametrize(
    "text",
    [
        YEARS + ROW,  # nothing says of what the years are
        BEGUN + ROW + "※1～3年目の欄は実績値\n",
        "これまでの事業の評価\n" + BEGUN + ROW,
        BEGUN + "渡し舟の利用者数 120 150 180 －\n",
        BEGUN + "渡し舟の利用者数 目標 120 150 180 200\n実績 118 － － －\n",
        BEGUN + ROW + "桟橋の数 3 4\n",  # a row that cannot be read so
        BEGUN + "渡し舟の利用者数 120 150\n",
    ],
)
def test_other_tables_are_left(text: str) -> None:
    assert not _read(text)


OVER = "1 直した蔵の数\n基準値 目標値 年度ごとの目標値\n年度ごとの実績値\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            OVER + "2年度 8年度 3年度 4年度 5年度\n12棟 40棟\n15棟 20棟 25棟\n14棟 22棟 －\n",
            [("40棟", "8年度", "12棟")],
        ),
        (OVER + "－ 8年度 3年度 4年度 5年度\n－ 40棟\n15棟 20棟 25棟\n14棟 － －\n", [("40棟", "8年度", None)]),
        (
            "測定指標 " + OVER + "2年度 8年度 3年度 4年度 5年度\n12棟 40棟\n15棟 20棟 25棟\n14棟 － －\n",
            [("40棟", "8年度", "12棟")],
        ),
        (
            "①" + OVER[2:] + "2年度 8年度 3年度 4年度 5年度\n12棟 40棟\n15棟 20棟 25棟\n14棟 － －\n",
            [("40棟", "8年度", "12棟")],
        ),
        (
            OVER.replace("値 年度", "値\n年度")
            + "基準年度 目標年度\n2年度 8年度 3年度 4年度 5年度\n12棟 40棟\n15棟 20棟 25棟\n",
            [("40棟", "8年度", "12棟")],
        ),
        (OVER + "2年度 8年度 3年度 4年度 5年度\n12棟 40棟\n14棟 22棟\n", []),  # no whole row of aims
        (OVER[2:] + "2年度 8年度 3年度 4年度 5年度\n12棟 40棟\n15棟 20棟 25棟\n14棟 22棟 －\n", []),  # no number
    ],
)
def test_names_over_heads(text: str, found: list[tuple[str, str, str | None]]) -> None:
    findings = Findings()
    read_boxed(lines_of(clean(text)), CUES, findings)
    assert [(kpi.target, kpi.deadline, kpi.baseline) for kpi in findings.kpis] == found
    assert all(kpi.indicator == "直した蔵の数" for kpi in findings.kpis)


def test_a_page_may_end_between_rows() -> None:
    """The number of the page is no row, and no part of a name."""
    assert [row[0] for row in _read(AHEAD + ROW + "- 4 -\n" + "桟橋の数 3 4 5 6\n")] == ["渡し舟の利用者数", "桟橋の数"]
