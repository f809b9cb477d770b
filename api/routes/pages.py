"""Pages for readers, drawn by `viz`."""

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.kinds import kind_named
from api.routes.current import CurrentProjection, CurrentSettings
from api.sending import sent
from graph.chains.paths import endpoints, trace
from viz.pages import render_entity, render_home, render_trace

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def home(projection: CurrentProjection, text: str = "", kind: str = "") -> Response:
    """Show what there is, or all things of a kind; texts were looked for here before there was a page for it."""
    if text:
        return RedirectResponse(f"/search?{urlencode({'q': text, 'kind': kind})}")
    return sent(render_home(projection, kind_named(kind) if kind else None))


@router.get("/entities/{key:path}")
def entity(projection: CurrentProjection, key: str) -> HTMLResponse:
    """Show a thing and what it is joined to."""
    return sent(render_entity(projection, projection.entity(key)))


@router.get("/trace/{source}")
def trace_up(projection: CurrentProjection, settings: CurrentSettings, source: str) -> HTMLResponse:
    """Show the chains from a thing to every KPI."""
    return _traced(projection, settings, source, None)


@router.get("/trace/{source}/{target}")
def trace_between(projection: CurrentProjection, settings: CurrentSettings, source: str, target: str) -> HTMLResponse:
    """Show the chains between two things."""
    return _traced(projection, settings, source, target)


def _traced(projection: CurrentProjection, settings: CurrentSettings, source: str, target: str | None) -> HTMLResponse:
    start, end = endpoints(projection, source, target)
    found = trace(projection, start, end, limit=settings.chain_limit)
    return sent(render_trace(projection, start, end, found.chains, truncated=found.truncated))
