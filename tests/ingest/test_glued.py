"""Tables that lost what parted their cells: heads, names, values with units, figures without."""

import pytest

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.glued.figures import target_in
from ingest.layouts.glued.heads import head_in
from ingest.layouts.glued.reader import read_glued
from ingest.layouts.glued.runs import runs_in
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell, lines_of
from ingest.structure.clean import clean

_CUES = load_layout_cues()
_TARGET = Column(Role.TARGET, Cell("目標値"))
_REACHED = Column(Role.BASELINE, Cell("実績値"))
_RATE = Column(Role.OTHER_VALUE, Cell("達成率(%)"))
_HEAD = "指標現状値(R5)目標値(R9)\n"


@pytest.mark.parametrize(
    ("figures", "columns", "base", "target"),
    [
        ("1203125.8", (_TARGET, _REACHED, _RATE), "12", "120"),
        ("150198132.0", (_TARGET, _REACHED, _RATE), "215", "150"),  # fewer are better
        ("85.0--76.089.4", (_TARGET, _REACHED, _RATE, _REACHED, _RATE), "71.0", "85.0"),
        ("07-0100.0", (_TARGET, _REACHED, _RATE, _REACHED, _RATE), "9", "0"),
        ("1203125.85", (_TARGET, _REACHED, _RATE), "12", "120"),  # a remark begins with 5
        ("90.044.249.1", (_TARGET, _REACHED, _REACHED), "38.5", "90.0"),
        ("30,0004,1109,865", (_TARGET, _REACHED, _REACHED), "18,240", "30,000"),
        ("1203158", (_TARGET, _REACHED, _REACHED), "12", None),
        ("120", (_TARGET,), "12", "120"),
        ("", (_TARGET,), "12", None),
        ("7" * 90, (_TARGET, _REACHED, _RATE), "12", None),
    ],
)
def test_rates_places_and_commas_cut_figures(
    figures: str, columns: tuple[Column, ...], base: str, target: str | None
) -> None:
    """A target is given only where every cut that can be gives the same."""
    assert target_in(figures, columns, base) == target


@pytest.mark.parametrize(
    ("text", "count", "values"),
    [
        ("点検率71.5%(2019年度)100%次の", 2, [["71.5%", "100%"]]),
        ("排出量682千t-CO2610千t-CO2540千t-CO2次", 3, [["682千t-CO2", "610千t-CO2", "540千t-CO2"]]),
        ("件数86件50件以下面積120ha400ha", 2, [["86件", "50件以下"], ["120ha", "400ha"]]),
        ("協定数―15施設", 2, [["", "15施設"]]),
        ("手続の数32手続200手続", 2, [["32手続", "200手続"]]),
        ("2018年度2022年度", 2, []),
        ("満3歳と5人の3人", 2, []),
    ],
)
def test_one_unit_shows_where_values_end(text: str, count: int, values: list[list[str]]) -> None:
    """Values side by side have the same unit; years are none."""
    runs = [[text[slice(*place)] if place else "" for place in run.values] for run in runs_in(text, count, _CUES)]
    assert runs == values


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "値の一覧分野施策指 標説  明策定時の値(2018年度)目標値(2026年度)防災",
            ["分野", "施策", "指 標", "説  明", "策定時の値(2018年度)", "目標値(2026年度)"],
        ),
        ("指標単位現状値年度目標令和4年達成率(%)", ["指標", "単位", "現状値", "年度", "目標", "達成率(%)"]),
        ("指標 現状値 目標値", None),
        ("指標 | 現状値 | 目標値 |", None),
        ("評価指標は目標値の達成をみる", None),
    ],
)
def test_heads_stand_glued(text: str, heads: list[str] | None) -> None:
    """Heads are read where they stand without a gap; those set apart are of printed tables."""
    head = head_in(lines_of(clean(text))[0], _CUES)
    assert (head and [column.head.text for column in head.columns]) == heads


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("登録者数318人500人\n箇所数64か所80か所\n参加率41.2%60%", 3),
        ("登録者数318人500人\n箇所数64か所80か所", 0),
        ("登録者数318人500人\n箇所数64か所80か所\n市は次のとおり進める。\n参加率41.2%60%", 0),
        ("登録者数318人\n箇所数64か所\n参加率41.2%", 0),
    ],
)
def test_fewer_than_three_rows_are_no_table(body: str, count: int) -> None:
    """Nothing is read of what does not repeat its form."""
    findings = Findings()
    read_glued(lines_of(clean(_HEAD + body)), _CUES, findings)
    assert len(findings.kpis) == count
