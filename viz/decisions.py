"""The page of decisions: each in words, with its reason, its passage and where it stands today."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from graph.decisions.ledger import Ledger
from graph.decisions.table import DecisionRow
from graph.projection import Projection
from graph.questions import Answer
from ontology.decisions import Anchor, Decision, State
from ontology.iri import key_of
from ontology.model import Basis, Kind
from viz.decided import RULINGS, STATES, TROUBLES, WAYS, Words, told_decision
from viz.deciding import Desired, deciding_form
from viz.details import QuoteView, quote_views
from viz.embed import Page, render
from viz.language import word
from viz.pager import Pager
from viz.style import BASES, KINDS, KindStyle

_ORDER = {state: place for place, state in enumerate(STATES)}


@dataclass(frozen=True, slots=True)
class End:
    """One of the things that a decision is about; `address` is None for one that is no longer here."""

    label: str
    kind: Kind
    style: KindStyle
    address: str | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision for the page. `made_on` is its passage, `stands_on` that of the latest revision, if it is another."""

    key: str
    row: DecisionRow
    told: str
    state: Words
    ruling: Words
    ends: tuple[End, ...]
    trouble: Words | None
    way: Words | None
    made_on: tuple[QuoteView, ...]
    stands_on: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many decisions are in a state, and the address that shows them alone."""

    state: State
    words: Words
    count: int
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for: decisions in one state, from a place on."""

    state: State | None = None
    offset: int = 0
    size: int = 50

    def address(self, path: str = "/decisions", **changes: str | int) -> str:
        """Give the address of the same list with some parameters changed; "" leaves one out."""
        known = {"state": self.state.value if self.state else "", "offset": self.offset or "", **changes}
        query = urlencode({name: value for name, value in known.items() if value != ""})
        return f"{path}?{query}" if query else path


def render_decisions(  # noqa: PLR0913  the page of a list and of a form
    projection: Projection, ledger: Ledger, every: Answer, asked: Asked, desired: Desired, *, may_write: bool
) -> Page:
    """Show decisions, those that need another look first, and the form; `projection` is what is up to date."""
    held = {decision.iri: decision for decision in ledger.decisions}
    rows: Sequence[DecisionRow] = every.rows
    chosen = sorted((row for row in rows if asked.state in (None, row.state)), key=lambda row: _ORDER[row.state])
    shown = chosen[asked.offset : asked.offset + asked.size]
    return render(
        "decisions.html",
        title=word(every.question.title),
        question=every.question,
        views=[_view(projection, held[row.id], row) for row in shown],
        tally=list(_tally(rows, asked)),
        basis=(Basis.DECIDED, BASES[Basis.DECIDED]),
        asked=asked,
        form=deciding_form(projection, desired),
        may_write=may_write,
        rulings=RULINGS,
        every=len(rows),
        total=len(chosen),
        pager=Pager.of(lambda at: asked.address(offset=at or ""), asked.offset, asked.size, len(chosen)),
    )


def _tally(rows: Sequence[DecisionRow], asked: Asked) -> Iterator[Tally]:
    counts = Counter(row.state for row in rows)
    for state, words in STATES.items():
        is_current = asked.state is state
        address = asked.address(state="" if is_current else state.value, offset="")
        yield Tally(state, words, counts[state], address, is_current)


def _view(projection: Projection, decision: Decision, row: DecisionRow) -> DecisionView:
    now = row.found
    is_elsewhere = now is not None and now.document != row.document
    return DecisionView(
        key=key_of(decision.iri),
        row=row,
        told=told_decision(decision),
        state=STATES[row.state],
        ruling=RULINGS[row.ruling],
        ends=tuple(_ends(projection, decision)),
        trouble=TROUBLES[row.trouble] if row.trouble else None,
        way=WAYS[row.way] if row.way else None,
        made_on=_quotes(projection, decision.origin),
        stands_on=quote_views(projection, (now,)) if now and is_elsewhere else (),
    )


def _ends(projection: Projection, decision: Decision) -> Iterator[End]:
    pairs = [decision.subject, decision.instead]
    for named in dict.fromkeys(end for pair in pairs if pair for end in pair.ends):
        is_here = named.iri in projection.entities
        address = f"/entities/{key_of(named.iri)}" if is_here else None
        yield End(named.label, named.kind, KINDS[named.kind], address)


def _quotes(projection: Projection, anchor: Anchor) -> tuple[QuoteView, ...]:
    return quote_views(projection, (anchor.passage,)) if anchor.passage else ()
