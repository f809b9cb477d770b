"""Decisions as a table: one row each, with all that it takes to make the same decision again from the row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.decisions.ledger import Ledger
from graph.projection import Projection
from graph.questions.question import Answer, Question, column
from graph.questions.words import Words
from graph.storage.revisions import latest_of
from ontology.decisions import Anchor, Decision, Named, Pair, Ruling, State, Tie, Trouble, Way
from ontology.model import Document, Evidence

_TITLE = Words("人の判断", "Decisions")
_ABOUT = Words(
    "つながりや同一性について人が決めたこと。推定と典拠ファイルを上書きし、本文の記述は変えない。",
    "What people have decided about links and identities. It overrides inferences and authority files, never the text.",
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision. `source` and `target` are IRIs: of a link, or of the things before and after that may be one."""

    id: str = column("判断の IRI", "IRI of the decision")
    state: State = column("状態", "state")
    ruling: Ruling = column("判断", "ruling")
    about: str = column("対象", "about")
    source: str = column("始め", "from")
    source_kind: str = column("始めの種類", "kind")
    source_label: str = column("始めの名称", "name")
    relation: str | None = column("関係", "relation")
    target: str = column("終わり", "to")
    target_kind: str = column("終わりの種類", "kind")
    target_label: str = column("終わりの名称", "name")
    role: str | None = column("役割", "role")
    to_source: str | None = column("改めた始め", "edited: from")
    to_source_kind: str | None = column("改めた始めの種類", "edited: kind")
    to_source_label: str | None = column("改めた始めの名称", "edited: name")
    to_relation: str | None = column("改めた関係", "edited: relation")
    to_target: str | None = column("改めた終わり", "edited: to")
    to_target_kind: str | None = column("改めた終わりの種類", "edited: kind")
    to_target_label: str | None = column("改めた終わりの名称", "edited: name")
    to_role: str | None = column("改めた役割", "edited: role")
    reason: str = column("理由", "reason")
    author: str = column("判断した人", "author")
    at: str = column("日付", "date")
    series: str = column("系列の IRI", "IRI of the series")
    document: str = column("判断した版の IRI", "IRI of the revision that it was made on")
    quote: str | None = column("判断した箇所", "passage that it was made on")
    start: int | None = column("箇所の始まり", "start of the passage", "characters")
    before: str = column("箇所の前", "words before")
    after: str = column("箇所の後", "words after")
    names: str | None = column("箇所が名指すもの", "thing that the passage names")
    withdrawn_by: str | None = column("取り下げた人", "withdrawn by")
    withdrawn_at: str | None = column("取り下げた日", "withdrawn on")
    withdrawn_reason: str | None = column("取り下げの理由", "why it was withdrawn")
    trouble: Trouble | None = column("見直しの訳", "why it needs another look")
    way: Way | None = column("今の版での見つけ方", "how it was found in the latest revision")
    score: float | None = column("一致", "likeness")
    found: Evidence | None = column("今の版の箇所", "passage in the latest revision")


DECISIONS = Question("decisions", _TITLE, _ABOUT, DecisionRow, lambda _projection: [])


def decisions_answer(ledger: Ledger, documents: Sequence[Document], states: Iterable[State] = ()) -> Answer:
    """List decisions in the order of their dates, all or those in some states."""
    wanted = tuple(states) or tuple(State)
    latest = {document.series: document.iri for document in latest_of(documents)}
    ordered = sorted(ledger.decisions, key=lambda decision: decision.at)
    rows = [_row(decision, ledger.state(decision, latest), latest) for decision in ordered]
    chosen = tuple(row for row in rows if row.state in wanted)
    return Answer(DECISIONS, Projection.of(()), {"state": " ".join(states) or None}, chosen, len(chosen))


def needing_a_look(ledger: Ledger, documents: Sequence[Document]) -> Answer:
    """List the decisions that have no hold on the latest revision of their series."""
    return decisions_answer(ledger, documents, (State.REVIEW,))


def _row(decision: Decision, state: State, latest: Mapping[str, str]) -> DecisionRow:
    origin, now = decision.origin, decision.anchor_in(latest.get(decision.series, ""))
    subject, instead, withdrawn = decision.subject, decision.instead, decision.withdrawn
    source, target = subject.ends
    return DecisionRow(
        id=decision.iri,
        state=state,
        ruling=decision.ruling,
        about="link" if isinstance(subject, Tie) else "identity",
        **_named("source", source),
        **_named("target", target),
        relation=subject.relation.value if isinstance(subject, Tie) else None,
        role=_role(subject),
        **_named("to_source", instead.source if instead else None),
        **_named("to_target", instead.target if instead else None),
        to_relation=instead.relation.value if instead else None,
        to_role=_role(instead),
        reason=decision.reason,
        author=decision.author,
        at=decision.at,
        series=decision.series,
        document=origin.document,
        quote=origin.passage.quote if origin.passage else None,
        start=origin.passage.start if origin.passage else None,
        before=origin.before,
        after=origin.after,
        names=origin.names,
        withdrawn_by=withdrawn.author if withdrawn else None,
        withdrawn_at=withdrawn.at if withdrawn else None,
        withdrawn_reason=withdrawn.reason if withdrawn else None,
        trouble=_trouble(state, now),
        way=now.way if now else None,
        score=now.score if now and now.passage else None,
        found=now.passage if now else None,
    )


def _named(prefix: str, named: Named | None) -> dict[str, Any]:
    values = (named.iri, named.kind.value, named.label) if named else (None, None, None)
    return dict(zip((prefix, f"{prefix}_kind", f"{prefix}_label"), values, strict=True))


def _role(subject: Tie | Pair | None) -> str | None:
    return subject.role.value if isinstance(subject, Tie) and subject.role else None


def _trouble(state: State, anchor: Anchor | None) -> Trouble | None:
    """Say why a decision needs another look; one whose series has no revision any more has lost its passage."""
    if state is not State.REVIEW:
        return None
    return anchor.trouble if anchor else Trouble.PASSAGE
