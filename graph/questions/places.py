"""Questions about places in the documents: repeated items, and what rests on a law."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.chains.order import in_order, quotes_of
from graph.chains.overview import answering, measures_of
from graph.projection import Projection
from graph.questions.parameters import Thing
from graph.questions.question import Question, column
from graph.questions.words import Words
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation
from ontology.normalise import is_restated


@dataclass(frozen=True, slots=True)
class Restated:
    """A thing that stands in several places (再掲), and what it joins."""

    thing: Entity = column("再掲されたもの", "restated thing")
    joins: tuple[Entity, ...] = column("結ぶもの", "what it joins")
    programmes: tuple[Entity, ...] = column("主な事業", "programmes")
    basis: Basis = column("根拠", "basis")
    evidence: tuple[Evidence, ...] = column("引用（各所）", "quotes from each place")


@dataclass(frozen=True, slots=True)
class UnderLaw:
    """A measure, programme or KPI that rests on a law or names it."""

    law: Entity = column("法令", "law")
    thing: Entity = column("対象", "thing")
    relation: Relation = column("関係", "relation")
    measures: tuple[Entity, ...] = column("施策", "measures")
    ministries: tuple[Entity, ...] = column("府省", "ministries")
    basis: Basis = column("根拠", "basis")
    evidence: tuple[Evidence, ...] = column("引用", "quotes")


def restated(projection: Projection) -> Sequence[Restated]:
    """List what is repeated with the mark 再掲 and the results or measures that it thereby joins."""
    return projection.derived(_restated)


def _restated(projection: Projection) -> list[Restated]:
    return [
        _restated_row(projection, thing)
        for thing in projection.entities.values()
        if any(is_restated(passage.quote) for passage in thing.evidence)
        or any(link.relation is Relation.RESTATES for link in projection.outgoing(thing.iri))
    ]


_JOINING = (Relation.CONTRIBUTES_TO, Relation.RESTATES)


def _restated_row(projection: Projection, thing: Entity) -> Restated:
    own = [link for link in projection.outgoing(thing.iri) if link.relation in _JOINING]
    using = [link for link in projection.incoming(thing.iri) if link.relation in _SERVED]
    joins = (*(link.target for link in own), *(link.source for link in using))
    links = (*own, *using)
    return Restated(
        thing=thing,
        joins=in_order(projection, (projection.entities[iri] for iri in joins)),
        programmes=_programmes_of(projection, thing),
        basis=max((link.basis for link in links), key=lambda basis: basis.rank, default=Basis.STRUCTURAL),
        evidence=quotes_of(links, *thing.evidence),
    )


_SERVED = (Relation.IMPLEMENTED_BY, Relation.SCHEDULED_BY)


def _programmes_of(projection: Projection, thing: Entity) -> tuple[Entity, ...]:
    uses = (link for link in projection.outgoing(thing.iri) if link.relation is Relation.IMPLEMENTED_BY)
    return in_order(projection, (projection.entities[link.target] for link in uses))


_RESTING = (Relation.BASED_ON, Relation.MENTIONS)


def by_law(projection: Projection, law: Entity | None = None) -> Sequence[UnderLaw]:
    """List what rests on a law, or on any law, and what names it."""
    return _under(projection, law) if law else projection.derived(_under_any)


def _under_any(projection: Projection) -> list[UnderLaw]:
    return [row for law in projection.select(kind=Kind.LAW) for row in _under(projection, law)]


def _under(projection: Projection, law: Entity) -> list[UnderLaw]:
    return [_under_law(projection, link) for link in _resting_on(projection, law)]


def _resting_on(projection: Projection, law: Entity) -> list[Link]:
    links = (link for link in projection.incoming(law.iri) if link.relation in _RESTING)
    known = [link for link in links if link.source in projection.entities]
    return sorted(known, key=lambda link: _RESTING.index(link.relation))


def _under_law(projection: Projection, link: Link) -> UnderLaw:
    thing = projection.entities[link.source]
    return UnderLaw(
        law=projection.entities[link.target],
        thing=thing,
        relation=link.relation,
        measures=in_order(projection, measures_of(projection, thing)),
        ministries=in_order(projection, answering(projection, thing)),
        basis=link.basis,
        evidence=link.evidence,
    )


QUESTIONS = (
    Question(
        slug="restated",
        title=Words("再掲と、それが結ぶもの", "Restated items and what they join"),
        about=Words(
            "【再掲】として繰り返される施策など。二つの成果を一つの施策が結ぶ。",
            "What is repeated as 再掲: one measure that joins two results.",
        ),
        row=Restated,
        rows=restated,
    ),
    Question(
        slug="by-law",
        title=Words("法令に基づく施策", "Measures under a law"),
        about=Words(
            "法令に基づく施策・事業・KPI と、法令の名を挙げるもの。",
            "Measures, programmes and KPIs that rest on a law, and what names it.",
        ),
        row=UnderLaw,
        rows=by_law,
        parameters=(Thing("law", Words("法令", "law"), kinds=(Kind.LAW,)),),
    ),
)
