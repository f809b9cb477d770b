"""Lines of a scene as SVG: the style says the basis, the arrow where the line leads."""

from itertools import pairwise
from xml.etree.ElementTree import Element

from viz.canvas import Point, Scene, SceneEdge
from viz.figure.svg import draw, number, write
from viz.line_words import SIZE, words_on
from viz.style import BASES

INK = "#55616f"
QUIET = "#566270"


def draw_arrowhead(parent: Element) -> None:
    """Define the head of all arrows."""
    holder = draw(draw(parent, "defs"), "marker", id="arrow", viewBox="0 0 10 10", refX=9, refY=5)
    holder.attrib |= {"markerWidth": "9", "markerHeight": "9", "markerUnits": "userSpaceOnUse", "orient": "auto"}
    draw(holder, "path", d="M0 1 10 5 0 9z", fill=INK)


def draw_line(parent: Element, edge: SceneEdge) -> None:
    """Draw a line along its route."""
    style = BASES[edge.basis]
    made = draw(parent, "path", d=path_of(edge.route), fill="none", stroke=INK, stroke_width=style.width)
    made.set("marker-end", "url(#arrow)")
    if style.dashes:
        made.set("stroke-dasharray", " ".join(map(str, style.dashes)))


def write_words(parent: Element, scene: Scene) -> None:
    """Write relations on the lines that have room for a word, over everything that is drawn."""
    for word in words_on(scene):
        halo = write(parent, word.text, word.x, word.y, SIZE, "#fff", text_anchor="middle")
        halo.attrib |= {"stroke": "#fff", "stroke-width": "4", "stroke-linejoin": "round", "aria-hidden": "true"}
        write(parent, word.text, word.x, word.y, SIZE, QUIET, text_anchor="middle")


def path_of(route: tuple[Point, ...]) -> str:
    """Write a route as a path: straight where two points share a height or a side, else level at both ends."""
    (x, y), *_ = route
    return f"M{number(x)} {number(y)}" + "".join(_stretch(start, end) for start, end in pairwise(route))


def _stretch(start: Point, end: Point) -> str:
    (x1, y1), (x2, y2) = start, end
    if x1 == x2 or y1 == y2:
        return f"L{number(x2)} {number(y2)}"
    half = number((x1 + x2) / 2)
    return f"C{half} {number(y1)} {half} {number(y2)} {number(x2)} {number(y2)}"
