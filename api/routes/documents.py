"""Pages of a document: what was read in it, and its text with what was read marked."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from api.audits import Audit
from api.kinds import AnyKind
from api.routes.current import CurrentEdition
from api.sending import sent
from graph.audit import Tier
from graph.questions.parameters import bad_value
from graph.questions.words import Words
from graph.storage.revisions import in_order
from ontology.text import SourceText
from viz.documents import render_document
from viz.reading import Asked, render_reading

router = APIRouter(prefix="/documents", include_in_schema=False, default_response_class=HTMLResponse)
Place = Annotated[int | None, Query(ge=0, le=1_000_000_000)]
Kinds = Annotated[list[AnyKind] | None, Query(description="見せる種類")]


@router.get("/{key}")
def document(edition: CurrentEdition, key: str) -> HTMLResponse:
    """Show a revision of a document, or the latest of a series."""
    projection = edition.projection_of(key)
    (shown,) = projection.documents
    series = in_order(each for each in edition.documents if each.series == shown.series)
    rules = Audit(projection, {"tier": Tier.FULL}, alone=True).rules()
    return sent(render_document(projection, shown, series, rules))


@router.get("/{key}/text")
def reading(
    edition: CurrentEdition, key: str, start: Place = None, end: Place = None, show: Kinds = None
) -> HTMLResponse:
    """Show the part of a text that holds a place, with what was read there."""
    projection = edition.projection_of(key)
    (shown,) = projection.documents
    text = edition.text(shown.iri)
    if text:
        _refuse_outside(text, start or 0, end)
    return sent(render_reading(projection, shown, text, Asked(start, end, tuple(show or ()))))


def _refuse_outside(text: SourceText, start: int, end: int | None) -> None:
    """Hold a place against the text: characters from `start` to before `end`. Raises `BadParameter`."""
    last = len(text.content)
    if start > last:
        raise bad_value("start", str(start), Words(f"0 から {last} の整数（例: 0）", f"0 to {last} (for example 0)"))
    if end is not None and not start < end <= last:
        first = start + 1
        accepted = Words(f"{first} から {last} の整数（例: {last}）", f"{first} to {last} (for example {last})")
        raise bad_value("end", str(end), accepted)
