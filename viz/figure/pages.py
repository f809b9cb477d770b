"""A picture that is too long for one sheet, parted where it has parts: groups of a roadmap, small charts of KPIs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from viz.canvas import Scene
from viz.charts.chart import Chart, Group, Panels, SeriesChart, Timeline
from viz.figure.draw import drawn
from viz.figure.paper import Paper
from viz.figure.sheet import Area, sheet_of
from viz.views.view import View

LEGIBLE = 0.66  # below this scale, letters of 12 px are no letters on paper
_Part: TypeAlias = Group | SeriesChart


def pages_of(view: View, paper: Paper) -> tuple[View, ...]:
    """Part a view so that each part is legible on a sheet; most are one."""
    if isinstance(view.picture, Scene):
        return (view,)
    parts, area = _parts(view.picture), sheet_of(view, paper).picture
    if not parts or _fits(view.picture, area):
        return (view,)
    pages: list[Chart] = []
    rest: Sequence[_Part] = parts
    while rest:
        page = _first_page(view.picture, rest, area)
        pages.append(_with(view.picture, page))
        rest = rest[len(page) :]
    return tuple(replace(view, picture=page) for page in pages)


def _first_page(chart: Chart, parts: Sequence[_Part], area: Area) -> Sequence[_Part]:
    """Take as many parts as are legible together, one at least."""
    taken = 1
    while taken < len(parts) and _fits(_with(chart, parts[: taken + 1]), area):
        taken += 1
    return parts[:taken]


def _parts(chart: Chart) -> Sequence[_Part]:
    match chart:
        case Timeline():
            return chart.groups
        case Panels():
            return chart.charts
        case _:
            return ()


def _with(chart: Chart, parts: Sequence[_Part]) -> Chart:
    if isinstance(chart, Timeline):
        return replace(chart, groups=tuple(part for part in parts if isinstance(part, Group)))
    return Panels(tuple(part for part in parts if isinstance(part, SeriesChart)))


def _fits(chart: Chart, area: Area) -> bool:
    return drawn(chart, area)[1] >= LEGIBLE
