"""The lanes of a roadmap: a bar for each period, in fiscal years, and the years in which KPIs are due."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.chains.order import in_order
from graph.projection import Projection
from graph.questions.roadmaps import RoadmapRow
from graph.timing import fiscal_years
from ontology.iri import key_of
from ontology.model import Entity, Kpi, Relation, RoadmapItem
from viz.charts.chart import Bar, Deadlines, Group, Head, Lane
from viz.language import word
from viz.views.address import address

_REST = {
    "ministry": ("所管の示されていないもの", "no ministry named"),
    "outcome": ("アウトカムの外", "outside the outcomes"),
    "programme": ("事業に結び付かないもの", "joined to no programme"),
}
_FIRST_MONTH = 4
_BEFORE = 2  # years drawn before a quarter of the bars has begun; one old bar would leave the sheet empty


def group_of(projection: Projection, thing: Entity | None, rows: Sequence[RoadmapRow], by: str) -> Group:
    """Draw the rows of one ministry, outcome or programme (`by`), in a lane for each thing that they are about."""
    key = key_of(thing.iri) if thing else None
    head = Head(thing.label if thing else word(*_REST[by]), key, path=f"/entities/{key}" if key else None)
    lanes: dict[tuple[Entity, ...], list[RoadmapRow]] = {}
    for row in rows:
        lanes.setdefault(() if by == "programme" else row.of, []).append(row)
    return Group(head, tuple(_lane(of, items) for of, items in lanes.items()), _deadlines(projection, rows))


def _lane(of: Sequence[Entity], rows: Iterable[RoadmapRow]) -> Lane:
    path = f"/entities/{key_of(of[0].iri)}" if of else None
    head = Head("、".join(each.label for each in of), key_of(of[0].iri) if of else None, path=path)
    return Lane(head, tuple(map(_bar, rows)))


def _bar(row: RoadmapRow) -> Bar:
    text = row.item.text if isinstance(row.item, RoadmapItem) else ""
    span = _moment(row.start), _moment(row.end, is_end=True)
    return Bar(text or row.item.label, key_of(row.item.iri), row.period, *span)


def _moment(told: str | None, *, is_end: bool = False) -> float | None:
    """Read `2026-10` as 2026.5 and `2026` as 2026.0, in fiscal years; an end is when that month or year is over."""
    year = fiscal_years(told, told).first
    if told is None or year is None:
        return None
    _, _, month = told.partition("-")
    if not month:
        return float(year + is_end)
    return year + ((int(month) - _FIRST_MONTH) % 12 + is_end) / 12


def _deadlines(projection: Projection, rows: Iterable[RoadmapRow]) -> tuple[Deadlines, ...]:
    """List the KPIs that gauge the measures of these rows by the year that they are due in."""
    measures = in_order(projection, (measure for row in rows for measure in row.measures))
    gauging = {
        link.target
        for each in measures
        for link in projection.outgoing(each.iri)
        if link.relation is Relation.MEASURED_BY
    }
    kpis = (projection.entities[iri] for iri in gauging)
    years: defaultdict[int, list[str]] = defaultdict(list)
    for kpi in in_order(projection, kpis):
        if isinstance(kpi, Kpi) and kpi.deadline and kpi.deadline.year:
            years[kpi.deadline.year].append(kpi.label)
    return tuple(
        Deadlines(year, tuple(years[year]), address("questions", ("kpis",), {"year": str(year)}))
        for year in sorted(years)
    )


def span_of(groups: Iterable[Group]) -> tuple[int, int]:
    """Give the fiscal years to draw: to the last end or deadline, from a little before most bars begin."""
    bars = [bar for group in groups for lane in group.lanes for bar in lane.bars]
    starts = [int(bar.start) for bar in bars if bar.start is not None]
    ends = [math.ceil(bar.end) - 1 for bar in bars if bar.end is not None]
    due = [due.year for group in groups for due in group.deadlines]
    years = [*starts, *ends, *due]
    if not years:
        return 0, 0
    early = sorted(starts)[len(starts) // 4] - _BEFORE if starts else min(years)
    return max(min(years), early), max(years)
