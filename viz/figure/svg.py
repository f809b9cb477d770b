"""SVG as elements, so that no text can end up as markup. Lengths in px."""

from xml.etree.ElementTree import Element, SubElement, tostring

from viz.figure.font import FAMILIES, width
from viz.wrap import visible

_NAMESPACE = "http://www.w3.org/2000/svg"
_MIDDLE = 0.38  # em from the middle of a full-width character down to the line that it stands on
_NOT_XML = dict.fromkeys((0xFFFE, 0xFFFF))  # code points that no XML may hold


def canvas(width_: float, height: float, title: str, description: str) -> Element:
    """Begin a picture with its title and description for those who do not see it."""
    root = Element("svg", xmlns=_NAMESPACE, role="img", lang="ja")
    root.attrib |= {
        "width": number(width_),
        "height": number(height),
        "viewBox": f"0 0 {number(width_)} {number(height)}",
    }
    root.set("font-family", ", ".join(f"'{name}'" if " " in name else name for name in FAMILIES))
    SubElement(root, "title").text = clean(title)
    SubElement(root, "desc").text = clean(description)
    return root


def draw(parent: Element, tag: str, **attributes: str | float) -> Element:
    """Add an element; `stroke_width=2` is the attribute stroke-width."""
    made = SubElement(parent, tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
    return made


def write(  # noqa: PLR0913, PLR0917  a line of text has a place, a size and a look
    parent: Element,
    text: str,
    x: float,
    middle: float,
    size: float,
    ink: str,
    *,
    bold: bool = False,
    room: float | None = None,
    **attributes: str | float,
) -> Element:
    """Set a line of text around a middle height; one that is wider than `room` is squeezed into it, never cut."""
    words = clean(text)
    made = draw(parent, "text", x=x, y=middle + _MIDDLE * size, font_size=size, fill=ink, **attributes)
    if bold:
        made.set("font-weight", "bold")
    if room is not None and width(words, size, bold=bold) > room:
        made.attrib |= {"textLength": number(room), "lengthAdjust": "spacingAndGlyphs"}
    made.text = words
    return made


def text_of(root: Element) -> str:
    """Write the picture as a file, without a declaration: UTF-8."""
    return tostring(root, encoding="unicode")


def clean(text: str) -> str:
    """Keep of a text what shows and what XML may hold."""
    return visible(text).translate(_NOT_XML)


def number(value: float) -> str:
    """Write a length without noise in its digits."""
    return f"{round(value, 2):g}" if abs(value) < 10_000 else str(round(value))
