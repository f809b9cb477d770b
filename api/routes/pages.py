"""Pages for readers, drawn by `viz`."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.cells import csv_file
from api.declared import OrNothing
from api.kinds import AnyKind
from api.present import entity_detail
from api.routes.current import CurrentEdition, CurrentProjection
from api.sending import saved, sent
from ontology.iri import key_of
from viz.home import render_home
from viz.pages import render_entity
from viz.things import render_things
from viz.views.links import table_of_links

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]


@router.get("/")
def home(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    projection: CurrentProjection,
    text: str = "",
    kind: Annotated[AnyKind | None, OrNothing] = None,
    document: str = "",
    offset: Offset = 0,
) -> Response:
    """Show what there is, or all things of a kind; a document has a page of its own, and so has what was looked for."""
    if text:
        return RedirectResponse(f"/search?{urlencode({'q': text, 'kind': kind or ''})}")
    if not kind:
        return RedirectResponse(f"/documents/{quote(document, safe='')}") if document else sent(render_home(projection))
    if not document:
        return sent(render_things(projection, kind, None, offset))
    alone = edition.projection_of(document)
    return sent(render_things(alone, kind, alone.documents[0], offset))


@router.get("/entities/{key:path}.json")
def entity_json(projection: CurrentProjection, key: str) -> Response:
    """Give a thing as `/api/entities/{key}` does, at the address of its page."""
    return Response(entity_detail(projection, projection.entity(key)).model_dump_json(), media_type="application/json")


@router.get("/entities/{key:path}.csv")
def entity_csv(projection: CurrentProjection, key: str) -> Response:
    """Give the links of a thing as a table, a row for each passage that one stands on."""
    found = projection.entity(key)
    both = (*projection.outgoing(found.iri), *projection.incoming(found.iri))
    known = [link for link in both if {link.source, link.target} <= projection.entities.keys()]  # not to a revision
    table = table_of_links(projection, known)
    names = [column.name for column in table.columns]
    content = csv_file(names, (dict(zip(names, row, strict=True)) for row in table.rows))
    return saved(content, f"{key_of(found.iri)}.csv")


@router.get("/entities/{key:path}")
def entity(projection: CurrentProjection, key: str) -> HTMLResponse:
    """Show a thing and what it is joined to."""
    return sent(render_entity(projection, projection.entity(key)))
