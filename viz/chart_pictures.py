"""Charts as SVG for pages: wide and narrow, as the small picture of a KPI, and as a bar in a line of text."""

from dataclasses import dataclass

from markupsafe import Markup

from ontology.model import Kpi
from viz.canvas import Scene
from viz.charts.bars import draw_bar
from viz.charts.chart import Chart, Panels, SeriesChart
from viz.charts.draw import draw
from viz.charts.svg import svg_of
from viz.views.kpi_chart import series_of

WIDE, NARROW = 1256, 326  # px: of a picture on a desk, and on a telephone
_CARD = 330  # px of the small picture of a KPI


@dataclass(frozen=True, slots=True)
class Card:
    """A KPI with its small picture, None where none of its readings is a number: a list says them better."""

    chart: SeriesChart
    picture: Markup | None


def picture_of(chart: Chart, width: float) -> Markup:
    """Draw a chart for a page."""
    return Markup(svg_of(draw(chart, width)))  # noqa: S704  written by ElementTree, which escapes every text


def pictures_of(picture: Scene | Chart) -> dict[str, Markup]:
    """Draw a chart for wide and for narrow screens, of which the style sheet shows one; small ones fit both."""
    if isinstance(picture, Scene | Panels):
        return {}
    return {"wide": picture_of(picture, WIDE), "narrow": picture_of(picture, NARROW)}


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
