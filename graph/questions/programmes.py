"""Questions about programmes: shared ones, and what loses its only contributor when one drops out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.chains.dropout import Loss, only_contributors, what_if
from graph.chains.duties import duties
from graph.chains.order import in_order, quotes_of
from graph.chains.overview import results_above
from graph.projection import Projection
from graph.questions.parameters import Thing
from graph.questions.question import Question, column
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation, Result


@dataclass(frozen=True, slots=True)
class SharedProgramme:
    """A programme that several measures use, or that serves several outcomes."""

    programme: Entity = column("主な事業", "programme")
    measures: tuple[Entity, ...] = column("施策", "measures")
    outcomes: tuple[Entity, ...] = column("アウトカム", "outcomes")
    ministries: tuple[Entity, ...] = column("府省", "ministries")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


@dataclass(frozen=True, slots=True)
class LossRow:
    """A thing that loses its only contributor of one sort; `step` counts how far the loss has spread."""

    lost: Entity = column("支えを失うもの", "what is left without")
    relation: Relation = column("失う関係", "relation lost")
    only: tuple[Entity, ...] = column("唯一の支え", "its only contributor")
    step: int = column("波及の段", "step", "段")
    basis: Basis = column("根拠", "basis")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def shared_programmes(projection: Projection) -> Sequence[SharedProgramme]:
    """List programmes of two measures or more, or of two outcomes or more, the most used first.

    A result that serves every outcome by rule (国の役割) does not make a programme one across outcomes.
    """
    return projection.derived(_shared)


def _shared(projection: Projection) -> list[SharedProgramme]:
    rows = (_shared_programme(projection, programme) for programme in projection.select(kind=Kind.PROGRAMME))
    found = [row for row in rows if len(row.measures) > 1 or len(row.outcomes) > 1]
    return sorted(found, key=lambda row: (-len(row.measures), -len(row.outcomes)))


def _shared_programme(projection: Projection, programme: Entity) -> SharedProgramme:
    uses = [link for link in projection.incoming(programme.iri) if link.relation is Relation.IMPLEMENTED_BY]
    measures = in_order(projection, (projection.entities[link.source] for link in uses))
    answering = duties(projection).of_programme[programme.iri]
    return SharedProgramme(
        programme=programme,
        measures=measures,
        outcomes=in_order(projection, _outcomes_of(projection, measures)),
        ministries=in_order(projection, (projection.entities[link.source] for link in answering)),
        evidence=quotes_of(uses),
    )


def _outcomes_of(projection: Projection, measures: Sequence[Entity]) -> Iterator[Entity]:
    above = projection.derived(results_above)
    for measure in measures:
        results = above[measure.iri].values()
        if not any(isinstance(result, Result) and result.cross_cutting for result in results):
            yield from (result for result in results if result.kind is Kind.OUTCOME)


def sole_contributors(projection: Projection, thing: Entity | None = None) -> Sequence[LossRow]:
    """List what loses its only contributor when a thing drops out, and what follows; without one, all that hang so."""
    losses = what_if(projection, thing) if thing else projection.derived(only_contributors)
    return [_loss_row(loss) for loss in losses]


def _loss_row(loss: Loss) -> LossRow:
    strongest: Link = min(loss.links, key=lambda link: link.basis.rank)
    return LossRow(loss.lost, loss.relation, loss.only, loss.step, strongest.basis, strongest.evidence)


QUESTIONS = (
    Question(
        slug="shared-programmes",
        title=Words("複数の施策・アウトカムにまたがる事業", "Programmes of several measures or outcomes"),
        about=Words(
            "二つ以上の施策で用いられる事業と、二つ以上のアウトカムにまたがる事業。",
            "Programmes that several measures use, or that reach across outcomes.",
        ),
        row=SharedProgramme,
        rows=shared_programmes,
    ),
    Question(
        slug="sole-contributors",
        title=Words("抜けると支えを失うもの", "What loses its only contributor"),
        about=Words(
            "事業、府省又は施策が抜けたとき、唯一の支えを失うものとその波及。指定がなければ、支えが一つのもの。",
            "What loses its only contributor if a programme, ministry or measure drops out, and what follows.",
        ),
        row=LossRow,
        rows=sole_contributors,
        parameters=(
            Thing(
                "thing",
                Words("抜けるもの", "what drops out"),
                kinds=(Kind.PROGRAMME, Kind.ORGANISATION, Kind.MEASURE, Kind.OUTPUT),
            ),
        ),
    ),
)
