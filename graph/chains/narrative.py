"""Tell a chain as one Japanese sentence; what the text itself does not say is heard as such."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.chains.step import Step
from ontology.model import Basis, Entity, Kind, Kpi, Link, Relation, Section

# The kinds that a chain passes through.
_KIND_NAMES: dict[Kind, str] = {
    Kind.IMPACT: "インパクト",
    Kind.OUTCOME: "アウトカム",
    Kind.OUTPUT: "アウトプット",
    Kind.MEASURE: "施策",
    Kind.PROGRAMME: "事業",
    Kind.KPI: "KPI",
}
_HEDGES: dict[Basis, str] = {
    Basis.DECIDED: "担当者の判断では",
    Basis.CURATED: "典拠ファイルによれば",
    Basis.INFERRED: "推定では",
}
_ACTORS: dict[Relation, str] = {Relation.RESPONSIBLE_FOR: "が所管する", Relation.MENTIONS: "の名が挙がる"}

Hop = tuple[Step, Entity]
Clause = tuple[str, str]  # how it reads when the sentence goes on, and when it ends there


def sentence_of(steps: Sequence[Step]) -> str:
    """Tell a chain in plain style (常体), every link that the text itself does not state with its reservation."""
    hops = list(zip(steps, (step.thing for step in steps[1:]), strict=False))
    if hops[0][0].relation in _ACTORS and len(hops) == 1:
        return _ownership(*hops[0])
    opening, rest = _opening(hops)
    clauses = list(_clauses(rest))
    return f"{opening}{'、'.join([*(going_on for going_on, _ in clauses[:-1]), clauses[-1][1]])}。"


def name_of(entity: Entity) -> str:
    """Name a thing with its kind and notation (アウトプットa『…』); an organisation goes by its label."""
    kind = _KIND_NAMES.get(entity.kind)
    if kind is None:
        return entity.label
    notation = entity.notation or ""
    # Some texts number with the kind itself (KPI②), which would be heard twice.
    return f"{'' if notation.startswith(kind) else kind}{notation}『{entity.label}』{_goal_of(entity)}"


def title_of(section: Section) -> str:
    """Write a section's notation and title."""
    return f"{section.notation or ''} {section.title}".strip()


def _goal_of(entity: Entity) -> str:
    if not isinstance(entity, Kpi):
        return ""
    target = f"目標 {entity.target.printed}" if entity.target else ""
    deadline = f"期限 {entity.deadline.printed}" if entity.deadline else ""
    comma = "、" if target and deadline else ""
    return f"（{target}{comma}{deadline}）" if target or deadline else ""


def _hedge(link: Link | None) -> str:
    if link is None or link.basis not in _HEDGES:
        return ""
    score = f"（確度{link.confidence:g}）" if link.confidence < 1 else ""
    return f"{_HEDGES[link.basis]}{score}"


def _ownership(step: Step, thing: Entity) -> str:
    verb = "を所管する" if step.relation is Relation.RESPONSIBLE_FOR else "の本文に名が挙がる"
    return f"{_hedge(step.link)}{name_of(step.thing)}は{name_of(thing)}{verb}。"


def _opening(hops: list[Hop]) -> tuple[str, list[Hop]]:
    """Name the subject; an organisation is told as an attribute of what it answers for."""
    first, second = hops[0]
    relation = first.relation
    subject, rest = name_of(first.thing), hops
    if relation in _ACTORS:
        subject = f"{_hedge(first.link)}{first.thing.label}{_ACTORS[relation]}{name_of(second)}"
        rest = hops[1:]
    # What comes straight to its KPI needs no second subject: 「施策『…』の進み具合はKPI『…』で測る」.
    return (f"{subject}の" if rest[0][0].relation is Relation.MEASURED_BY else f"{subject}は"), rest


def _clauses(hops: list[Hop]) -> Iterator[Clause]:
    first = True
    for relation, group in groupby(hops, key=lambda hop: hop[0].relation):
        yield from _clauses_of(relation, list(group), first=first)
        first = False


def _clauses_of(relation: Relation | None, hops: list[Hop], *, first: bool) -> Iterator[Clause]:
    if relation is Relation.CONTRIBUTES_TO:
        yield from _contributions(hops, first=first)
    elif relation is Relation.MEASURED_BY:
        yield _measurement(*hops[0], first=first)
    elif relation is Relation.BASED_ON:
        step, law = hops[0]
        told = f"{_hedge(step.link)}{name_of(law)}に基づ"
        yield f"{told}き", f"{told}く"
    else:
        step, measure = hops[0]
        told = f"{_hedge(step.link)}{name_of(measure)}の主な事業"
        yield f"{told}であり", f"{told}である"


def _contributions(hops: list[Hop], *, first: bool) -> Iterator[Clause]:
    (step, nearest), *farther = hops
    subject = "" if first else "この施策は"
    told = f"{subject}{_hedge(step.link)}{name_of(nearest)}に貢献"
    yield f"{told}し", f"{told}する"
    if farther:
        reached = "、さらに".join(f"{_hedge(step.link)}{name_of(result)}に" for step, result in farther)
        yield f"それが{reached}つながり", f"それが{reached}つながる"


def _measurement(step: Step, kpi: Entity, *, first: bool) -> Clause:
    gauged = "進み具合" if step.thing.kind in (Kind.MEASURE, Kind.PROGRAMME) else "達成度"
    hedge = _hedge(step.link)
    hedge = f"、{hedge}" if hedge else ""
    owner = "" if first else "この施策の" if step.thing.kind is Kind.MEASURE else "その"
    told = f"{owner}{gauged}は{hedge}{name_of(kpi)}で"
    return f"{told}測り", f"{told}測る"
