"""Charts: the list of them, each as a page, as JSON and as CSV, and the reasons behind a cell."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.audits import as_of_today
from api.declared import OnlyDeclared
from api.routes.current import CurrentEdition, CurrentProjection
from api.routes.views import as_data, as_table, chosen, options_of
from api.sending import sent
from viz.canvas import Scene
from viz.chart_pages import render_chart, render_charts
from viz.chart_reasons import render_reasons
from viz.views.catalogue import view_at

router = APIRouter(include_in_schema=False)


@router.get("/charts", dependencies=[OnlyDeclared])
def charts() -> HTMLResponse:
    """List all charts."""
    return sent(render_charts())


@router.get("/charts/{rest:path}")
def chart(request: Request, edition: CurrentEdition, projection: CurrentProjection) -> Response:
    """Show a chart; a suffix (.json, .csv) or else the Accept header chooses the form."""
    path, form = chosen(request)
    options = as_of_today(path, options_of(request))
    found = view_at(projection, path, options)
    if form == "json":
        return JSONResponse(as_data(found))
    if form == "csv":
        return as_table(found)
    if isinstance(found.picture, Scene):
        names = path.strip("/").split("/")[2:]
        return sent(render_reasons(projection, found, names, options), headers={"Vary": "Accept"})
    return sent(render_chart(projection, found, edition.projection.documents), headers={"Vary": "Accept"})
