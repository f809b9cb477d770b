"""The sheets about how things hang together: chains from measure to KPI, ministries, and what the audit finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.audit import Finding, findings
from graph.chains.duties import duties, is_office
from graph.chains.order import in_order
from graph.chains.overview import results_above
from graph.chains.reach import Way, reach
from graph.exports.entry import Entry, first_quote, labels
from graph.exports.names import BASIS_NAMES, KIND_NAMES, RELATION_NAMES, ROLE_NAMES
from graph.exports.table import Column, Table
from graph.projection import Projection
from ontology.model import Entity, Kind, Kpi, Link, Relation

_PLACE = {relation: place for place, relation in enumerate(RELATION_NAMES)}
_SEVERITIES = {"error": "誤り", "warning": "注意", "info": "参考"}


@dataclass(frozen=True, slots=True)
class _Chain(Entry):
    """A measure with the strongest way to one KPI; without a KPI, with the results that it contributes to."""

    kpi: Kpi | None
    way: Way | None

    def results(self, kind: Kind) -> str | None:
        """List the results of a kind on the way."""
        above = self.projection.derived(results_above).get(self.thing.iri, {}).values()
        things: Iterable[Entity] = self.way.between if self.way else in_order(self.projection, above)
        return labels(thing for thing in things if thing.kind is kind)


@dataclass(frozen=True, slots=True)
class _Tie(Entry):
    """An organisation (the thing) and something that it answers for, takes part in or is named by."""

    link: Link
    other: Entity


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding and the projection that it was found in."""

    projection: Projection
    finding: Finding


def _chains(projection: Projection) -> Iterator[_Chain]:
    for measure in projection.select(kind=Kind.MEASURE):
        kpis = [kpi for kpi in reach(projection).kpis_of(measure.iri) if isinstance(kpi, Kpi)]
        for kpi in kpis:
            yield _Chain(projection, measure, kpi, reach(projection).way(measure.iri, kpi.iri))
        if not kpis:
            yield _Chain(projection, measure, None, None)


def _ties(projection: Projection) -> list[_Tie]:
    ministry_of = duties(projection).ministry_of
    found = [
        tie
        for organisation in projection.select(kind=Kind.ORGANISATION)
        if is_office(ministry_of[organisation.iri])
        for tie in _ties_of(projection, organisation)
    ]
    return sorted(found, key=lambda tie: (ministry_of[tie.thing.iri].label, tie.thing.label, _PLACE[tie.link.relation]))


def _ties_of(projection: Projection, organisation: Entity) -> Iterator[_Tie]:
    for link in projection.outgoing(organisation.iri):
        if link.relation in (Relation.RESPONSIBLE_FOR, Relation.PARTICIPATES_IN):
            yield from _tie(projection, organisation, link, link.target)
    for link in projection.incoming(organisation.iri):
        if link.relation is Relation.MENTIONS:
            yield from _tie(projection, organisation, link, link.source)


def _tie(projection: Projection, organisation: Entity, link: Link, other: str) -> Iterator[_Tie]:
    if other in projection.entities:
        yield _Tie(projection, organisation, link, projection.entities[other])


def _findings(projection: Projection) -> Iterator[_Found]:
    """Audit as of the day of the last ingestion, so that the same graph gives the same findings on any day."""
    days = [document.read_on for document in projection.documents]
    for finding in findings(projection, date.fromisoformat(max(days))) if days else ():
        yield _Found(projection, finding)


def _basis(link: Link | None) -> str | None:
    return BASIS_NAMES[link.basis] if link else None


def _title(found: _Found) -> str | None:
    revision = found.finding.document
    return found.projection.document(revision).title if revision else None


CHAINS = Table(
    "筋道",
    "筋道",
    "Chains",
    _chains,
    (
        Column("document", "文書", "document", lambda chain: chain.document),
        Column("measure", "施策", "measure", lambda chain: chain.thing.label),
        Column("output", "アウトプット", "output", lambda chain: chain.results(Kind.OUTPUT)),
        Column("outcome", "アウトカム", "outcome", lambda chain: chain.results(Kind.OUTCOME)),
        Column("impact", "インパクト", "impact", lambda chain: chain.results(Kind.IMPACT)),
        Column("kpi", "KPI", "KPI", lambda chain: chain.kpi and chain.kpi.label),
        Column(
            "target",
            "目標（原文）",
            "target, as printed",
            lambda chain: chain.kpi and chain.kpi.target and chain.kpi.target.printed,
        ),
        Column(
            "deadline",
            "期限（原文）",
            "deadline, as printed",
            lambda chain: chain.kpi and chain.kpi.deadline and chain.kpi.deadline.printed,
        ),
        Column("basis", "最も弱い根拠", "weakest basis", lambda chain: _basis(chain.way and chain.way.weakest)),
        Column("confidence", "確度", "confidence", lambda chain: chain.way and chain.way.weakest.confidence, "double"),
        Column(
            "organisations",
            "所管",
            "responsible",
            lambda chain: labels(duties(chain.projection).organisations_of([chain.thing])),
        ),
        Column("sentence", "文", "in words", lambda chain: chain.way and chain.way.sentence),
        Column("key", "施策のキー", "key of the measure", lambda chain: chain.key),
    ),
)
MINISTRIES = Table(
    "府省",
    "府省",
    "Ministries",
    _ties,
    (
        Column("ministry", "府省", "ministry", lambda tie: duties(tie.projection).ministry_of[tie.thing.iri].label),
        Column("organisation", "組織", "organisation", lambda tie: tie.thing.label),
        Column("relation", "関係", "relation", lambda tie: RELATION_NAMES[tie.link.relation]),
        Column("kind", "種類", "kind", lambda tie: KIND_NAMES[tie.other.kind]),
        Column("other", "対象", "of what", lambda tie: tie.other.label),
        Column("role", "役割", "role", lambda tie: tie.link.role and ROLE_NAMES[tie.link.role]),
        Column("basis", "根拠", "basis", lambda tie: _basis(tie.link)),
        Column("confidence", "確度", "confidence", lambda tie: tie.link.confidence, "double"),
        Column("document", "文書", "document", lambda tie: Entry(tie.projection, tie.other).document),
        Column("quote", "原文", "quote", lambda tie: first_quote(tie.link.evidence), wrap=False),
        Column("key", "対象のキー", "key", lambda tie: Entry(tie.projection, tie.other).key),
    ),
)
FINDINGS = Table(
    "診断",
    "健康診断の指摘",
    "Findings",
    _findings,
    (
        Column("severity", "重さ", "severity", lambda found: _SEVERITIES[found.finding.rule.severity]),
        Column("rule", "規則", "rule", lambda found: found.finding.rule.title.ja),
        Column("slug", "規則の名", "slug of the rule", lambda found: found.finding.rule.slug),
        Column("kind", "種類", "kind", lambda found: found.finding.thing and KIND_NAMES[found.finding.thing.kind]),
        Column("thing", "対象", "thing", lambda found: found.finding.thing and found.finding.thing.label),
        Column("sentence", "すること", "what to do", lambda found: found.finding.sentence.ja),
        Column("sentence_en", "すること（英語）", "in English", lambda found: found.finding.sentence.en),
        Column("document", "文書", "document", _title),
        Column("quote", "原文", "quote", lambda found: first_quote(found.finding.evidence), wrap=False),
    ),
)
