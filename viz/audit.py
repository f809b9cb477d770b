"""The page of the audit: rules with their counts, and the findings under their rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlencode

from markupsafe import Markup

from graph.audit import Tier
from graph.audit import rules as all_rules
from graph.audit.questions import FindingRow, RuleRow
from graph.projection import Projection
from graph.questions import Answer
from ontology.iri import key_of
from ontology.model import Document, Kind
from viz.chart_pictures import picture_of_bar
from viz.decide_at import of_ministry
from viz.details import QuoteView, ThingView, quote_views, thing_view
from viz.embed import Page, render
from viz.language import word
from viz.pager import Pager
from viz.words import told

_QUOTES = 3  # shown with a finding; the data has all
_OF_MINISTRIES = ("measure-without-ministry", "programme-ministries-contradict", "ministry-uncertain")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for: the parameters as given, a document alone, and where the page begins."""

    given: Mapping[str, str]
    document: str = ""
    offset: int = 0
    size: int = 50

    def address(self, path: str = "/audit", **changes: str | int) -> str:
        """Give the address of the same audit with some parameters changed; "" leaves one out."""
        known = {**self.given, "document": self.document, "offset": self.offset or "", **changes}
        query = urlencode({name: value for name, value in known.items() if value != ""})
        return f"{path}?{query}"


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in the list of rules, and the address at which it is shown alone."""

    row: RuleRow
    title: str
    severity: str
    address: str
    is_current: bool
    bar: Markup


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding: what to do, about which thing, its passages, and where a person may settle who is responsible."""

    sentence: str
    english: str
    thing: ThingView | None
    document: str
    quotes: tuple[QuoteView, ...]
    decide_at: str | None = None


def render_audit(documents: Sequence[Document], asked: Asked, rules: Answer, found: Answer) -> Page:
    """Show findings, and all rules with their counts; `documents` are those that a reader may choose from."""
    projection = found.projection
    return render(
        "audit.html",
        title=word(found.question.title),
        question=found.question,
        asked=asked,
        tier=Tier(asked.given.get("tier") or Tier.STANDARD),
        tiers=[(tier, told(tier), list(_rules(asked, tier, rules))) for tier in Tier],
        choices=[(row.rule, word(all_rules()[row.rule].title)) for row in rules.rows],
        documents=[(key_of(document.iri), document.title) for document in documents],
        results=[result.label for result in projection.select(kind=(Kind.OUTCOME, Kind.OUTPUT, Kind.IMPACT))],
        total=found.total,
        offset=found.offset,
        shown=len(found.rows),
        groups=[
            (all_rules()[slug], told(all_rules()[slug].severity), [_finding(projection, row) for row in rows])
            for slug, rows in groupby(found.rows, attrgetter("rule"))
        ],
        pager=_pager(asked, found),
        chart=asked.address("/charts/audit", document="", rule="", offset="", revision=asked.document),
    )


def _rules(asked: Asked, tier: Tier, rules: Answer) -> Iterator[RuleView]:
    most = max((row.count for row in rules.rows), default=0)
    for row in rules.rows:
        if row.tier is tier:
            is_current = row.rule == asked.given.get("rule")
            address = asked.address(rule="" if is_current else row.rule, offset="")
            yield RuleView(
                row=row,
                title=word(all_rules()[row.rule].title),
                severity=told(row.severity),
                address=address,
                is_current=is_current,
                bar=picture_of_bar(row.count, most),
            )


def _finding(projection: Projection, row: FindingRow) -> FindingView:
    passages = row.evidence[:_QUOTES]
    return FindingView(
        sentence=row.sentence,
        english=row.sentence_en,
        thing=thing_view(row.thing) if row.thing else None,
        document=row.document.title if row.document else "",
        quotes=quote_views(projection, passages),
        decide_at=of_ministry(row.thing) if row.thing and row.rule in _OF_MINISTRIES else None,
    )


def _pager(asked: Asked, found: Answer) -> Pager:
    return Pager.of(lambda at: asked.address(offset=at or ""), found.offset, asked.size, found.total)
