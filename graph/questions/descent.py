"""The question where a thing stood in earlier strategies and what it became."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.kinship.lineage import Descent, Side, Standing, is_known_name, lineage
from graph.projection import Projection
from graph.questions.parameters import Thing, Value
from graph.questions.question import Question, column
from graph.questions.words import Words
from ontology.model import Basis, Document, Entity, Evidence, Kind
from ontology.normalise import comparable


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A name of the line in one document; `thing` is None where only a passage has the name."""

    document: Document | None = column("文書", "document")
    thing: Entity | None = column("もの", "thing")
    name: str = column("名称", "name")
    relation: Descent = column("関係", "relation")
    side: Side = column("前後", "earlier or later")
    basis: Basis = column("根拠", "basis")
    score: float = column("名称の一致", "agreement of the names")
    note: str = column("典拠の注", "note of the authority file")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


@dataclass(frozen=True, slots=True)
class Named(Thing):
    """A thing, or a name that only the authority file of successions knows."""

    def read(self, projection: Projection, given: str) -> Value:
        """Find the thing; several of one name, in different documents, are one line of descent."""
        found = projection.matches(given, self.kinds)
        if len({comparable(thing.label) for thing in found}) == 1:
            return found[0]
        if is_known_name(given):
            return given.strip()
        return projection.only(given, found, self.kinds)


def lineage_rows(projection: Projection, thing: Entity | str) -> Sequence[LineageRow]:
    """List where a thing stands in each document, under earlier names, its own, and later ones."""
    return [_row(standing) for standing in lineage(projection, thing)]


def _row(standing: Standing) -> LineageRow:
    return LineageRow(
        document=standing.document,
        thing=standing.thing,
        name=standing.name.text,
        relation=standing.name.relation,
        side=standing.name.side,
        basis=standing.basis,
        score=standing.score,
        note=standing.name.note,
        evidence=standing.evidence,
    )


_KINDS = (Kind.PROGRAMME, Kind.MEASURE, Kind.KPI, Kind.ORGANISATION, Kind.OUTCOME, Kind.OUTPUT, Kind.LAW, Kind.DOCUMENT)

QUESTIONS = (
    Question(
        slug="lineage",
        title=Words("前身と後継", "Where a programme stood in earlier strategies"),
        about=Words(
            "名称、別名及び改称・後継の典拠により、各文書のどこに立っていたか、何になったか。",
            "By name, alias and the authority file of successions: where a thing stood in each document.",
        ),
        row=LineageRow,
        rows=lineage_rows,
        parameters=(
            Named("thing", Words("事業・施策など", "a programme, measure or other thing"), True, kinds=_KINDS),
        ),
    ),
)
