"""Files for a briefing: native shapes that are glued, text that fits, quotes in the notes, the same bytes each time."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from graph.projection import Projection
from ontology.errors import BadParameter
from ontology.iri import key_of
from tests.viz.conftest import Find
from viz.briefing.chart import add_chart
from viz.briefing.deck import deck_of
from viz.briefing.links import TOP, bend_of
from viz.briefing.matter import Matter
from viz.briefing.pack import FORMS, files_of, forms_named, sheet_in, with_manifest
from viz.briefing.rows import workbook_of
from viz.canvas import Scene
from viz.charts.chart import Cell, Group, Head, Lane, Matrix, Panels, Reading, SeriesChart, Timeline
from viz.figure.font import width
from viz.figure.pages import pages_of
from viz.figure.paper import SIZES, Paper
from viz.figure.sheet import Area
from viz.style import BASES
from viz.views.catalogue import view_at

SITE = "https://policy.example"
EMU = 9525


@pytest.fixture(scope="module")
def matter(harbour: Projection, find: Find) -> Matter:
    view = view_at(harbour, f"trace/{key_of(find('スマート水産業の推進').iri)}")
    return Matter(harbour, view, Paper.WIDE, SITE)


@pytest.fixture(scope="module")
def slide(matter: Matter) -> Slide:
    return Presentation(io.BytesIO(deck_of(matter))).slides[0]


def scene_of(matter: Matter) -> Scene:
    assert isinstance(matter.view.picture, Scene)
    return matter.view.picture


def part(shape: Any, path: str) -> Any:
    """Find an element of a shape that python-pptx has no name for."""
    return shape.element.find(f".//{qn(path)}")


def connectors(slide: Slide) -> list[Any]:
    """List the lines with an arrow."""
    arrows = ("a:tailEnd", "a:headEnd")
    return [shape for shape in slide.shapes if any(part(shape, arrow) is not None for arrow in arrows)]


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("paper", list(Paper))
def test_the_same_view_is_the_same_bytes(harbour: Projection, find: Find, form: str, paper: Paper) -> None:
    """A digest means something: nothing of the hour of writing is in a file."""
    view = view_at(harbour, f"entities/{key_of(find('スマート水産業の推進').iri)}")
    first, second = (FORMS[form].write(Matter(harbour, view, paper, SITE)) for _ in range(2))
    assert first == second


def test_every_line_is_glued_to_its_cards(matter: Matter, slide: Slide) -> None:
    """Both ends of every connector are bound to a site of the card that the scene says, and lie on its edge."""
    scene = scene_of(matter)
    shapes = {shape.shape_id: shape for shape in slide.shapes}
    found = connectors(slide)
    assert len(found) == len(scene.edges)
    for connector in found:
        ends = connector.element.nvCxnSpPr.cNvCxnSpPr
        for end, x, y in (
            (ends.stCxn, connector.begin_x, connector.begin_y),
            (ends.endCxn, connector.end_x, connector.end_y),
        ):
            card = shapes[end.id]
            assert card.left - EMU <= x <= card.left + card.width + EMU
            assert card.top - EMU <= y <= card.top + card.height + EMU
            edges = (abs(x - card.left), abs(x - card.left - card.width), abs(y - card.top - card.height))
            assert end.idx != TOP
            assert min(edges) <= EMU


def test_dashes_say_the_basis(matter: Matter, slide: Slide) -> None:
    drawn = sum(part(shape, "a:custDash") is not None for shape in connectors(slide))
    assert drawn == sum(bool(BASES[edge.basis].dashes) for edge in scene_of(matter).edges)


def test_text_fits_its_shapes(slide: Slide) -> None:
    """Measured in our font, no line is wider than its shape and no paragraph ends below it."""
    for shape in slide.shapes:
        if not shape.has_text_frame or not shape.text_frame.text:
            continue
        frame, high = shape.text_frame, 0.0
        for paragraph in frame.paragraphs:
            lines = paragraph.text.split("\v")
            size = paragraph.runs[0].font.size
            assert size is not None
            widest = max(width(line, size.pt, bold=bool(paragraph.runs[0].font.bold)) for line in lines)
            room = (shape.width - frame.margin_left) / 12_700
            assert widest <= room + 1, paragraph.text
            spacing = paragraph.line_spacing
            high += len(lines) * (spacing.pt if spacing is not None and not isinstance(spacing, float) else size.pt)
        assert high <= (shape.height - frame.margin_top) / 12_700 + 2, frame.text


def test_everything_lies_on_the_slide(slide: Slide, matter: Matter) -> None:
    size = SIZES[matter.paper]
    for shape in slide.shapes:
        assert 0 <= shape.left <= shape.left + shape.width <= size.width * EMU + 1, shape.name
        assert 0 <= shape.top <= shape.top + shape.height <= size.height * EMU + 1, shape.name


def test_the_source_is_on_the_slide_and_the_quotes_in_its_notes(matter: Matter, slide: Slide) -> None:
    source = next(shape for shape in slide.shapes if shape.name == "出典").text_frame.text
    document = matter.view.documents[0]
    assert f"出典：『{document.title}』" in source
    assert key_of(document.iri) in source
    assert slide.shapes.title is not None
    assert slide.shapes.title.text_frame.text.replace("\v", "") == matter.view.ja
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    for passage in {passage for link in matter.view.links for passage in link.evidence}:
        assert passage.quote.split("\n")[0] in notes.text
    assert matter.permalink in notes.text


def test_every_line_of_a_crowded_scene_has_a_connector(harbour: Projection) -> None:
    """Whatever thing is looked at, each of its lines turns into a preset that exists."""
    presets = {"straightConnector1", "bentConnector2", "bentConnector3", "curvedConnector3", "curvedConnector5"}
    for thing in harbour.entities.values():
        scene = view_at(harbour, f"entities/{key_of(thing.iri)}").picture
        assert isinstance(scene, Scene)
        nodes = {node.key: node for node in scene.nodes}
        assert {bend_of(edge, nodes[edge.source], nodes[edge.target]).preset for edge in scene.edges} <= presets


def test_a_workbook_holds_the_rows_and_where_they_are_from(matter: Matter) -> None:
    book = load_workbook(io.BytesIO(workbook_of(matter)))
    assert book.sheetnames == ["図の内容", "出典"]
    rows = book["図の内容"]
    assert rows.max_row == len(matter.view.table.rows) + 1
    assert {cell.data_type for row in rows.iter_rows() for cell in row} <= {"s", "n"}
    told = [cell.value for row in book["出典"].iter_rows() for cell in row]
    assert matter.permalink in told


def test_a_manifest_names_every_file_with_its_digest(matter: Matter) -> None:
    files = files_of(matter, ("svg", "xlsx"))
    written = with_manifest(matter, files, "sujimichi 1", datetime(2026, 4, 1, tzinfo=UTC))
    (content,) = (content for name, content in written.items() if name not in files)
    made = json.loads(content)
    assert {each["name"]: each["sha256"] for each in made["files"]} == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }
    assert made["permalink"] == f"{SITE}/embed{matter.view.path}?revision={key_of(matter.view.documents[0].iri)}"
    assert made["made_at"] == "2026-04-01T00:00:00+00:00"
    assert made["revisions"][0]["revision"] == matter.view.documents[0].revision


def test_hostile_texts_go_into_every_form(hostile: Projection) -> None:
    """Scripts, control characters and 2,000-character words are text in all files."""
    thing = next(iter(hostile.entities.values()))
    files = files_of(Matter(hostile, view_at(hostile, f"entities/{key_of(thing.iri)}"), Paper.A4, SITE), FORMS)
    deck = Presentation(io.BytesIO(next(content for name, content in files.items() if name.endswith("pptx"))))
    assert len(deck.slides) == 1
    assert b"<img" not in next(content for name, content in files.items() if name.endswith("html"))


AREA = Area(30, 100, 1200, 500)


def drawn(chart: Matrix | SeriesChart | Panels | Timeline) -> Slide:
    deck = Presentation()
    made = deck.slides.add_slide(deck.slide_layouts[6])
    add_chart(made, chart, AREA)
    return made


def test_a_matrix_is_a_table_with_shaded_cells() -> None:
    heads = tuple(Head(name) for name in ("港湾局", "水産課"))
    made = drawn(Matrix(heads, heads, (Cell(0, 1, 3, "/x"), Cell(1, 0, 1, "/y")), "施策"))
    table = next(shape for shape in made.shapes if shape.has_table).table
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [["港湾局", "", "3"], ["水産課", "1", ""]]
    fills = {str(table.cell(row, column).fill.fore_color.rgb) for row, column in ((1, 2), (2, 1), (1, 1))}
    assert len(fills) == 3


def test_a_series_is_a_chart_of_powerpoint_with_its_target() -> None:
    readings = tuple(
        Reading(f"{year}年", f"{year}件", number) for year, number in ((2024, 1.5), (2025, None), (2026, 4.0))
    )
    made = drawn(SeriesChart(Head("改修した蔵の数"), readings, Reading("目標", "5件", 5.0)))
    chart = next(shape for shape in made.shapes if shape.has_chart).chart
    assert [list(series.values) for series in chart.plots[0].series] == [[1.5, None, 4.0], [5.0, 5.0, 5.0]]
    assert list(chart.plots[0].categories) == ["2024年", "2025年", "2026年"]


def test_a_roadmap_is_shapes() -> None:
    made = drawn(Timeline((Group(Head("港湾局"), (Lane(Head("灯台の修理"), ()),)),), 2025, 2027))
    assert {shape.shape_type for shape in made.shapes} >= {MSO_SHAPE_TYPE.TEXT_BOX, MSO_SHAPE_TYPE.AUTO_SHAPE}
    assert "灯台の修理" in [shape.text_frame.text for shape in made.shapes if shape.has_text_frame]


def test_what_is_too_long_for_a_sheet_takes_several(matter: Matter) -> None:
    """Every KPI is on exactly one of the sheets, in its order, and each sheet is a file."""
    readings = (Reading("2025年", "1件", 1.0), Reading("2026年", "2件", 2.0))
    charts = tuple(SeriesChart(Head(f"指標{at}"), readings, None) for at in range(60))
    view = replace(matter.view, picture=Panels(charts))
    pages = pages_of(view, Paper.WIDE)
    assert len(pages) > 1
    shown = [page.picture for page in pages if isinstance(page.picture, Panels)]
    assert tuple(chart for each in shown for chart in each.charts) == charts
    files = files_of(Matter(matter.projection, view, Paper.WIDE, SITE), ("svg", "pptx"))
    assert len(files) == len(pages) + 1
    matter = Matter(matter.projection, view, Paper.WIDE, SITE)
    assert [sheet_in(matter, "svg", at) for at in range(1, len(pages) + 1)] == list(files.values())[:-1]
    with pytest.raises(BadParameter, match=f"{len(pages)}枚"):
        sheet_in(matter, "svg", len(pages) + 1)
    assert len(Presentation(io.BytesIO(list(files.values())[-1])).slides) == len(pages)


def test_a_native_chart_has_no_hour_in_it(matter: Matter) -> None:
    """The workbook that PowerPoint edits lies inside the file, and is the same bytes each time too."""
    readings = (Reading("2025年", "1件", 1.0), Reading("2026年", "2件", 2.0))
    picture = SeriesChart(Head("改修した蔵の数"), readings, None)
    charted = replace(matter, view=replace(matter.view, picture=picture))
    with ZipFile(io.BytesIO(deck_of(charted))) as made:
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        book = next(name for name in made.namelist() if name.endswith(".xlsx"))
        with ZipFile(io.BytesIO(made.read(book))) as inside:
            told = inside.read("docProps/core.xml").decode()
    assert f">{charted.dated.strftime('%Y-%m-%dT%H:%M:%SZ')}<" in told


def test_an_unknown_form_is_refused() -> None:
    assert forms_named(" PNG, svg,png") == ("png", "svg")
    with pytest.raises(BadParameter, match="docx"):
        forms_named("docx")
