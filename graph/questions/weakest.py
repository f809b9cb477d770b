"""The question what the weakest link of every way from a measure to a KPI is."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.chains.order import places
from graph.chains.reach import reach
from graph.projection import Projection
from graph.questions.parameters import Thing
from graph.questions.question import Question, column
from graph.questions.rows import MadeOnDemand
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind, Relation


@dataclass(frozen=True, slots=True)
class WeakestLink:
    """The strongest way from a measure to a KPI, and the link that it is only as good as."""

    measure: Entity = column("施策", "measure")
    kpi: Entity = column("KPI", "KPI")
    source: Entity = column("最も弱い段の元", "weakest link from")
    relation: Relation = column("関係", "relation")
    target: Entity = column("最も弱い段の先", "weakest link to")
    basis: Basis = column("根拠", "basis")
    confidence: float = column("確度", "confidence")
    steps: int = column("段数", "steps", "段")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def weakest_links(
    projection: Projection, measure: Entity | None = None, kpi: Entity | None = None
) -> Sequence[WeakestLink]:
    """List the weakest link of the strongest way from every measure to every KPI, the weakest of all first."""
    keys = projection.derived(_pairs) if measure is None and kpi is None else _some_pairs(projection, measure, kpi)
    return MadeOnDemand(keys, lambda key: _weakest_link(projection, *key[-2:]))


_Pair = tuple[int, float, int, int, str, str]  # rank of the basis (negative), confidence, places, measure, KPI


def _pairs(projection: Projection) -> list[_Pair]:
    return _ordered(projection, projection.select(kind=Kind.KPI))


def _some_pairs(projection: Projection, measure: Entity | None, kpi: Entity | None) -> list[_Pair]:
    kpis = [kpi] if kpi else list(reach(projection).kpis_of(measure.iri)) if measure else []
    return [pair for pair in _ordered(projection, kpis) if measure is None or pair[-2] == measure.iri]


def _ordered(projection: Projection, kpis: Sequence[Entity]) -> list[_Pair]:
    found, place = reach(projection), places(projection)
    return sorted(
        (-hop.strength[1], -hop.strength[2], place[iri], place[kpi.iri], iri, kpi.iri)
        for kpi in kpis
        for iri, hop in found.towards(kpi.iri).items()
        if hop.step.thing.kind is Kind.MEASURE
    )


def _weakest_link(projection: Projection, measure: str, kpi: str) -> WeakestLink:
    way = reach(projection).way(measure, kpi)
    if way is None:
        raise LookupError(f"no way from {measure} to {kpi}")  # the pairs come from the ways themselves
    link, things = way.weakest, projection.entities
    return WeakestLink(
        measure=things[measure],
        kpi=things[kpi],
        source=things[link.source],
        relation=link.relation,
        target=things[link.target],
        basis=link.basis,
        confidence=link.confidence,
        steps=len(way.steps) - 1,
        evidence=link.evidence,
    )


QUESTIONS = (
    Question(
        slug="weakest-links",
        title=Words("筋道の最も弱い段", "The weakest link of every chain"),
        about=Words(
            "施策から KPI への最も強い筋道ごとに、根拠が最も弱い段。弱いものから並べる。",
            "For the strongest chain from each measure to each KPI, its weakest link; the weakest first.",
        ),
        row=WeakestLink,
        rows=weakest_links,
        parameters=(
            Thing("measure", Words("施策", "measure"), kinds=(Kind.MEASURE,)),
            Thing("kpi", Words("KPI", "KPI"), kinds=(Kind.KPI,)),
        ),
    ),
)
