"""How shapes of a slide look, beyond what python-pptx sets: dashes to measure, arrows, fonts for Japanese."""

from pptx.dml.color import RGBColor
from pptx.dml.line import LineFormat
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.text.text import Font
from pptx.util import Length, Pt

from viz.figure.svg import clean

FONT = "Yu Gothic"  # on every office PC since Windows 8.1, and with Office for the Mac
EMU = 9525  # per px
_POINTS = 0.75  # per px


def emu(pixels: float) -> Length:
    """Convert px."""
    return Length(round(pixels * EMU))


def colour(code: str) -> RGBColor:
    """Convert #rrggbb."""
    return RGBColor.from_string(
        (code if len(code) > 4 else "".join(each * 2 for each in code.lstrip("#"))).lstrip("#").upper()
    )


def set_font(font: Font, size: float, ink: str, *, bold: bool = False) -> None:
    """Set size (px), colour and weight, and one family for Latin and Japanese letters."""
    font.size, font.bold, font.name = Pt(round(size * _POINTS, 1)), bold, FONT
    font.color.rgb = colour(ink)
    properties = font._rPr  # noqa: SLF001  python-pptx sets the Latin face alone
    for tag in ("a:ea", "a:cs"):
        _child(properties, tag).set("typeface", FONT)


def set_line(line: LineFormat, ink: str, width: float, dashes: tuple[int, ...] = ()) -> None:
    """Set colour, width (px) and dashes (px of line and gap)."""
    line.color.rgb = colour(ink)
    line.width = emu(width)
    if dashes:
        pairs = zip(dashes[::2], dashes[1::2], strict=True)
        pattern = _child(line._get_or_add_ln(), "a:custDash")  # noqa: SLF001  python-pptx knows the presets alone
        for dash, gap in pairs:
            step = pattern.makeelement(qn("a:ds"), {"d": _share(dash / width), "sp": _share(gap / width)})
            pattern.append(step)


def set_arrow(line: LineFormat, *, at_beginning: bool) -> None:
    """Put the head of an arrow at the end of a line, or at its beginning."""
    head = _child(line._get_or_add_ln(), "a:headEnd" if at_beginning else "a:tailEnd")  # noqa: SLF001  as above
    head.attrib.update({"type": "triangle", "w": "med", "len": "sm"})


def set_double(line: LineFormat) -> None:
    """Draw a line as two."""
    line._get_or_add_ln().set("cmpd", "dbl")  # noqa: SLF001  as above


def words(text: str) -> str:
    """Keep of a text what shows; a line feed is one."""
    return "\n".join(clean(line) for line in text.split("\n"))


def _share(value: float) -> str:
    return str(round(value * 100_000))


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    found = parent.find(qn(tag))
    if found is None:
        found = parent.makeelement(qn(tag), {})
        parent.append(found)
    return found
