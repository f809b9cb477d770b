"""The roadmap as a Gantt chart by fiscal year: by ministry, outcome or programme."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.chains.duties import duties
from graph.chains.order import in_order
from graph.chains.overview import outcomes_in, results_above
from graph.projection import Projection
from graph.questions.roadmaps import RoadmapRow, roadmap
from graph.timing import fiscal_years
from ontology.iri import key_of
from ontology.model import Entity, Kind, Kpi, Link, Relation, RoadmapItem
from viz.charts.chart import Bar, Deadlines, Group, Head, Lane, Timeline
from viz.language import word
from viz.views.address import address
from viz.views.options import choice, number
from viz.views.view import Column, Table, View

BY = ("ministry", "outcome", "programme")
NAMES = {
    "ministry": ("府省別", "by ministry"),
    "outcome": ("アウトカム別", "by outcome"),
    "programme": ("事業別", "by programme"),
}
_REST = {
    "ministry": ("所管の示されていないもの", "no ministry named"),
    "outcome": ("アウトカムの外", "outside the outcomes"),
    "programme": ("事業に結び付かないもの", "joined to no programme"),
}
_COLUMNS = (
    Column("group", "まとまり", "group"),
    Column("of", "対象", "of"),
    Column("item", "工程", "item"),
    Column("period", "期間（印字）", "period as printed"),
    Column("start", "始め", "start"),
    Column("end", "終わり", "end"),
)
_FIRST_MONTH = 4
_BEFORE = 2  # years drawn before a quarter of the bars has begun; one old bar would leave the sheet empty
_Placed = list[tuple[Entity | None, list[RoadmapRow]]]


def roadmap_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Show what is done when.

    `by` is ministry, outcome or programme; `ministry` a key, `year` a fiscal year that a period must touch.
    """
    by, year = choice(options, "by", BY), number(options, "year")
    ministry = projection.find(options["ministry"], (Kind.ORGANISATION,)) if options.get("ministry") else None
    rows = [row for row in roadmap(projection, year) if ministry is None or ministry in _ministries(projection, row)]
    placed = _placed(projection, rows, by)
    groups = tuple(_group(projection, thing, items, by) for thing, items in placed)
    first, last = _span(groups)
    asked = {"by": by, "ministry": key_of(ministry.iri) if ministry else "", "year": str(year or "")}
    (ja, en), told, years = NAMES[by], [ministry.label] if ministry else [], [year] if year else []
    return View(
        name="roadmap",
        path=address("charts", ("roadmap",), {**asked, "by": by if by != BY[0] else ""}),
        ja=f"工程表（{'・'.join((ja, *told, *(f'{year}年度' for year in years)))}）",
        en=f"Roadmap ({', '.join((en, *told, *(f'fiscal year {year}' for year in years)))})",
        picture=Timeline(groups, first, last),
        table=Table(_COLUMNS, tuple(_table(groups, rows))),
        documents=projection.documents,
        links=_links(projection, rows),
        about=(ministry,) if ministry else (),
        options=asked,
    )


def _placed(projection: Projection, rows: Iterable[RoadmapRow], by: str) -> _Placed:
    """Put each row under all things that it belongs to, those in order; the rest is last, under None."""
    groups: defaultdict[str, list[RoadmapRow]] = defaultdict(list)
    rest = []
    for row in rows:
        things = _GROUPS[by](projection, row)
        for thing in things:
            groups[thing.iri].append(row)
        if not things:
            rest.append(row)
    known = in_order(projection, (projection.entities[iri] for iri in groups))
    return [*((thing, groups[thing.iri]) for thing in known), *([(None, rest)] if rest else [])]


def _ministries(projection: Projection, row: RoadmapRow) -> tuple[Entity, ...]:
    """List the ministries of the programme, or, where it has none of its own, those that its measures name."""
    known = duties(projection)
    offices = row.ministries or known.organisations_of(row.measures)
    return in_order(projection, (known.ministry_of[office.iri] for office in offices))


def _outcomes(projection: Projection, row: RoadmapRow) -> tuple[Entity, ...]:
    above = projection.derived(results_above)
    return outcomes_in(projection, {iri: one for each in row.measures for iri, one in above[each.iri].items()})


def _programmes(projection: Projection, row: RoadmapRow) -> tuple[Entity, ...]:
    return in_order(projection, row.of)


_GROUPS: Mapping[str, Callable[[Projection, RoadmapRow], tuple[Entity, ...]]] = {
    "ministry": _ministries,
    "outcome": _outcomes,
    "programme": _programmes,
}


def _group(projection: Projection, thing: Entity | None, rows: Sequence[RoadmapRow], by: str) -> Group:
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


def _span(groups: Iterable[Group]) -> tuple[int, int]:
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


def _table(groups: Iterable[Group], rows: Iterable[RoadmapRow]) -> Iterable[tuple[str | None, ...]]:
    told = {key_of(row.item.iri): row for row in rows}
    for group in groups:
        for lane in group.lanes:
            for bar in lane.bars:
                row = told[bar.key]
                of = "、".join(each.label for each in row.of)
                yield group.head.label, of, bar.text, bar.period, row.start, row.end


def _links(projection: Projection, rows: Iterable[RoadmapRow]) -> tuple[Link, ...]:
    return tuple(
        link for row in rows for link in projection.incoming(row.item.iri) if link.relation is Relation.SCHEDULED_BY
    )
