"""Questions about the way from a measure to a KPI: which KPIs it reaches, and which measures stand behind one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.chains.duties import Duty, duties, weakest
from graph.chains.order import in_order, quotes_of
from graph.chains.overview import goal_of
from graph.chains.reach import Way, reach
from graph.projection import Projection
from graph.questions.parameters import Choice, Thing
from graph.questions.question import Question, column
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation

NEAREST, ALL = "nearest", "all"


@dataclass(frozen=True, slots=True)
class ReachedKpi:
    """A KPI that a measure reaches, and how: straight, or through the results between."""

    kpi: Entity = column("KPI", "KPI")
    target: str | None = column("目標", "target")
    deadline: str | None = column("期限", "deadline")
    via: tuple[Entity, ...] = column("経由", "through")
    steps: int = column("段数", "steps", "段")
    basis: Basis = column("根拠（最も弱いもの）", "basis (the weakest)")
    confidence: float = column("確度", "confidence")
    sentence: str = column("筋道", "chain")
    evidence: tuple[Evidence, ...] = column("最も弱い段の引用", "quotes of the weakest step")


@dataclass(frozen=True, slots=True)
class Contribution:
    """A measure behind a KPI, with one programme and one organisation that answers for it."""

    measure: Entity | None = column("施策", "measure")
    programme: Entity | None = column("主な事業", "programme")
    ministry: Entity | None = column("府省", "ministry")
    basis: Basis = column("根拠（最も弱いもの）", "basis (the weakest)")
    confidence: float = column("確度", "confidence")
    via: tuple[Entity, ...] = column("経由", "through")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def kpis_of_measure(projection: Projection, measure: Entity) -> Sequence[ReachedKpi]:
    """List every KPI that a measure reaches with the strongest way there, the nearest KPIs first."""
    ways = [(kpi, reach(projection).way(measure.iri, kpi.iri)) for kpi in reach(projection).kpis_of(measure.iri)]
    rows = [_reached(kpi, way) for kpi, way in ways if way]
    return sorted(rows, key=lambda row: row.steps)


def _reached(kpi: Entity, way: Way) -> ReachedKpi:
    target, deadline = goal_of(kpi)
    link = way.weakest
    return ReachedKpi(
        kpi=kpi,
        target=target,
        deadline=deadline,
        via=way.between,
        steps=len(way.steps) - 1,
        basis=link.basis,
        confidence=link.confidence,
        sentence=way.sentence,
        evidence=link.evidence,
    )


def measures_of_kpi(projection: Projection, kpi: Entity, reach: str = NEAREST) -> Sequence[Contribution]:
    """List measures, programmes and ministries behind a KPI; `reach` is "nearest" or "all"."""
    ways = list(_ways_to(projection, kpi))
    direct = [(measure, way) for measure, way in ways if not way.between]
    chosen = ways if reach == ALL or not direct else direct
    rows = [row for measure, way in chosen for row in _contributions(projection, measure, way)]
    return [*_owners(projection, kpi), *rows]


def _ways_to(projection: Projection, kpi: Entity) -> Iterator[tuple[Entity, Way]]:
    found = reach(projection)
    lower = (projection.entities[iri] for iri in found.towards(kpi.iri))
    for measure in in_order(projection, (thing for thing in lower if thing.kind is Kind.MEASURE)):
        way = found.way(measure.iri, kpi.iri)
        if way:
            yield measure, way


def _contributions(projection: Projection, measure: Entity, way: Way) -> Iterator[Contribution]:
    answering = duties(projection).of_measure[measure.iri]
    for duty in answering:
        yield _contribution(measure, way, duty.programme, duty.organisation, _links_of(duty))
    led = {duty.programme.iri for duty in answering if duty.programme}
    unled = [use for use in _uses(projection, measure) if use.target not in led]
    for use in unled:
        yield _contribution(measure, way, projection.entities[use.target], None, (use,))
    if not answering and not unled:
        yield _contribution(measure, way, None, None, ())


def _contribution(
    measure: Entity, way: Way, programme: Entity | None, ministry: Entity | None, below: Sequence[Link]
) -> Contribution:
    link = weakest((*below, way.weakest))
    return Contribution(
        measure=measure,
        programme=programme,
        ministry=ministry,
        basis=link.basis,
        confidence=link.confidence,
        via=way.between,
        evidence=quotes_of((*below, way.weakest)),
    )


def _links_of(duty: Duty) -> tuple[Link, ...]:
    return tuple(step.link for step in duty.steps if step.link)


def _uses(projection: Projection, measure: Entity) -> Iterator[Link]:
    return (link for link in projection.outgoing(measure.iri) if link.relation is Relation.IMPLEMENTED_BY)


def _owners(projection: Projection, kpi: Entity) -> Iterator[Contribution]:
    for link in projection.incoming(kpi.iri):
        if link.relation is Relation.RESPONSIBLE_FOR:
            organisation = projection.entities[link.source]
            yield Contribution(None, None, organisation, link.basis, link.confidence, (), link.evidence)


QUESTIONS = (
    Question(
        slug="kpis-of-measure",
        title=Words("施策が届くKPI", "KPIs that a measure reaches"),
        about=Words(
            "一つの施策が、直接に、又は成果を通じて届くすべての KPI と、その筋道。",
            "Every KPI that a measure reaches, straight or through results, and how.",
        ),
        row=ReachedKpi,
        rows=kpis_of_measure,
        parameters=(Thing("measure", Words("施策", "measure"), True, kinds=(Kind.MEASURE,)),),
    ),
    Question(
        slug="measures-of-kpi",
        title=Words("KPIを支える施策・事業・府省", "Measures, programmes and ministries behind a KPI"),
        about=Words(
            "一つの KPI を支える施策、その主な事業、所管する府省。直接に測られる施策がなければ、成果を通じて届く施策。",
            "The measures behind a KPI with programmes and ministries; those through results where none is direct.",
        ),
        row=Contribution,
        rows=measures_of_kpi,
        parameters=(
            Thing("kpi", Words("KPI", "KPI"), True, kinds=(Kind.KPI,)),
            Choice(
                "reach",
                Words("範囲", "reach"),
                choices={
                    NEAREST: Words("最も近い施策", "the nearest measures"),
                    ALL: Words("成果を通じて届く施策も", "also those through results"),
                },
                default=NEAREST,
            ),
        ),
    ),
)
