"""Views of the graph, each under its own path: as a page, as JSON and as CSV."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.cells import csv_file
from api.negotiation import best
from api.routes.current import CurrentProjection
from api.sending import saved, sent
from ontology.iri import key_of
from ontology.model import Document
from viz.canvas import Scene
from viz.drawing import drawing_of
from viz.view_page import render_view
from viz.views.catalogue import GRAPHS, view_at
from viz.views.view import View

router = APIRouter(include_in_schema=False)
_OFFERS = [("text/html", "html"), ("application/json", "json"), ("text/csv", "csv")]
_KEPT = ("revision",)


def view(request: Request, projection: CurrentProjection) -> Response:
    """Show a view; a suffix (.json, .csv) or else the Accept header chooses the form."""
    path, form = chosen(request)
    options = options_of(request)
    found = view_at(projection, path, options)
    if form == "json":
        return JSONResponse(as_data(found))
    if form == "csv":
        return as_table(found)
    page = render_view(projection, found, {name: options[name] for name in _KEPT if name in options})
    return sent(page, headers={"Vary": "Accept"})


for _name in GRAPHS:
    for _path in (f"/{_name}", f"/{_name}.{{form}}", f"/{_name}/{{rest:path}}"):
        router.add_api_route(_path, view, methods=["GET", "HEAD"])


def options_of(request: Request) -> dict[str, str]:
    """Read the options of a view from a query; what is given several times, as by a form, becomes one list."""
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in request.query_params.multi_items():
        if value:
            given[name].append(value)
    return {name: ",".join(values) for name, values in given.items()}


def chosen(request: Request) -> tuple[str, str]:
    """Give the path of the view that is asked for, and the form: html, json or csv."""
    path = str(request.scope["path"])
    stem, _, suffix = path.rpartition(".")
    if suffix in ("json", "csv"):
        return stem, suffix
    return path, best(request.headers.get("accept", ""), _OFFERS) or "html"


def as_data(found: View) -> dict[str, Any]:
    """Write a view as data, its rows under the names of their columns."""
    drawn = {"figure": drawing_of(found.picture, found.chains)} if isinstance(found.picture, Scene) else {}
    names = [column.name for column in found.table.columns]
    return {
        "view": found.name,
        "path": found.path,
        "title": {"ja": found.ja, "en": found.en},
        "options": dict(found.options),
        "documents": [_document(document) for document in found.documents],
        "columns": [{"name": each.name, "label": {"ja": each.ja, "en": each.en}} for each in found.table.columns],
        "rows": [dict(zip(names, row, strict=True)) for row in found.table.rows],
        "chains": [chain.sentence for chain in found.chains],
        **drawn,
    }


def _document(document: Document) -> Mapping[str, str]:
    return {"id": document.iri, "key": key_of(document.iri), "title": document.title, "revision": document.revision}


def as_table(found: View) -> Response:
    """Send the rows of a view as a CSV file."""
    names = [column.name for column in found.table.columns]
    content = csv_file(names, (dict(zip(names, row, strict=True)) for row in found.table.rows))
    return saved(content, f"{found.name}.csv")
