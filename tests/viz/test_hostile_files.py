"""The files of a briefing made of a document whose words are attacks: in each of them they are words."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Kind
from tests.viz.harbour import HOSTILE, hostile
from tests.viz.test_pages import Reader
from viz.briefing.matter import Matter
from viz.briefing.pack import FORMS, files_of
from viz.figure.paper import Paper
from viz.views.catalogue import view_at

SITE = "https://policy.example"
DRAWN = {"svg", "g", "defs", "marker", "path", "rect", "line", "polyline", "polygon", "circle", "ellipse", "text",
         "tspan", "title", "desc", "a", "style", "font-face"}  # fmt: skip
RUNNING = ("img", "iframe", "object", "embed", "foreignobject", "svg onload")
VIEWS = ("entities/measure", "trace/measure", "map", "charts/ministry-outcome", "charts/ministries", "charts/audit")
Files = dict[str, bytes]


@pytest.fixture(scope="module", params=VIEWS)
def files(request: pytest.FixtureRequest) -> Files:
    """Write a view of the hostile document in every form."""
    projection: Projection = hostile()
    measure = projection.select(kind=Kind.MEASURE)[0]
    path = str(request.param).replace("measure", key_of(measure.iri))
    options = {"as_of": "2026-04-01"} if path.endswith("audit") else {}
    made = files_of(Matter(projection, view_at(projection, path, options), Paper.WIDE, SITE), FORMS)
    return {name.rpartition(".")[2]: content for name, content in made.items()}


def test_a_drawing_holds_shapes_and_words_alone(files: Files) -> None:
    """It is well-formed, nothing in it runs or loads, and its links lead to this server."""
    root = ET.fromstring(files["svg"])  # noqa: S314  our own file
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= DRAWN
    attributes = [(at.rpartition("}")[2], value) for element in root.iter() for at, value in element.attrib.items()]
    assert [at for at, _ in attributes if at.startswith("on")] == []
    assert [value for at, value in attributes if at == "href" and not value.startswith((SITE, "/", "#"))] == []


def test_a_picture_is_a_picture(files: Files) -> None:
    assert Image.open(io.BytesIO(files["png"])).size == (1920, 1080)


def test_a_saved_page_runs_nothing_of_it(files: Files) -> None:
    read = Reader(files["html"].decode())
    assert [tag for tag, _ in read.elements if tag in RUNNING] == []
    attributes = [(at, value or "") for _, own in read.elements for at, value in own.items()]
    assert [at for at, _ in attributes if at.startswith("on")] == []
    assert [value for at, value in attributes if at == "href" and not value.startswith((SITE, "#"))] == []


def test_a_workbook_has_words_and_no_formula(files: Files) -> None:
    """What begins like a formula is text: no spreadsheet computes or opens it."""
    book = load_workbook(io.BytesIO(files["xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert [link for link in links if not link.startswith(SITE)] == []


def test_a_slide_has_words_and_links_to_us_alone(files: Files) -> None:
    deck = Presentation(io.BytesIO(files["pptx"]))
    assert [link for link in links_of(deck) if not link.startswith(SITE)] == []
    assert all("\x00" not in words for words in words_of(deck))


def test_the_words_are_there_to_the_letter() -> None:
    """Nothing is cut out of an attack: the rows behind a view quote it whole."""
    projection = hostile()
    measure = projection.select(kind=Kind.MEASURE)[0]
    view = view_at(projection, f"entities/{key_of(measure.iri)}")
    (content,) = files_of(Matter(projection, view, Paper.WIDE, SITE), ("xlsx",)).values()
    book = load_workbook(io.BytesIO(content), read_only=True)
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    quoted = [words for words in HOSTILE if any(words in cell for cell in cells)]
    assert set(HOSTILE[:4]) <= set(quoted)


def links_of(deck: Deck) -> Iterator[str]:
    """Give every address outside of the file that its slides and notes name."""
    for slide in deck.slides:
        for part in (slide.part, slide.notes_slide.part):
            yield from (rel.target_ref for rel in part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.HYPERLINK)


def words_of(deck: Deck) -> Iterator[str]:
    """Give the text of every shape."""
    for slide in deck.slides:
        yield from (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
