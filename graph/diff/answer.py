"""The changes as an answer, which has one envelope, one CSV and one page with all other answers."""

from collections.abc import Sequence
from dataclasses import replace

from graph.diff.change import Change, ChangeRow
from graph.projection import Projection
from graph.questions.question import Answer, Question
from graph.questions.words import Words
from ontology.model import Extraction

_TITLE = Words("改定で変わったこと", "What the revision changed")
_ABOUT = Words(
    "二つの版を比べ、新規・廃止・改称・移動、目標値・期限・所管の変更などを、両方の版の引用とともに示す。",
    "Two revisions compared: what is new, abolished, renamed, moved, with other targets, deadlines or ministries.",
)
DIFF = Question("diff", _TITLE, _ABOUT, ChangeRow, lambda _projection: [])


def diff_answer(former: Extraction, new: Extraction, rows: Sequence[ChangeRow]) -> Answer:
    """Put all changes into an answer."""
    document = new.document
    given = {"document": document.series_name, "old": former.document.iri, "new": document.iri}
    return Answer(DIFF, Projection.of([former, new]), given, tuple(rows), len(rows))


def window(found: Answer, change: Change | None = None, offset: int = 0, limit: int | None = None) -> Answer:
    """Cut changes out of an answer that has all of them: of one kind, from `offset` on, at most `limit`."""
    rows = tuple(row for row in found.rows if change is None or row.change is change)
    end = len(rows) if limit is None else offset + limit
    given = {**found.given, "change": change.value if change else None}
    return replace(found, given=given, rows=rows[offset:end], total=len(rows), offset=offset)
