"""Links that chains stand on and no document says: computed ones, and duties that an authority file holds likely."""

from collections import defaultdict
from collections.abc import Iterator

from graph.audit.finding import Finding, Rule, Severity, Tier, about
from graph.chains.duties import strongest
from graph.projection import Projection
from graph.questions.words import Words
from ontology.model import Basis, Entity, Kind, Link, Relation

LINK = Rule(
    "chain-on-inference",
    Words("推定に頼る筋道", "Chain that rests on an inferred link"),
    Tier.FULL,
    Severity.INFO,
)
DUTY = Rule(
    "ministry-uncertain",
    Words("確かでない担当府省", "Responsibility that is not certain"),
    Tier.FULL,
    Severity.INFO,
)
RULES = (LINK, DUTY)
_CARRYING = frozenset({Relation.CONTRIBUTES_TO, Relation.MEASURED_BY, Relation.IMPLEMENTED_BY})
_CERTAIN = 0.9  # the grade `certain` of an authority file lies above, `likely` below


def find(projection: Projection) -> Iterator[Finding]:
    """Find weak links between two things that no stronger link joins."""
    for link in map(strongest, _parallel(projection).values()):
        source, target = projection.entities.get(link.source), projection.entities.get(link.target)
        if source is None or target is None:
            continue
        if link.relation in _CARRYING and link.basis is Basis.INFERRED:
            yield about(LINK, source, _inferred(source, target, link), link.evidence)
        elif _is_unsure_duty(link) and target.kind in (Kind.MEASURE, Kind.PROGRAMME):
            yield about(DUTY, target, _unsure(source, target, link), link.evidence)


def _parallel(projection: Projection) -> dict[tuple[str, Relation, str], list[Link]]:
    groups: defaultdict[tuple[str, Relation, str], list[Link]] = defaultdict(list)
    for link in projection.links:
        groups[link.source, link.relation, link.target].append(link)
    return groups


def _is_unsure_duty(link: Link) -> bool:
    return link.relation is Relation.RESPONSIBLE_FOR and link.confidence < _CERTAIN


def _inferred(source: Entity, target: Entity, link: Link) -> Words:
    return Words(
        f"「{source.label}」と「{target.label}」の結びつきは推定（確度{link.confidence:g}）で、文書は述べていない。"
        "結びつくなら本文に書く。",
        f"That “{source.label}” and “{target.label}” belong together is inferred (score {link.confidence:g}); no "
        "document says so. If they do, write it into the text.",
    )


def _unsure(organisation: Entity, thing: Entity, link: Link) -> Words:
    return Words(
        f"「{thing.label}」の担当を「{organisation.label}」とするのは典拠ファイルの見込み（確度{link.confidence:g}）による。"
        "担当を確かめ、本文か典拠ファイルに書く。",
        f"That “{organisation.label}” answers for “{thing.label}” is only likely (score {link.confidence:g}), by an "
        "authority file. Make sure, and write it into the text or the file.",
    )
