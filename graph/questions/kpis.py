"""The question which KPIs there are: by deadline, outcome and ministry."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from graph.chains.duties import duties
from graph.chains.overview import KpiPlace, goal_of, kpi_places
from graph.projection import Projection
from graph.questions.parameters import Choice, Number, Parameter, Thing
from graph.questions.question import Question, column
from graph.questions.rows import MadeOnDemand
from graph.questions.words import Words
from ontology.model import Document, Entity, Kind, Kpi

DEADLINE, OUTCOME, MINISTRY = "deadline", "outcome", "ministry"


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A KPI with its goal, where it stands, and who answers for the measures that it gauges."""

    kpi: Entity = column("KPI", "KPI")
    document: Document | None = column("文書", "document")
    target: str | None = column("目標", "target")
    deadline: str | None = column("期限", "deadline")
    deadline_year: int | None = column("期限の年", "year of the deadline", "年")
    outcomes: tuple[Entity, ...] = column("アウトカム", "outcomes")
    ministries: tuple[Entity, ...] = column("府省", "ministries")
    baseline: str | None = column("基準値", "baseline")
    latest: str | None = column("最新の実績", "latest value")
    status: str | None = column("状況", "status")


def kpis(  # noqa: PLR0913, PLR0917  one argument per parameter of the question
    projection: Projection,
    year: int | None = None,
    outcome: Entity | None = None,
    ministry: Entity | None = None,
    status: str | None = None,
    by: str = DEADLINE,
) -> Sequence[KpiRow]:
    """List KPIs, filtered and ordered `by` "deadline", "outcome" or "ministry"; what has none comes last."""
    offices = {office.iri for office in duties(projection).offices_of.get(ministry.iri, ())} if ministry else set()
    places = [
        place
        for place in projection.derived(_ORDERS[by])
        if (year is None or _year(place.kpi) == year)
        and (outcome is None or outcome.iri in place.above)
        and (ministry is None or any(one.iri in offices for one in place.organisations))
        and (status is None or place.kpi.status == status)
    ]
    return MadeOnDemand(places, partial(_kpi_row, projection))


def _by_deadline(projection: Projection) -> list[KpiPlace]:
    return sorted(projection.derived(kpi_places), key=lambda place: _year(place.kpi) or _LAST)


def _by_outcome(projection: Projection) -> list[KpiPlace]:
    return sorted(projection.derived(kpi_places), key=lambda place: _labels_last_if_none(place.outcomes))


def _by_ministry(projection: Projection) -> list[KpiPlace]:
    return sorted(projection.derived(kpi_places), key=lambda place: _labels_last_if_none(place.organisations))


def _labels_last_if_none(things: Sequence[Entity]) -> tuple[bool, list[str]]:
    return not things, [thing.label for thing in things]


_ORDERS = {DEADLINE: _by_deadline, OUTCOME: _by_outcome, MINISTRY: _by_ministry}


_LAST = 9999


def _year(kpi: Kpi) -> int | None:
    return kpi.deadline.year if kpi.deadline else None


def _kpi_row(projection: Projection, place: KpiPlace) -> KpiRow:
    kpi = place.kpi
    target, deadline = goal_of(kpi)
    latest = kpi.observations[-1] if kpi.observations else None
    return KpiRow(
        kpi=kpi,
        document=projection.document(kpi.document) if kpi.document else None,
        target=target,
        deadline=deadline,
        deadline_year=_year(kpi),
        outcomes=place.outcomes,
        ministries=place.organisations,
        baseline=kpi.baseline,
        latest=f"{latest.value}（{latest.as_of or latest.at}）" if latest else None,
        status=kpi.status,
    )


STATUS = Parameter("status", Words("状況（印字のまま）", "status as printed"), example="①B")


QUESTIONS = (
    Question(
        slug="kpis",
        title=Words("KPIの一覧（期限・アウトカム・府省別）", "KPIs by deadline, outcome and ministry"),
        about=Words("すべての KPI を、期限、アウトカム、府省、状況で絞って並べる。", "All KPIs, filtered and ordered."),
        row=KpiRow,
        rows=kpis,
        parameters=(
            Number("year", Words("期限の年", "year of the deadline"), example="2029"),
            Thing("outcome", Words("成果", "result"), kinds=(Kind.OUTCOME, Kind.OUTPUT, Kind.IMPACT)),
            Thing("ministry", Words("府省", "ministry"), kinds=(Kind.ORGANISATION,)),
            STATUS,
            Choice(
                "by",
                Words("並べ方", "order"),
                choices={
                    DEADLINE: Words("期限の順", "by deadline"),
                    OUTCOME: Words("アウトカムごと", "by outcome"),
                    MINISTRY: Words("府省ごと", "by ministry"),
                },
                default=DEADLINE,
            ),
        ),
    ),
)
