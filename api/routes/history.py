"""How things changed and who did what to the store: as JSON, CSV and pages."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from api.answers import AnswerRows, answer_rows, flat_rows
from api.cells import csv_file
from api.routes.current import CurrentEdition, CurrentSettings
from api.routes.paging import page_size
from api.sending import saved, sent
from graph.history.chronicle import deeds_to
from viz.history import render_chronicle, render_life

router = APIRouter()
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="とばす行数 / rows to pass over")]


@router.get(
    "/api/history",
    summary="経緯と履歴 / History",
    tags=["revisions"],
    response_model=AnswerRows,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def history(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    settings: CurrentSettings,
    thing: Annotated[
        str | None, Query(description="もの（なければストアの履歴） / a thing: IRI, key or label; none: the store")
    ] = None,
    form: Annotated[Literal["json", "csv"], Query(alias="format", description="形式 / format")] = "json",
    offset: Offset = 0,
    limit: Annotated[int | None, Query(ge=1, description="行数の上限 / the most rows")] = None,
) -> Response:
    """もの一つの版ごとの経緯、またはストアに誰が何をしたかを返す。 / How a thing changed, or who did what."""
    size = page_size("limit", limit, settings.page_size_max, settings.page_size_max) if form == "json" else limit
    found = edition.life(thing) if thing else edition.chronicle(offset, size)
    if form == "csv":
        return saved(csv_file(*flat_rows(found)), "history.csv")
    return Response(answer_rows(found, size).model_dump_json(), media_type="application/json")


@router.get("/history", include_in_schema=False)
def page(edition: CurrentEdition, settings: CurrentSettings, offset: Offset = 0) -> HTMLResponse:
    """Show what was done to the store."""
    size = settings.page_size
    return sent(render_chronicle(edition.chronicle(offset, size), size))


@router.get("/history/{key:path}", include_in_schema=False)
def page_of_thing(edition: CurrentEdition, key: str) -> HTMLResponse:
    """Show how a thing changed."""
    found = edition.life(key)
    thing = next(row.thing for row in reversed(found.rows) if row.thing)
    return sent(render_life(thing, found, deeds_to(edition.graph, thing.iri)))
