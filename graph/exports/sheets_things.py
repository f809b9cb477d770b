"""The sheets that have a thing a row: measures, roadmap items, budgets; KPIs have a file of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.chains.duties import duties
from graph.chains.reach import reach
from graph.exports.entry import DOCUMENT, KEY, NOTATION, QUOTE, Entry, labels
from graph.exports.table import Column, Table
from graph.projection import Projection
from ontology.model import Budget, Entity, Kind, Relation, RoadmapItem


@dataclass(frozen=True, slots=True)
class ItemEntry(Entry):
    """A roadmap item."""

    item: RoadmapItem


@dataclass(frozen=True, slots=True)
class BudgetEntry(Entry):
    """A budget."""

    budget: Budget

    @property
    def flows(self) -> str | None:
        """Tell who gives to whom, a line each."""
        told = (
            f"{flow.source} → {flow.target}{f'（{flow.share}）' if flow.share else ''}" for flow in self.budget.flows
        )
        return "\n".join(told) or None


def _measures(projection: Projection) -> Iterator[Entry]:
    return (Entry(projection, measure) for measure in projection.select(kind=Kind.MEASURE))


def _items(projection: Projection) -> Iterator[ItemEntry]:
    found = projection.select(kind=Kind.ROADMAP_ITEM)
    return (ItemEntry(projection, item, item) for item in found if isinstance(item, RoadmapItem))


def _budgets(projection: Projection) -> Iterator[BudgetEntry]:
    found = projection.select(kind=Kind.BUDGET)
    return (BudgetEntry(projection, budget, budget) for budget in found if isinstance(budget, Budget))


def _answering(projection: Projection, measure: Entity) -> str | None:
    return labels(duties(projection).organisations_of([measure]))


def _answering_for(entry: Entry) -> str | None:
    """List who answers for what a roadmap item schedules."""
    entities = entry.projection.entities
    links = entry.projection.incoming(entry.thing.iri)
    sources = (link.source for link in links if link.relation is Relation.SCHEDULED_BY)
    things = (entities[source] for source in sources if source in entities)
    return labels(duties(entry.projection).organisations_of(things))


MEASURES = Table(
    "施策",
    "施策",
    "Measures",
    _measures,
    (
        DOCUMENT,
        NOTATION,
        Column("label", "施策", "measure", lambda entry: entry.thing.label),
        Column("results", "貢献する成果", "contributes to", lambda entry: entry.targets(Relation.CONTRIBUTES_TO)),
        Column("organisations", "所管", "responsible", lambda entry: _answering(entry.projection, entry.thing)),
        Column("programmes", "主な事業", "programmes", lambda entry: entry.targets(Relation.IMPLEMENTED_BY)),
        Column("kpis", "直接のKPI", "KPIs of its own", lambda entry: entry.targets(Relation.MEASURED_BY)),
        Column(
            "reached",
            "届くKPIの数",
            "KPIs reached",
            lambda entry: sum(1 for _ in reach(entry.projection).kpis_of(entry.thing.iri)),
            "integer",
        ),
        Column("laws", "根拠", "based on", lambda entry: entry.targets(Relation.BASED_ON)),
        Column("roadmap", "工程", "roadmap", lambda entry: entry.targets(Relation.SCHEDULED_BY)),
        QUOTE,
        KEY,
    ),
)
ROADMAP = Table(
    "工程",
    "工程",
    "Roadmap",
    _items,
    (
        DOCUMENT,
        Column("things", "対象", "what it schedules", lambda entry: entry.sources(Relation.SCHEDULED_BY)),
        Column("text", "内容（原文）", "text", lambda entry: entry.item.text or entry.thing.label),
        Column("period", "時期（原文）", "period, as printed", lambda entry: entry.item.period),
        Column("start", "始まり", "start", lambda entry: entry.item.start),
        Column("end", "終わり", "end", lambda entry: entry.item.end),
        Column("organisations", "所管", "responsible", _answering_for),
        KEY,
    ),
)
BUDGETS = Table(
    "予算",
    "予算",
    "Budgets",
    _budgets,
    (
        DOCUMENT,
        Column("label", "予算", "budget", lambda entry: entry.thing.label),
        Column("things", "使い道", "what it is for", lambda entry: entry.sources(Relation.FUNDED_BY)),
        Column("amount", "金額（原文）", "amount, as printed", lambda entry: entry.budget.amount),
        Column("yen", "金額（円）", "amount in yen", lambda entry: entry.budget.amount_value, "double"),
        Column("year", "年度", "fiscal year", lambda entry: entry.budget.fiscal_year, "integer"),
        Column("flows", "資金の流れ", "flows", lambda entry: entry.flows),
        QUOTE,
        KEY,
    ),
)
