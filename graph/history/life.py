"""How a thing changed: a row for each revision of its series, from the one that brought it on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.diff.above import above
from graph.diff.change import ChangeRow
from graph.diff.compare import compare
from graph.diff.links import offices
from graph.diff.lives import told
from graph.diff.revisions import matches_between, reading
from graph.diff.sides import Joined, Side
from graph.identity import Reading
from graph.projection import Projection
from graph.questions.question import Answer, Question, column
from graph.questions.words import Words
from graph.storage.revisions import in_order
from graph.store import PolicyGraph
from ontology.errors import UnknownThing
from ontology.model import Document, Entity, Evidence, Kind, Kpi, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeRow:
    """A thing in one revision, and what had changed since the one before; `thing` is None where it is not in it."""

    revision: Document = column("版", "revision")
    date: str = column("日付", "date")
    thing: Entity | None = column("もの", "thing")
    changes: tuple[str, ...] = column("前の版からの変更", "changes, in Japanese")
    changes_en: tuple[str, ...] = column("前の版からの変更（英語）", "changes")
    notation: str | None = column("記号", "notation")
    place: str | None = column("位置", "place")
    target: str | None = column("目標", "target")
    deadline: str | None = column("期限", "deadline")
    baseline: str | None = column("基準値", "baseline")
    status: str | None = column("状況", "status")
    ministry: tuple[Entity, ...] = column("府省", "ministry")
    programme: tuple[Entity, ...] = column("主な事業", "programme")
    kpi: tuple[Entity, ...] = column("KPI", "KPI")
    evidence: tuple[Evidence, ...] = column("根拠", "evidence")


_TITLE = Words("経緯", "History")
_ABOUT = Words(
    "一つのものが、版ごとにどう書かれ、何が変わったか。",
    "How each revision has a thing, and what changed between them.",
)
LIFE = Question("history", _TITLE, _ABOUT, LifeRow, lambda _projection: [])


def thing_named(graph: PolicyGraph, name: str) -> Entity:
    """Find a thing by IRI, key or label: in what is up to date, else in the last revision that has it.

    Raises `UnknownThing` and `AmbiguousName`.
    """
    latest = Projection.of(map(graph.extraction, graph.latest_revisions()))
    try:
        return latest.find(name)
    except UnknownThing:
        for revision in reversed(graph.revisions()):
            found = Projection.of([graph.extraction(revision)]).matches(name)
            if found:
                return found[0]
        raise


def life(graph: PolicyGraph, thing: Entity) -> Answer:
    """Tell how a thing changed, series by series, in the order of the revisions."""
    rows = tuple(row for line in _lines(graph) for row in _Line(graph, line, thing.iri).rows())
    held = dict.fromkeys(row.revision.iri for row in rows)
    projection = Projection.of(map(graph.extraction, held))
    return Answer(LIFE, projection, {"thing": thing.iri}, rows, len(rows))


def _lines(graph: PolicyGraph) -> list[tuple[Document, ...]]:
    documents = graph.documents()
    series = dict.fromkeys(document.series for document in documents)
    return [in_order(each for each in documents if each.series == one) for one in series]


@dataclass(frozen=True)
class _Line:
    """The revisions of one series, as one thing is looked for in them."""

    graph: PolicyGraph
    line: Sequence[Document]
    iri: str

    def rows(self) -> Iterator[LifeRow]:
        """Yield a row for each revision that has the thing, or has lost it."""
        had = False
        for at, (document, side) in enumerate(zip(self.line, self._sides, strict=True)):
            has = self.iri in side.things
            if has or had:
                yield _row(document, side, side.things.get(self.iri), self._changes(at))
            had = has

    @cached_property
    def _sides(self) -> list[Side]:
        return [Side(self._reading(document)) for document in self.line]

    def _reading(self, document: Document) -> Reading:
        return reading(self.graph, document.iri)

    def _changes(self, at: int) -> list[ChangeRow]:
        """List what befell the thing between a revision and the one before."""
        if at == 0:
            return []
        former, later = self._sides[at - 1].reading, self._sides[at].reading
        matches = matches_between(self.graph, self.line, self.line[at - 1], self.line[at])
        return [row for row in compare(former, later, matches) if row.thing.iri == self.iri]


def _row(document: Document, side: Side, thing: Entity | None, changes: Sequence[ChangeRow]) -> LifeRow:
    joined = _joined(side, thing) if thing else {}
    figures = thing if isinstance(thing, Kpi) else None
    return LifeRow(
        revision=document,
        date=document.issued or document.read_on,
        thing=thing,
        changes=tuple(row.sentence for row in changes),
        changes_en=tuple(row.english for row in changes),
        notation=thing.notation if thing else None,
        place=(told(side, above(side, thing)) or None) if thing else None,
        target=figures.target.printed if figures and figures.target else None,
        deadline=figures.deadline.printed if figures and figures.deadline else None,
        baseline=figures.baseline if figures else None,
        status=figures.status if figures else None,
        ministry=_things(side, offices(side, thing)) if thing else (),
        programme=_things(side, joined.get(Kind.PROGRAMME, {})),
        kpi=_things(side, joined.get(Kind.KPI, {})),
        evidence=thing.evidence if thing else (),
    )


def _joined(side: Side, thing: Entity) -> dict[Kind, Joined]:
    return {
        Kind.PROGRAMME: side.joined(thing.iri, Relation.IMPLEMENTED_BY, {Kind.PROGRAMME}),
        Kind.KPI: side.joined(thing.iri, Relation.MEASURED_BY, {Kind.KPI}),
    }


def _things(side: Side, found: Joined) -> tuple[Entity, ...]:
    return tuple(sorted((side.things[iri] for iri in found), key=lambda thing: (thing.label, thing.iri)))
