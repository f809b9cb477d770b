"""The question what is done when, by fiscal year and ministry."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.chains.duties import duties
from graph.chains.order import in_order, quotes_of
from graph.chains.overview import answering, measures_of
from graph.projection import Projection
from graph.questions.parameters import Number, Thing
from graph.questions.question import Question, column
from graph.questions.words import Words
from graph.timing import fiscal_years
from ontology.model import Basis, Entity, Evidence, Kind, Relation, RoadmapItem


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """What is done when; `start` and `end` as in `RoadmapItem`."""

    item: Entity = column("工程", "item")
    period: str | None = column("期間（印字のまま）", "period as printed")
    start: str | None = column("始め", "start")
    end: str | None = column("終わり", "end")
    of: tuple[Entity, ...] = column("対象", "of")
    measures: tuple[Entity, ...] = column("施策", "measures")
    ministries: tuple[Entity, ...] = column("府省", "ministries")
    basis: Basis | None = column("根拠", "basis")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def roadmap(projection: Projection, year: int | None = None, ministry: Entity | None = None) -> Sequence[RoadmapRow]:
    """List roadmap items by start; `year` is a fiscal year (年度) that an item's period must touch."""
    offices = {office.iri for office in duties(projection).offices_of[ministry.iri]} if ministry else None
    return [
        row
        for row in projection.derived(_roadmap)
        if (year is None or fiscal_years(row.start, row.end).covers(year))
        and (offices is None or any(one.iri in offices for one in row.ministries))
    ]


def _roadmap(projection: Projection) -> list[RoadmapRow]:
    items = (item for item in projection.select(kind=Kind.ROADMAP_ITEM) if isinstance(item, RoadmapItem))
    return sorted((_roadmap_row(projection, item) for item in items), key=lambda row: row.start or "9999")


def _roadmap_row(projection: Projection, item: RoadmapItem) -> RoadmapRow:
    links = [link for link in projection.incoming(item.iri) if link.relation is Relation.SCHEDULED_BY]
    of = in_order(projection, (projection.entities[link.source] for link in links))
    return RoadmapRow(
        item=item,
        period=item.period,
        start=item.start,
        end=item.end,
        of=of,
        measures=in_order(projection, (measure for thing in of for measure in measures_of(projection, thing))),
        ministries=in_order(projection, (one for thing in of for one in answering(projection, thing))),
        basis=min((link.basis for link in links), key=lambda basis: basis.rank, default=None),
        evidence=quotes_of(links, *item.evidence),
    )


QUESTIONS = (
    Question(
        slug="roadmap",
        title=Words("年度・府省別の工程表", "The roadmap by year and ministry"),
        about=Words(
            "工程を始まる順に並べる。年度を指定すると、その年度にかかるもの。",
            "Roadmap items by start; with a fiscal year, those whose period touches it.",
        ),
        row=RoadmapRow,
        rows=roadmap,
        parameters=(
            Number("year", Words("年度", "fiscal year"), example="2027"),
            Thing("ministry", Words("府省", "ministry"), kinds=(Kind.ORGANISATION,)),
        ),
    ),
)
