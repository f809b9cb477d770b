"""Questions about ministries: all that one is involved in, and measures of several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.chains.duties import duties, strongest, weakest
from graph.chains.order import in_order, places, quotes_of
from graph.chains.overview import measures_of
from graph.projection import Projection
from graph.questions.parameters import Thing
from graph.questions.question import Question, column
from graph.questions.rows import MadeOnDemand
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation, Role

_INVOLVED = (Relation.RESPONSIBLE_FOR, Relation.MENTIONS, Relation.PARTICIPATES_IN)


@dataclass(frozen=True, slots=True)
class Involvement:
    """One thing that a ministry, or an office below it, has to do with."""

    thing: Entity = column("対象", "thing")
    relation: Relation = column("関わり", "relation")
    role: Role | None = column("役割", "role")
    organisation: Entity = column("組織", "organisation")
    measures: tuple[Entity, ...] = column("施策", "measures")
    kpis: tuple[Entity, ...] = column("KPI", "KPIs")
    basis: Basis = column("根拠", "basis")
    confidence: float = column("確度", "confidence")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


@dataclass(frozen=True, slots=True)
class JointMeasure:
    """A measure that offices of several ministries answer for."""

    measure: Entity = column("施策", "measure")
    ministries: tuple[Entity, ...] = column("府省", "ministries")
    organisations: tuple[Entity, ...] = column("所管する組織", "organisations")
    programmes: tuple[Entity, ...] = column("主な事業", "programmes")
    basis: Basis = column("根拠（最も弱いもの）", "basis (the weakest)")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def ministry(projection: Projection, ministry: Entity) -> Sequence[Involvement]:
    """List all that a ministry and the offices below it answer for, are named in or take part in."""
    offices = duties(projection).offices_of[ministry.iri]
    links = [link for office in offices for link in _involving(projection, office)]
    place = places(projection)
    order = {relation: at for at, relation in enumerate(_INVOLVED)}
    links.sort(key=lambda link: (order[link.relation], place[_other_end(link)], place[_organisation(link)]))
    return MadeOnDemand(links, lambda link: _involvement(projection, link))


def _involving(projection: Projection, office: Entity) -> Iterator[Link]:
    """Yield the strongest link to each thing; what an office answers for is not also listed as naming it."""
    both = (*projection.outgoing(office.iri), *projection.incoming(office.iri))
    found: dict[tuple[str, Relation], Link] = {}
    for link in both:
        key = (_other_end(link), link.relation)
        if link.relation in _INVOLVED and key[0] in projection.entities:
            found[key] = strongest((found[key], link)) if key in found else link
    answered = {thing for thing, relation in found if relation is Relation.RESPONSIBLE_FOR}
    for (thing, relation), link in found.items():
        if relation is not Relation.MENTIONS or thing not in answered:
            yield link


def _organisation(link: Link) -> str:
    return link.target if link.relation is Relation.MENTIONS else link.source


def _other_end(link: Link) -> str:
    return link.source if link.relation is Relation.MENTIONS else link.target


def _involvement(projection: Projection, link: Link) -> Involvement:
    thing = projection.entities[_other_end(link)]
    measures = in_order(projection, measures_of(projection, thing))
    gauged = (each for one in (thing, *measures) for each in projection.outgoing(one.iri))
    kpis = (projection.entities[each.target] for each in gauged if each.relation is Relation.MEASURED_BY)
    return Involvement(
        thing=thing,
        relation=link.relation,
        role=link.role,
        organisation=projection.entities[_organisation(link)],
        measures=measures,
        kpis=in_order(projection, kpis),
        basis=link.basis,
        confidence=link.confidence,
        evidence=link.evidence,
    )


def cross_ministry(projection: Projection) -> Sequence[JointMeasure]:
    """List the measures that offices of several ministries answer for."""
    return projection.derived(_joint)


def _joint(projection: Projection) -> list[JointMeasure]:
    known = duties(projection)
    rows = []
    for measure in projection.select(kind=Kind.MEASURE):
        ministries = in_order(projection, known.ministries_of((measure,)))
        if len(ministries) > 1:
            rows.append(_joint_measure(projection, measure, ministries))
    return rows


def _joint_measure(projection: Projection, measure: Entity, ministries: tuple[Entity, ...]) -> JointMeasure:
    answering = duties(projection).of_measure[measure.iri]
    links = [step.link for duty in answering for step in duty.steps if step.link]
    return JointMeasure(
        measure=measure,
        ministries=ministries,
        organisations=in_order(projection, (duty.organisation for duty in answering)),
        programmes=in_order(projection, (duty.programme for duty in answering if duty.programme)),
        basis=weakest(links).basis,
        evidence=quotes_of(links),
    )


QUESTIONS = (
    Question(
        slug="ministry",
        title=Words("府省が関わるすべて", "All that a ministry is involved in"),
        about=Words(
            "府省とその下の庁・局が所管し、名を挙げられ、参加するすべて。届く KPI 付き。",
            "All that a ministry and the offices below it answer for, are named in or take part in.",
        ),
        row=Involvement,
        rows=ministry,
        parameters=(Thing("ministry", Words("府省", "ministry"), True, kinds=(Kind.ORGANISATION,)),),
    ),
    Question(
        slug="cross-ministry",
        title=Words("府省をまたぐ施策", "Cross-ministry measures"),
        about=Words("二つ以上の府省が所管する施策。", "Measures that two ministries or more answer for."),
        row=JointMeasure,
        rows=cross_ministry,
    ),
)
