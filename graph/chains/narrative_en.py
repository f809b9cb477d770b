"""Tell a chain as one English sentence: the frame is English, the names stay as the documents have them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.chains.step import Step
from ontology.model import Basis, Entity, Kind, Kpi, Link, Relation

_KIND_NAMES: dict[Kind, str] = {
    Kind.IMPACT: "impact",
    Kind.OUTCOME: "outcome",
    Kind.OUTPUT: "output",
    Kind.MEASURE: "measure",
    Kind.PROGRAMME: "programme",
    Kind.KPI: "KPI",
    Kind.LAW: "law",
}
_HEDGES: dict[Basis, str] = {
    Basis.DECIDED: "as a person has decided",
    Basis.CURATED: "according to an authority file",
    Basis.INFERRED: "as is inferred",
}
_ACTORS: dict[Relation, tuple[str, str]] = {
    Relation.RESPONSIBLE_FOR: ("is responsible for", "for which {} is responsible"),
    Relation.MENTIONS: ("is named in the text of", "whose text names {}"),
}
_Hop = tuple[Step, Entity]


def english_of(steps: Sequence[Step]) -> str:
    """Tell a chain, every link that the text itself does not state with its reservation."""
    hops = list(zip(steps, (step.thing for step in steps[1:]), strict=False))
    first, second = hops[0]
    if first.relation not in _ACTORS:
        return _finished(_named(first.thing), hops)
    alone, beside = _ACTORS[first.relation]
    if len(hops) == 1:
        return _capital(f"{_named(first.thing)} {alone} {_named(second)}{_hedge(first.link)}.")
    told = beside.format(first.thing.label) + _hedge(first.link)
    return _finished(f"{_named(second)}, {told},", hops[1:])


def _finished(subject: str, hops: list[_Hop]) -> str:
    step, kpi = hops[0]
    if step.relation is Relation.MEASURED_BY:
        return _capital(f"the {_gauged(step)} of {subject} is measured by {_named(kpi)}{_hedge(step.link)}.")
    clauses = [
        clause for _, group in groupby(hops, key=lambda hop: hop[0].relation) for clause in _clauses(list(group))
    ]
    begin, *rest = clauses
    first = f"{subject} {begin}"
    return _capital("; ".join([first, *(_continued(clause, hops) for clause in rest)]) + ".")


def _clauses(hops: list[_Hop]) -> Iterator[str]:
    (step, nearest), *farther = hops
    if step.relation is Relation.CONTRIBUTES_TO:
        onward = ", and so to ".join(f"{_named(result)}{_hedge(further.link)}" for further, result in farther)
        leads = f", which leads to {onward}" if onward else ""
        yield f"contributes to {_named(nearest)}{_hedge(step.link)}{leads}"
    elif step.relation is Relation.MEASURED_BY:
        yield f"its {_gauged(step)} is measured by {_named(nearest)}{_hedge(step.link)}"
    elif step.relation is Relation.BASED_ON:
        yield f"is based on {_named(nearest)}{_hedge(step.link)}"
    else:
        yield f"is a main programme of {_named(nearest)}{_hedge(step.link)}"


def _continued(clause: str, hops: list[_Hop]) -> str:
    """Give a later clause its subject: that of a measurement is told by it, else it is the measure of a programme."""
    if not clause.startswith("its "):
        return f"this measure {clause}"
    gauging = next(step for step, _ in hops if step.relation is Relation.MEASURED_BY)
    return clause.replace("its", "the measure’s" if gauging.thing.kind is Kind.MEASURE else "its", 1)


def _gauged(step: Step) -> str:
    return "progress" if step.thing.kind in (Kind.MEASURE, Kind.PROGRAMME) else "attainment"


def _named(entity: Entity) -> str:
    """Name a thing with its kind and notation: output a “…”; an organisation goes by its label."""
    kind = _KIND_NAMES.get(entity.kind)
    if kind is None:
        return entity.label
    notation = entity.notation or ""
    named = notation if notation.startswith(kind) else f"{kind} {notation}".strip()
    article = "the " if entity.kind is Kind.KPI else ""  # others are called by their letter or number: output a “…”
    return f"{article}{named} “{entity.label}”{_goal_of(entity)}"


def _goal_of(entity: Entity) -> str:
    if not isinstance(entity, Kpi):
        return ""
    target = f"target {entity.target.printed}" if entity.target else ""
    deadline = f"deadline {entity.deadline.printed}" if entity.deadline else ""
    told = ", ".join(filter(None, (target, deadline)))
    return f" ({told})" if told else ""


def _hedge(link: Link | None) -> str:
    if link is None or link.basis not in _HEDGES:
        return ""
    score = f", confidence {link.confidence:g}" if link.confidence < 1 else ""
    return f" ({_HEDGES[link.basis]}{score})"


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
