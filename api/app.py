"""The service: one application over one store."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import Response

from api import errors, openapi
from api.declared import OnlyDeclared
from api.language import InTheReadersLanguage
from api.library import Library
from api.routes import (
    audit,
    briefing,
    charts,
    data,
    deciding,
    decisions,
    descriptions,
    diff,
    documents,
    embed,
    export,
    health,
    history,
    linked_data,
    pages,
    question_pages,
    questions,
    search,
    sparql,
    views,
)
from api.schemas import Problem
from api.seeing import SayingWhatIsSeen
from api.settings import Settings
from api.version import VERSION

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A page brings its own policy; whatever else is opened in a browser may load and run nothing.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
_PROBLEMS: dict[int | str, dict[str, object]] = {
    "4XX": {"description": "使えない要求 / A request that cannot be answered", "model": Problem},
    "5XX": {"description": "ストアの不具合 / The store cannot be used", "model": Problem},
}
_DESCRIPTION = (
    "政策文書の知識グラフ。施策から KPI までの筋道を根拠とともに返す。 / A knowledge graph of policy documents."
)


def create_app(folder: Path, settings: Settings | None = None) -> FastAPI:
    """Build the service over the store in a folder; the store is opened at the first request."""
    app = FastAPI(
        title="Sujimichi 筋道",
        version=VERSION,
        description=_DESCRIPTION,
        docs_url=None,  # FastAPI's own pages load scripts from another host
        redoc_url=None,
        responses=_PROBLEMS,
        lifespan=_lifespan,
    )
    app.state.settings = replace(settings or Settings.load({}), store=folder)
    app.state.library = Library(folder)
    app.state.sparql = sparql.SparqlService.over(app.state.library, app.state.settings)
    app.middleware("http")(_with_headers)
    app.add_middleware(SayingWhatIsSeen)
    app.add_middleware(InTheReadersLanguage)
    errors.install(app)
    openapi.install(app)
    for routes in (health, data, search, audit, diff, decisions, history, export, pages, documents, linked_data):
        app.include_router(routes.router, dependencies=[OnlyDeclared])
    for routes in (questions, question_pages, views, charts, deciding, briefing, embed, sparql, descriptions):
        app.include_router(routes.router)  # what they take depends on what is asked: each looks after its own
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.sparql.endpoint.close()
    app.state.library.close()


async def _with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
