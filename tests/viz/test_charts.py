"""What charts show and how they are drawn: every number printed, every text harmless, nothing on a wrong scale."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from graph.amount import amount_in
from graph.chains.portfolio import ACROSS, portfolio
from graph.level import are_on_one_scale, level_of
from graph.projection import Projection
from graph.questions.meetings import overlap_matrix
from ontology.errors import BadParameter, UnknownThing
from ontology.model import Kind, Kpi, Observation, Target
from tests.viz.harbour import HOSTILE
from tests.viz.quay import MIXED, RISING, quay
from viz.charts.chart import (
    Bar,
    Cell,
    Chart,
    Count,
    Group,
    Head,
    Lane,
    Matrix,
    Move,
    Moves,
    Panels,
    Reading,
    SeriesChart,
    Tally,
    Timeline,
)
from viz.charts.draw import draw
from viz.charts.drawing import Dot, Line, Mark, Part, Rect, Text
from viz.charts.ink import QUIET, RAMP, TARGET, contrast, legible_on, step_of
from viz.charts.svg import svg_of
from viz.language import Language, Reader, read_by
from viz.views.catalogue import view_at
from viz.views.kpi_chart import series_of

_SVG = "{http://www.w3.org/2000/svg}"
_WIDTHS = (326, 1100)


@pytest.fixture(scope="module")
def projection() -> Projection:
    return quay()


def chart_at(projection: Projection, path: str, **options: str) -> Chart:
    picture = view_at(projection, path, options).picture
    assert isinstance(picture, Chart)
    return picture


def flat(marks: tuple[Mark, ...]) -> list[Rect | Line | Dot | Text]:
    return [each for mark in marks for each in (flat(mark.marks) if isinstance(mark, Part) else [mark])]


def texts(chart: Chart, width: float = 1100) -> list[str]:
    return [mark.text for mark in flat(draw(chart, width).marks) if isinstance(mark, Text)]


def every_chart(words: tuple[str, ...] = ("ことば",) * 8) -> list[Chart]:
    """Make one chart of each kind out of given words."""
    one, two, *_ = words
    head = Head(one, "0a1b", two, f"/entities/0a1b?q={one[:50]}")
    readings = tuple(Reading(each, each, at if at % 2 else None, each, each) for at, each in enumerate(words))
    series = SeriesChart(head, readings, Reading(one, two, 3, two), one, two, one)
    bars = (Bar(one, "0a1b", two, 2026, None), Bar(two, "0a1b", None, None, None), Bar(one, "0a1b", two, None, 2027.5))
    return [
        Matrix((head, head), (head,), (Cell(0, 0, 7, f"/x?{one[:50]}"), Cell(1, 0, 12, "/y")), one, ((two, 1),), two),
        series,
        Panels((series, series)),
        Timeline((Group(head, (Lane(head, bars),)),), 2025, 2030),
        Tally(((one, (Count(head, 3, "error"), Count(head, 0, "info"))),), two),
        Moves((Move(head, Reading("before", one, 5), Reading("after", two, 2)),)),
    ]


@pytest.mark.parametrize("chart", every_chart(HOSTILE[:8]), ids=lambda chart: type(chart).__name__)
@pytest.mark.parametrize("width", _WIDTHS)
def test_hostile_words_stay_words(chart: Chart, width: int) -> None:
    """Whatever texts say, the picture is well-formed XML of harmless elements, without any inline style."""
    root = ET.fromstring(svg_of(draw(chart, width)))  # noqa: S314  our own SVG
    shapes = {"svg", "g", "a", "title", "rect", "text", "polyline", "polygon", "circle"}
    assert {element.tag.removeprefix(_SVG) for element in root.iter()} <= shapes
    assert not any(name in ("style", "class") or name.startswith("on") for each in root.iter() for name in each.attrib)
    assert all(each.attrib["href"].startswith("/") for each in root.iter(f"{_SVG}a"))


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: type(chart).__name__)
def test_a_chart_is_the_same_bytes_each_time(chart: Chart) -> None:
    assert svg_of(draw(chart, 800)) == svg_of(draw(chart, 800))


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: type(chart).__name__)
@pytest.mark.parametrize("width", _WIDTHS)
def test_nothing_is_drawn_off_the_sheet(chart: Chart, width: int) -> None:
    """Every rectangle, dot and line lies on the sheet."""
    drawing = draw(chart, width)
    for mark in flat(drawing.marks):
        points = mark.points if isinstance(mark, Line) else ((mark.x, mark.y),)
        assert all(-1 <= x <= drawing.width + 1 and 0 <= y <= drawing.height + 1 for x, y in points), mark
        if isinstance(mark, Rect):
            assert mark.x + mark.width <= drawing.width + 1


def test_a_picture_says_what_it_is_and_its_links_can_be_reached() -> None:
    """What holds links is a group, whose content is heard; what holds none is an image with a name."""
    matrix, series, *_ = every_chart()
    assert 'role="group"' in svg_of(draw(matrix, 800))
    assert re.search(r'<a [^>]*aria-label="ことば × ことば ことば：', svg_of(draw(matrix, 800)))
    assert 'role="img"' in svg_of(draw(series, 800))


@pytest.mark.parametrize("fill", RAMP)
def test_numbers_are_legible_on_every_shade(fill: str) -> None:
    assert contrast(legible_on(fill), fill) >= 4.5


@pytest.mark.parametrize("ink", [QUIET, TARGET])
def test_small_words_are_legible_on_paper(ink: str) -> None:
    assert contrast(ink, "#ffffff") >= 4.5


def test_shades_grow_darker_so_that_grey_keeps_their_order() -> None:
    assert all(contrast("#ffffff", lighter) < contrast("#ffffff", darker) for lighter, darker in pairwise(RAMP))


@pytest.mark.parametrize("most", [1, 2, 3, 6, 7, 33, 1000])
def test_shades_follow_the_counts(most: int) -> None:
    """More is never lighter, and the largest of several is the darkest."""
    steps = [step_of(count, most) for count in range(1, most + 1)]
    assert steps == sorted(steps)
    assert steps[-1] == (len(RAMP) - 1 if most > 1 else 0)


def test_the_heat_map_counts_what_its_reasons_list(projection: Projection) -> None:
    """Every cell has as many as the view that it leads to has chains, each from an office of the ministry."""
    for of in ("measures", "programmes"):
        matrix = chart_at(projection, "charts/ministry-outcome", of=of)
        assert isinstance(matrix, Matrix)
        assert matrix.cells
        for cell in matrix.cells:
            path, _, query = cell.path.partition("?")
            reasons = view_at(projection, path, dict(part.split("=") for part in query.split("&") if part))
            assert len(reasons.chains) == cell.count
            assert all(chain.links for chain in reasons.chains)
            assert str(cell.count) in texts(matrix)


def test_what_serves_every_outcome_is_counted_once(projection: Projection) -> None:
    """The measure under the cross-cutting result stands in a column of its own, and under its own outcome."""
    found = portfolio(projection)
    welfare = next(each for each in found.ministries if each.label == "厚生労働省")
    outcomes = {outcome for ministry, outcome in found.of[Kind.MEASURE] if ministry == welfare.iri}
    people = next(each.iri for each in projection.select(kind=Kind.OUTCOME) if each.notation == "B")
    assert outcomes == {ACROSS, people}


def test_the_matrix_of_ministries_mirrors_the_question(projection: Projection) -> None:
    """Each pair of the question stands in two cells that lead to its reasons."""
    matrix = chart_at(projection, "charts/ministries")
    assert isinstance(matrix, Matrix)
    rows = overlap_matrix(projection)
    assert sum(cell.count for cell in matrix.cells) == 2 * sum(row.total for row in rows)
    assert all(cell.row != cell.column and cell.path.startswith("/questions/overlap?a=") for cell in matrix.cells)


def test_on_a_narrow_sheet_signs_stand_for_columns_and_are_explained() -> None:
    columns = tuple(Head(f"とても長い名前の成果その{sign}", sign=sign) for sign in "ABCDEFGH")
    matrix = Matrix((Head("農林水産省"),), columns, (Cell(0, 0, 1, "/x"),), "施策")
    written = texts(matrix, 326)
    assert "A" in written
    assert any(text.startswith("A とても長い名前") for text in written)


LEVELS = [
    ("77％", 77, "%", ("70.1％", "72％"), 77),
    ("30隻", 30, "隻", ("約12隻", "15隻"), 30),
    ("1,000件/年", 1000, "件/年", ("687件/年", "700件"), 1000),
    ("700件以上を支援", 700, "件", ("238件", "334件"), 700),
    ("20倍に拡大（1.2兆円）", 1.2e12, "円", ("600億円",), 1.2e12),
    ("800(2020年度)", 800, None, ("272",), 800),
    ("２倍(2016年比)", 2, "倍", ("6,441社",), None),  # a multiple of what was
    ("５割増", 5, "割", ("120件",), None),
    ("4万人増", 40000, "人", ("15,659人",), None),  # a distance, not a place
    ("3％以上の向上", 3, "%", ("1.2％",), None),
    ("低下（2010年60.4％）", 60.4, "%", ("56.3％",), None),  # where it starts, not where it goes
    ("小学生65人、中学生75人", 65, "人", ("50人",), None),
    ("全ての地区", None, None, ("12地区",), None),
    ("300地区", 300, "地区", ("12町",), None),
]


@pytest.mark.parametrize(("printed", "value", "unit", "readings", "expected"), LEVELS)
def test_a_target_is_a_line_only_on_the_scale_of_its_readings(
    printed: str, value: float | None, unit: str | None, readings: tuple[str, ...], expected: float | None
) -> None:
    observations = tuple(Observation("現在値", each, 1.0) for each in readings)
    kpi = Kpi(iri="x", label="x", target=Target(printed, value, unit), observations=observations)
    assert level_of(kpi) == expected


@pytest.mark.parametrize(
    ("values", "expected"), [(RISING, True), (MIXED, False), (("約12%", "（13％）", "9.5％"), True)]
)
def test_values_of_other_words_are_not_joined(values: tuple[str, ...], expected: bool) -> None:
    assert are_on_one_scale(values) is expected


def kpi_named(projection: Projection, label: str) -> SeriesChart:
    kpi = next(each for each in projection.select(kind=Kind.KPI) if each.label == label)
    assert isinstance(kpi, Kpi)
    chart = series_of(kpi)
    assert chart is not None
    return chart


def test_a_series_prints_every_value_and_its_target(projection: Projection) -> None:
    chart = kpi_named(projection, "観測機器を載せた漁船の数")
    written = texts(chart, 340)
    assert {*RISING, "30隻", "2021年度", "10%"} <= set(written)
    marks = flat(draw(chart, 340).marks)
    assert [mark.shape for mark in marks if isinstance(mark, Dot)].count("diamond") == 1
    assert sum(isinstance(mark, Line) and mark.ink == TARGET for mark in marks) == 1


def test_a_higher_number_stands_higher(projection: Projection) -> None:
    dots = [
        mark
        for mark in flat(draw(kpi_named(projection, "観測機器を載せた漁船の数"), 340).marks)
        if isinstance(mark, Dot)
    ]
    readings = sorted((mark for mark in dots if mark.shape == "circle"), key=lambda mark: mark.x)
    heights = [mark.y for mark in readings]
    assert heights == sorted(heights, reverse=True)
    assert min(mark.y for mark in dots) == next(mark.y for mark in dots if mark.shape == "diamond")


@pytest.mark.parametrize("label", ["担い手の転入と転出の差", "協議会の開催状況"])
def test_words_are_not_drawn_as_a_line(projection: Projection, label: str) -> None:
    """Values in words, or on two scales, have no picture; what was printed is still there."""
    chart = kpi_named(projection, label)
    assert not chart.has_numbers
    assert "数として読める実績はまだない" in texts(chart, 340)


def test_no_line_is_drawn_over_a_gap() -> None:
    """A value in words between two numbers breaks the line."""
    values = (1.0, 2.0, None, 3.0)
    chart = SeriesChart(Head("x"), tuple(Reading(str(at), "v", each) for at, each in enumerate(values)), None)
    lines = [mark for mark in flat(draw(chart, 340).marks) if isinstance(mark, Line) and mark.width == 2]
    assert [len(line.points) for line in lines] == [2, 1]


def test_series_can_be_narrowed_to_a_status_or_an_outcome(projection: Projection) -> None:
    def labels(**options: str) -> list[str]:
        panels = chart_at(projection, "charts/kpis", **options)
        assert isinstance(panels, Panels)
        return [chart.kpi.label for chart in panels.charts]

    assert labels(status="①B") == ["観測機器を載せた漁船の数"]
    assert "観測機器を載せた漁船の数" in labels(goal="地域における高付加価値型産業の創出")
    assert "協議会の開催状況" not in labels(goal="地域における高付加価値型産業の創出")
    assert len(labels()) == len(
        [kpi for kpi in projection.select(kind=Kind.KPI) if isinstance(kpi, Kpi) and kpi.observations]
    )


@pytest.mark.parametrize(("by", "groups"), [
    ("ministry", ["観光庁"]),
    ("outcome", ["地域における高付加価値型産業の創出", "地域の人材力の強化と多様な働き方の実現"]),
    ("programme", ["渚泊推進対策"]),
])  # fmt: skip
def test_the_roadmap_is_put_together_in_three_ways(projection: Projection, by: str, groups: list[str]) -> None:
    timeline = chart_at(projection, "charts/roadmap", by=by)
    assert isinstance(timeline, Timeline)
    assert sorted(group.head.label for group in timeline.groups) == sorted(groups)
    bars = [bar for lane in timeline.groups[0].lanes for bar in lane.bars]
    assert [(bar.start, bar.end) for bar in bars] == [(2026, 2027), (2027.5, None), (None, None)]
    assert timeline.first == 2026


def test_an_open_end_is_an_arrow_and_no_time_is_said(projection: Projection) -> None:
    timeline = chart_at(projection, "charts/roadmap", by="programme")
    written = texts(timeline)
    assert "時期の記載なし" in written
    assert "2027年10月～" in written
    arrows = [mark for mark in flat(draw(timeline, 1100).marks) if isinstance(mark, Line) and len(mark.points) == 3]
    assert len(arrows) == 1


@pytest.mark.parametrize(
    ("language", "width", "year"),
    [("ja", 1100, "2026年度"), ("en", 1100, "FY2026"), ("ja", 260, "2026"), ("ja", 150, "26")],
)
def test_the_axis_of_the_roadmap_says_that_its_years_are_fiscal(language: str, width: int, year: str) -> None:
    """Where there is room; what is written is never wider than the column of its year."""
    head = Head("名称", None)
    timeline = Timeline((Group(head, (Lane(head, (Bar("工程", "0a1b", None, 2026.5, None),)),)),), 2026, 2031)
    with read_by(Reader(Language(language))):
        assert year in texts(timeline, width)


def test_a_year_narrows_the_roadmap(projection: Projection) -> None:
    assert "基盤の設計" not in texts(chart_at(projection, "charts/roadmap", by="programme", year="2029"))
    assert not view_at(projection, "charts/roadmap", {"year": "2019"}).table.rows


@pytest.mark.parametrize(("printed", "expected"), [
    ("1.2億人泊", (1.2e8, ("", "人泊"))),
    ("４兆5,064億円", (4.5064e12, ("", "円"))),
    ("約50％以上", (50, ("約", "%以上"))),
    ("毎年20産地（2030年度）", (20, ("毎年", "産地(2030年度)"))),
    ("全ての地区", None),
    ("2030年度", None),
    ("10件から20件", None),
])  # fmt: skip
def test_the_one_figure_of_a_text_is_read(printed: str, expected: tuple[float, tuple[str, str]] | None) -> None:
    found = amount_in(printed)
    assert (found and (found.number, found.words)) == expected


def test_a_move_runs_from_the_hollow_dot_to_the_full_one() -> None:
    """A figure that fell has its full dot left of the hollow one, and both figures in their order in print."""
    row = Move(Head("宿泊者数"), Reading("before", "1.2億人泊", 1.2e8), Reading("after", "9,500万人泊", 9.5e7))
    hollow, full = (mark for mark in flat(draw(Moves((row,)), 600).marks) if isinstance(mark, Dot))
    assert hollow.fill == "#ffffff"
    assert full.x < hollow.x
    assert "1.2億人泊 → 9,500万人泊" in texts(Moves((row,)))


def test_bars_are_as_long_as_their_counts() -> None:
    counts = tuple(Count(Head(str(count)), count, "error") for count in (10, 5, 0))
    drawn = [mark for mark in flat(draw(Tally((("組", counts),), "件"), 800).marks) if isinstance(mark, Rect)]
    assert [round(mark.width / drawn[0].width, 3) for mark in drawn] == [1, 0.5]
    assert "不備" in texts(Tally((("組", counts),), "件"))


@pytest.mark.parametrize(("path", "options"), [
    ("charts/roadmap", {"by": "weather"}),
    ("charts/roadmap", {"year": "soon"}),
    ("charts/ministries", {"by": "x"}),
    ("charts/ministry-outcome", {"of": "x"}),
    ("charts/audit", {}),
])  # fmt: skip
def test_a_wrong_option_is_refused(projection: Projection, path: str, options: dict[str, str]) -> None:
    with pytest.raises(BadParameter):
        view_at(projection, path, options)


@pytest.mark.parametrize("path", ["charts", "charts/x", "charts/kpi/x", "charts/ministry-outcome/x/y"])
def test_an_unknown_chart_is_refused(projection: Projection, path: str) -> None:
    with pytest.raises(UnknownThing):
        view_at(projection, path)
