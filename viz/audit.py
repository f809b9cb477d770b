"""The page of the audit: rules with their counts, and the findings under their rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlencode

from graph.audit import Tier
from graph.audit import rules as all_rules
from graph.audit.questions import FindingRow, RuleRow
from graph.projection import Projection
from graph.questions import Answer
from ontology.iri import key_of
from ontology.model import Document, Evidence, Kind
from viz.details import QuoteView, ThingView, quote_views, thing_view
from viz.embed import Page, render
from viz.questions import Pager
from viz.words import in_japanese

_QUOTES = 3  # shown with a finding; the data has all


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for: the parameters as given, a document alone, and where the page begins."""

    given: Mapping[str, str]
    document: str = ""
    offset: int = 0

    def address(self, path: str = "/audit", **changes: str | int) -> str:
        """Give the address of the same audit with some parameters changed; "" leaves one out."""
        known = {**self.given, "document": self.document, "offset": self.offset or "", **changes}
        query = urlencode({name: value for name, value in known.items() if value != ""})
        return f"{path}?{query}"


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in the list of rules, and the address at which it is shown alone."""

    row: RuleRow
    severity: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding: what to do, about which thing, and its passages, each with the address of its place in the text."""

    sentence: str
    english: str
    thing: ThingView | None
    document: str
    quotes: tuple[tuple[QuoteView, str], ...]


def render_audit(documents: Sequence[Document], asked: Asked, rules: Answer, found: Answer) -> Page:
    """Show findings, and all rules with their counts; `documents` are those that a reader may choose from."""
    projection = found.projection
    return render(
        "audit.html",
        title=found.question.title.ja,
        question=found.question,
        asked=asked,
        tier=Tier(asked.given.get("tier") or Tier.STANDARD),
        tiers=[(tier, in_japanese(tier), list(_rules(asked, tier, rules))) for tier in Tier],
        choices=[(row.rule, row.title) for row in rules.rows],
        documents=[(key_of(document.iri), document.title) for document in documents],
        results=[result.label for result in projection.select(kind=(Kind.OUTCOME, Kind.OUTPUT, Kind.IMPACT))],
        total=found.total,
        offset=found.offset,
        shown=len(found.rows),
        groups=[
            (all_rules()[slug], in_japanese(all_rules()[slug].severity), [_finding(projection, row) for row in rows])
            for slug, rows in groupby(found.rows, attrgetter("rule"))
        ],
        pager=_pager(asked, found),
    )


def _rules(asked: Asked, tier: Tier, rules: Answer) -> Iterator[RuleView]:
    for row in rules.rows:
        if row.tier is tier:
            is_current = row.rule == asked.given.get("rule")
            address = asked.address(rule="" if is_current else row.rule, offset="")
            yield RuleView(row, in_japanese(row.severity), address, is_current)


def _finding(projection: Projection, row: FindingRow) -> FindingView:
    passages = row.evidence[:_QUOTES]
    return FindingView(
        sentence=row.sentence,
        english=row.sentence_en,
        thing=thing_view(row.thing) if row.thing else None,
        document=row.document.title if row.document else "",
        quotes=tuple(zip(quote_views(projection, passages), map(_place, passages), strict=True)),
    )


def _place(passage: Evidence) -> str:
    return f"/documents/{key_of(passage.document)}/text?start={passage.start}&end={passage.end}"


def _pager(asked: Asked, found: Answer) -> Pager:
    size = max(len(found.rows), 1)
    return Pager(
        before=asked.address(offset=max(0, found.offset - size) or "") if found.offset else None,
        after=asked.address(offset=found.offset + size) if found.truncated else None,
    )
