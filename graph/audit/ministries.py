"""Programmes for which two passages of a document name ministries that have nothing in common."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from graph.audit.finding import Finding, Rule, Severity, Tier, about
from graph.chains.duties import duties
from graph.projection import Projection
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind, Relation

CONTRADICTION = Rule(
    "programme-ministries-contradict",
    Words("担当府省が食い違う事業", "Programme with contradicting ministries"),
    Tier.STANDARD,
    Severity.ERROR,
)
RULES = (CONTRADICTION,)
_OF_THE_TEXT = (Basis.STATED, Basis.STRUCTURAL)


def find(projection: Projection) -> Iterator[Finding]:
    """Hold the passages that say who answers for a programme against each other; those named together agree."""
    for programme in projection.select(kind=Kind.PROGRAMME):
        said = _said(projection, programme)
        for (one, first), (other, second) in combinations(said.items(), 2):
            if not first & second:
                yield about(CONTRADICTION, programme, _sentence(projection, programme, first, second), (one, other))
                break


def _said(projection: Projection, programme: Entity) -> dict[Evidence, set[str]]:
    """Collect by passage the ministries that it names, an agency standing for its ministry."""
    ministry_of = duties(projection).ministry_of
    said: defaultdict[Evidence, set[str]] = defaultdict(set)
    for link in projection.incoming(programme.iri):
        if link.relation is Relation.RESPONSIBLE_FOR and link.basis in _OF_THE_TEXT:
            for passage in link.evidence:
                said[passage].add(ministry_of[link.source].iri)
    return said


def _sentence(projection: Projection, programme: Entity, first: set[str], second: set[str]) -> Words:
    one, other = (_names(projection, ministries) for ministries in (first, second))
    return Words(
        f"事業「{programme.label}」の担当が、ある箇所では「{one}」、別の箇所では「{other}」となっている。"
        "どちらかに揃えるか、共管であると書く。",
        f"One passage gives “{one}” for the programme “{programme.label}”, another “{other}”. "
        "Make them agree, or say that both are responsible.",
    )


def _names(projection: Projection, ministries: set[str]) -> str:
    return "、".join(sorted(projection.entities[iri].label for iri in ministries))
