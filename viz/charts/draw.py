"""Any chart on paper."""

from viz.charts.bars import draw_tally
from viz.charts.chart import Chart, Matrix, Moves, Panels, SeriesChart, Tally, Timeline
from viz.charts.drawing import Drawing
from viz.charts.gantt import draw_timeline
from viz.charts.heat import draw_matrix
from viz.charts.moves import draw_moves
from viz.charts.series import draw_panels, draw_series


def draw(chart: Chart, width: float) -> Drawing:
    """Place a chart on a sheet about `width` px wide, as tall as it needs; what cannot shrink so far is wider."""
    match chart:
        case Matrix():
            return draw_matrix(chart, width)
        case SeriesChart():
            return draw_series(chart, width)
        case Panels():
            return draw_panels(chart, width)
        case Timeline():
            return draw_timeline(chart, width)
        case Tally():
            return draw_tally(chart, width)
        case Moves():
            return draw_moves(chart, width)
