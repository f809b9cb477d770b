"""Charts as SVG for pages: wide and narrow, as the small picture of a KPI, and as a bar in a line of text."""

from dataclasses import dataclass

from markupsafe import Markup

from ontology.model import Kpi
from viz.canvas import Scene
from viz.charts.bars import draw_bar
from viz.charts.chart import Chart, SeriesChart, Timeline
from viz.charts.draw import draw
from viz.charts.gantt import parted
from viz.charts.svg import svg_of
from viz.views.kpi_chart import series_of

WIDE, NARROW = 1256, 326  # px: of a picture on a desk, and on a telephone
PAPER, PAGE = 700, 900  # px: width of a sheet of A4 within its margins, and what of its height a part may take
_CARD = 330  # px of the small picture of a KPI


@dataclass(frozen=True, slots=True)
class Card:
    """A KPI with its small picture, None where none of its readings is a number: a list says them better."""

    chart: SeriesChart
    picture: Markup | None


def picture_of(chart: Chart, width: float) -> Markup:
    """Draw a chart for a page."""
    return Markup(svg_of(draw(chart, width)))  # noqa: S704  written by ElementTree, which escapes every text


@dataclass(frozen=True, slots=True)
class Pictures:
    """A chart for wide and for narrow screens and, parted where a page may end, for paper; the style sheet chooses."""

    wide: Markup
    narrow: Markup
    printed: tuple[Markup, ...]


def pictures_of(picture: Scene | Chart) -> Pictures | None:
    """Draw a chart for every screen and for paper; None for a picture of things, which draws itself."""
    if isinstance(picture, Scene):
        return None
    parts = parted(picture, PAGE) if isinstance(picture, Timeline) else (picture,)
    printed = tuple(picture_of(part, PAPER) for part in parts)
    return Pictures(picture_of(picture, WIDE), picture_of(picture, NARROW), printed)


def card_of(chart: SeriesChart) -> Card:
    """Give the small picture of a KPI."""
    return Card(chart, picture_of(chart, _CARD) if chart.has_numbers else None)


def picture_of_bar(count: int, most: int) -> Markup:
    """Draw a count as a bar so small that it stands in a line of text; the number beside it says the same."""
    return Markup(svg_of(draw_bar(count, most)))  # noqa: S704  as above


def series_picture(kpi: Kpi) -> Markup | None:
    """Draw the series of a KPI for its own page, None where none of its readings is a number."""
    chart = series_of(kpi)
    return card_of(chart).picture if chart else None
