"""The series of a KPI as a small line with its target, every value in print below it.

The readings stand in the order of the table, evenly spaced: some texts give a span of years for a value, or none, so
that a scale of time would have to guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from viz.charts.chart import Panels, Reading, SeriesChart
from viz.charts.drawing import Dot, Drawing, Line, Mark, Part, Point, Rect, Text
from viz.charts.ink import LINE, PAPER, QUIET, RULE, TARGET, TEXT
from viz.language import word
from viz.wrap import shorten, wrap

_TOP, _PLOT = 16, 86  # px above the plot, and of the plot
_BELOW = 62  # px below the plot for value, time and progress
_VALUE, _SMALL = 10.5, 9.5  # px of letters
_LEADING = 13  # px from line to line
_GAP, _HEADING = 16, 58  # px between panels, and of a panel's heading
_PANEL = 330  # px of a panel at least


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a number stands in the plot."""

    low: float
    high: float

    def y(self, number: float) -> float:
        """Give the height of a number in px from the top."""
        return _TOP + _PLOT * (1 - (number - self.low) / (self.high - self.low))


def draw_series(chart: SeriesChart, width: float) -> Drawing:
    """Draw one KPI without its name."""
    return Drawing(width, _TOP + _PLOT + _BELOW, _told(chart), tuple(_marks(chart, width)))


def draw_panels(panels: Panels, width: float) -> Drawing:
    """Draw several KPIs with their names, side by side as many as fit."""
    across = max(1, int((width + _GAP) // (_PANEL + _GAP)))
    wide = (width - (across - 1) * _GAP) / across
    tall = _HEADING + _TOP + _PLOT + _BELOW + _GAP
    marks: list[Mark] = []
    for at, chart in enumerate(panels.charts):
        x, y = at % across * (wide + _GAP), at // across * tall
        marks.append(Part(tuple(_heading(chart, wide, (x, y))), _told(chart), chart.kpi.path))
        marks.extend(_moved(mark, x, y + _HEADING) for mark in _marks(chart, wide))
    rows = -(-len(panels.charts) // across)
    title = word("KPIの推移 {n}件", "Series of {n} KPIs", n=len(panels.charts))
    return Drawing(width, max(rows * tall, 1), title, tuple(marks))


def _heading(chart: SeriesChart, width: float, corner: Point) -> Iterator[Mark]:
    x, y = corner
    for at, line in enumerate(wrap(chart.kpi.label, width / 12, 2)):
        yield Text(x, y + 14 + at * 16, line, 12, TEXT, bold=True)
    target = word("目標 {target}", "target {target}", target=chart.target.printed) if chart.target else ""
    status = word("状況 {status}", "status {status}", status=chart.status) if chart.status else ""
    yield Text(x, y + 47, shorten("　".join(filter(None, (status, target))), width / 11), 11, QUIET)


def _told(chart: SeriesChart) -> str:
    values = "、".join(f"{each.as_of or each.at} {each.printed}" for each in chart.readings)
    target = f"{word('目標', 'target')} {chart.target.printed}" if chart.target else word("目標なし", "no target")
    return f"{chart.kpi.label}：{values}。{target}"


def _marks(chart: SeriesChart, width: float) -> Iterator[Mark]:
    slots = len(chart.readings) + (chart.target is not None)
    wide = width / max(slots, 1)
    yield Rect(0, _TOP, width, _PLOT, PAPER)
    if chart.has_numbers:
        yield from _plot(chart, wide, width)
    else:
        middle = _TOP + _PLOT / 2
        yield Line(((0, middle + 12), (width, middle + 12)), RULE, dashes=(2, 3))
        said = word("数として読める実績はまだない", "no reading that is a number yet")
        yield Text(width / 2, middle, said, _VALUE, QUIET, "middle")
    yield Line(((0, _TOP + _PLOT), (width, _TOP + _PLOT)), RULE)
    for at, reading in enumerate(chart.readings):
        yield _print(reading, (at + 0.5) * wide, wide, TEXT)
    if chart.target:
        aim = Reading(word("目標", "target"), chart.target.printed, None, chart.target.as_of)
        yield _print(aim, width - wide / 2, wide, TARGET)


def _plot(chart: SeriesChart, wide: float, width: float) -> Iterator[Mark]:
    aim = chart.target.number if chart.target else None
    scale = _scale([each.number for each in chart.readings if each.number is not None] + ([] if aim is None else [aim]))
    if aim is not None:
        yield Line(((0, scale.y(aim)), (width, scale.y(aim))), TARGET, 1.5, (6, 4))
        yield Dot(width - wide / 2, scale.y(aim), 5, PAPER, TARGET, "diamond")
    places = [
        (at, ((at + 0.5) * wide, scale.y(each.number)))
        for at, each in enumerate(chart.readings)
        if each.number is not None
    ]
    for run in _runs(places):
        yield Line(tuple(run), LINE, 2)
    last = len(places) - 1
    for at, (_, (x, y)) in enumerate(places):
        yield Dot(x, y, 4 if at == last else 3, LINE if at == last else PAPER, LINE)


def _runs(places: Sequence[tuple[int, Point]]) -> Iterator[list[Point]]:
    """Join what stands side by side in the table; over a gap no line is drawn."""
    run: list[Point] = []
    before = None
    for at, point in places:
        if before is not None and at != before + 1:
            yield run
            run = []
        run.append(point)
        before = at
    yield run


def _scale(numbers: Sequence[float]) -> _Scale:
    low, high = min(numbers), max(numbers)
    margin = (high - low) * 0.12 or abs(high) * 0.1 or 1
    return _Scale(low - margin, high + margin)


def _print(reading: Reading, x: float, wide: float, ink: str) -> Mark:
    """Write a value, when it was true and how far that is, cut to its place; the title has them whole."""
    value = shorten(reading.printed, (wide - 2) / _VALUE)
    small = [*wrap(reading.as_of or reading.at, (wide - 2) / _SMALL, 2)]
    if reading.progress:
        small.append(shorten(reading.progress, (wide - 2) / _SMALL))
    y = _TOP + _PLOT + 15
    texts = (
        Text(x, y, value, _VALUE, ink, "middle", bold=True),
        *(Text(x, y + at * _LEADING, line, _SMALL, QUIET, "middle") for at, line in enumerate(small, start=1)),
    )
    return Part(texts, " ".join(filter(None, (reading.at, reading.as_of, reading.printed, reading.progress))))


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case Part():
            return Part(tuple(_moved(each, x, y) for each in mark.marks), mark.title, mark.path)
        case Line():
            return Line(tuple((at + x, height + y) for at, height in mark.points), mark.ink, mark.width, mark.dashes)
        case _:
            return replace(mark, x=mark.x + x, y=mark.y + y)
