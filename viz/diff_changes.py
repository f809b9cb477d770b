"""A change as the page of a comparison tells it: one sentence, and what either revision says, with its passages."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.diff import Change, ChangeRow
from graph.diff.groups import quotes_of
from graph.projection import Projection
from graph.questions import Answer
from ontology.iri import key_of
from ontology.model import Evidence
from viz.details import QuoteView, ThingView, quote_views, thing_view

_QUOTES = 3  # shown of each revision with a change; the data has all
_SURE = 1.0


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change: its sentence, the thing, and what either side says; `revision` is the key of one that has the thing."""

    change: Change
    sentence: str
    english: str
    thing: ThingView
    revision: str
    note: str | None
    score: str | None
    sides: tuple["SideView", "SideView"]


@dataclass(frozen=True, slots=True)
class SideView:
    """What one revision says."""

    value: str | None
    quotes: tuple[QuoteView, ...]


def change_view(found: Answer, row: ChangeRow) -> ChangeView:
    """Tell one change of a comparison."""
    before, after = quotes_of(row, str(found.given["old"]))
    return ChangeView(
        change=row.change,
        sentence=row.sentence,
        english=row.english,
        thing=thing_view(row.thing),
        revision=key_of(str(found.given["old" if row.change is Change.REMOVED else "new"])),
        note=row.note,
        score=f"{row.score:.2f}" if row.score < _SURE else None,
        sides=(
            SideView(row.before, _quotes(found.projection, before)),
            SideView(row.after, _quotes(found.projection, after)),
        ),
    )


def _quotes(projection: Projection, passages: Sequence[Evidence]) -> tuple[QuoteView, ...]:
    return quote_views(projection, passages[:_QUOTES])
