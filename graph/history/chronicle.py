"""What was done to the store, as rows: who did what, when, with which version of the software."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.history.deed import Act, Deed, Hand, Subject
from graph.projection import Projection
from graph.questions.question import Answer, Question, column
from graph.questions.words import Words
from graph.store import PolicyGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRow:
    """One act. `author` is None where the store was filled before names were written down."""

    at: str = column("日時", "time")
    act: Act = column("したこと", "act")
    what: tuple[str, ...] = column("何に", "to what")
    author: str | None = column("誰が", "author")
    software: str = column("ソフトウェア", "software")
    note: str | None = column("備考", "note")
    iris: tuple[str, ...] = column("IRI", "IRI")


_TITLE = Words("ストアの履歴", "History of the store")
_ABOUT = Words(
    "誰が、いつ、どの版のソフトウェアで、何を取り込み、取り除き、決めたか。",
    "Who read in, removed, restored or decided what, when, and with which version of the software.",
)
CHRONICLE = Question("store-history", _TITLE, _ABOUT, DeedRow, lambda _projection: [])


def chronicle(graph: PolicyGraph, offset: int = 0, limit: int | None = None) -> Answer:
    """List what was done, the latest first."""
    deeds = sorted((*graph.deeds(), *_before_names(graph)), key=lambda deed: deed.hand.at, reverse=True)
    rows = tuple(map(_row, deeds))
    end = len(rows) if limit is None else offset + limit
    return Answer(CHRONICLE, Projection.of(()), {}, rows[offset:end], len(rows), offset)


def deeds_to(graph: PolicyGraph, iri: str) -> tuple[Deed, ...]:
    """List what was done to one thing or revision, the earliest first."""
    return tuple(deed for deed in graph.deeds() if iri in (subject.iri for subject in deed.subjects))


def _before_names(graph: PolicyGraph) -> Iterator[Deed]:
    """Tell the ingests that only the revisions themselves speak of."""
    told = {subject.iri for deed in graph.deeds() if deed.act is Act.INGESTED for subject in deed.subjects}
    for document in graph.documents():
        if document.iri not in told:
            hand = Hand("", document.ingested_at, document.software)
            yield Deed(Act.INGESTED, hand, (Subject(document.iri, document.title),), document.source)


def _row(deed: Deed) -> DeedRow:
    return DeedRow(
        at=deed.hand.at,
        act=deed.act,
        what=tuple(subject.title for subject in deed.subjects),
        author=deed.hand.author or None,
        software=deed.hand.software,
        note=deed.note,
        iris=tuple(subject.iri for subject in deed.subjects),
    )
