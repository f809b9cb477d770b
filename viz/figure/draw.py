"""A view on a sheet, as one SVG."""

from xml.etree.ElementTree import Element

from ontology.model import Basis
from viz.canvas import Scene
from viz.charts.chart import Chart
from viz.charts.draw import draw as draw_on_paper
from viz.charts.drawing import Drawing
from viz.charts.svg import element_of
from viz.figure.cards import FOOT, HEAD, RADII, SIDE, draw_card, draw_column, draw_rack
from viz.figure.lines import INK, draw_arrowhead, draw_line, write_words
from viz.figure.paper import SIZES, Paper
from viz.figure.sheet import (
    LEGEND_SIZE,
    MARGIN,
    SAMPLE_OF_CARD,
    SMALL_HEIGHT,
    SMALL_SIZE,
    TITLE_HEIGHT,
    TITLE_SIZE,
    Area,
    Entry,
    Sheet,
    sheet_of,
)
from viz.figure.svg import canvas, draw, number, text_of, write
from viz.style import BASES, KINDS
from viz.views.view import View

ACCENT, TEXT, QUIET, RULE = "#17365f", "#1b232d", "#566270", "#c9d1da"
_MOST_ENLARGED = 1.5  # a few cards are not blown up to posters
_SHARES = (1.0, 0.7, 1.5, 2.2)  # of the width of the area: a chart is laid out for each of them


def svg_of(view: View, paper: Paper = Paper.WIDE, page: str = "") -> str:
    """Draw a view with title, legend and source note; the same view gives the same text."""
    sheet, size = sheet_of(view, paper, page), SIZES[paper]
    root = canvas(size.width, size.height, view.ja, f"{view.en}. {' '.join(sheet.sources)}")
    draw(root, "rect", width="100%", height="100%", fill="#fff")
    _write_head(root, sheet)
    if isinstance(view.picture, Scene):
        draw_scene(root, view.picture, sheet.picture)
    else:
        draw_chart(root, view.picture, sheet.picture)
    for entry in sheet.legend:
        _draw_entry(root, entry)
    _write_foot(root, sheet)
    return text_of(root)


def draw_chart(parent: Element, chart: Chart, area: Area) -> None:
    """Draw a chart as large as an area takes it."""
    drawing, scale, left, top = drawn(chart, area)
    made = element_of(drawing)
    made.attrib |= {
        "x": number(left),
        "y": number(top),
        "width": number(drawing.width * scale),
        "height": number(drawing.height * scale),
    }
    parent.append(made)


def drawn(chart: Chart, area: Area) -> tuple[Drawing, float, float, float]:
    """Draw a chart at the width that fills an area best; give its scale, and where its (0, 0) then lies."""
    tries = [draw_on_paper(chart, area.width * share) for share in _SHARES]
    scale, drawing = max(((_scale(drawing, area), drawing) for drawing in tries), key=lambda tried: tried[0])
    left = area.left + (area.width - drawing.width * scale) / 2
    return drawing, scale, left, area.top + (area.height - drawing.height * scale) / 2


def _scale(drawing: Drawing, area: Area) -> float:
    return min(area.width / drawing.width, area.height / drawing.height, _MOST_ENLARGED)


def fit(scene: Scene, area: Area) -> tuple[float, float, float]:
    """Give the scale of a scene that fills an area, and where its (0, 0) then lies."""
    wide, high = scene.width + 2 * SIDE, scene.height + HEAD + FOOT
    scale = min(area.width / wide, area.height / high, _MOST_ENLARGED)
    left = area.left + (area.width - wide * scale) / 2
    top = area.top + (area.height - high * scale) / 2
    return scale, left + SIDE * scale, top + HEAD * scale


def draw_scene(parent: Element, scene: Scene, area: Area) -> None:
    """Draw a scene as large as an area takes it."""
    scale, left, top = fit(scene, area)
    draw_arrowhead(parent)
    place = f"translate({number(left)} {number(top)}) scale({round(scale, 4):g})"
    group = draw(parent, "g", transform=place)
    for column in scene.columns:
        draw_column(group, scene, column)
    for edge in scene.edges:
        draw_line(group, edge)
    for node in scene.nodes:
        (draw_rack if node.holds else draw_card)(group, node)
    write_words(group, scene)


def _write_head(root: Element, sheet: Sheet) -> None:
    draw(root, "rect", x=0, y=0, width=SIZES[sheet.paper].width, height=6, fill=ACCENT)
    for at, line in enumerate(sheet.title):
        middle = MARGIN + (at + 0.5) * TITLE_HEIGHT
        write(root, line, MARGIN, middle, TITLE_SIZE, ACCENT, bold=True, room=sheet.room)
    write(root, sheet.subtitle, MARGIN, sheet.subtitle_middle, SMALL_SIZE, QUIET, room=sheet.room, lang="en")


def _draw_entry(root: Element, entry: Entry) -> None:
    if isinstance(entry.look, Basis):
        basis = BASES[entry.look]
        sample = draw(root, "line", x1=entry.left, y1=entry.middle, x2=entry.right, y2=entry.middle, stroke=INK)
        sample.set("stroke-width", number(basis.width))
        if basis.dashes:
            sample.set("stroke-dasharray", " ".join(map(str, basis.dashes)))
    else:
        kind = KINDS[entry.look]
        draw(
            root, "rect", x=entry.left, y=entry.middle - 7, width=SAMPLE_OF_CARD, height=14,
            rx=min(RADII[kind.shape], 7), fill=kind.fill, stroke=kind.ink, stroke_width=1.4,
        )  # fmt: skip
    write(root, entry.words, entry.text_left, entry.middle, LEGEND_SIZE, TEXT)


def _write_foot(root: Element, sheet: Sheet) -> None:
    draw(root, "line", x1=MARGIN, y1=sheet.source_top, x2=MARGIN + sheet.room, y2=sheet.source_top, stroke=RULE)
    for at, line in enumerate(sheet.sources):
        write(root, line, MARGIN, sheet.source_top + (at + 0.75) * SMALL_HEIGHT, SMALL_SIZE, QUIET, room=sheet.room)
