"""KPI series on a slide as charts of PowerPoint's own, with their figures inside."""

from math import ceil, sqrt

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.slide import Slide

from viz.briefing.ink import colour, emu, set_font, set_line, words
from viz.briefing.slide import Words, add_words
from viz.charts.chart import Panels, SeriesChart
from viz.charts.ink import LINE, QUIET, RULE, TARGET, TEXT
from viz.figure.sheet import Area
from viz.wrap import wrap

_LABEL, _LEADING = 11.0, 15.0  # px
_LABEL_LINES = 2
_GAP = 14.0
_LARGE, _SMALL = 14.0, 9.0  # px of letters in a chart
_FIGURES = "#,##0.####"
_LARGE_FIGURES = ((1e12, '#,##0.##,,,,"兆"'), (1e8, '#,##0,,"百万"'))  # from so much on; a comma stands for 1,000


def add_series(slide: Slide, chart: SeriesChart, area: Area, size: float = _LARGE) -> None:
    """Write a series as a line with markers, and the target as a line of its own."""
    data = CategoryChartData(number_format=_FIGURES)
    data.categories = [words(reading.as_of or reading.at) for reading in chart.readings]
    data.add_series("実績 actual", [reading.number for reading in chart.readings])
    goal = chart.target.number if chart.target else None
    if goal is not None and chart.target:
        data.add_series(words(f"目標 target {chart.target.printed}"), [goal] * len(chart.readings))
    place = (emu(area.left), emu(area.top), emu(area.width), emu(area.height))
    holder = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, data)
    holder.name, made = words(chart.kpi.label), holder.chart
    set_font(made.font, size, TEXT)
    made.has_title, made.has_legend = False, size == _LARGE
    if made.legend is not None:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    most = max(
        (number for number in (goal, *(each.number for each in chart.readings)) if number is not None), default=0
    )
    made.value_axis.tick_labels.number_format = next(
        (each for least, each in _LARGE_FIGURES if most >= least), _FIGURES
    )
    made.value_axis.tick_labels.number_format_is_linked = False
    made.value_axis.major_gridlines.format.line.color.rgb = colour(RULE)
    for series, (ink, dashes) in zip(made.plots[0].series, ((LINE, ()), (TARGET, (9, 5))), strict=False):
        series.smooth = False
        set_line(series.format.line, ink, 2.5 if size == _LARGE else 1.6, dashes)


def add_panels(slide: Slide, panels: Panels, area: Area) -> None:
    """Write small charts side by side, each below the name of its KPI and its target, which is the broken line.

    Readings that are no numbers are words.
    """
    count = len(panels.charts)
    across = max(1, round(sqrt(count * area.width / area.height / 1.6)))
    wide, high = area.width / across, area.height / max(1, ceil(count / across))
    for at, chart in enumerate(panels.charts):
        left, top = area.left + at % across * wide, area.top + at // across * high
        label = wrap(chart.kpi.label, (wide - _GAP) / _LABEL, _LABEL_LINES)
        said = Words(label, _LABEL, _LEADING, TEXT, bold=True)
        _lines(slide, said, left, top, wide - _GAP)
        below = top + len(label) * _LEADING
        if chart.target:
            is_drawn = chart.has_numbers and chart.target.number is not None
            goal = wrap(f"{'┄ ' * is_drawn}目標 {chart.target.printed}", (wide - _GAP) / _LABEL, 1)
            _lines(slide, Words(goal, _LABEL, _LEADING, TARGET), left, below, wide - _GAP)
            below += _LEADING
        if chart.has_numbers:
            add_series(slide, chart, Area(left, below, wide - _GAP, top + high - below - 4), _SMALL)
        else:
            told = "、".join(f"{each.as_of or each.at} {each.printed}" for each in chart.readings)
            room = max(1, int((top + high - below) / _LEADING) - 1)
            _lines(slide, Words(wrap(told, (wide - _GAP) / _LABEL, room), _LABEL, _LEADING, QUIET), left, below, wide)


def _lines(slide: Slide, said: Words, left: float, top: float, room: float) -> None:
    for at, line in enumerate(said.lines):
        one = Words((line,), said.size, said.height, said.ink, said.bold)
        add_words(slide, line, left, top + (at + 0.5) * said.height, one, room=room)
