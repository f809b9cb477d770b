"""A drawing as SVG 1.1: presentation attributes only, which a strict policy allows, and text that stays text."""

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from viz.charts.drawing import Dot, Drawing, Line, Mark, Part, Point, Rect, Text
from viz.language import Language, is_japanese, reader
from viz.wrap import visible

FONTS = "Noto Sans CJK JP, Noto Sans JP, Yu Gothic UI, Hiragino Sans, Meiryo, sans-serif"
_BOLD = "700"
_ROOT = {"xmlns": "http://www.w3.org/2000/svg", "font-family": FONTS}


def svg_of(drawing: Drawing) -> str:
    """Write a drawing as one `svg` element, the same bytes each time, fit for a page and for a file.

    Every text is escaped; characters that show nothing, or that XML cannot hold, are left out.
    """
    return ET.tostring(element_of(drawing), encoding="unicode")


def element_of(drawing: Drawing) -> ET.Element:
    """Make the element of `svg_of`, to be put on a sheet."""
    width, height = _number(drawing.width), _number(drawing.height)
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    has_links = any(isinstance(mark, Part) and mark.path for mark in drawing.marks)
    role = "group" if has_links else "img"  # what is in an image is hidden from those who do not see it
    root = ET.Element("svg", {**_ROOT, **size, "role": role, "aria-label": visible(drawing.title)})
    _speak(root, drawing.title)
    for mark in drawing.marks:
        _add(root, mark)
    return root


def _add(parent: ET.Element, mark: Mark) -> None:
    match mark:
        case Part():
            _add_part(parent, mark)
        case Text():
            text = ET.SubElement(parent, "text", _text(mark))
            text.text = visible(mark.text)
            _speak(text, mark.text)
        case Rect():
            ET.SubElement(parent, "rect", _rect(mark))
        case Line():
            ET.SubElement(parent, "polyline", _line(mark))
        case Dot(shape="circle"):
            place = _numbers(cx=mark.x, cy=mark.y, r=mark.size)
            ET.SubElement(parent, "circle", {**place, "fill": mark.fill, "stroke": mark.ink})
        case Dot():
            ET.SubElement(parent, "polygon", {"points": _corners(mark), "fill": mark.fill, "stroke": mark.ink})


def _add_part(parent: ET.Element, part: Part) -> None:
    group = ET.SubElement(parent, "a", {"href": part.path}) if part.path else ET.SubElement(parent, "g")
    if part.title:
        ET.SubElement(group, "title").text = visible(part.title)
        if part.path:
            group.set("aria-label", visible(part.title))
            _speak(group, part.title)
    for mark in part.marks:
        _add(group, mark)


def _speak(element: ET.Element, words: str) -> None:
    """Mark Japanese words in a picture for a reader of English, so that they are read out in their own voice."""
    if reader().language is Language.ENGLISH and is_japanese(words):
        element.set("lang", "ja")


def _text(mark: Text) -> dict[str, str]:
    attributes = {**_numbers(x=mark.x, y=mark.y), "font-size": _number(mark.size), "fill": mark.ink}
    if mark.anchor != "start":
        attributes["text-anchor"] = mark.anchor
    if mark.bold:
        attributes["font-weight"] = _BOLD
    return attributes


def _rect(mark: Rect) -> dict[str, str]:
    attributes = {**_numbers(x=mark.x, y=mark.y, width=mark.width, height=mark.height), "fill": mark.fill}
    if mark.ink:
        attributes["stroke"] = mark.ink
    if mark.radius:
        attributes["rx"] = _number(mark.radius)
    return attributes


def _line(mark: Line) -> dict[str, str]:
    attributes = {
        "points": _points(mark.points),
        "fill": "none",
        "stroke": mark.ink,
        "stroke-width": _number(mark.width),
    }
    if mark.dashes:
        attributes["stroke-dasharray"] = " ".join(map(_number, mark.dashes))
    return attributes


def _corners(mark: Dot) -> str:
    corners = ((mark.x + x * mark.size, mark.y + y * mark.size) for x, y in _SHAPES[mark.shape])
    return _points(corners)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


_SHAPES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
}


def _numbers(**values: float) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
