"""A chart on a slide: a matrix as a table, a series as a chart of PowerPoint's own, everything else as shapes."""

from collections.abc import Iterable

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from viz.briefing.ink import colour, emu, set_line, words
from viz.briefing.series import add_panels, add_series
from viz.briefing.slide import Look, Words, add_box, add_line, add_words, plain
from viz.briefing.table import add_table
from viz.charts.chart import Chart, Matrix, Panels, SeriesChart
from viz.charts.drawing import Dot, Line, Mark, Part, Rect, Text
from viz.figure.draw import drawn
from viz.figure.sheet import Area

_SHAPES = {"circle": MSO_SHAPE.OVAL, "square": MSO_SHAPE.RECTANGLE, "diamond": MSO_SHAPE.DIAMOND,
           "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE}  # fmt: skip
_LEADING = 1.25
_BASE = 0.38  # em


def add_chart(slide: Slide, chart: Chart, area: Area) -> None:
    """Draw a chart as large as an area takes it, so that it can be edited."""
    if isinstance(chart, Matrix) and chart.rows and chart.columns:
        add_table(slide, chart, area)
    elif isinstance(chart, SeriesChart) and chart.has_numbers:
        add_series(slide, chart, area)
    elif isinstance(chart, Panels):
        add_panels(slide, chart, area)
    else:
        drawing, scale, left, top = drawn(chart, area)
        _Canvas(slide, scale, left, top).add(drawing.marks)


class _Canvas:
    """Puts the marks of a drawing on a slide as shapes."""

    def __init__(self, slide: Slide, scale: float, left: float, top: float) -> None:
        self.slide, self.scale, self.left, self.top = slide, scale, left, top

    def add(self, marks: Iterable[Mark]) -> None:
        """Add marks in their order."""
        for mark in marks:
            match mark:
                case Part():
                    self.add(mark.marks)
                case Rect():
                    self._rect(mark)
                case Line():
                    self._line(mark)
                case Dot():
                    self._dot(mark)
                case Text():
                    self._text(mark)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.scale, self.top + y * self.scale

    def _rect(self, mark: Rect) -> None:
        box = (*self._place(mark.x, mark.y), mark.width * self.scale, mark.height * self.scale)
        add_box(self.slide, "面", box, Look(mark.fill, mark.ink, self.scale, mark.radius * self.scale))

    def _line(self, mark: Line) -> None:
        for start, end in zip(mark.points, mark.points[1:], strict=False):
            line = add_line(self.slide, "線", (*self._place(*start), *self._place(*end)))
            set_line(line.line, mark.ink, mark.width * self.scale, tuple(round(dash) for dash in mark.dashes))

    def _dot(self, mark: Dot) -> None:
        half = mark.size * self.scale
        x, y = self._place(mark.x, mark.y)
        dot = self.slide.shapes.add_shape(_SHAPES[mark.shape], *map(emu, (x - half, y - half, 2 * half, 2 * half)))
        dot.name = "点"
        plain(dot)
        dot.fill.solid()
        dot.fill.fore_color.rgb = colour(mark.fill)
        set_line(dot.line, mark.ink, self.scale)

    def _text(self, mark: Text) -> None:
        if not mark.text.strip():
            return
        x, y = self._place(mark.x, mark.y - _BASE * mark.size)
        said = Words((mark.text,), mark.size * self.scale, mark.size * _LEADING * self.scale, mark.ink, mark.bold)
        add_words(self.slide, words(mark.text), x, y, said, mark.anchor)
