"""Pairs of a revision that a person should look at, because it is not sure that the two are one thing."""

from dataclasses import dataclass
from enum import StrEnum

from graph.identity import Match, Verdict
from graph.projection import Projection
from graph.questions.question import Answer, Question, column
from graph.questions.words import Words
from graph.store import PolicyGraph
from ontology.model import Kind

_TITLE = Words("同じものか確かめたい組", "Pairs to look at")
_ABOUT = Words(
    "前の版のものと同じと見たか別と見たか、確かでない組。", "Pairs of which it is not sure that they are one."
)


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A pair; `verdict` says what it is taken for until somebody decides. `former` and `found` are IRIs."""

    kind: StrEnum = column("種類", "kind")
    before: str = column("前の版", "in the revision before")
    after: str = column("この版", "in this revision")
    score: float = column("確かさ", "score")
    verdict: Verdict = column("扱い", "taken for")
    former: str = column("前の版の IRI", "IRI before")
    found: str = column("読み取ったままの IRI", "IRI as read")


DOUBTS = Question("doubts", _TITLE, _ABOUT, DoubtRow, lambda _projection: [])


def doubts(graph: PolicyGraph, name: str) -> Answer:
    """List the doubtful pairs of a revision, or of the latest one of a series, the least sure first.

    Raises `UnknownThing`.
    """
    revision = graph.revision_named(name)
    found = sorted(filter(_is_doubtful, graph.matches(revision)), key=lambda match: (match.score, match.former))
    rows = tuple(map(_row, found))
    projection = Projection.of([graph.extraction(revision)])
    return Answer(DOUBTS, projection, {"document": revision}, rows, len(rows))


def _is_doubtful(match: Match) -> bool:
    return match.is_doubtful


def _row(match: Match) -> DoubtRow:
    return DoubtRow(Kind(match.kind), match.before, match.after, match.score, match.verdict, match.former, match.found)
