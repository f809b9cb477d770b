"""The series of one KPI, and of all that have one side by side."""

from collections.abc import Iterable, Mapping, Sequence

from graph.chains.overview import kpi_places
from graph.level import are_on_one_scale, level_of
from graph.projection import Projection
from graph.questions.parameters import bad_value
from graph.questions.words import Words
from ontology.iri import key_of
from ontology.model import Kind, Kpi, Observation
from viz.charts.chart import Head, Panels, Reading, SeriesChart
from viz.language import word
from viz.views.address import address
from viz.views.view import Column, Table, Value, View

_COLUMNS = (
    Column("kpi", "KPI", "KPI"),
    Column("goal", "アウトカム", "outcome"),
    Column("status", "状況（印字）", "status as printed"),
    Column("at", "表の欄", "column of the table"),
    Column("value", "値（印字）", "value as printed"),
    Column("as_of", "時点・期限", "as of, deadline"),
    Column("progress", "進捗（印字）", "progress as printed"),
    Column("number", "数としての値", "as a number"),
)


def series_of(kpi: Kpi, goal: str | None = None) -> SeriesChart | None:
    """Give the chart of a KPI, None where it has no readings.

    The readings have numbers where all of them are on one scale, the target where it is on that of the readings.
    """
    if not kpi.observations:
        return None
    is_drawn = are_on_one_scale(each.value for each in kpi.observations if each.number is not None)
    deadline = kpi.deadline.printed if kpi.deadline else None
    return SeriesChart(
        kpi=Head(kpi.label, key_of(kpi.iri), kpi.number or kpi.notation, f"/entities/{key_of(kpi.iri)}"),
        readings=tuple(_reading(each, is_drawn=is_drawn) for each in kpi.observations),
        target=Reading("target", kpi.target.printed, level_of(kpi), deadline) if kpi.target else None,
        status=kpi.status,
        baseline=kpi.baseline,
        goal=goal,
    )


def _reading(each: Observation, *, is_drawn: bool) -> Reading:
    return Reading(each.at, each.value, each.number if is_drawn else None, each.as_of, each.progress)


def kpi_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Show the series of one KPI; `names` hold its key. Raises `BadParameter` for what has no series."""
    entity = projection.entity("/".join(names))
    chart = series_of(entity) if isinstance(entity, Kpi) else None
    if chart is None:
        raise bad_value("kpi", entity.label, Words("実績の値のある KPI", "a KPI with readings"))
    return View(
        name="kpi",
        path=f"/charts/kpi/{key_of(entity.iri)}",
        ja=f"KPI「{entity.label}」の推移",
        en=f"Series of the KPI “{entity.label}”",
        picture=chart,
        table=Table(_COLUMNS, tuple(_rows((chart,)))),
        documents=projection.documents,
        about=(entity,),
    )


def kpis_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Show all KPIs that have readings, or those of a `status` (as printed) or a `goal` (a key of an outcome)."""
    status, goal = options.get("status", ""), options.get("goal", "")
    outcome = projection.find(goal, (Kind.OUTCOME,)) if goal else None
    charts = tuple(
        chart
        for chart, above in projection.derived(all_series)
        if (not status or chart.status == status) and (outcome is None or outcome.iri in above)
    )
    chosen = "・".join((*([outcome.label] if outcome else ()), *([status] if status else ())))
    return View(
        name="kpis",
        path=address("charts", ("kpis",), {"status": status, "goal": key_of(outcome.iri) if outcome else ""}),
        ja=f"KPIの推移{f'（{chosen}）' if chosen else ''}",
        en=f"Series of the KPIs{f' ({chosen})' if chosen else ''}",
        picture=Panels(charts),
        table=Table(_COLUMNS, tuple(_rows(charts))),
        documents=projection.documents,
        about=(outcome,) if outcome else (),
        options={"status": status, "goal": key_of(outcome.iri) if outcome else ""},
    )


def all_series(projection: Projection) -> tuple[tuple[SeriesChart, frozenset[str]], ...]:
    """Give every series with the IRIs of the results above its KPI, by outcome and then as the table has them."""
    found = [
        (chart, place.above)
        for place in projection.derived(kpi_places)
        if (chart := series_of(place.kpi, "、".join(outcome.label for outcome in place.outcomes) or None))
    ]
    order = list(dict.fromkeys(chart.goal for chart, _ in found))
    return tuple(sorted(found, key=lambda pair: (pair[0].goal is None, order.index(pair[0].goal))))


def _rows(charts: Iterable[SeriesChart]) -> Iterable[tuple[Value, ...]]:
    for chart in charts:
        told = (chart.kpi.label, chart.goal, chart.status)
        for each in chart.readings:
            yield (*told, each.at, each.printed, each.as_of, each.progress, each.number)
        if chart.target:
            aim = chart.target
            yield (*told, word("目標", "target"), aim.printed, aim.as_of, None, aim.number)
