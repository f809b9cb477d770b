"""A slide under construction: boxes, lines and words at places in px."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.connector import Connector
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from viz.briefing.ink import colour, emu, set_font, set_line, words
from viz.figure.font import width

ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_ALLOWANCE = 0.94  # the font of the slide may set Latin letters wider than the one that they are measured in
_LEAST = 4.0  # px; smaller letters are no letters


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: lines that are broken as they stand, `size` and `height` of a line in px."""

    lines: tuple[str, ...]
    size: float
    height: float
    ink: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a box looks: `radius` and `width` of the outline in px, `dashes` as in `set_line`."""

    fill: str | None
    ink: str | None = None
    width: float = 1.0
    radius: float = 0.0
    dashes: tuple[int, ...] = ()


def add_box(slide: Slide, name: str, box: tuple[float, float, float, float], look: Look) -> Shape:
    """Add a rectangle (left, top, width, height), round where the look has a radius."""
    left, top, wide, high = box
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if look.radius else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(kind, emu(left), emu(top), emu(wide), emu(high))
    shape.name = name
    plain(shape)
    if look.radius:
        shape.adjustments[0] = min(look.radius / max(min(wide, high), 1), 0.5)
    if look.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(look.fill)
    else:
        shape.fill.background()
    if look.ink:
        set_line(shape.line, look.ink, look.width, look.dashes)
    else:
        shape.line.fill.background()
    return shape


def add_line(slide: Slide, name: str, ends: tuple[float, float, float, float]) -> Connector:
    """Add a straight line (x1, y1, x2, y2)."""
    x1, y1, x2, y2 = ends
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, emu(x1), emu(y1), emu(x2), emu(y2))
    line.name = name
    plain(line)
    return line


def plain(shape: Shape | Connector) -> None:
    """Take the look of the theme away, with its shadow."""
    style = shape._element.find(qn("p:style"))  # noqa: SLF001  python-pptx puts one on whatever it adds
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001  as above


def add_words(  # noqa: PLR0913, PLR0917  words have a place and a look
    slide: Slide, name: str, x: float, middle: float, said: Words, align: str = "start", room: float | None = None
) -> Shape:
    """Add a text box of one line around a middle height; `x` is where it is aligned."""
    wide = room or max(width(words(line), said.size, bold=said.bold) for line in said.lines) + said.size
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[align]
    shape = slide.shapes.add_textbox(emu(left), emu(middle - said.height / 2), emu(wide), emu(said.height))
    shape.name = name
    write(shape.text_frame, (said,), wide, align=align)
    return shape


def write(
    frame: TextFrame,
    paragraphs: Sequence[Words],
    room: float,
    inset: tuple[float, float] = (0, 0),
    align: str = "start",
) -> None:
    """Write paragraphs into a frame, from its top; a line wider than `room` (px) makes its paragraph smaller."""
    frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left, frame.margin_top = (emu(each) for each in inset)
    frame.margin_right = frame.margin_bottom = emu(0)
    for at, said in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGN[align]
        paragraph.line_spacing = Pt(round(said.height * 0.75, 1))
        paragraph.text = "\v".join(words(line) for line in said.lines)
        for run in paragraph.runs:
            set_font(run.font, _fitting(said, room), said.ink, bold=said.bold)


def _fitting(said: Words, room: float) -> float:
    widest = max((width(words(line), said.size, bold=said.bold) for line in said.lines), default=0)
    return max(said.size * min(1.0, room * _ALLOWANCE / widest if widest else 1.0), _LEAST)
