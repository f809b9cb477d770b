"""The charts by name: what stands after `charts/` in a path."""

from collections.abc import Callable, Mapping, Sequence

from graph.projection import Projection
from ontology.errors import Message, UnknownThing
from viz.views.address import no_more_than
from viz.views.findings import findings_view
from viz.views.heatmaps import ministries_view, ministry_outcome_view
from viz.views.kpi_chart import kpi_view, kpis_view
from viz.views.reasons import reasons_view
from viz.views.roadmap import roadmap_view
from viz.views.view import View

_Options = Mapping[str, str]
_NAMES = {"ministry-outcome": 2, "kpi": 2}  # both ends of a cell; the key of a KPI, with its kind before it


def _ministry_outcome(projection: Projection, names: Sequence[str], options: _Options) -> View:
    made = reasons_view if len(names) > 1 else ministry_outcome_view
    return made(projection, names, options)


CHARTS: Mapping[str, Callable[[Projection, Sequence[str], _Options], View]] = {
    "ministry-outcome": _ministry_outcome,
    "ministries": ministries_view,
    "kpis": kpis_view,
    "kpi": kpi_view,
    "roadmap": roadmap_view,
    "audit": findings_view,
}


def chart_view(projection: Projection, names: Sequence[str], options: _Options) -> View:
    """Give the chart with this name, such as `ministry-outcome` or `kpi/0a1b`.

    Raises `UnknownThing`, `AmbiguousName` and `BadParameter`.
    """
    name, *rest = names or ("",)
    if name not in CHARTS:
        known = "、".join(CHARTS)
        message = Message(
            f"「{name}」という図表はありません。使えるもの: {known}",
            f"There is no chart '{name}'. Accepted: {', '.join(CHARTS)}",
        )
        raise UnknownThing(message, given=name, suggestions=list(CHARTS))
    no_more_than(_NAMES.get(name, 0), f"charts/{name}", rest)
    return CHARTS[name](projection, rest, options)
