"""A roadmap as a Gantt chart by fiscal year: a bar for each step, its words above it to fit a narrow sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from viz.charts.chart import Bar, Deadlines, Group, Lane, Timeline
from viz.charts.drawing import Dot, Drawing, Line, Mark, Part, Rect, Text
from viz.charts.ink import BAR, GROUND, LINE, PAPER, QUIET, RULE, TARGET, TEXT
from viz.language import word
from viz.wrap import shorten, width_of

_SIZE, _SMALL = 12, 11  # px of letters
_HEAD, _YEARS, _LANE, _ROW, _GAP = 30, 22, 26, 42, 18  # px: heights of a group's parts
_ARROW = 9  # px of the point of a bar without end
_BAR = 10  # px
_LEAST_YEAR = 16  # px; of years that are narrower, every second is named
_AIR = 4  # px beside the name of a year


def draw_timeline(timeline: Timeline, width: float) -> Drawing:
    """Draw the groups one below the other, each with its years; an open end of a bar is an arrow."""
    axis = _Axis(timeline.first, timeline.last, width)
    marks: list[Mark] = []
    y = 0.0
    for group in timeline.groups:
        placed = list(_group(axis, group, y))
        y = _bottom(group, y)
        marks += [*_grid(axis, _top(group, y), y), *placed]
        y += _GAP
    title = word(
        "工程表 {first}年度から{last}年度まで",
        "Roadmap, fiscal years {first} to {last}",
        first=timeline.first,
        last=timeline.last,
    )
    return Drawing(width, max(y, 1), title, tuple(marks))


def parted(timeline: Timeline, most: float) -> tuple[Timeline, ...]:
    """Part a roadmap between its rows, into pieces of up to `most` px; what goes on names its group and lane again."""
    return tuple(replace(timeline, groups=(part,)) for group in timeline.groups for part in _parts(group, most - _GAP))


def _parts(group: Group, most: float) -> Iterator[Group]:
    lanes: list[Lane] = []
    for row in (replace(lane, bars=(bar,)) for lane in group.lanes for bar in lane.bars):
        more = _with_row(lanes, row)
        if lanes and _bottom(replace(group, lanes=tuple(more)), 0) > most:
            yield replace(group, lanes=tuple(lanes))
            group, more = replace(group, deadlines=()), [row]
        lanes = more
    yield replace(group, lanes=tuple(lanes))


def _with_row(lanes: Sequence[Lane], row: Lane) -> list[Lane]:
    """Add a lane of one bar to what comes before it, as a row of the last lane where that goes on."""
    if lanes and lanes[-1].head == row.head:
        return [*lanes[:-1], replace(row, bars=(*lanes[-1].bars, *row.bars))]
    return [*lanes, row]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a moment stands; the last year ends at the right edge."""

    first: int
    last: int
    width: float

    @property
    def year(self) -> float:
        """Give the width of a year in px."""
        return self.width / (self.last + 1 - self.first)

    def x(self, moment: float) -> float:
        """Give the place of a moment in px from the left."""
        return (min(max(moment, self.first), self.last + 1) - self.first) * self.year


def _height(group: Group) -> float:
    return sum((_LANE if lane.head.label else 0) + len(lane.bars) * _ROW for lane in group.lanes)


def _bottom(group: Group, y: float) -> float:
    return y + _HEAD + _YEARS + (_LANE if group.deadlines else 0) + _height(group)


def _top(group: Group, bottom: float) -> float:
    return bottom - _height(group) - (_LANE if group.deadlines else 0)


def _group(axis: _Axis, group: Group, y: float) -> Iterator[Mark]:
    name = Text(0, y + 20, shorten(group.head.label, axis.width / 14), 14, TEXT, bold=True)
    yield Part((name,), group.head.label, group.head.path)
    y += _HEAD
    yield Rect(0, y, axis.width, _YEARS, GROUND)
    yield from _years(axis, y)
    y += _YEARS
    if group.deadlines:
        yield Text(6, y + 16, word("KPIの期限", "KPIs due"), _SMALL, TARGET)
        for due in group.deadlines:
            yield _deadline(axis, due, y)
        y += _LANE
    for lane in group.lanes:
        if lane.head.label:
            yield _lane(axis, lane, y)
            y += _LANE
        for bar in lane.bars:
            yield Part(tuple(_bar(axis, bar, y)), _title(bar), f"/entities/{bar.key}")
            y += _ROW


def _years(axis: _Axis, y: float) -> Iterator[Mark]:
    for year in range(axis.first, axis.last + 1):
        if axis.year >= _LEAST_YEAR or year % 2 == axis.first % 2:
            yield Text(axis.x(year + 0.5), y + 15, _year(axis, year), _SMALL, QUIET, "middle")


def _year(axis: _Axis, year: int) -> str:
    """Name a fiscal year as fully as its width allows."""
    names = (word("{year}年度", "FY{year}", year=year), str(year), f"{year % 100:02d}")
    return next((name for name in names if width_of(name) * _SMALL + _AIR <= axis.year), names[-1])


def _grid(axis: _Axis, top: float, bottom: float) -> Iterator[Mark]:
    for year in range(axis.first, axis.last + 2):
        yield Line(((axis.x(year), top), (axis.x(year), bottom)), RULE)


def _deadline(axis: _Axis, due: Deadlines, y: float) -> Mark:
    x = axis.x(due.year + 0.5)
    number = Text(x, y + 16, str(len(due.kpis)), _SMALL, TARGET, "middle", bold=True)
    said = word("{year}年が期限のKPI：{names}", "KPIs due in {year}: {names}", year=due.year, names="、".join(due.kpis))
    return Part((Dot(x, y + 12, 9, PAPER, TARGET, "diamond"), number), said, due.path)


def _lane(axis: _Axis, lane: Lane, y: float) -> Mark:
    label = Text(0, y + 17, shorten(lane.head.label, axis.width / _SIZE), _SIZE, LINE, bold=True)
    return Part((label,), lane.head.label, lane.head.path)


def _bar(axis: _Axis, bar: Bar, y: float) -> Iterator[Mark]:
    yield from _words(axis, bar, y)
    if bar.start is None and bar.end is None:
        return
    middle = y + 25
    is_cut, is_open = bar.start is None or bar.start < axis.first, bar.end is None or bar.end > axis.last + 1
    start = axis.x(axis.first if bar.start is None else bar.start)
    end = axis.x(axis.last + 1 if bar.end is None else bar.end)
    left, right = start + is_cut * _ARROW, end - is_open * _ARROW
    yield Rect(left, middle - _BAR / 2, max(right - left, 3), _BAR, BAR, LINE, 1)
    if is_open:
        yield Line(((end - _ARROW, middle - 7), (end - 1, middle), (end - _ARROW, middle + 7)), LINE, 2)
    if is_cut:
        yield Line(((start + _ARROW, middle - 7), (start + 1, middle), (start + _ARROW, middle + 7)), LINE, 2)


def _words(axis: _Axis, bar: Bar, y: float) -> Iterator[Mark]:
    """Write what is done and after it the period as printed, both on one line that no line of a year crosses."""
    period = bar.period or ("" if bar.start or bar.end else _untold())
    room = axis.width - 16 - width_of(period) * _SMALL
    text = shorten(bar.text, room / _SIZE)
    after = 6 + width_of(text) * _SIZE + 10
    yield Rect(4, y + 2, after + width_of(period) * _SMALL - 6, 15, PAPER)
    yield Text(6, y + 14, text, _SIZE, TEXT)
    if period:
        yield Text(after, y + 14, period, _SMALL, QUIET)


def _title(bar: Bar) -> str:
    by_place = word("時期は表の欄の位置による", "the time is that of its place in the table")
    when = bar.period or (_untold() if bar.start is None and bar.end is None else by_place)
    return f"{bar.text}（{when}）"


def _untold() -> str:
    return word("時期の記載なし", "no time given")
