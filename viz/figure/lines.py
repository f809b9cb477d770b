"""Lines of a scene as SVG: the style says the basis, the arrow where the line leads."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from viz.canvas import Point, Scene, SceneEdge
from viz.figure.svg import draw, number, write
from viz.style import BASES

INK = "#55616f"
QUIET = "#566270"
WORD_SIZE = 11.5
_MOST_WORDED = 14  # lines; with more, the words would hide more than they tell
_MOST_AT_A_CARD = 3
_ROOM_FOR_A_WORD = 50


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
    for edge, (x, y) in worded(scene):
        halo = write(parent, edge.word, x, y, WORD_SIZE, "#fff", text_anchor="middle")
        halo.attrib |= {"stroke": "#fff", "stroke-width": "4", "stroke-linejoin": "round", "aria-hidden": "true"}
        write(parent, edge.word, x, y, WORD_SIZE, QUIET, text_anchor="middle")


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


def worded(scene: Scene) -> Iterator[tuple[SceneEdge, tuple[float, float]]]:
    """Choose the lines that carry their relation as a word, and where: in the middle of the first stretch."""
    if len(scene.edges) > _MOST_WORDED:
        return
    met = Counter(end for edge in scene.edges for end in ((edge.source, "out"), (edge.target, "in")))
    for edge in scene.edges:
        (x1, y1), (x2, y2) = edge.route[:2]
        crowd = max(met[edge.source, "out"], met[edge.target, "in"])
        if crowd <= _MOST_AT_A_CARD and abs(x2 - x1) >= _ROOM_FOR_A_WORD:
            yield edge, ((x1 + x2) / 2, (y1 + y2) / 2)
