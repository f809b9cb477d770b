"""Questions where two ministries meet, and where all of them do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.kinship.overlap import Meeting, Reason, overlaps
from graph.kinship.similar import likenesses
from graph.projection import Projection
from graph.questions.parameters import Thing, bad_value
from graph.questions.question import Question, column
from graph.questions.rows import MadeOnDemand
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind


@dataclass(frozen=True, slots=True)
class OverlapRow:
    """One thing that two ministries share, or two measures that look alike, with what either side brings."""

    reason: Reason = column("重なり", "overlap")
    shared: Entity | None = column("共有するもの", "shared")
    sentence_a: str = column("甲の文", "sentence of a")
    sentence_b: str = column("乙の文", "sentence of b")
    basis: Basis = column("根拠（最も弱いもの）", "basis (the weakest)")
    confidence: float = column("確度", "confidence")
    of_a: tuple[Entity, ...] = column("甲の施策・事業", "of a")
    of_b: tuple[Entity, ...] = column("乙の施策・事業", "of b")
    words: tuple[str, ...] = column("共通の語", "shared words")
    evidence_a: tuple[Evidence, ...] = column("甲の引用", "quotes of a")
    evidence_b: tuple[Evidence, ...] = column("乙の引用", "quotes of b")


@dataclass(frozen=True, slots=True)
class OverlapCount:
    """How often two ministries meet, by reason."""

    a: Entity = column("府省（甲）", "ministry a")
    b: Entity = column("府省（乙）", "ministry b")
    total: int = column("計", "total", "件")
    measure: int = column("施策", "measures", "件")
    programme: int = column("事業", "programmes", "件")
    kpi: int = column("KPI", "KPIs", "件")
    output: int = column("アウトプット", "outputs", "件")
    law: int = column("法令", "laws", "件")
    similar: int = column("似た施策", "similar measures", "件")


def overlap(projection: Projection, a: Entity, b: Entity) -> Sequence[OverlapRow]:
    """List where two ministries meet, with the reason, and what either side brings. Raises `BadParameter` if a is b."""
    if a.iri == b.iri:
        raise bad_value("b", b.label, Words("a とは別の府省", "another ministry than a"))
    return MadeOnDemand(overlaps(projection).between(a, b), lambda meeting: _overlap_row(projection, meeting))


def _overlap_row(projection: Projection, meeting: Meeting) -> OverlapRow:
    of_a, of_b = meeting.sides
    return OverlapRow(
        reason=meeting.reason,
        shared=meeting.shared,
        of_a=tuple({tie.subject.iri: tie.subject for tie in of_a}.values()),
        of_b=tuple({tie.subject.iri: tie.subject for tie in of_b}.values()),
        basis=meeting.basis,
        confidence=meeting.confidence,
        words=likenesses(projection).reasons(meeting.likeness) if meeting.likeness else (),
        sentence_a=of_a[0].sentence,
        sentence_b=of_b[0].sentence,
        evidence_a=of_a[0].evidence,
        evidence_b=of_b[0].evidence,
    )


def overlap_matrix(projection: Projection) -> Sequence[OverlapCount]:
    """Count where every two ministries meet, by reason; pairs that never meet are left out."""
    return projection.derived(_matrix)


def _matrix(projection: Projection) -> list[OverlapCount]:
    found = overlaps(projection)
    rows = (
        _count(a, b, Counter(meeting.reason for meeting in found.between(a, b)))
        for a, b in combinations(found.ministries(), 2)
    )
    return sorted((row for row in rows if row.total), key=lambda row: -row.total)


def _count(a: Entity, b: Entity, by_reason: Counter[Reason]) -> OverlapCount:
    counts = {reason.value: by_reason[reason] for reason in Reason}
    return OverlapCount(a, b, total=by_reason.total(), **counts)


QUESTIONS = (
    Question(
        slug="overlap",
        title=Words("二つの府省の重なり", "Overlaps of two ministries"),
        about=Words(
            "二つの府省が共にする施策・事業・KPI・アウトプット・法令と、似た施策。双方の文と引用付き。",
            "What two ministries share, and measures that look alike, with both sentences.",
        ),
        row=OverlapRow,
        rows=overlap,
        parameters=(
            Thing("a", Words("府省（甲）", "ministry a"), True, kinds=(Kind.ORGANISATION,)),
            Thing("b", Words("府省（乙）", "ministry b"), True, kinds=(Kind.ORGANISATION,)),
        ),
    ),
    Question(
        slug="overlap-matrix",
        title=Words("府省間の重なりの表", "The overlap matrix of all ministries"),
        about=Words(
            "すべての府省の組について、重なりの件数を理由ごとに数える。庁・局は上の府省に含める。",
            "For every two ministries, how often they meet, by reason; offices count with the ministry above them.",
        ),
        row=OverlapCount,
        rows=overlap_matrix,
    ),
)
