"""Figures that stand alone: the look of the page, a font that is there, the same bytes each time."""

import io
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from graph.projection import Projection
from ontology.errors import BadParameter
from ontology.iri import key_of
from tests.viz.conftest import Find
from tests.viz.harbour import HOSTILE
from viz.canvas import Scene
from viz.card import PADDING_X
from viz.figure.draw import svg_of
from viz.figure.font import GETA, settable, width
from viz.figure.paper import SIZES, Paper, paper_named
from viz.figure.png import png_of
from viz.figure.sheet import sheet_of
from viz.style import BASES
from viz.views.catalogue import view_at
from viz.views.view import View

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def view(harbour: Projection, find: Find) -> View:
    return view_at(harbour, f"entities/{key_of(find('スマート水産業の推進').iri)}")


def picture(text: str, size: int = 40) -> Image.Image:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">'
        f'<rect width="120" height="60" fill="#fff"/><text x="10" y="45" font-size="{size}">{text}</text></svg>'
    )
    return Image.open(io.BytesIO(png_of(svg))).convert("L")


def test_japanese_letters_are_drawn_and_differ() -> None:
    """Two letters that have outlines differ in their pixels; two that are missing would be the same box."""
    drawn = {letter: picture(letter).tobytes() for letter in "筋道施策鱗ガ①髙㍻々"}
    assert len(set(drawn.values())) == len(drawn)
    assert all(min(pixels) < 64 for pixels in drawn.values())


def test_what_the_font_lacks_is_a_gap_that_shows() -> None:
    """A letter that is not in the font is printed as 〓, never as an empty box."""
    assert settable("灯台 \U0001f5fc") == f"灯台 {GETA}"
    assert picture("\U0001f5fc").tobytes() == picture(GETA).tobytes()


@pytest.mark.parametrize(("text", "ems"), [("筋道", 2.0), ("", 0.0), ("・、", 2.0)])
def test_text_is_measured_in_the_font_it_is_set_in(text: str, ems: float) -> None:
    assert width(text, 10) == pytest.approx(ems * 10)
    assert width("WW", 10, bold=True) > width("ii", 10, bold=True)


@pytest.mark.parametrize("paper", list(Paper))
def test_a_sheet_has_its_size_and_the_same_bytes(view: View, paper: Paper) -> None:
    svg = svg_of(view, paper)
    assert svg == svg_of(view, paper)
    content = png_of(svg, paper)
    assert content == png_of(svg, paper)
    assert Image.open(io.BytesIO(content)).size == SIZES[paper].pixels


def test_a_figure_says_what_the_page_says(view: View) -> None:
    """Title, every card, column heads, legend and source note stand in the picture."""
    root = ET.fromstring(svg_of(view))  # noqa: S314  our own
    words = "\n".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert isinstance(view.picture, Scene)
    assert all(line in words for node in view.picture.nodes for line in node.card.lines)
    assert all(column.ja in words for column in view.picture.columns)
    assert "出典：『" in words
    assert all(f"{BASES[edge.basis].ja} {BASES[edge.basis].en}" in words for edge in view.picture.edges)
    assert root.findtext(f"{SVG}title") == view.ja


def test_line_styles_tell_the_basis(view: View) -> None:
    """As many lines are drawn with the dashes of a basis as the scene has lines on it."""
    assert isinstance(view.picture, Scene)
    root = ET.fromstring(svg_of(view))  # noqa: S314  our own
    drawn = [path for path in root.iter(f"{SVG}path") if path.get("marker-end")]
    styles = sorted((path.get("stroke-dasharray", ""), path.get("stroke-width")) for path in drawn)
    told = [BASES[edge.basis] for edge in view.picture.edges]
    assert styles == sorted((" ".join(map(str, style.dashes)), f"{style.width:g}") for style in told)


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_leaves_its_place(view: View, paper: Paper) -> None:
    """Picture, legend and source note lie one below the other, inside the sheet."""
    sheet = sheet_of(view, paper)
    assert sheet.subtitle_middle < sheet.picture.top < sheet.picture.bottom
    assert sheet.picture.height > 0.6 * SIZES[paper].height
    assert all(sheet.picture.bottom < entry.middle < sheet.source_top for entry in sheet.legend)


def test_a_long_line_is_squeezed_into_its_card(view: View) -> None:
    """No line is wider than its card has room for, measured in the font that draws it."""
    assert isinstance(view.picture, Scene)
    root = ET.fromstring(svg_of(view))  # noqa: S314  our own
    lengths = {text.text: float(text.get("textLength", 0)) for text in root.iter(f"{SVG}text")}
    for node in view.picture.nodes:
        for line in node.card.lines:
            natural = width(line, 15, bold=node.is_focus)
            assert (lengths[line] or natural) <= node.width - 2 * PADDING_X + 4.01


def test_hostile_labels_are_text(hostile: Projection) -> None:
    """What looks like markup is drawn as letters; every figure of the hostile twin is well-formed and is drawn."""
    for thing in list(hostile.entities.values())[:8]:
        svg = svg_of(view_at(hostile, f"entities/{key_of(thing.iri)}"))
        root = ET.fromstring(svg)  # noqa: S314  our own
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "rect", "g", "text", "path", "line", "defs", "marker",
        }  # fmt: skip
        assert HOSTILE[0] not in svg
        assert png_of(svg).startswith(b"\x89PNG")


def test_an_unknown_paper_is_refused() -> None:
    assert paper_named(None) is Paper.WIDE
    assert paper_named("A4") is Paper.A4
    with pytest.raises(BadParameter, match="a4"):
        paper_named("letter")
