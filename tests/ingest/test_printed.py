"""Tables as `pdftotext -layout` prints them: columns that drift, heads over several lines, cells one space apart."""

from collections.abc import Sequence

from ingest.cues import load_cues
from ingest.layouts.finder import find_layouts
from ingest.layouts.printed.words import Measure, measure_of
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

PLACES = (0, 20, 28, 40, 52)  # characters before the cells of each column: a wide one counts as one
HEAD = (
    ("", "", "現状値", "めざす値"),
    ("指標", "単位", "（令和６年度）", "中間", "最終"),
    ("", "", "", "（R11）", "（R16）"),
)
ROWS = (
    ("図書館を使う市民の割合", "％", "33.8", "42.0", "50.0"),
    ("里山の保全活動に参加した人の割合", "％", "16.2", "20.0", "25.0"),
    ("（年度末）",),
    ("川の清掃の参加者数", "人", "761", "800", "900"),
    ("空き家の活用件数", "件", "12", "16", "20"),
)
YEAR_BELOW = (
    ("測定指標", "", "基準値", "目標値"),
    ("", "", "基準年度", "目標年度"),
    ("資材の再資源化率", "", "46.6％", "60％"),
    ("", "", "Ｒ２年度", "Ｒ12年度"),
    ("堆肥の利用量", "", "７万ｔ", "20万ｔ"),
    ("", "", "Ｒ元年度", "Ｒ12年度"),
    ("食べ残しの量の削減率", "", "４％", "９％"),
    ("", "", "Ｒ元年度", "Ｒ９年度"),
)
Row = tuple[str, str, str | None, str | None]


def _printed(rows: Sequence[Sequence[str]]) -> str:
    """Set cells at their places, every other row a character off."""
    lines = []
    for number, row in enumerate(rows):
        line = ""
        for place, cell in zip(PLACES, row, strict=False):
            off = number % 2 if place else 0
            line = (line.ljust(place + off) if len(line) < place else f"{line} ") + cell
        lines.append(line.rstrip())
    return "\n".join(lines)


def _read(text: str) -> list[Row]:
    return [(k.indicator, k.target, k.deadline, k.baseline) for k in find_layouts(clean(text), load_cues()).kpis]


def test_the_measure_of_a_text_is_that_in_which_its_cells_stand_level() -> None:
    by_width = "指標          現状値  目標値\n受診率        42％    60％\n登録者の数    120人   150人\n"
    assert measure_of(lines_of(clean(by_width))) is Measure.WIDTHS
    assert measure_of(lines_of(clean(_printed((*HEAD, *ROWS))))) is Measure.CHARACTERS


def test_columns_that_drift_are_told_by_their_order_and_place() -> None:
    assert _read(_printed((*HEAD, *ROWS))) == [
        ("図書館を使う市民の割合", "50.0", "R16", "33.8"),
        ("里山の保全活動に参加した人の割合（年度末）", "25.0", "R16", "16.2"),
        ("川の清掃の参加者数", "900", "R16", "761"),
        ("空き家の活用件数", "20", "R16", "12"),
    ]


def test_heads_over_no_rows_are_no_table() -> None:
    assert _read(_printed(YEAR_BELOW[:2])) == []


def test_a_year_that_is_set_under_a_value_is_its_deadline() -> None:
    assert _read(_printed(YEAR_BELOW)) == [
        ("資材の再資源化率", "60％", "Ｒ12年度", "46.6％（Ｒ２年度）"),
        ("堆肥の利用量", "20万ｔ", "Ｒ12年度", "７万ｔ（Ｒ元年度）"),
        ("食べ残しの量の削減率", "９％", "Ｒ９年度", "４％（Ｒ元年度）"),
    ]
