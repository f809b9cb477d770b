"""The roadmap as a Gantt chart by fiscal year: by ministry, outcome or programme."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.chains.duties import duties
from graph.chains.order import in_order
from graph.chains.overview import outcomes_in, results_above
from graph.projection import Projection
from graph.questions.roadmaps import RoadmapRow, roadmap
from ontology.iri import key_of
from ontology.model import Entity, Kind, Link, Relation
from viz.charts.chart import Group, Timeline
from viz.views.address import address
from viz.views.lanes import group_of, span_of
from viz.views.options import choice, number
from viz.views.view import Column, Table, View

BY = ("ministry", "outcome", "programme")
NAMES = {
    "ministry": ("府省別", "by ministry"),
    "outcome": ("アウトカム別", "by outcome"),
    "programme": ("事業別", "by programme"),
}
_COLUMNS = (
    Column("group", "まとまり", "group"),
    Column("of", "対象", "of"),
    Column("item", "工程", "item"),
    Column("period", "期間（印字）", "period as printed"),
    Column("start", "始め", "start"),
    Column("end", "終わり", "end"),
)
_Placed = list[tuple[Entity | None, list[RoadmapRow]]]


def roadmap_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Show what is done when.

    `by` is ministry, outcome or programme; `ministry` a key, `year` a fiscal year that a period must touch.
    """
    by, year = choice(options, "by", BY), number(options, "year")
    ministry = projection.find(options["ministry"], (Kind.ORGANISATION,)) if options.get("ministry") else None
    rows = [row for row in roadmap(projection, year) if ministry is None or ministry in _ministries(projection, row)]
    placed = _placed(projection, rows, by)
    groups = tuple(group_of(projection, thing, items, by) for thing, items in placed)
    first, last = span_of(groups)
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
