"""The parts that tables are read with: heads, years under heads, page breaks, HTML cells, what a KPI measures."""

import pytest

from ingest.layouts.checked.said_due import due_of
from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.grids.html import html_grids
from ingest.layouts.grids.stacks import stacked
from ingest.layouts.heads.columns import ranked
from ingest.layouts.heads.on_lines import head_at
from ingest.layouts.heads.settled import columns_of
from ingest.layouts.heads.years import with_times
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rows import Cell, Line, lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()


def printed(text: str) -> list[Line]:
    return lines_of(clean(text))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, tuple(range(len(text)))) for text in texts)


@pytest.mark.parametrize(
    ("rows", "roles", "times"),
    [
        ([("KPI", "R5", "R9"), ("", "実績", "目標")], ["indicator", "baseline", "target"], [None, "R5", "R9"]),
        (
            [("指標", "現状値", "", "目標値", ""), ("", "年度", "値", "年度", "値")],
            ["indicator", "other_text", "baseline", "deadline", "target"],
            [None] * 5,
        ),
    ],
)
def test_the_lowest_word_of_a_head_of_two_rows_says_what_a_column_holds(
    rows: list[tuple[str, ...]], roles: list[str], times: list[str | None]
) -> None:
    columns = stacked([cells(*row) for row in rows], CUES)
    assert columns is not None
    assert [column.role.value for column in columns] == roles
    assert [column.time.text if column.time else None for column in columns] == times


@pytest.mark.parametrize(
    ("heads", "chosen"),
    [
        (("指標", "目標値（R11）", "目標値（R8）", "現状値"), "目標値（R11）"),
        (("指標", "現状値", "目標値（R8）", "目標値（R11）"), "目標値（R11）"),
        (("指標", "基準（2021年度）", "2025年度", "2030年度"), "2030年度"),
        (("指標", "全国平均", "前期計画の目標", "現状", "目標"), "目標"),
    ],
)
def test_the_latest_target_speaks_for_a_table(heads: tuple[str, ...], chosen: str) -> None:
    columns = columns_of(cells(*heads), CUES)
    assert columns is not None
    assert columns[ranked(columns, Role.TARGET)[0]].head.text == chosen


def test_a_table_of_budgets_or_people_has_no_head_of_a_kpi_table() -> None:
    assert columns_of(cells("区分", "令和6年度", "令和7年度"), CUES) is None
    assert columns_of(cells("事業名", "予算額", "決算額", "執行率"), CUES) is None


def test_years_belong_to_the_head_that_they_stand_under() -> None:
    """Only one year is that of the beginning, the actual values take the three in the middle."""
    lines = printed(
        "指標          策定時          実績値              目標値\n              R元      R3     R4     R5        R8\n"
    )
    head, body = head_at(lines, 0, CUES)
    assert head is not None
    timed = with_times(head, lines[body])
    assert timed is not None
    named = [(column.role.value, column.time.text) for column in timed.columns if column.time]
    assert named == [("baseline", year) for year in ("R元", "R3", "R4", "R5")] + [("target", "R8")]


def test_heads_set_at_different_heights_are_one_head() -> None:
    head, body = head_at(printed("              現 状      目 標\n  指　　　標\n"), 0, CUES)
    assert head is not None
    assert [column.role for column in head.columns] == [Role.INDICATOR, Role.BASELINE, Role.TARGET]
    assert body == 2


@pytest.mark.parametrize(
    ("line", "number"), [("- 12 -", True), ("12／40", True), ("p.7", True), ("12人", False), ("2029年", False)]
)
def test_a_page_number_is_told_from_a_value(line: str, number: bool) -> None:
    assert is_page_number(printed(line)[0]) is number


def test_a_running_title_with_its_number_is_the_furniture_of_a_page() -> None:
    lines = printed("水路の計画  3\n橋の数    2橋\n水路の計画  4\n")
    pages = Pages(lines)
    assert [pages.is_furniture(line) for line in lines] == [True, False, True]


def test_html_cells_keep_their_places_and_spans_are_written_out() -> None:
    text = (
        "前文\n<table>\n<tr><th rowspan='2'>指標</th><th colspan='2'>目標値</th></tr>\n"
        "<tr><td>R8</td><td>R11</td></tr>\n<tr><td>柵の<br>延長 &amp; 数</td><td>3km</td><td>9km</td></tr>\n</table>\n"
    )
    cleaned = clean(text)
    (grid,) = html_grids(cleaned, lines_of(cleaned))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["指標", "目標値", "目標値"],
        ["指標", "R8", "R11"],
        ["柵の延長 & 数", "3km", "9km"],
    ]
    for row in grid.rows:
        assert all(text[origin] in (glyph, "&") for c in row for origin, glyph in zip(c.origins, c.text, strict=True))


@pytest.mark.parametrize(
    "text",
    ["<table><tr><td>指標", "<table><td rowspan='x'>a</table>", "<table><tr><td><![x</td></tr></table>", "</table>"],
)
def test_broken_html_is_no_table_and_no_error(text: str) -> None:
    cleaned = clean(text)
    assert all(len(row) for grid in html_grids(cleaned, lines_of(cleaned)) for row in grid.rows)


@pytest.mark.parametrize(
    ("text", "due", "for_all"),
    [
        ("計画期間：令和７〜11年度\n", "令和11年度", False),
        ("計画期間：令和７〜11年度\n目標値は計画の最終年度のものとする。\n", "令和11年度", True),
        ("KPIの目標年度は2029年度とする。\n", "2029年度", True),
        ("指標の目標値は、特に断りのないものは令和12年度末のものとする。\n", "令和12年度末", True),
        ("中間目標年度は令和９年度、目標年度は令和13年度である。\n", "令和13年度", True),
        ("矢印の左は令和６年度の実績、右は令和\n12年度の目標を示す。\n", "令和12年度", True),
        ("目標年度の定めのない指標は、計画の終わりである\n令和11年度までに達する。\n", "令和11年度", True),
    ],
)
def test_the_year_that_a_text_sets_for_all_its_targets(text: str, due: str, for_all: bool) -> None:
    found = due_of(printed(text))
    assert found is not None
    assert (found.printed, found.for_all) == (due, for_all)
