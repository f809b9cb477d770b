"""The question which measures look alike (possible duplication)."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.chains.duties import duties
from graph.kinship.similar import Likeness, likenesses
from graph.projection import Projection
from graph.questions.parameters import Thing
from graph.questions.question import Question, column
from graph.questions.rows import MadeOnDemand
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind


@dataclass(frozen=True, slots=True)
class SimilarMeasures:
    """Two measures that look alike; an inference, with score and reasons."""

    a: Entity = column("施策（甲）", "measure a")
    b: Entity = column("施策（乙）", "measure b")
    score: float = column("類似度", "score")
    basis: Basis = column("根拠", "basis")
    words: tuple[str, ...] = column("理由（共通の語句）", "reasons (shared phrases)")
    ministries_a: tuple[Entity, ...] = column("甲の府省", "ministries of a")
    ministries_b: tuple[Entity, ...] = column("乙の府省", "ministries of b")
    evidence_a: tuple[Evidence, ...] = column("甲の引用", "quotes of a")
    evidence_b: tuple[Evidence, ...] = column("乙の引用", "quotes of b")


def similar_measures(
    projection: Projection, measure: Entity | None = None, ministry: Entity | None = None
) -> Sequence[SimilarMeasures]:
    """List measures that look alike, the most alike first; those of one measure, or of one ministry with any other."""
    found = likenesses(projection)
    chosen: Sequence[Likeness] = found.of(measure.iri) if measure else found.all
    if ministry:
        own = _measures_of(projection, ministry)
        chosen = [each for each in chosen if own & {each.a.iri, each.b.iri}]
    return MadeOnDemand(chosen, lambda each: _row(projection, each))


def _measures_of(projection: Projection, ministry: Entity) -> set[str]:
    known = duties(projection)
    offices = known.offices_of[ministry.iri]
    return {duty.measure.iri for office in offices for duty in known.of_organisation.get(office.iri, ())}


def _row(projection: Projection, each: Likeness) -> SimilarMeasures:
    known = duties(projection)
    return SimilarMeasures(
        a=each.a,
        b=each.b,
        score=each.score,
        basis=Basis.INFERRED,
        words=likenesses(projection).reasons(each),
        ministries_a=known.organisations_of((each.a,)),
        ministries_b=known.organisations_of((each.b,)),
        evidence_a=each.a.evidence,
        evidence_b=each.b.evidence,
    )


QUESTIONS = (
    Question(
        slug="similar-measures",
        title=Words("似た施策（重複の可能性）", "Measures that look alike"),
        about=Words(
            "名称と主な事業の語句が似た施策。計算による推定であり、重複と決まったものではない。",
            "Measures whose labels and programmes use like words: an inference, not a finding.",
        ),
        row=SimilarMeasures,
        rows=similar_measures,
        parameters=(
            Thing("measure", Words("施策", "measure"), kinds=(Kind.MEASURE,)),
            Thing("ministry", Words("府省", "ministry"), kinds=(Kind.ORGANISATION,)),
        ),
    ),
)
