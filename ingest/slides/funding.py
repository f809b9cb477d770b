"""Budgets with their flows as things, each joined to the programme or measure that it pays for."""

from dataclasses import dataclass, field, replace

from ingest.quantity import years_in
from ingest.resolve import Collector
from ingest.slides.budgets import BudgetReader, FoundBudget
from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck
from ingest.slides.flows import FlowReader, FoundFlows
from ingest.slides.identity import iri_of
from ingest.slides.owners import Owner, Owners
from ingest.structure.labels import label_of
from ontology.model import Basis, Budget, Kind, Link, Relation

_FLOW_LABEL = "資金の流れ"


@dataclass(slots=True)
class FundingReader:
    """Takes in the budgets of a deck, then gives each flow to the first budget of its programme."""

    words: SlideCues
    owners: Owners
    collector: Collector
    _main: dict[str, Budget] = field(default_factory=dict)  # of each programme: the budget of the latest year

    def read(self, deck: Deck) -> None:
        """Read budgets and flows; amounts and flows that cannot be understood stay unresolved."""
        main: Budget | None = None
        for found in BudgetReader(self.words, years_in(self.collector.text)).read(deck):
            if isinstance(found, FoundBudget):
                main = self._add(found, main)
            else:
                self.collector.leave_unresolved(*found)
        for drawing in FlowReader(self.words).read(deck):
            if isinstance(drawing, FoundFlows):
                self._add_flows(drawing)
            else:
                self.collector.leave_unresolved(*drawing)

    def _add(self, found: FoundBudget, main: Budget | None) -> Budget:
        """Take in a budget; a part of another (うち…) is part of it, any other pays for its programme."""
        owner = self.owners.of(found.item.lines[0], found.item.body)
        label = label_of(found.label.text)
        place = (
            owner.heading.name.bare if owner else self.collector.minter.series_name,
            str(found.year),
            f"{found.yen:.0f}",
        )
        budget = self.collector.add(
            Budget(
                iri=iri_of(self.collector.minter, Kind.BUDGET, label.text, *place),
                label=label.text,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(self.collector.quote(found.label.span),),
                amount=found.amount,
                amount_value=found.yen,
                fiscal_year=found.year,
            )
        )
        said = self.collector.quote(found.label.span)
        if found.inner and main is not None:
            passages = (*main.evidence[:1], said)
            self.collector.link(Link(budget.iri, Relation.PART_OF, main.iri, Basis.STATED, passages))
            return main
        if owner is None:
            self.collector.leave_unresolved("何の予算か分からない / a budget, not known of what", found.label.span)
            return budget
        owner.link(Relation.FUNDED_BY, budget.iri, (said,), self.collector)
        latest = self._main.get(owner.entity.iri)
        if latest is None or (budget.fiscal_year or 0) > (latest.fiscal_year or 0):
            self._main[owner.entity.iri] = budget
        return budget

    def _add_flows(self, drawing: FoundFlows) -> None:
        owner = self.owners.of(drawing.at)
        if owner is None:
            reason = "何の資金の流れか分からない / a flow of money, not known of what"
            self.collector.leave_unresolved(reason, (drawing.spans[0][0], drawing.spans[-1][1]))
            return
        passages = tuple(map(self.collector.quote, drawing.spans))
        budget = self._main.get(owner.entity.iri) or self._without_amount(owner)
        flows = (*budget.flows, *(flow for flow in drawing.flows if flow not in budget.flows))
        self._main[owner.entity.iri] = self.collector.add(replace(budget, flows=flows, evidence=passages))
        owner.link(Relation.FUNDED_BY, budget.iri, passages, self.collector)

    def _without_amount(self, owner: Owner) -> Budget:
        """Make the budget of a programme whose page prints flows and no amount."""
        name = owner.heading.name.bare
        return Budget(
            iri=iri_of(self.collector.minter, Kind.BUDGET, _FLOW_LABEL, name),
            label=f"{label_of(name).text}の{_FLOW_LABEL}",
            document=self.collector.document,
        )
